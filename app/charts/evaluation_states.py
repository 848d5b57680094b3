"""Show how the deliveries stand with each kind of evaluation."""

import plotly.graph_objects as go
import polars as pl

from app.charts.evaluation_parts import Part, rows_of_parts
from app.charts.marks import Mark, missing, reached, unknown, waiting
from app.charts.rows_of_bars import rows_of_bars
from app.charts.theme import Palette, Theme
from app.metrics.evaluation_states import HELD, KINDS, STATES, state_count
from app.translations.evaluation_words import (
    evaluation_kind_label,
    evaluation_state_label,
)
from app.translations.gettext import _
from app.translations.portfolio_words import count_words


def evaluation_states_chart(states: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per kind, as long as all deliveries, with a part per state.

    Args:
        states: Rows of `states_by_kind`: kind, evaluation_state, delivery_count.
        theme: The look.
    """
    marks = _marks(theme.palette)
    rows = [
        row
        for kind in KINDS
        for row in rows_of_parts(
            evaluation_kind_label(kind),
            _("held in {deliveries}").format(
                deliveries=count_words("deliveries", state_count(states, kind, *HELD))
            ),
            [
                Part(
                    state_count(states, kind, state),
                    evaluation_state_label(state, kind),
                    marks[state],
                )
                for state in STATES
            ],
            theme,
        )
    ]
    return rows_of_bars(rows, theme)


def _marks(palette: Palette) -> dict[str, Mark]:
    return {
        "done": reached(palette),
        "done_late": Mark(palette.surface, palette.blue, "-", palette.blue),
        "overdue": missing(palette),
        "due_soon": Mark(palette.surface, palette.amber_edge, "\\", palette.amber_edge),
        "not_due": waiting(palette),
        "not_planned": Mark(palette.surface, palette.grey),
        "unknown": unknown(palette),
        "not_relevant": Mark(palette.surface, palette.grey, "x", palette.grey),
    }
