"""What does the overview find? The sentences over its blocks, true in every state."""

import polars as pl

from app.metrics.after_the_end import Share
from app.metrics.changes import change_count
from app.metrics.lateness import KINDS, late_by_band, late_count
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_share


def lateness_finding(days_late: pl.DataFrame) -> str:
    """Say how many deliveries stand late, with each kind: the heading of the page.

    Args:
        days_late: Rows of `days_late.sql`.
    """
    past = late_count(days_late, "past_planned_end")
    missing = late_count(days_late, "end_evaluation_missing")
    if not past and not missing:
        return _(
            "No delivery is past its planned end, and no end evaluation is missing"
        )
    if not missing:
        return _past_planned_end(past)
    if not past:
        return ngettext(
            "{count} completed delivery lacks its end evaluation",
            "{count} completed deliveries lack their end evaluation",
            missing,
        ).format(count=format_count(missing))
    lacking = ngettext(
        "{count} lacks its end evaluation",
        "{count} lack their end evaluation",
        missing,
    ).format(count=format_count(missing))
    return _("{past}, and {missing}").format(
        past=_past_planned_end(past), missing=lacking
    )


def long_lateness_finding(days_late: pl.DataFrame) -> str:
    """Say how many of those that stand late have done so for over a year.

    Args:
        days_late: Rows of `days_late.sql`. No delivery is late with both kinds: one
            is of ongoing deliveries, the other of completed ones.
    """
    everything = sum(late_count(days_late, kind) for kind in KINDS)
    bands = late_by_band(days_late)
    long = int(bands.filter(pl.col("band") == "long")["delivery_count"].sum())
    if not everything:
        return _("Nothing stands late")
    if not long:
        return _("Nothing has been late for over a year")
    return ngettext(
        "{count} of {all} has been late for over a year",
        "{count} of {all} have been late for over a year",
        long,
    ).format(count=format_count(long), all=format_count(everything))


def changes_finding(changes: pl.DataFrame) -> str:
    """Say how many deliveries started and were completed.

    Args:
        changes: Rows of `changes_since.sql`.
    """
    if not changes["event_count"].sum():
        return _("Nothing new since then")
    return _("{started} started and {completed} completed").format(
        started=format_count(change_count(changes, "started")),
        completed=format_count(change_count(changes, "completed")),
    )


def coming_finding(count: int, days: int) -> str:
    """Say how much is planned for the coming days."""
    if not count:
        return _("Nothing is planned for the next {days} days").format(days=days)
    return ngettext(
        "{count} thing is planned for the next {days} days",
        "{count} things are planned for the next {days} days",
        count,
    ).format(count=format_count(count), days=days)


def funnel_finding(funnel: pl.DataFrame) -> str:
    """Say how many end evaluations are due and not held.

    Args:
        funnel: Rows of app.metrics.funnel.
    """
    row = funnel.row(by_predicate=pl.col("stage") == "evaluated", named=True)
    if row["late_count"]:
        return ngettext(
            "{count} end evaluation that was due has not been held",
            "{count} end evaluations that were due have not been held",
            row["late_count"],
        ).format(count=format_count(row["late_count"]))
    if row["reached_count"]:
        return _("Every end evaluation that was due has been held")
    return _("No end evaluation has been due yet")


def coverage_finding(reached: Share, *, is_by_some: bool = False) -> str:
    """Say how large a share of the workplaces in scope has been reached.

    Args:
        reached: Workplaces reached, of those in scope.
        is_by_some: Filters choose some of the deliveries and none of the workplaces:
            a share of the whole scope would then look like a failure.
    """
    if not reached.whole:
        return _("No workplace in this selection is marked as in scope")
    if not reached.part:
        return _("None of the workplaces in scope has been reached")
    if is_by_some:
        return _("The deliveries in view reach {part} of {whole} in scope").format(
            part=format_count(reached.part), whole=format_count(reached.whole)
        )
    if reached.part == reached.whole:
        return _("All workplaces in scope have been reached")
    return _("{share} of the workplaces in scope have been reached").format(
        share=format_share(reached.value)
    )


def _past_planned_end(count: int) -> str:
    return ngettext(
        "{count} delivery is ongoing past its planned end",
        "{count} deliveries are ongoing past their planned end",
        count,
    ).format(count=format_count(count))
