"""Show how many deliveries stand late, with what, and for how long."""

import plotly.graph_objects as go
import polars as pl

from app.charts.marks import band_marks
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.metrics.lateness import BANDS, KINDS
from app.translations.numbers import format_count
from app.translations.portfolio_words import late_band_label, late_kind_label


def late_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per kind of lateness, the longest lateness first.

    Args:
        frame: Rows of `late_by_band`: kind, band, delivery_count.
        theme: The look.
    """
    counts = {(kind, band): count for kind, band, count in frame.iter_rows()}
    rows = [
        _row(kind, {band: counts.get((kind, band), 0) for band in BANDS}, theme)
        for kind in KINDS
    ]
    return rows_of_bars(rows, theme, bar_height=26)


def _row(kind: str, counts: dict[str, int], theme: Theme) -> Row:
    palette = theme.palette
    marks = band_marks(palette)
    colour = {
        "short": palette.muted,
        "medium": palette.ink,
        "long": palette.orange_text,
    }
    shown = [(band, counts[band]) for band in reversed(BANDS) if counts[band]]
    return Row(
        late_kind_label(kind),
        format_count(sum(counts.values())),
        [
            Segment(
                count,
                marks[band],
                f"{late_kind_label(kind)}, {late_band_label(band)}: "
                f"{format_count(count)}",
            )
            for band, count in shown
        ],
        under=" · ".join(
            f'<span style="color:{colour[band]}">{format_count(count)} '
            f"{late_band_label(band)}</span>"
            for band, count in shown
        ),
    )
