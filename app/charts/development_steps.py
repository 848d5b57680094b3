"""Which step has a party group placed itself on, up and down, over time?"""

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_day
from data.vocabulary import EvaluationKind


def development_steps_chart(steps: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw each answer as a mark on its step; the line only leads the eye.

    Args:
        steps: Rows of `development_steps`; at least one.
        theme: The look.
    """
    palette = theme.palette
    figure = new_figure(theme, height=280)
    figure.add_trace(
        go.Scatter(
            x=steps["completed_on"].to_list(),
            y=steps["development_step"].to_list(),
            mode="lines+markers",
            line={"color": palette.blue, "width": 2, "dash": "dot"},
            marker={"size": 11, "color": palette.blue},
            customdata=[
                f"{code_label(EvaluationKind, kind)} {format_day(day)}"
                for kind, day in steps.select("kind", "completed_on").iter_rows()
            ],
            hovertemplate="%{customdata}: %{y}<extra></extra>",
            cliponaxis=False,
        )
    )
    figure.update_yaxes(
        range=[0.6, 4.4],
        tickvals=[1, 2, 3, 4],
        ticktext=[_("step {n}").format(n=step) for step in range(1, 5)],
        showgrid=True,
        gridcolor=palette.line,
    )
    days = steps["completed_on"].unique()
    if len(days) == 1:
        # An axis of one day would write its month over and over.
        return figure.update_xaxes(
            type="date", tickvals=[days[0]], ticktext=[format_day(days[0])]
        )
    return figure.update_xaxes(type="date", tickformat=theme.month_format, nticks=5)
