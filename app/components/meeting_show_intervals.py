"""Draw estimates with intervals under each other, held against zero.

Clear ones are solid and filled, the others dotted and open; orange is a diamond.
"""

from collections.abc import Sequence
from html import escape
from math import ceil, floor

from app.charts.meeting_marks import colour_of
from app.charts.theme import Palette
from app.components.meeting_show_rows import Line, Row, draw_rows
from app.sections.content import Interval, Intervals
from app.translations.numbers import format_number

_FREE = 0.04
"""Part of the scale that is left free at both ends, or a mark there would be cut."""
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MOST_TICKS = 6
_MINUS = "\N{MINUS SIGN}"


def draw_intervals(chart: Intervals, palette: Palette, *, room: int) -> str:
    """Write a chart of intervals as HTML.

    Args:
        chart: What to draw.
        palette: The colours of the mode.
        room: Pixels that there are on a wall.
    """
    reach = _reach(chart.rows)
    rows = [
        Row(
            row.name,
            (Line(escape(row.label), len(row.label), _mark(row, palette, reach)),),
        )
        for row in chart.rows
    ]
    axis = _axis(reach, palette) if rows else ""
    return draw_rows(rows, chart.alt, room=room, axis=axis, title=chart.value_title)


def ticks(low: float, high: float) -> list[float]:
    """Choose a few even values between two, zero among them."""
    span = high - low
    step = next((each for each in _STEPS if span / each <= _MOST_TICKS), span)
    return [step * place for place in range(ceil(low / step), floor(high / step) + 1)]


def _reach(rows: Sequence[Interval]) -> tuple[float, float]:
    low = min([row.low for row in rows], default=0.0)
    high = max([row.high for row in rows], default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    free = (high - low) * _FREE or 1.0
    return low - free, high + free


def _at(value: float, reach: tuple[float, float]) -> float:
    """Give the place of a value, in per cent of the scale."""
    return 100 * (value - reach[0]) / (reach[1] - reach[0])


def _mark(row: Interval, palette: Palette, reach: tuple[float, float]) -> str:
    colour = colour_of(row.colour, palette) if row.is_clear else palette.grey
    low, middle, high = (_at(each, reach) for each in (row.low, row.middle, row.high))
    dash = "solid" if row.is_clear else "dotted"
    fill = colour if row.is_clear else palette.surface
    shape = "rotate(45deg)" if row.colour == "orange" else ""
    radius = "0" if shape else "50%"
    zero = _bar(_at(0, reach), palette.muted)
    return (
        f'<div style="position:relative;height:1em">{zero}'
        f'<div style="position:absolute;left:{low:.3f}%;width:{high - low:.3f}%;'
        f'top:50%;border-top:0.16em {dash} {colour};transform:translateY(-50%)"></div>'
        f'<div style="position:absolute;left:{middle:.3f}%;top:50%;width:0.62em;'
        f"height:0.62em;box-sizing:border-box;border:0.14em solid {colour};"
        f"background:{fill};border-radius:{radius};"
        f'transform:translate(-50%,-50%) {shape}"></div></div>'
    )


def _bar(at: float, colour: str) -> str:
    return (
        f'<div style="position:absolute;left:{at:.3f}%;top:-0.1em;bottom:-0.1em;'
        f'width:2px;margin-left:-1px;background:{colour}"></div>'
    )


def _axis(reach: tuple[float, float], palette: Palette) -> str:
    words = "".join(
        f'<span style="position:absolute;left:{_at(each, reach):.3f}%;'
        f'transform:translateX(-50%);white-space:nowrap">{_signed(each)}</span>'
        for each in ticks(*reach)
    )
    return (
        f'<div style="position:relative;height:1.3em;border-top:1px solid '
        f'{palette.line};color:{palette.muted}">{words}</div>'
    )


def _signed(value: float) -> str:
    digits = 0 if float(value).is_integer() else 1
    words = format_number(abs(value), digits=digits)
    if value < 0:
        return f"{_MINUS}{words}"
    return f"+{words}" if value else words
