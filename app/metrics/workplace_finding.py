"""What is the one thing to say of a workplace, and of each part of its screen?

Every sentence rests on days and counts, and is true whatever is missing.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


@dataclass(frozen=True)
class Reach:
    """How far the programme has come to a workplace by the as-of day."""

    workplace_name: str
    closed_on: date | None
    merged_into_name: str | None
    delivery_count: int
    """Started deliveries that it has been a unit of."""
    ongoing_count: int
    last_ended_on: date | None
    planned_count: int
    """Deliveries that it is a unit of, not started."""
    subunit_count: int
    reached_subunit_count: int


def read_reach(
    workplace: pl.DataFrame, deliveries: pl.DataFrame, subunits: pl.DataFrame
) -> Reach:
    """Count what the sentence about a workplace needs.

    Args:
        workplace: The one row of workplace_facts.sql.
        deliveries: Rows of workplace_deliveries.sql.
        subunits: Rows of workplace_subunits.sql.
    """
    facts = workplace.row(0, named=True)
    own = deliveries.filter("is_unit")
    started = own.filter(pl.col("state") != "planned")
    last_ended = started["ended_on"].max()
    return Reach(
        workplace_name=facts["workplace_name"],
        closed_on=facts["closed_on"],
        merged_into_name=facts["merged_into_name"],
        delivery_count=started.height,
        ongoing_count=started.filter(pl.col("state") == "ongoing").height,
        last_ended_on=last_ended if isinstance(last_ended, date) else None,
        planned_count=own.height - started.height,
        subunit_count=subunits.height,
        reached_subunit_count=subunits.filter(pl.col("delivery_count") > 0).height,
    )


def workplace_finding(reach: Reach) -> str:
    """Say whether a workplace is reached, and what goes on there."""
    return _("{name}: {standing}").format(
        name=reach.workplace_name, standing=_existence(reach) or _standing(reach)
    )


def _existence(reach: Reach) -> str:
    if reach.merged_into_name is not None:
        return _("merged into {name}").format(name=reach.merged_into_name)
    if reach.closed_on is not None:
        return _("closed {day}").format(day=format_day(reach.closed_on))
    return ""


def _standing(reach: Reach) -> str:
    if reach.delivery_count:
        return _deliveries(reach)
    if reach.reached_subunit_count:
        return _("reached through {reached} of {n}").format(
            reached=format_count(reach.reached_subunit_count),
            n=subunits_in_words(reach.subunit_count),
        )
    if reach.planned_count:
        said = ngettext(
            "{n} delivery planned, none started",
            "{n} deliveries planned, none started",
            reach.planned_count,
        )
        return said.format(n=format_count(reach.planned_count))
    return _("not reached by any delivery")


def _deliveries(reach: Reach) -> str:
    said = ngettext("{n} delivery", "{n} deliveries", reach.delivery_count)
    count = said.format(n=format_count(reach.delivery_count))
    if reach.ongoing_count:
        if reach.delivery_count == 1:
            return _("{count}, ongoing").format(count=count)
        return _("{count}, {ongoing} ongoing").format(
            count=count, ongoing=format_count(reach.ongoing_count)
        )
    if reach.last_ended_on is None:
        return count
    day = format_day(reach.last_ended_on)
    if reach.delivery_count == 1:
        return _("{count}, ended {day}").format(count=count, day=day)
    return _("{count}, the last ended {day}").format(count=count, day=day)


def subunits_in_words(count: int) -> str:
    """Say how many sub-units there are: `5 underenheter`."""
    said = ngettext("{n} sub-unit", "{n} sub-units", count)
    return said.format(n=format_count(count))


def subunits_finding(subunits: pl.DataFrame) -> str:
    """Say how many of the sub-units have been reached; at least one row."""
    reached = subunits.filter(pl.col("delivery_count") > 0).height
    return _("{reached} of {n} reached").format(
        reached=format_count(reached), n=subunits_in_words(subunits.height)
    )


def party_group_finding(periods: pl.DataFrame) -> str:
    """Say how many roles are filled, and how many holders have been replaced.

    Args:
        periods: Rows of `role_periods`; at least one.
    """
    filled = periods.filter("is_current")["role"].n_unique()
    replaced = periods.filter("is_replaced").height
    said = ngettext("{n} role is filled", "{n} roles are filled", filled).format(
        n=format_count(filled)
    )
    if not replaced:
        return _("{filled}, no holder has been replaced").format(filled=said)
    tail = ngettext(
        "{n} holder has been replaced", "{n} holders have been replaced", replaced
    )
    return f"{said}, {tail.format(n=format_count(replaced))}"


def steps_finding(steps: pl.DataFrame) -> str:
    """Say the latest development step, and the one before when it was another.

    Args:
        steps: Rows of `development_steps`; at least one.
    """
    latest = steps["development_step"][-1]
    if steps.height == 1:
        return _("The group placed itself on step {step} of 4").format(step=latest)
    before = steps["development_step"][-2]
    if before == latest:
        return _("The group has stayed on step {step} of 4").format(step=latest)
    if before < latest:
        return _("The group has moved up from step {before} to {step} of 4").format(
            before=before, step=latest
        )
    return _("The group has moved down from step {before} to {step} of 4").format(
        before=before, step=latest
    )


def deliveries_finding(deliveries: pl.DataFrame) -> str:
    """Say how many deliveries there are, and how a workplace is part of them.

    Args:
        deliveries: Rows of workplace_deliveries.sql; at least one.
    """
    said = ngettext("{n} delivery", "{n} deliveries", deliveries.height)
    count = said.format(n=format_count(deliveries.height))
    own = deliveries.filter("is_unit").height
    if own == deliveries.height:
        return _("{count}, as a unit").format(count=count)
    if own:
        return _("{count}, as a unit in {own}").format(
            count=count, own=format_count(own)
        )
    if (deliveries["subunit_count"] > 0).any():
        return _("{count} through sub-units").format(count=count)
    return _("{count} agreed for others").format(count=count)
