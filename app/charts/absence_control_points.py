"""How is each point of a control chart of absence marked, and what does it say?

Every signal has a shape of its own beside its colour.
"""

from collections.abc import Iterator
from typing import NamedTuple

import plotly.graph_objects as go
import polars as pl

from app.charts.absence_time import quarter_label
from app.charts.theme import Palette, Theme
from app.translations.absence_words import (
    points_words,
    signal_label,
    special_cause_label,
)
from app.translations.gettext import _
from app.translations.numbers import format_share


class _Look(NamedTuple):
    signal: str
    symbol: str
    colour: str
    size: int


def draw_points(rows: pl.DataFrame, theme: Theme) -> Iterator[go.Scatter]:
    """Draw the line through the points, and the points of each kind.

    Args:
        rows: Rows of `absence_signals` of one workplace and measure, in order.
        theme: The look.
    """
    yield _line(rows, theme)
    for look in _looks(theme.palette):
        of_kind = rows.filter(pl.col("signal") == look.signal)
        if not of_kind.is_empty():
            yield _points(of_kind, look, theme)


def _looks(palette: Palette) -> Iterator[_Look]:
    yield _Look("common", "circle", palette.grey, 6)
    yield _Look("improvement", "diamond", palette.blue, 10)
    yield _Look("concern", "triangle-up", palette.orange, 11)


def _line(rows: pl.DataFrame, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=rows["quarter_number"].to_list(),
        y=(rows["difference"] * 100).to_list(),
        mode="lines",
        name="differences",
        connectgaps=False,
        line={"color": theme.palette.grey, "width": 1},
        hoverinfo="skip",
    )


def _points(rows: pl.DataFrame, look: _Look, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=rows["quarter_number"].to_list(),
        y=(rows["difference"] * 100).to_list(),
        mode="markers",
        name=look.signal,
        marker={
            "symbol": look.symbol,
            "size": look.size,
            "color": look.colour,
            "line": {"color": theme.palette.surface, "width": 1},
        },
        customdata=[_hover(row) for row in rows.iter_rows(named=True)],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _hover(row: dict[str, object]) -> str:
    against = _("{quarter}: {points} percentage points ({share} against {national})")
    said = against.format(
        quarter=quarter_label(int(str(row["quarter_number"]))),
        points=points_words(float(str(row["difference"]))),
        share=format_share(float(str(row["absence_share"]))),
        national=format_share(float(str(row["national_share"]))),
    )
    why = special_cause_label(str(row["special_cause"]))
    return f"{said}<br>{signal_label(str(row['signal']))}: {why}"
