"""Compare units with and without each factor by loops over them."""

from collections import defaultdict
from typing import NamedTuple

from app.metrics.hidden_answers import MINIMUM_GROUP
from data.factors import factors
from tests.app.factors.plain_recorded import TOLD_BY
from tests.app.factors.plain_statistics import (
    benjamini_hochberg,
    effective,
    fisher_nearest,
    likeness,
    mantel_haenszel,
    newcombe,
)

LIKE_UNITS = 5
CLEAR_UP_TO = 0.05
BUILDS_UP = (
    *("fixed_structure", "group_continuity", "group_replacements"),
    *("staff_involved", "superior_follow_up"),
)
STATUSES = ("waiting", "missing", "hidden", "not_asked")


class Known(NamedTuple):
    """A unit whose outcome and factor are both known."""

    delivery_id: str
    workplace_id: str
    day: object
    is_yes: bool
    is_present: bool
    stratum: tuple
    is_by_roles: bool


def factor_pairs():
    """Give each factor on each basis it can be compared by, and its kind."""
    kinds = {factor.code: factor.kind for factor in factors()}
    assessed = {(code, "assessed"): kind for code, kind in kinds.items()}
    recorded = {(code, "records"): kinds[code] for code in TOLD_BY}
    builds_up = {(code, "records") for code in BUILDS_UP}
    return assessed | {
        pair: kind for pair, kind in recorded.items() if pair not in builds_up
    }


def gather(units, found, outcome, withheld=frozenset()):
    """Give (factor, basis) to the units where both are known on the outcome's day.

    Of factors that are withheld, what rests on roles that agree is left out.
    """
    knowns = defaultdict(list)
    for unit in units:
        told = unit.outcomes[outcome]
        if told.status != "known":
            continue
        key = (unit.delivery_id, unit.workplace_id, told.day)
        for basis, by_code in found[key].items():
            for code, factor in by_code.items():
                if factor.is_present is not None:
                    is_yes = told.answer == "yes"
                    stratum = (unit.delivery_type, unit.size)
                    is_by_roles = basis == "assessed" and not factor.is_joint
                    known = Known(*key, is_yes, factor.is_present, stratum, is_by_roles)
                    knowns[code, basis].append(known)
    return {
        pair: [known for known in those if not known.is_by_roles]
        if pair[0] in withheld or not has_enough_roles(those)
        else those
        for pair, those in knowns.items()
    }


def has_enough_roles(knowns):
    """Whether roles that agree stand in for the group in three units or more."""
    return sum(known.is_by_roles for known in knowns) >= MINIMUM_GROUP


def cell(knowns, *, is_present):
    """Count (units, yes, deliveries, sum of squared units of each delivery)."""
    group = [known for known in knowns if known.is_present is is_present]
    of_delivery = defaultdict(int)
    for known in group:
        of_delivery[known.delivery_id] += 1
    return (
        len(group),
        sum(known.is_yes for known in group),
        len(of_delivery),
        sum(count * count for count in of_delivery.values()),
    )


def by_stratum(knowns):
    """Give (stratum, is_present) to (units, yes)."""
    found = {}
    for known in knowns:
        units, yes = found.get((*known.stratum, known.is_present), (0, 0))
        found[(*known.stratum, known.is_present)] = (units + 1, yes + known.is_yes)
    return found


def outcome_counts(units, outcome):
    """Count the units an outcome is known of, and the others by why it is not."""
    told = [unit.outcomes[outcome] for unit in units]
    answers = answers_by_delivery(units, outcome)
    counts = {
        f"{status}_count": sum(one.status == status for one in told)
        for status in STATUSES
    }
    return {
        **counts,
        "unit_count": sum(len(given) for given in answers),
        "yes_count": sum(sum(given) for given in answers),
        "delivery_count": len(answers),
        "likeness": float(likeness(answers)),
    }


def answers_by_delivery(units, outcome):
    """Give the 0 and 1 of each delivery where the outcome is known."""
    found = defaultdict(list)
    for unit in units:
        told = unit.outcomes[outcome]
        if told.status == "known":
            found[unit.delivery_id].append(int(told.answer == "yes"))
    return list(found.values())


def compare(knowns, alike, minimum):
    """Give (factor, basis) to everything that is said of the two groups.

    alike: how alike the units of one delivery are.
    """
    rows = {
        pair: {
            "factor_code": pair[0],
            "basis": pair[1],
            "kind": kind,
            **_two_groups(knowns.get(pair, []), alike, minimum, pair[1]),
        }
        for pair, kind in factor_pairs().items()
    }
    p_values = {pair: row["p_value"] for pair, row in rows.items() if row["is_enough"]}
    for pair, q_value in benjamini_hochberg(p_values).items():
        row, strata = rows[pair], by_stratum(knowns[pair])
        adjusted = mantel_haenszel(strata)
        covers_nothing = row["lower"] <= 0 <= row["upper"]
        is_sure = q_value <= CLEAR_UP_TO and not covers_nothing
        goes_back = adjusted is not None and float(adjusted) * row["difference"] < 0
        row["q_value"] = q_value
        row["alike_n"] = _comparable(strata)
        row["alike_difference"] = None if adjusted is None else float(adjusted)
        row["is_mixed"] = is_sure and row["alike_n"] < LIKE_UNITS
        row["is_turned"] = is_sure and not row["is_mixed"] and goes_back
        row["is_clear"] = is_sure and not row["is_mixed"] and not goes_back
    return rows


def _comparable(strata):
    """Count the units with that each have a like one without."""
    return sum(
        min(strata[(*stratum, True)][0], strata[(*stratum, False)][0])
        for stratum in {key[:-1] for key in strata}
        if (*stratum, True) in strata and (*stratum, False) in strata
    )


def _two_groups(knowns, alike, minimum, basis):
    row = {"is_clear": False, "is_turned": False, "is_mixed": False}
    for name, is_present in (("with", True), ("without", False)):
        units, yes, deliveries, squares = cell(knowns, is_present=is_present)
        row[f"{name}_n"] = units
        row[f"{name}_yes"] = yes
        row[f"{name}_deliveries"] = deliveries
        row[f"{name}_effective_n"] = float(effective(units, squares, alike))
        row[f"{name}_share"] = yes / units if units else None
    row["is_enough"] = min(row["with_deliveries"], row["without_deliveries"]) >= minimum
    if row["is_enough"]:
        one = (row["with_share"], row["with_effective_n"])
        other = (row["without_share"], row["without_effective_n"])
        row["difference"] = one[0] - other[0]
        row["lower"], row["upper"] = newcombe(*one, *other)
        row["p_value"] = fisher_nearest(one, other)
    else:
        said = ["yes", "share"]
        if basis == "assessed":
            said += ["n", "deliveries", "effective_n"]
        row |= {f"{name}_{what}": None for name in ("with", "without") for what in said}
    return row
