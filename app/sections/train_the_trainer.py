"""Train-the-trainer: what came of the training, in trainers and then in workplaces?

Two pairs that are never divided by one another, as in the portfolio. No trainer is
shown, under any name.
"""

import polars as pl

from app.metrics import trainer_findings as said
from app.metrics.trainers import (
    SESSION_COLUMNS,
    SILENT_AFTER_DAYS,
    TRAINER_COLUMNS,
    WORKPLACE_COLUMNS,
    part_count,
    trainer_steps,
    workplace_steps,
)
from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Moment, Occasion
from app.sections.shown_figures import definitions, tell
from app.sections.train_the_trainer_bars import step_bars
from app.sections.train_the_trainer_courses import list_courses
from app.sections.train_the_trainer_sessions import sessions_held
from app.translations.figure_words import counted_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count

_TRAINERS = ("trainers_trained", "trainers_with_session", "trainers_silent")
_WORKPLACES = (
    *("trainer_workplaces_reached", "trainer_workplaces_repeat"),
    "trainer_workplaces_started",
)


def title() -> str:
    """Name the section."""
    return _("Train-the-trainer")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what has come of the training, over time and course by course."""
    nothing = nothing_in_view(occasion)
    if nothing is not None:
        return (nothing,)
    now = occasion.now
    trainers = now.fetch("rows/trainer_rows", columns=TRAINER_COLUMNS)
    workplaces = now.fetch("rows/trainer_workplace_rows", columns=WORKPLACE_COLUMNS)
    sessions = now.fetch("rows/trainer_session_rows", columns=SESSION_COLUMNS)
    courses = now.fetch("trainer_courses")
    if trainers.is_empty() and sessions.is_empty():
        return (_no_trainers(now, courses.height),)
    return (
        _trainers(now, trainers, workplaces.height),
        _workplaces(now, workplaces),
        sessions_held(now, sessions),
        list_courses(now, courses),
    )


def _no_trainers(moment: Moment, course_count: int) -> Finding:
    why = (
        ngettext(
            "{count} delivery uses train-the-trainer, but no trainer and no session is "
            "recorded by this day.",
            "{count} deliveries use train-the-trainer, but no trainer and no session "
            "is recorded by this day.",
            course_count,
        ).format(count=format_count(course_count))
        if course_count
        else _("No delivery in this selection uses train-the-trainer.")
    )
    return Finding(
        code="trainers",
        heading=said.cascade_finding(0, 0),
        sentences=(why,),
        caption=caption(moment),
        screen="portfolio",
        is_empty=True,
    )


def _trainers(moment: Moment, trainers: pl.DataFrame, reached: int) -> Finding:
    steps, is_empty = trainer_steps(trainers), trainers.is_empty()
    told = [tell(moment, code) for code in _TRAINERS]
    early = part_count(steps, "early")
    notes = [
        _("A first session is due {days} days after training (our limit).").format(
            days=SILENT_AFTER_DAYS
        ),
        _("Why a trainer has held no session cannot be told from these data."),
    ]
    if early:
        notes.append(
            ngettext(
                "{count} who is not due yet has held one already.",
                "{count} who are not due yet have held one already.",
                early,
            ).format(count=format_count(early))
        )
    return Finding(
        code="trainers",
        heading=said.cascade_finding(trainers.height, reached),
        sentences=(
            said.held_finding(steps) + ".",
            *([_("Their courses are not in this selection.")] if is_empty else []),
            " ".join(each.sentence for each in told),
        ),
        chart=None if is_empty else step_bars(steps, _("Trainers")),
        caption=caption(moment, counted_words("trainers", trainers.height)),
        notes=(*notes, *definitions(_TRAINERS)),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
    )


def _workplaces(moment: Moment, workplaces: pl.DataFrame) -> Finding:
    if workplaces.is_empty():
        return Finding(
            code="workplaces",
            heading=_("No known workplace is reached"),
            sentences=(
                _("A workplace is reached when a trainer has held a session there."),
            ),
            caption=caption(moment),
            screen="portfolio",
            is_empty=True,
        )
    steps = workplace_steps(workplaces)
    told = [tell(moment, code) for code in _WORKPLACES]
    others = workplaces.filter(~pl.col("is_home_of_trainer")).height
    return Finding(
        code="workplaces",
        heading=said.cooperation_finding(steps),
        sentences=(
            " ".join(each.sentence for each in told),
            _("This shows what is running, not why."),
        ),
        chart=step_bars(steps, _("Workplaces")),
        caption=caption(moment, counted_words("workplaces", workplaces.height)),
        notes=(
            ngettext(
                "{count} of the workplaces is the home of no trainer.",
                "{count} of the workplaces are the home of no trainer.",
                others,
            ).format(count=format_count(others)),
            *_unknown(int(workplaces["is_cooperation_unknown"].sum())),
            *definitions(_WORKPLACES),
        ),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
    )


def _unknown(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    words = ngettext(
        "{count} is no unit of the delivery: it cannot be told.",
        "{count} are no units of the delivery: it cannot be told.",
        count,
    )
    return (words.format(count=format_count(count)),)
