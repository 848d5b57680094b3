"""Where has a curve of absence no point, and why not?

Each reason has a sign of its own, in the chart and in the words under it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import plotly.graph_objects as go
import polars as pl

from app.charts.absence_time import quarter_label
from app.charts.theme import Theme
from app.translations.absence_words import hidden_label
from app.translations.gettext import _
from app.translations.numbers import format_count


class Gap(NamedTuple):
    """One kind of quarter without a point."""

    code: str
    symbol: str
    sign: str
    """As it is written in words."""


GAPS = (
    Gap("few", "x-thin", "×"),
    Gap("source", "cross-thin", "+"),
    Gap("lacks_national", "line-ns", "|"),
)


def draw_gaps(rows: pl.DataFrame, y: float, theme: Theme) -> Iterator[go.Scatter]:
    """Mark the quarters that are hidden or have no national figure, each with why.

    Args:
        rows: Quarters of one curve with `why_no_point`.
        y: How high the marks stand.
        theme: The look.
    """
    for gap in GAPS:
        of_kind = rows.filter(pl.col("gap") == gap.code)
        if of_kind.is_empty():
            continue
        numbers = of_kind["quarter_number"].to_list()
        yield go.Scatter(
            x=numbers,
            y=[y] * len(numbers),
            mode="markers",
            name=gap.code,
            marker={
                "symbol": gap.symbol,
                "size": 7,
                "color": theme.palette.grey,
                "line": {"width": 1.5, "color": theme.palette.grey},
            },
            customdata=[
                f"{quarter_label(number)}: {gap_label(gap.code)}" for number in numbers
            ],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )


def why_no_point(quarters: pl.DataFrame, *, against_country: bool) -> pl.DataFrame:
    """Add `gap`: few, source, missing or lacks_national; null where there is a point.

    Args:
        quarters: Rows of `absence_differences`.
        against_country: Does a point need a national figure too?
    """
    lacks = pl.col("lacks_national") if against_country else pl.lit(value=False)
    return quarters.with_columns(
        gap=pl.when(pl.col("is_hidden"))
        # What is hidden with few persons reads as few: see `hidden_label`.
        .then(
            pl.when(pl.col("hidden_why") == "source")
            .then(pl.lit("source"))
            .otherwise(pl.lit("few"))
        )
        .when(pl.col("is_missing"))
        .then(pl.lit("missing"))
        .when(lacks)
        .then(pl.lit("lacks_national"))
    )


def gap_label(code: str) -> str:
    """Say why a quarter has no point."""
    if code == "lacks_national":
        return _("no national figure")
    if code == "missing":
        return _("no figure")
    return hidden_label(code)


def gaps_in_words(rows: pl.DataFrame) -> list[str]:
    """Say how many quarters have no point, by why: `× hidden (few persons): 3`.

    Args:
        rows: Rows of `why_no_point`, of one curve or several.
    """
    counts = dict(rows.drop_nulls("gap").group_by("gap").len().iter_rows())
    # What the data lack has no mark: its place is empty.
    signs = {gap.code: f"{gap.sign} " for gap in GAPS} | {"missing": ""}
    return [
        f"{sign}{gap_label(code)}: {format_count(counts[code])}"
        for code, sign in signs.items()
        if code in counts
    ]
