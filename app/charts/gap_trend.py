"""Show how much stood overdue at the end of each month, and stands now."""

from datetime import date

import plotly.graph_objects as go
import polars as pl

from app.charts.gap_columns import GapColumn, gap_columns_chart
from app.charts.theme import Theme
from app.translations.gettext import _
from app.translations.numbers import format_day

NAMED_EVERY = 3
"""Every so many columns is named, counted back from now."""


def gap_trend_chart(stock: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one column per day, by severity; the last is now.

    Args:
        stock: Rows of `stock_over_time`: counted_on, severity, overdue_count.
        theme: The look.
    """
    days = stock["counted_on"].unique().sort().to_list()
    counts = {
        (day, severity): count
        for day, severity, count in stock.select(
            "counted_on", "severity", "overdue_count"
        ).iter_rows()
    }
    severities = stock["severity"].unique().to_list()
    columns = [
        GapColumn(
            format_day(day),
            {severity: counts.get((day, severity), 0) for severity in severities},
            _tick(day, len(days) - 1 - place, theme),
        )
        for place, day in enumerate(days)
    ]
    return gap_columns_chart(columns, theme)


def _tick(day: date, before_now: int, theme: Theme) -> str:
    if before_now == 0:
        return _("now")
    if before_now % NAMED_EVERY:
        return ""
    return f"{day:{theme.month_format}}"
