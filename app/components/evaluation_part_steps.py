"""Draw the development steps: where the groups stand, and which way they go."""

import streamlit as st

from app.charts.evaluation_steps import (
    evaluation_movements_chart,
    evaluation_steps_chart,
)
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.evaluation_findings import movement_finding, steps_finding
from app.metrics.evaluation_steps import (
    HIGHEST_STEP,
    Movements,
    movement_table,
    movements,
    newest_years,
    steps_by_year,
)
from app.translations.evaluation_words import movement_label
from app.translations.figure_words import counted_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import count_words, labelled


def show_steps(page: Page) -> None:
    """Draw on which steps the groups placed themselves, year by year."""
    steps = steps_by_year(page.fetch("evaluation_steps"))
    finding = steps_finding(steps)
    if steps.is_empty():
        st.header(finding, anchor=False)
        say_quietly(_("A group places itself on one of four steps in an evaluation."))
        return
    shown = newest_years(steps)
    show_chart(
        evaluation_steps_chart(shown, page.theme),
        finding=finding,
        caption=_(
            "Development steps 1 to 4, the group's own answer. n = {total}, the newest "
            "{count} years, up to {day}. The groups that answer are not the same from "
            "year to year."
        ).format(
            total=counted_words("evaluations", int(shown["evaluation_count"].sum())),
            count=format_count(shown["year"].n_unique()),
            day=format_day(page.as_of),
        ),
        table=steps.sort("year", "development_step", descending=[True, False]),
        key="evaluation-steps",
        labels={"evaluation_count": _("Evaluations"), "step_share": _("Share")},
    )


def show_movements(page: Page) -> None:
    """Draw how many deliveries have moved up, stayed and moved down."""
    moved = movements(page.fetch("evaluation_movements", highest_step=HIGHEST_STEP))
    finding = movement_finding(moved)
    if not moved.compared:
        st.header(finding, anchor=False)
        say_quietly(
            " ".join(
                (_("A group has to answer on two days to be compared."), _left(moved))
            ).strip()
        )
        return
    table = movement_table(moved)
    show_chart(
        evaluation_movements_chart(moved, page.theme),
        finding=finding,
        caption=_caption(page, moved),
        table=table.with_columns(
            labelled(table["step_movement"], movement_label).alias("step_movement")
        ),
        key="evaluation-movements",
        labels={
            "step_movement": _("First to latest step"),
            "delivery_count": _("Deliveries"),
        },
    )


def _caption(page: Page, moved: Movements) -> str:
    said = [
        _(
            "n = {total} · data as of {day}. First against latest development step; "
            "each group is compared with itself only."
        ).format(
            total=count_words("deliveries", moved.compared), day=format_day(page.as_of)
        )
    ]
    if moved.at_top:
        said.append(
            ngettext(
                "{count} began on step {step} and could not move up.",
                "{count} began on step {step} and could not move up.",
                moved.at_top,
            ).format(count=format_count(moved.at_top), step=HIGHEST_STEP)
        )
    return " ".join((*said, _left(moved))).strip()


def _left(moved: Movements) -> str:
    said = []
    if moved.single:
        said.append(
            ngettext(
                "{count} delivery has one step only.",
                "{count} deliveries have one step only.",
                moved.single,
            ).format(count=format_count(moved.single))
        )
    if moved.hidden:
        said.append(
            ngettext(
                "{count} is hidden: too few answers.",
                "{count} are hidden: too few answers.",
                moved.hidden,
            ).format(count=format_count(moved.hidden))
        )
    return " ".join(said)
