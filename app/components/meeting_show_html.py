"""Write the words of a finding in type that is read from five metres.

Streamlit sets no type above its headings, so these are pieces of HTML with their size
inline. The size follows the width of the screen: a wall gets the largest, a phone what
it has room for. Every text is escaped.
"""

from collections.abc import Sequence
from html import escape

from app.charts.meeting_marks import KeyEntry
from app.sections.content import Table

_HEADING = "clamp(1.5rem, 2.8vw, 3.4rem)"
_SENTENCE = "clamp(1.125rem, 1.875vw, 2.25rem)"
_SMALL = "clamp(1rem, 1.4vw, 1.6rem)"
_TABLE = "clamp(1rem, 1.5vw, 1.75rem)"
_BREAKS = "margin:0;padding:0;overflow-wrap:anywhere;"


def heading(text: str, language: str) -> str:
    """Write the heading of a screen: the one h1 of the page."""
    style = f"{_BREAKS}font-size:{_HEADING};font-weight:600;line-height:1.15"
    return f'<h1 lang="{escape(language)}" style="{style}">{escape(text)}</h1>'


def sentence(text: str, *, is_first: bool) -> str:
    """Write a sentence; the first is read aloud."""
    size = _SENTENCE if is_first else _SMALL
    return f'<p style="{_BREAKS}font-size:{size};line-height:1.3">{escape(text)}</p>'


def small(text: str, colour: str) -> str:
    """Write what is read by those who look for it."""
    style = f"{_BREAKS}font-size:{_SMALL};line-height:1.3;color:{colour}"
    return f'<p style="{style}">{escape(text)}</p>'


def small_pair(left: str, right: str, colour: str) -> str:
    """Write two small texts at the ends of one line, or under each other."""
    style = (
        f"display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.5rem;"
        f"font-size:{_SMALL};line-height:1.3;color:{colour}"
    )
    return (
        f'<div style="{style}"><span>{escape(left)}</span>'
        f"<span>{escape(right)}</span></div>"
    )


def remark(words: str, under: str, colours: tuple[str, str]) -> str:
    """Write what the meeting says of a section, and the day it did.

    Args:
        words: The comment; its line breaks are kept.
        under: The day.
        colours: Of the line beside it, and of the day.
    """
    line, muted = colours
    box = (
        f"{_BREAKS}border-left:4px solid {line};padding-left:0.75rem;"
        f"font-size:{_SMALL};line-height:1.35"
    )
    return (
        f'<div style="{box}"><div style="white-space:pre-line">{escape(words)}</div>'
        f'<div style="color:{muted}">{escape(under)}</div></div>'
    )


def key(title: str, entries: Sequence[KeyEntry], colour: str) -> str:
    """Write what a chart counts, and the name of each of its series."""
    names = "".join(
        f'<span style="white-space:nowrap">{_swatch(entry)} {escape(entry.name)}</span>'
        for entry in entries
    )
    style = (
        "display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1.25rem;"
        f"font-size:{_SMALL};line-height:1.4"
    )
    what = f'<span style="color:{colour}">{escape(title)}</span>' if title else ""
    return f'<div style="{style}">{what}{names}</div>'


def table(shown: Table, line: str, *, is_large: bool) -> str:
    """Write a table with its title, its headings and all the rows that it is given.

    Args:
        shown: The table.
        line: The colour of the lines between rows.
        is_large: Whether it is read from five metres.
    """
    size = _TABLE if is_large else "1rem"
    body = "".join(
        f'<tr style="border-top:1px solid {line}">{_cells(shown, row)}</tr>'
        for row in shown.rows
    )
    heads = "".join(
        f'<th scope="col" style="{_cell(column.is_number)};font-weight:600">'
        f"{escape(column.heading)}</th>"
        for column in shown.columns
    )
    style = "border-collapse:collapse;width:100%;border:0;margin:0;color:inherit"
    caption = "text-align:left;caption-side:top;padding:0 0 0.25rem;color:inherit"
    # A table that is wider than a phone scrolls in its frame, with the keyboard too.
    return (
        f'<div role="group" aria-label="{escape(shown.title)}" tabindex="0" '
        f'style="overflow-x:auto;font-size:{size};line-height:1.3">'
        f'<table style="{style}"><caption style="{caption}">{escape(shown.title)}'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(shown: Table, row: Sequence[str]) -> str:
    return "".join(
        f'<td style="{_cell(column.is_number)}">{escape(text)}</td>'
        for column, text in zip(shown.columns, row, strict=True)
    )


def _cell(is_number: bool) -> str:
    align = "right;white-space:nowrap" if is_number else "left"
    return f"text-align:{align};vertical-align:top;border:0;padding:0.3em 0.6em 0.3em 0"


def _swatch(entry: KeyEntry) -> str:
    size = "display:inline-block;width:1em;height:0.8em;"
    if entry.is_line:
        dash = "dashed" if entry.is_dashed else "solid"
        style = f"display:inline-block;width:1.8em;border-top:4px {dash} {entry.edge};"
        style += "vertical-align:middle"
    elif entry.is_hatched:
        style = (
            f"{size}border:1px solid {entry.edge};background:"
            f"repeating-linear-gradient(135deg,{entry.edge} 0 2px,{entry.fill} 2px 6px)"
        )
    else:
        style = f"{size}border:1px solid {entry.edge};background:{entry.fill}"
    return f'<span style="{style}"></span>'
