"""List the courses of train-the-trainer, and the trainers who have held nothing."""

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.trainer_findings import courses_finding, silent_finding
from app.metrics.trainers import silent_trainers
from app.translations.gettext import _
from app.translations.trainer_words import courses as courses_noun
from app.translations.trainer_words import trainers as trainers_noun

_COLUMNS = [
    *("delivery_id", "workplace_name", "trained_count", "held_count", "silent_count"),
    *("reached_count", "first_time_count", "again_count", "cooperation_count"),
    *("session_count", "centre_name", "started_on"),
]
"""What came of the course first, so that it is in view without scrolling."""


def show_courses(courses: pl.DataFrame) -> None:
    """Draw one row per course, with what has come of it.

    Args:
        courses: Rows of `trainer_courses.sql`; not empty.
    """
    st.header(courses_finding(courses), anchor=False)
    say_quietly(
        _(
            "A trainer in two courses, and a workplace reached in two, stand in both "
            "rows: the columns do not add up to the figures above."
        )
    )
    show_table(
        courses.select(*_COLUMNS),
        key="trainer-courses",
        name=_("courses"),
        title=_("Courses"),
        noun=courses_noun,
        labels={
            "trained_count": _("Trained"),
            "held_count": _("Have held a session"),
            "silent_count": _("No session"),
            "session_count": _("Sessions held"),
            "reached_count": _("Workplaces reached"),
            "first_time_count": _("First time"),
            "again_count": _("Again"),
            "cooperation_count": _("Party cooperation running"),
        },
    )


def show_silent_trainers(trainers: pl.DataFrame) -> None:
    """List those who have held no session long after training, the longest first.

    Args:
        trainers: Rows of `trainer_rows.sql`.
    """
    silent = silent_trainers(trainers)
    st.header(silent_finding(silent), anchor=False)
    say_quietly(
        _(
            "Nobody knows why from these data: a session may be missing in the source. "
            "The list is for following up, not for comparing persons."
        )
    )
    if silent.is_empty():
        return
    show_table(
        silent,
        key="silent-trainers",
        name=_("trainers-with-no-session"),
        title=_("Trainers with no session"),
        noun=trainers_noun,
        labels={
            "since_training_days": _("Days since training"),
            "workplace_name": _("Home workplace"),
            "course_count": _("Courses"),
        },
        table="trainers",
    )
