"""Draw how the deliveries stand with each kind of evaluation."""

import polars as pl

from app.charts.evaluation_states import evaluation_states_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.metrics.after_the_end import END_EVALUATION_MONTHS
from app.metrics.evaluation_findings import state_finding
from app.metrics.evaluation_states import DUE_SOON_DAYS, states_by_kind
from app.translations.evaluation_words import (
    evaluation_kind_label,
    evaluation_state_label,
)
from app.translations.gettext import _
from app.translations.numbers import format_day
from app.translations.portfolio_words import count_words, labelled


def show_evaluation_states(page: Page, counts: pl.DataFrame) -> None:
    """Draw the states of each kind, with the rules that they follow.

    Args:
        page: The page of this rerun.
        counts: Rows of `evaluation_states.sql`; at least one delivery.
    """
    states = states_by_kind(counts)
    show_chart(
        evaluation_states_chart(states, page.theme),
        finding=state_finding(counts),
        caption=_caption(page, counts),
        table=_table(states),
        key="evaluation-states",
        labels={
            "kind": _("Kind"),
            "evaluation_state": _("State"),
            "delivery_count": _("Deliveries"),
        },
    )


def _caption(page: Page, counts: pl.DataFrame) -> str:
    of_one_kind = counts.filter(pl.col("kind") == counts["kind"][0])
    total = count_words("deliveries", int(of_one_kind["delivery_count"].sum()))
    return " ".join(
        (
            _("n = {total} · data as of {day}").format(
                total=total, day=format_day(page.as_of)
            )
            + ".",
            _(
                "An end evaluation is due {months} months after the end (usual "
                "practice). The other kinds are due on the day planned, known only as "
                "the last data set had it."
            ).format(months=END_EVALUATION_MONTHS),
            _(
                "Due soon: within {days} days. Not every delivery plans each kind."
            ).format(days=DUE_SOON_DAYS),
        )
    )


def _table(states: pl.DataFrame) -> pl.DataFrame:
    said = [
        evaluation_state_label(state, kind)
        for state, kind in states.select("evaluation_state", "kind").iter_rows()
    ]
    return states.select(
        kind=labelled(states["kind"], evaluation_kind_label),
        evaluation_state=pl.Series(said, dtype=pl.String),
        delivery_count="delivery_count",
    )
