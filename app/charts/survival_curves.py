"""Draw a survival curve: its steps, its 95 % band and its median."""

from html import escape
from typing import NamedTuple

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Palette, Theme
from app.metrics.duration_groups import FEWEST_AT_RISK
from app.metrics.durations import Survival
from app.translations.gettext import _
from app.translations.numbers import format_count, format_number, format_share

MOST_STEPS = 240
"""A curve with more steps than this is drawn with this many, of a few pixels each."""


class Look(NamedTuple):
    """How a curve differs from the others, in grey too."""

    colour: str
    text: str
    dash: str
    symbol: str


class Curve(NamedTuple):
    """One curve: its name, and what it is drawn from."""

    name: str
    survival: Survival
    look: int = 0
    """Its place in `looks`."""


def looks(palette: Palette) -> tuple[Look, Look]:
    """Give the looks that a curve can have."""
    return (
        Look(palette.blue, palette.blue_text, "solid", "circle"),
        Look(palette.orange, palette.orange_text, "5px,3px", "diamond"),
    )


def drawn_steps(table: pl.DataFrame) -> pl.DataFrame:
    """Keep the steps of the curve while enough are left, and where that ends."""
    enough = table.filter(pl.col("at_risk") >= FEWEST_AT_RISK)
    is_step = (pl.col("events") > 0) | (pl.col("time") == pl.col("time").max())
    steps = enough.filter(is_step)
    if steps.height <= MOST_STEPS:
        return steps
    width = float(str(steps["time"].max())) / MOST_STEPS
    return (
        steps.group_by((pl.col("time") / width).ceil().alias("step"))
        .agg(pl.all().sort_by("time").last())
        .sort("time")
        .select(table.columns)
    )


def label(curve: Curve) -> str:
    """Name a curve and its median, on two lines."""
    median = curve.survival.median
    words = (
        _("median not reached")
        if median is None
        else _("median {months} months").format(months=format_number(median))
    )
    return f"<b>{escape(curve.name)}</b><br>{words}"


def label_at(curve: Curve, frame: pl.DataFrame) -> tuple[float, float]:
    """Give the place of the median, else where the curve stops."""
    median, stop = curve.survival.median, float(frame["time"][-1])
    if median is not None and median <= stop:
        return median, 0.5
    return stop, float(frame["survival"][-1])


def _stairs(
    frame: pl.DataFrame, column: str, *, start: float = 1
) -> tuple[list[float], list[float]]:
    """Give the corners of a curve that stays level and then falls."""
    times, values = frame["time"].to_list(), frame[column].to_list()
    x, y = [0.0], [start]
    for time, value in zip(times, values, strict=True):
        x += [time, time]
        y += [y[-1], value]
    return x, y


def add_band(figure: go.Figure, frame: pl.DataFrame, look: Look) -> None:
    """Fill between the limits of the steps."""
    # Before the first end there is no interval, and the curve is at 1.
    known = frame.filter(pl.col("lower").is_not_null())
    if known.is_empty():
        return
    x, upper = _stairs(known, "upper")
    _same, lower = _stairs(known, "lower")
    figure.add_trace(
        go.Scatter(
            x=x + x[::-1],
            y=upper + lower[::-1],
            mode="none",
            fill="toself",
            fillcolor=look.colour,
            opacity=0.13,
            hoverinfo="skip",
        )
    )


def add_curve(figure: go.Figure, frame: pl.DataFrame, look: Look) -> None:
    """Draw the steps; each corner tells share and number left when pointed at."""
    x, y = _stairs(frame, "survival")
    hover = [_hover(*row) for row in _hover_rows(frame)]
    figure.add_trace(
        go.Scatter(
            x=x,
            y=y,
            mode="lines",
            line={"color": look.colour, "width": 2.5, "dash": look.dash},
            customdata=[hover[max(n - 1, 0) // 2] for n in range(len(x))],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )


def _hover_rows(frame: pl.DataFrame) -> list[tuple[float, ...]]:
    return frame.select("time", "survival", "at_risk").rows()


def _hover(time: float, share: float, at_risk: float) -> str:
    return _("{months} months: {share} still ongoing, {count} were left").format(
        months=format_number(time),
        share=format_share(share, digits=0),
        count=format_count(int(at_risk)),
    )


def add_median(
    figure: go.Figure, curve: Curve, frame: pl.DataFrame, look: Look, *, theme: Theme
) -> None:
    """Mark the median, when the curve is drawn so far."""
    median = curve.survival.median
    if median is None or median > frame["time"][-1]:
        return
    figure.add_trace(
        go.Scatter(
            x=[median],
            y=[0.5],
            mode="markers",
            marker={
                "symbol": look.symbol,
                "size": 12,
                "color": look.colour,
                "line": {"color": theme.palette.surface, "width": 1.5},
            },
            customdata=[label(curve)],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
