"""Which mark and which colours has a series of a meeting's chart?"""

from typing import NamedTuple

from app.charts.marks import Mark
from app.charts.theme import LIGHT, Palette
from app.sections.content import Bars, Chart, Colour, Intervals, Lines, Series


class KeyEntry(NamedTuple):
    """One series, as the key over a chart names it."""

    name: str
    fill: str
    edge: str
    is_hatched: bool = False
    is_line: bool = False
    is_dashed: bool = False


def mark_of(series: Series, palette: Palette) -> Mark:
    """Give the fill, the outline and the hatch of a series."""
    colour, edge = colour_of(series.colour, palette), edge_of(series.colour, palette)
    if series.is_hatched:
        return Mark(palette.surface, edge, "/", edge)
    return Mark(colour, edge)


def colour_of(colour: Colour, palette: Palette) -> str:
    """Give the colour of a mark."""
    return str(getattr(palette, colour))


def edge_of(colour: Colour, palette: Palette) -> str:
    """Give the outline of a mark: sky and amber are too pale to stand without one."""
    edges = {"sky": palette.blue, "amber": palette.amber_edge}
    return edges.get(colour, colour_of(colour, palette))


def inside_of(series: Series, palette: Palette) -> str:
    """Give the colour of words that stand in a mark."""
    is_pale = series.colour in ("sky", "amber")
    # In the dark every mark is pale, and the surface is what is dark.
    return palette.ink if is_pale and palette == LIGHT else palette.surface


def chart_key(chart: Chart, palette: Palette) -> tuple[KeyEntry, ...]:
    """Name the series of a chart; nothing where there is only one without a name.

    Args:
        chart: The chart.
        palette: The colours of the mode.
    """
    match chart:
        case Bars():
            entries = _bars_key(chart, palette)
        case Lines():
            entries = _lines_key(chart, palette)
        case Intervals():
            entries = ()
    return entries


def drawn_series(chart: Bars) -> tuple[Series, ...]:
    """Give the series that are seen: not the base that a bridge stands on."""
    return tuple(series for series in chart.series if not series.is_base)


def _bars_key(chart: Bars, palette: Palette) -> tuple[KeyEntry, ...]:
    shown = drawn_series(chart)
    is_bridge = len(shown) < len(chart.series)
    # The columns of a bridge are named under each of them.
    if len(shown) < 2 or is_bridge:
        return ()
    marks = [(series, mark_of(series, palette)) for series in shown]
    return tuple(
        KeyEntry(series.name, mark.fill, mark.edge, series.is_hatched)
        for series, mark in marks
    )


def _lines_key(chart: Lines, palette: Palette) -> tuple[KeyEntry, ...]:
    return tuple(
        KeyEntry(
            line.name,
            colour_of(line.colour, palette),
            edge_of(line.colour, palette),
            is_line=True,
            is_dashed=line.is_dashed,
        )
        for line in chart.lines
        if line.name
    )
