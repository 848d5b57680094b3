"""What do the delivery types show beside each other? Sentences that rank none."""

from collections.abc import Sequence
from itertools import combinations
from math import comb

from app.metrics.type_profile import Cell, Trade
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_number
from app.translations.type_words import question_label, variant_label


def profile_finding(deliveries: Trade, hours: Trade) -> str:
    """Say how many advisor hours a unit has had, and how sure a difference is.

    Args:
        deliveries: How many there are in each column.
        hours: Advisor hours per unit.
    """
    there = [name for name, cell in deliveries.cells.items() if cell.figure.value]
    if len(there) == 1:
        return _("Only one delivery type in this selection: {name}").format(
            name=variant_label(there[0])
        )
    sure = [(name, cell) for name, cell in hours.cells.items() if cell.is_sure]
    if len(sure) < 2:
        return _("Too few deliveries to compare the delivery types")
    (first, one), (second, other) = sure[:2]
    words = (
        _(
            "Advisor hours per unit: {first} {one}, {second} {other}; "
            "the difference is larger than the uncertainty"
        )
        if are_apart(one, other)
        else _(
            "Advisor hours per unit: {first} {one}, {second} {other}; "
            "the difference may be chance"
        )
    )
    return words.format(
        first=variant_label(first).lower(),
        one=format_number(one.figure.value),
        second=variant_label(second).lower(),
        other=format_number(other.figure.value),
    )


def shares_finding(shares: Sequence[Trade]) -> str:
    """Say in which shares the intervals lie apart, and that they overlap elsewhere."""
    told = [trade for trade in shares if len(_sure(trade)) > 1]
    if not told:
        return _("Too few deliveries to compare shares")
    apart = [
        question_label(trade.metric)
        for trade in told
        if any(are_apart(*pair) for pair in combinations(_sure(trade), 2))
    ]
    if not apart:
        return ngettext(
            "The uncertainty (the intervals) overlaps for the one share there is "
            "enough of",
            "The uncertainty (the intervals) overlaps for all {count} shares",
            len(told),
        ).format(count=format_count(len(told)))
    if len(apart) == 1:
        return _(
            "The difference is larger than the uncertainty only for “{question}”"
        ).format(question=apart[0])
    return _(
        "The difference is larger than the uncertainty in {count} of {all} shares"
    ).format(count=format_count(len(apart)), all=format_count(len(told)))


def count_pairs(shares: Sequence[Trade]) -> int:
    """Count how many pairs of types are put beside each other, over all shares."""
    return sum(comb(len(_sure(trade)), 2) for trade in shares)


def are_apart(one: Cell, other: Cell) -> bool:
    """Tell whether two intervals share no value; an open end reaches all the way."""
    ends = (one.lower, one.upper, other.lower, other.upper)
    lower, upper, other_lower, other_upper = ends
    if lower is None or upper is None or other_lower is None or other_upper is None:
        return False
    return upper < other_lower or other_upper < lower


def _sure(trade: Trade) -> list[Cell]:
    return [cell for cell in trade.cells.values() if cell.is_sure]
