"""Show how much of each county has been reached, one tile per county, north up."""

from typing import NamedTuple

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.numbers import format_share
from data.reference.places import county_name

TILES = {
    "55": (2, 0),
    "56": (3, 0),
    "18": (1, 1),
    "50": (1, 2),
    "15": (0, 3),
    "34": (1, 3),
    "46": (0, 4),
    "33": (1, 4),
    "03": (2, 4),
    "32": (3, 4),
    "11": (0, 5),
    "40": (1, 5),
    "39": (2, 5),
    "31": (3, 5),
    "42": (1, 6),
}
"""Column and row of each county of 2024."""

_SHORT = {"15": "Møre og R."}
"""Names too long for a tile on a phone."""
_KEY_AT = (2.15, 1.7)
"""The empty sea west of Nordland, turned east: room for the key."""


class _Tile(NamedTuple):
    county_code: str
    name: str
    share: float | None
    hover: str


def county_tiles_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw the coverage of each county; zero is white, no workplaces is hatched.

    Args:
        frame: Rows of `coverage_by_county`: county_code, in_scope_count,
            reached_count, reached_share. Codes outside the map are left to the table.
        theme: The look.
    """
    figure = new_figure(theme, height=420)
    figure.update_layout(
        barmode="overlay",
        margin={"l": 1, "r": 1, "t": 1, "b": 1},
        xaxis={"visible": False, "range": [-0.5, 3.5]},
        yaxis={"visible": False, "range": [6.5, -0.5]},
    )
    tiles = _tiles(frame)
    edges = share_edges([tile.share for tile in tiles if tile.share])
    for tile in tiles:
        _add_tile(figure, tile, edges, theme)
    _add_key(figure, edges, theme)
    return figure


def share_edges(shares: list[float]) -> list[float]:
    """Cut the shares above zero into at most three classes of about equal size.

    Returns:
        The lowest whole percent (as a share) of each class, rising; empty for none.
    """
    whole = sorted(round(share, 2) for share in shares)
    starts = (0, len(whole) // 3, 2 * len(whole) // 3)
    return sorted({whole[start] for start in starts}) if whole else []


def _tiles(frame: pl.DataFrame) -> list[_Tile]:
    found = {row["county_code"]: row for row in frame.iter_rows(named=True)}
    return [_tile(code, found.get(code)) for code in TILES]


def _tile(code: str, row: dict[str, int | float] | None) -> _Tile:
    name = county_name(code) or code
    if row is None:
        return _Tile(code, name, None, _("{name}: no workplaces").format(name=name))
    hover = _("{name}: {reached} of {all} workplaces").format(
        name=name, reached=row["reached_count"], all=row["in_scope_count"]
    )
    return _Tile(code, name, row["reached_share"], hover)


def _step(share: float, edges: list[float]) -> int:
    """Give the place in the ramp: 0 for nothing, the last for the highest class."""
    if not share:
        return 0
    return 4 - sum(round(share, 2) < edge for edge in edges)


def _add_tile(figure: go.Figure, tile: _Tile, edges: list[float], theme: Theme) -> None:
    column, row = TILES[tile.county_code]
    palette = theme.palette
    step = 0 if tile.share is None else _step(tile.share, edges)
    marker: dict[str, object] = {"color": palette.ramp[step]}
    if step == 0:
        marker["line"] = {"color": palette.grey, "width": 1}
    if tile.share is None:
        marker["pattern"] = {"shape": "/", "fgcolor": palette.line, "size": 8}
    figure.add_trace(
        go.Bar(
            x=[column],
            y=[0.93],
            base=[row - 0.465],
            width=0.955,
            marker=marker,
            customdata=[tile.hover],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    colour = palette.surface if step == 4 else palette.ink
    _add_tile_words(figure, tile, colour, theme)


def _add_tile_words(figure: go.Figure, tile: _Tile, colour: str, theme: Theme) -> None:
    column, row = TILES[tile.county_code]
    value = (
        _("no figures") if tile.share is None else format_share(tile.share, digits=0)
    )
    plate = theme.palette.surface if tile.share is None else None
    name = _SHORT.get(tile.county_code, tile.name)
    for words, lift, size in ((name, -0.19, 12), (f"<b>{value}</b>", 0.17, 14)):
        figure.add_annotation(
            text=words,
            x=column,
            y=row + lift,
            xanchor="center",
            bgcolor=plate,
            font={"size": size * theme.scale, "color": colour},
        )


def _add_key(figure: go.Figure, edges: list[float], theme: Theme) -> None:
    column, row = _KEY_AT
    palette = theme.palette
    for place, (step, words) in enumerate(_key_words(edges)):
        y = row - 0.5 + place * 0.36
        figure.add_shape(
            type="rect",
            x0=column - 0.1,
            x1=column + 0.14,
            y0=y - 0.12,
            y1=y + 0.12,
            fillcolor=palette.ramp[step],
            line={"color": palette.grey, "width": 1 if step == 0 else 0},
        )
        figure.add_annotation(text=words, x=column + 0.24, y=y)


def _key_words(edges: list[float]) -> list[tuple[int, str]]:
    first_step = 5 - len(edges)
    named = []
    for place, edge in enumerate(edges):
        named.append((first_step + place, _class_words(edge, edges[place + 1 :])))
    return [*reversed(named), (0, format_share(0, digits=0))]


def _class_words(edge: float, later: list[float]) -> str:
    if not later:
        return _("{share} or more").format(share=format_share(edge, digits=0))
    last = later[0] - 0.01
    start = "" if round(last - edge, 2) <= 0 else f"{edge * 100:.0f}–"
    return f"{start}{format_share(last, digits=0)}"
