"""Show how much falls due in each of the coming weeks."""

from datetime import date

import plotly.graph_objects as go
import polars as pl

from app.charts.gap_columns import GapColumn, gap_columns_chart
from app.charts.theme import Theme
from app.translations.gettext import _
from app.translations.numbers import format_day

FEW_WEEKS = 5
"""Up to so many, every week is named; else every fourth, which fits on a phone."""


def coming_work_chart(weeks: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one column per week, by severity.

    Args:
        weeks: Rows of `coming_by_week`: week_on, severity, gap_count.
        theme: The look.
    """
    days = weeks["week_on"].unique().sort().to_list()
    counts = {
        (day, severity): count
        for day, severity, count in weeks.select(
            "week_on", "severity", "gap_count"
        ).iter_rows()
    }
    severities = weeks["severity"].unique().to_list()
    step = 1 if len(days) <= FEW_WEEKS else 4
    columns = [
        GapColumn(
            _("The week from {day}").format(day=format_day(day)),
            {severity: counts.get((day, severity), 0) for severity in severities},
            _tick(day, theme) if place % step == 0 else "",
        )
        for place, day in enumerate(days)
    ]
    return gap_columns_chart(columns, theme)


def _tick(day: date, theme: Theme) -> str:
    return f"{day.day} {day:%b}" if theme.language == "en" else f"{day:%d.%m.}"
