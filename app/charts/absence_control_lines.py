"""Where do the mean and the limits of a control chart lie, and what are they called?

Every group of quarters between two re-baselines has its own, so the lines break there.
"""

from collections.abc import Iterator

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme
from app.translations.gettext import _

TRIAL_DASH = "4px,4px"
_LINE_HEIGHT = 15
"""Pixels between two names, so that they can be read."""
_COLUMNS = ("upper_limit", "mean", "lower_limit")


def draw_groups(rows: pl.DataFrame, theme: Theme) -> Iterator[go.Scatter]:
    """Draw mean and limits of each group; those for trial are dashed.

    Args:
        rows: Rows of `absence_signals` of one workplace and measure, in order.
        theme: The look.
    """
    known = rows.drop_nulls("mean")
    for group in known.partition_by("baseline_number", maintain_order=True):
        ends = [group["quarter_number"][0] - 0.5, group["quarter_number"][-1] + 0.5]
        is_trial = bool(group["is_trial"][0])
        for column in _COLUMNS:
            if group[column][0] is None:
                continue
            height = group[column][0] * 100
            yield go.Scatter(
                x=ends,
                y=[height, height],
                mode="lines",
                name=f"{column}-{group['baseline_number'][0]}",
                line=_look(column, theme, is_trial=is_trial),
                hoverinfo="skip",
            )


def name_lines(
    figure: go.Figure, rows: pl.DataFrame, points_per_pixel: float, theme: Theme
) -> None:
    """Name the newest lines beside the plot, and say which limits are for trial.

    Args:
        figure: The chart, with the range of its horizontal axis set.
        rows: As in `draw_groups`.
        points_per_pixel: Percentage points that a pixel of the plot covers.
        theme: The look.
    """
    figure.add_hline(y=0, line={"color": theme.palette.ink, "width": 1})
    known = rows.drop_nulls("mean")
    names = [(0.0, _("the country"))]
    if not known.is_empty():
        newest = known.row(-1, named=True)
        words = (_("limit"), _("mean"), _("limit"))
        names += [
            (newest[column] * 100, word)
            for column, word in zip(_COLUMNS, words, strict=True)
            if newest[column] is not None and (column == "mean" or _has_width(newest))
        ]
    for height, shift, word in _apart(names, points_per_pixel):
        figure.add_annotation(
            x=1, xref="paper", xshift=5, y=height, yshift=shift, text=word
        )
    _say_trial(figure, known)


def _look(column: str, theme: Theme, *, is_trial: bool) -> dict[str, object]:
    is_mean = column == "mean"
    return {
        "color": theme.palette.muted,
        "width": 1.5 if is_mean else 1,
        "dash": TRIAL_DASH if is_trial else "solid",
    }


def _has_width(row: dict[str, float]) -> bool:
    return row["upper_limit"] is not None and row["upper_limit"] > row["mean"]


def _apart(
    names: list[tuple[float, str]], points_per_pixel: float
) -> Iterator[tuple[float, float, str]]:
    """Move names up where they would stand on each other, from the lowest."""
    free = float("-inf")
    for height, word in sorted(names):
        place = height / points_per_pixel
        at = max(place, free)
        yield height, at - place, word
        free = at + _LINE_HEIGHT


def _say_trial(figure: go.Figure, known: pl.DataFrame) -> None:
    trial = known.filter("is_trial")
    if trial.is_empty():
        return
    group = trial.filter(pl.col("baseline_number") == trial["baseline_number"][-1])
    low, high = figure.layout.xaxis.range
    starts = group["quarter_number"][0] - 0.5
    is_late = starts > (low + high) / 2
    figure.add_annotation(
        x=high if is_late else starts,
        y=(group["upper_limit"][0] or group["mean"][0]) * 100,
        yshift=9,
        xanchor="right" if is_late else "left",
        text=_("limits for trial: under 13 quarters"),
    )
