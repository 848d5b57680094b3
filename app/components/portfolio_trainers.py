"""Draw train-the-trainer: figures, the two pairs, and the lists under them."""

import polars as pl
import streamlit as st

from app.charts.trainers import trainer_steps_chart, workplace_steps_chart
from app.components.charts import show_chart
from app.components.empty import show_nothing
from app.components.figures import show_figures
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.trainer_courses import show_courses, show_silent_trainers
from app.components.trainer_sessions import show_sessions
from app.metrics import trainer_findings as findings
from app.metrics.trainers import (
    SESSION_COLUMNS,
    SILENT_AFTER_DAYS,
    TRAINER_COLUMNS,
    WORKPLACE_COLUMNS,
    part_count,
    trainer_steps,
    workplace_steps,
)
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import labelled
from app.translations.trainer_words import cascade_part_label, cascade_step_label

_TILES = [
    *("trainers_trained", "trainers_with_session", "trainers_silent"),
    *("trainer_workplaces_reached", "trainer_workplaces_repeat"),
    "trainer_workplaces_started",
]


def show_trainers(page: Page) -> None:
    """Draw figures, the two pairs, sessions over time, courses, and the silent."""
    trainers = page.fetch("rows/trainer_rows", columns=TRAINER_COLUMNS)
    workplaces = page.fetch("rows/trainer_workplace_rows", columns=WORKPLACE_COLUMNS)
    sessions = page.fetch("rows/trainer_session_rows", columns=SESSION_COLUMNS)
    courses = page.fetch("trainer_courses")
    page.title(findings.cascade_finding(trainers.height, workplaces.height))
    if trainers.is_empty() and sessions.is_empty():
        _say_why_nothing(courses)
        return
    show_figures(page, _TILES)
    pairs = st.grid(12, min_column_width=56, gap=("small", 32))
    with pairs.cell(column_span=6):
        _show_trainer_steps(page, trainers)
    with pairs.cell(column_span=6):
        _show_workplace_steps(page, workplaces)
    show_sessions(page, sessions)
    show_courses(courses)
    show_silent_trainers(trainers)


def _say_why_nothing(courses: pl.DataFrame) -> None:
    if courses.is_empty():
        show_nothing(
            _("No delivery in this selection uses train-the-trainer."),
            hint=_("Take a filter away, or reset them all."),
        )
        return
    show_nothing(
        ngettext(
            "{count} delivery uses train-the-trainer, but no trainer and no session is "
            "recorded by this day.",
            "{count} deliveries use train-the-trainer, but no trainer and no session "
            "is recorded by this day.",
            courses.height,
        ).format(count=format_count(courses.height))
    )


def _show_trainer_steps(page: Page, trainers: pl.DataFrame) -> None:
    steps = trainer_steps(trainers)
    if trainers.is_empty():
        _say(
            findings.held_finding(steps), _("Their courses are not in this selection.")
        )
        return
    early = part_count(steps, "early")
    caption = _(
        "Share of those trained more than {days} days before {day} (our limit). "
        "n = {n}."
    ).format(
        days=SILENT_AFTER_DAYS,
        day=format_day(page.as_of),
        n=format_count(trainers.height),
    )
    if early:
        caption += " " + ngettext(
            "{count} who is not due yet has held one already.",
            "{count} who are not due yet have held one already.",
            early,
        ).format(count=format_count(early))
    show_chart(
        trainer_steps_chart(steps, page.theme),
        finding=findings.held_finding(steps),
        caption=caption,
        table=_twin(steps),
        key="trainer-steps",
        labels=_twin_words(_("Trainers")),
    )


def _show_workplace_steps(page: Page, workplaces: pl.DataFrame) -> None:
    if workplaces.is_empty():
        _say(
            _("No known workplace is reached"),
            _("A workplace is reached when a trainer has held a session there."),
        )
        return
    steps = workplace_steps(workplaces)
    show_chart(
        workplace_steps_chart(steps, page.theme),
        finding=findings.cooperation_finding(steps),
        caption=_workplaces_caption(page, workplaces),
        table=_twin(steps),
        key="trainer-workplaces",
        labels=_twin_words(_("Workplaces")),
    )


def _workplaces_caption(page: Page, workplaces: pl.DataFrame) -> str:
    caption = _(
        "n = {n} workplaces, {others} of them the home of no trainer. Data as of "
        "{day}. This shows what is running, not why."
    ).format(
        n=format_count(workplaces.height),
        others=format_count(workplaces.filter(~pl.col("is_home_of_trainer")).height),
        day=format_day(page.as_of),
    )
    unknown = int(workplaces["is_cooperation_unknown"].sum())
    if not unknown:
        return caption
    said = ngettext(
        "{count} is no unit of the delivery: it cannot be told.",
        "{count} are no units of the delivery: it cannot be told.",
        unknown,
    )
    return f"{caption} {said.format(count=format_count(unknown))}"


def _twin(steps: pl.DataFrame) -> pl.DataFrame:
    return steps.with_columns(
        step=labelled(steps["step"], cascade_step_label),
        part=labelled(steps["part"], cascade_part_label),
    )


def _twin_words(counted: str) -> dict[str, str]:
    return {"step": _("Step"), "part": _("Of them"), "counted": counted}


def _say(finding: str, why: str) -> None:
    st.header(finding, anchor=False)
    say_quietly(why)
