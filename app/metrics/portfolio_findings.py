"""What does the portfolio find? The sentences over its blocks, true in every state."""

import polars as pl

from app.metrics.categories import LAST, Breakdown
from app.metrics.flow import YearOfStock
from app.metrics.planned_and_actual import PlanSummary
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_number
from app.translations.portfolio_words import (
    category_label,
    count_words,
    dimension_label,
    month_label,
)


def ongoing_finding(ongoing: int, everything: int, past_planned_end: int) -> str:
    """Say how many deliveries are ongoing, and late: the heading of the page."""
    if not ongoing:
        return ngettext(
            "The one delivery in view is not ongoing",
            "None of the {all} deliveries is ongoing",
            everything,
        ).format(all=format_count(everything))
    if everything == 1:
        return (
            _("The one delivery in view is ongoing, past its planned end")
            if past_planned_end
            else _("The one delivery in view is ongoing")
        )
    finding = ngettext(
        "{count} of {all} deliveries is ongoing",
        "{count} of {all} deliveries are ongoing",
        ongoing,
    ).format(count=format_count(ongoing), all=format_count(everything))
    if not past_planned_end:
        return finding
    return _("{finding}, {count} of them past the planned end").format(
        finding=finding, count=format_count(past_planned_end)
    )


def type_finding(states: pl.DataFrame, counted: str) -> str:
    """Say which delivery type is the most common.

    Args:
        states: Rows of `states_by_type`: delivery_type, state, counted; not empty.
        counted: A key of COUNTED.
    """
    sums = (
        states.group_by("delivery_type", maintain_order=True)
        .agg(pl.col("counted").sum())
        .sort("counted", descending=True, maintain_order=True)
    )
    first, count = sums.row(0)
    name = code_label("delivery_type", first) or first
    words = count_words(counted, count)
    if sums.height == 1:
        return _("Only {name}: {words}").format(name=name.lower(), words=words)
    if sums["counted"][1] == count:
        return _("As many of each type: {words}").format(words=words)
    return _("{name} is the most common: {words}").format(name=name, words=words)


def category_finding(breakdown: Breakdown, dimension: str, counted: str) -> str:
    """Say which category of a dimension is the most common."""
    known = breakdown.categories.filter(~pl.col("category").is_in(LAST))
    if dimension == "trainer":
        trainers = known.filter(pl.col("category") == "true")["counted"].sum()
        return _("{count} of {words} with train-the-trainer").format(
            count=format_count(int(trainers)),
            words=count_words(counted, breakdown.total),
        )
    if known.is_empty():
        return _("{dimension}: no single one is known").format(
            dimension=dimension_label(dimension)
        )
    top = known.filter(pl.col("counted") == known["counted"].max())
    category, centre_name, count = top.select("category", "centre_name", "counted").row(
        0
    )
    label = category_label(dimension, category, centre_name)
    words = count_words(counted, count)
    if known.height == 1:
        return _("Only {name}: {words}").format(name=label, words=words)
    if top.height == 1:
        return _("{label} has the most: {words}").format(label=label, words=words)
    return ngettext(
        "{label} and {count} other have the most: {words} each",
        "{label} and {count} others have the most: {words} each",
        top.height - 1,
    ).format(label=label, count=top.height - 1, words=words)


def flow_finding(change: YearOfStock | None, now: int, counted: str) -> str:
    """Say how the closing stock compares with the same month a year before.

    The months are whole, so the month is named: a tile compares with the same day.

    Args:
        change: The stock then and now; None when there is less than a year.
        now: The stock now.
        counted: A key of COUNTED.
    """
    if change is None:
        return _("Ongoing now: {words}").format(words=count_words(counted, now))
    count = format_count(abs(change.now - change.before))
    month = month_label(change.month_on)
    if change.now > change.before:
        return _("{count} more ongoing than at the end of {month}").format(
            count=count, month=month
        )
    if change.now < change.before:
        return _("{count} fewer ongoing than at the end of {month}").format(
            count=count, month=month
        )
    return _("As many ongoing as at the end of {month}").format(month=month)


def plan_finding(plans: PlanSummary) -> str:
    """Say how many completed deliveries lasted longer than planned."""
    if not plans.longer_count:
        return _("No completed delivery lasted longer than planned")
    if plans.delivery_count == 1:
        return _("The one completed delivery lasted longer than planned")
    return ngettext(
        "{count} of {all} completed lasted longer than planned",
        "{count} of {all} completed lasted longer than planned",
        plans.longer_count,
    ).format(
        count=format_count(plans.longer_count), all=format_count(plans.delivery_count)
    )


def past_planned_end_finding(late: pl.DataFrame) -> str:
    """Say how many are past their planned end, and by how much at the most.

    Args:
        late: Rows of `deliveries_past_planned_end.sql`, the longest first.
    """
    if late.is_empty():
        return _("No ongoing delivery is past its planned end")
    days = late["days_late"][0]
    longest = ngettext("{count} day", "{count} days", days).format(
        count=format_count(days)
    )
    return ngettext(
        "{count} is ongoing past the planned end, for {longest}",
        "{count} are ongoing past the planned end, the longest for {longest}",
        late.height,
    ).format(count=format_count(late.height), longest=longest)


def hours_finding(hours: pl.DataFrame) -> str:
    """Say how many hours a delivery-unit has had, per type that reports any.

    Args:
        hours: Rows of `hours_by_type`.
    """
    said = [
        _("{hours} in {name}").format(
            hours=format_number(row["unit_hours"]),
            name=(code_label("delivery_type", row["delivery_type"]) or "").lower(),
        )
        for row in hours.filter(pl.col("unit_hours").is_not_null()).iter_rows(
            named=True
        )
    ]
    if not said:
        return _("No delivery reports advisor hours")
    return _("Hours per delivery-unit: {said}").format(said=", ".join(said))
