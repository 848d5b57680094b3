"""Show how many advisor hours a delivery-unit has had, by delivery type."""

import plotly.graph_objects as go
import polars as pl

from app.charts.marks import solid
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_number


def advisor_hours_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per delivery type; where nobody reports hours there is no bar.

    Args:
        frame: Rows of `hours_by_type`: delivery_type, delivery_count,
            reporting_count, unit_count, advisor_hours, unit_hours.
        theme: The look.
    """
    rows = [_row(row, theme) for row in frame.iter_rows(named=True)]
    return rows_of_bars(rows, theme, bar_height=22)


def _row(row: dict[str, object], theme: Theme) -> Row:
    name = code_label("delivery_type", str(row["delivery_type"])) or ""
    hours = row["unit_hours"]
    everything = int(str(row["delivery_count"]))
    reports = ngettext(
        "{reporting} of {all} delivery reports hours",
        "{reporting} of {all} deliveries report hours",
        everything,
    ).format(
        reporting=format_count(int(str(row["reporting_count"]))),
        all=format_count(everything),
    )
    if not isinstance(hours, float):
        return Row(name, _("no hours reported"), [], under=reports)
    words = _("{hours} hours").format(hours=format_number(hours))
    return Row(
        name,
        words,
        [Segment(hours, solid(theme.palette.blue), f"{name}: {words}")],
        under=reports,
    )
