"""Show how long what is overdue has stood, by rule or severity."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.marks import Mark, solid
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Palette, Theme
from app.metrics.ageing import BANDS
from app.translations.gap_words import age_band_label
from app.translations.numbers import format_count


class AgeBar(NamedTuple):
    """How many of one group stand in each band."""

    name: str
    counts: dict[str, int]


def age_marks(palette: Palette) -> dict[str, Mark]:
    """Mark how long something has stood overdue."""
    return {
        "fresh": Mark(palette.surface, palette.grey),
        "weeks": Mark(palette.surface, palette.grey, ".", palette.grey),
        "months": Mark(palette.surface, palette.amber_edge, "/", palette.amber_edge),
        "year": solid(palette.orange),
    }


def ageing_chart(bars: Sequence[AgeBar], theme: Theme) -> go.Figure:
    """Draw one bar per group, what has stood longest first.

    Under each bar stand its counts in the order of the bands, without their names,
    which a phone has no room for: the caption names them.

    Args:
        bars: What to draw, from the top down.
        theme: The look.
    """
    return rows_of_bars([_row(bar, theme) for bar in bars], theme)


def _row(bar: AgeBar, theme: Theme) -> Row:
    palette = theme.palette
    marks = age_marks(palette)
    colours = {
        "fresh": palette.muted,
        "weeks": palette.muted,
        "months": palette.ink,
        "year": palette.orange_text,
    }
    shown = [(band, bar.counts[band]) for band in reversed(BANDS) if bar.counts[band]]
    return Row(
        bar.name,
        format_count(sum(bar.counts.values())),
        [
            Segment(
                count,
                marks[band],
                f"{escape(bar.name)}, {age_band_label(band)}: {format_count(count)}",
            )
            for band, count in shown
        ],
        under=" · ".join(
            f'<span style="color:{colours[band]}">{format_count(bar.counts[band])}'
            "</span>"
            for band in reversed(BANDS)
        ),
    )
