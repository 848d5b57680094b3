"""What stands over a bar of the timeline, and what does it say when pointed at?"""

from collections.abc import Mapping
from datetime import date
from html import escape
from textwrap import wrap
from typing import NamedTuple

from app.charts.theme import Theme
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import delivery_units

_ROOM = 40
"""Letters of a name on a phone; the whole name is in the hover and in the table."""
_ROOM_BESIDE = 27
"""Letters when the days over stand on the same line."""
_HOVER = 44
"""Letters of a line in a hover; a longer one is cut off at the edge of a phone."""


Annotation = dict[str, object]
"""Words on a chart, as Plotly takes them."""


class Row(NamedTuple):
    """A delivery, and its pixels from the top of the plot."""

    delivery: dict[str, object]
    top: int
    bottom: int
    starts_group: bool = False


def row_names(
    rows: list[Row], theme: Theme, *, links: Mapping[str, str]
) -> list[Annotation]:
    """Word the name of every delivery over its bar, and of every group over its first.

    The words are given together, and not added to a figure one by one: Plotly checks
    all that are there each time, which takes seconds for one window.

    Args:
        rows: The deliveries, from the top down.
        theme: The look.
        links: delivery_id to the address of its page.
    """
    words: list[Annotation] = []
    for row in rows:
        days = row.delivery["past_planned_end_days"]
        name = _name(row, links, theme, is_late=days is not None)
        if row.starts_group:
            words.append(_at_left(_group_words(row), row.top - 11, 15, theme))
        words.append(_at_left(name, row.top + 9, 14, theme))
        if isinstance(days, int):
            words.append(_days_over(days, row.top + 9, theme))
    return words


def hover_words(delivery: Mapping[str, object]) -> str:
    """Say what a delivery is, and its days, in lines; names are escaped."""
    named = delivery["workplace_name"] or delivery["delivery_id"]
    said = [f"<b>{escape(line)}</b>" for line in wrap(str(named), _HOVER) or [""]]
    units = int(str(delivery["unit_count"]))
    said.append(
        escape(
            " · ".join(
                (
                    str(delivery["delivery_id"]),
                    code_label("delivery_type", str(delivery["delivery_type"])) or "",
                    f"{format_count(units)} {delivery_units(units)}",
                )
            )
        )
    )
    if delivery["centre_name"]:
        said += [escape(line) for line in wrap(str(delivery["centre_name"]), _HOVER)]
    said.append(code_label("state", str(delivery["state"])) or "")
    return "<br>".join([*said, *_days(delivery)])


def _days(delivery: Mapping[str, object]) -> list[str]:
    words = {
        "first_contact_on": _("first contact {day}"),
        "started_on": _("started {day}"),
        "planned_end_on": _("planned end {day}"),
        "ended_on": (
            _("stopped {day}")
            if delivery["state"] == "stopped"
            else _("completed {day}")
        ),
    }
    return [
        said.format(day=format_day(day))
        for column, said in words.items()
        if isinstance(day := delivery[column], date)
    ]


def _group_words(row: Row) -> str:
    count = int(str(row.delivery["group_count"]))
    label = _short(str(row.delivery["group_label"]), _ROOM)
    return f"<b>{escape(label)}</b> {format_count(count)}"


def _name(row: Row, links: Mapping[str, str], theme: Theme, *, is_late: bool) -> str:
    delivery_id = str(row.delivery["delivery_id"])
    named = str(row.delivery["workplace_name"] or "")
    name = escape(_short(named, _ROOM_BESIDE if is_late else _ROOM))
    small = _coloured(escape(delivery_id), theme.palette.muted)
    address = links.get(delivery_id)
    if address is None:
        return f"{name} {small}".strip()
    # A browser's own colour of links is too pale in the dark.
    linked = _coloured(name or escape(delivery_id), theme.palette.blue_text)
    words = f'<a href="{escape(address)}" target="_self">{linked}</a>'
    return f"{words} {small}" if name else words


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}">{text}</span>'


def _at_left(text: str, y: float, size: int, theme: Theme) -> Annotation:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "y": y,
        # A line of a day may stand where the name is.
        "bgcolor": theme.palette.surface,
        "font": {"size": size * theme.scale, "color": theme.palette.ink},
    }


def _days_over(days: int, y: float, theme: Theme) -> Annotation:
    return {
        "text": ngettext("{count} day over", "{count} days over", days).format(
            count=format_count(days)
        ),
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "y": y,
        "bgcolor": theme.palette.surface,
        "font": {"color": theme.palette.orange_text},
    }


def _short(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1].rstrip(' ,')}…"
