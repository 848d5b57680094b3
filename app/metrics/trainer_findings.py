"""What does train-the-trainer find? The sentences over its blocks."""

import polars as pl

from app.metrics.trainers import SILENT_AFTER_DAYS, part_count
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def cascade_finding(trained: int, reached: int) -> str:
    """Say how many are trained and how many workplaces they have reached."""
    if not trained and not reached:
        return _("No trainer is trained in this selection")
    places = ngettext("{count} workplace", "{count} workplaces", reached).format(
        count=format_count(reached)
    )
    if not trained:
        return _("Trainers have reached {places}").format(places=places)
    persons = ngettext(
        "{count} trainer is trained", "{count} trainers are trained", trained
    ).format(count=format_count(trained))
    if not reached:
        return _("{persons}, and no known workplace is reached").format(persons=persons)
    return ngettext(
        "{persons}, and {places} is reached",
        "{persons}, and {places} are reached",
        reached,
    ).format(persons=persons, places=places)


def held_finding(steps: pl.DataFrame) -> str:
    """Say how many trainers have held a session, of those who have had the time.

    Args:
        steps: Rows of `trainer_steps`.
    """
    held = part_count(steps, "held")
    due = held + part_count(steps, "silent")
    if not due:
        return _("No trainer is due to have held a session yet")
    # The same words as on the page of a delivery.
    return ngettext(
        "{active} of {n} trainer has held a session",
        "{active} of {n} trainers have held a session",
        due,
    ).format(active=format_count(held), n=format_count(due))


def cooperation_finding(steps: pl.DataFrame) -> str:
    """Say at how many of the workplaces reached cooperation is running.

    Args:
        steps: Rows of `workplace_steps`; at least one workplace.
    """
    running = part_count(steps, "started", "older")
    known = running + part_count(steps, "missing")
    if not known:
        return _("Whether cooperation is running where trainers have been is not known")
    return ngettext(
        "Party cooperation is running at {count} of {all} workplace reached",
        "Party cooperation is running at {count} of {all} workplaces reached",
        known,
    ).format(count=format_count(running), all=format_count(known))


def sessions_finding(quarters: pl.DataFrame) -> str:
    """Say how many sessions were at a workplace that was reached before.

    Args:
        quarters: Rows of `sessions_by_quarter`, all of them; not empty.
    """
    again = int(quarters["again_count"].sum())
    known = int(quarters["session_count"].sum()) - int(quarters["unknown_count"].sum())
    if not known:
        return _("Where the sessions were held is not known")
    if not again:
        return _("No workplace has been reached again")
    return ngettext(
        "{count} of {all} sessions was at a workplace reached on an earlier day",
        "{count} of {all} sessions were at a workplace reached on an earlier day",
        again,
    ).format(count=format_count(again), all=format_count(known))


def courses_finding(courses: pl.DataFrame) -> str:
    """Say in how many courses somebody has held no session.

    Args:
        courses: Rows of `trainer_courses.sql`; not empty.
    """
    silent = courses.filter(pl.col("silent_count") > 0).height
    if not silent:
        return _("No course has trainers with no session after {days} days").format(
            days=SILENT_AFTER_DAYS
        )
    return ngettext(
        "{count} of {all} courses has trainers with no session after {days} days",
        "{count} of {all} courses have trainers with no session after {days} days",
        silent,
    ).format(
        count=format_count(silent),
        all=format_count(courses.height),
        days=SILENT_AFTER_DAYS,
    )


def silent_finding(silent: pl.DataFrame) -> str:
    """Say how many trainers have held no session long after training.

    Args:
        silent: Rows of `silent_trainers`.
    """
    if silent.is_empty():
        return _("No trainer lacks a session {days} days after training").format(
            days=SILENT_AFTER_DAYS
        )
    return ngettext(
        "{count} trainer has held no session {days} days after training",
        "{count} trainers have held no session {days} days after training",
        silent.height,
    ).format(count=format_count(silent.height), days=SILENT_AFTER_DAYS)
