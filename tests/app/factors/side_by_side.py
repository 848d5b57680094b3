"""What the door and the second implementation tell of a day, in one form."""

from typing import NamedTuple

import pytest

from app.filters import FixedGroup
from app.metrics.factor_comparison import compare_outcome
from app.protected_groups import withheld
from data.vocabulary import Outcome
from tests.app.factors import plain_comparison as plain
from tests.app.factors.plain_factors import Assessed, find_factors
from tests.app.factors.plain_outcomes import Told, unit_outcomes
from tests.app.factors.plain_recorded import Recorded
from tests.app.factors.plain_statistics import likeness
from tests.app.follow_up.side_by_side import door_on

COLUMNS = {
    "self_reliant": ("self_reliant", "self_reliant_on"),
    "cooperation_continues": ("continues", "continues_on"),
    "cooperation_started": ("cooperation_started", "started_told_on"),
}
"""How the columns of an outcome begin, and the column of its day."""
FLAGS = ("known", "waiting", "missing", "hidden")
SHOWN = 5
"""So many differences are printed; the rest is counted."""


class ByHand(NamedTuple):
    """What is worked out once for a day."""

    units: list
    factors: dict
    withheld: dict


def compare_all(build, records, as_of, *, minimum):
    """Hold everything that is told on a day against what is told by hand."""
    units = unit_outcomes(records, as_of)
    is_own_day = as_of == build.data_date
    factors = find_factors(records, units, as_of, with_roles=is_own_day)
    by_hand = ByHand(units, factors, _withheld(build) if is_own_day else {})
    with door_on(build, as_of) as door:
        expect_same(_outcomes(door), _outcomes_by_hand(units), "outcomes")
        for basis, kind in (("assessed", Assessed), ("records", Recorded)):
            rows = _factors(door, basis, kind)
            expect_same(rows, _factors_by_hand(by_hand, basis), basis)
        for outcome in Outcome:
            _compare_outcome(door, by_hand, outcome, minimum)


def _compare_outcome(door, by_hand, outcome, minimum):
    code = outcome.value
    few = by_hand.withheld.get(code, ())
    knowns = plain.gather(by_hand.units, by_hand.factors, code, few)
    expect_same(_groups(door, code), groups_by_hand(knowns), f"cells of {code}")
    expect_same(_strata(door, code), strata_by_hand(knowns), f"strata of {code}")
    compared = compare_outcome(door.fetch, outcome, minimum=minimum)
    counts = plain.outcome_counts(by_hand.units, code)
    expect_same({code: _counts(compared, counts)}, {code: counts}, "counts")
    alike = likeness(plain.answers_by_delivery(by_hand.units, code))
    expect_same_comparison(compared.rows, knowns, alike, minimum)


def _withheld(build):
    """Give each outcome to its factors where the places would tell of few units.

    Which these are is attacked in tests/app/test_protected_groups.py.
    """
    found = {}
    everything = FixedGroup("programme", None)
    for outcome, code in withheld(build, "withheld_outcome_roles", everything).rows():
        found.setdefault(outcome, set()).add(code)
    return found


def expect_same_comparison(compared, knowns, alike, minimum):
    """Hold rows of COMPARED against those by hand; the surest are to stand first."""
    rows = compared.to_dicts()
    by_pair = {(row["factor_code"], row["basis"]): row for row in rows}
    by_hand = plain.compare(knowns, alike, minimum)
    expect_same(by_pair, by_hand, "comparison")
    ranks = [
        (not row["is_enough"], not row["is_clear"], row["p_value"] or 0) for row in rows
    ]
    assert ranks == sorted(ranks), "the surest is not first"


def _outcomes(door):
    found = {}
    for row in door.fetch("rows/unit_outcome_rows").to_dicts():
        for outcome, (name, day) in COLUMNS.items():
            flags = [flag for flag in FLAGS if row[f"is_{name}_{flag}"]]
            told = Told(
                " and ".join(flags) or "not_asked", row[f"{name}_answer"], row[day]
            )
            key = (outcome, row["delivery_id"], row["workplace_id"])
            found[key] = (*told, row[f"is_{name}"], row["delivery_type"], row["size"])
    return found


def _outcomes_by_hand(units):
    return {
        (outcome, unit.delivery_id, unit.workplace_id): (
            *told,
            told.answer == "yes",
            unit.delivery_type,
            unit.size,
        )
        for unit in units
        for outcome, told in unit.outcomes.items()
    }


def _factors(door, basis, kind):
    name = {"assessed": "assessed", "records": "recorded"}[basis]
    rows = door.fetch(f"rows/{name}_factor_rows").to_dicts()
    found = {
        (
            row["delivery_id"],
            row["workplace_id"],
            row["seen_on"],
            row["factor_code"],
        ): kind(*(row[column] for column in kind._fields))
        for row in rows
    }
    assert len(found) == len(rows), "a factor is there twice"
    return found


def _factors_by_hand(by_hand, basis):
    return {
        (*key, code): factor
        for key, by_basis in by_hand.factors.items()
        for code, factor in by_basis[basis].items()
    }


def _groups(door, outcome):
    return {
        (row["factor_code"], row["basis"], row["is_present"]): (
            row["unit_count"],
            row["yes_count"],
            row["delivery_count"],
            row["squared_count"],
        )
        for row in door.fetch("factor_groups", outcome=outcome).to_dicts()
    }


def groups_by_hand(knowns):
    cells = {
        (*pair, is_present): plain.cell(group, is_present=is_present)
        for pair, group in knowns.items()
        for is_present in (True, False)
    }
    return {key: cell for key, cell in cells.items() if cell[0]}


def _strata(door, outcome):
    return {
        (
            row["factor_code"],
            row["basis"],
            row["delivery_type"],
            row["size"],
            row["is_present"],
        ): (row["unit_count"], row["yes_count"])
        for row in door.fetch("factor_strata", outcome=outcome).to_dicts()
    }


def strata_by_hand(knowns):
    return {
        (*pair, *stratum): counts
        for pair, group in knowns.items()
        for stratum, counts in plain.by_stratum(group).items()
    }


def _counts(compared, names):
    return {name: getattr(compared.counts, name) for name in names}


def expect_same(by_door, by_hand, what):
    """Fail, and say where, when two answers differ by more than a rounding."""
    keys = by_door.keys() | by_hand.keys()
    differ = [key for key in keys if not _is_same(by_door.get(key), by_hand.get(key))]
    if differ:
        lines = [
            f"{key}: {_unlike(by_door.get(key), by_hand.get(key))}"
            for key in sorted(differ, key=str)[:SHOWN]
        ]
        head = f"{what}: {len(differ)} of {len(keys)} differ (by the door, by hand)"
        pytest.fail("\n".join([head, *lines]))


def _unlike(one, other):
    """Say in what two answers differ."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one, other
    return {
        key: (one.get(key), other.get(key))
        for key in one | other
        if not _is_same(one.get(key), other.get(key))
    }


def _is_same(one, other):
    if isinstance(one, dict) and isinstance(other, dict):
        return not _unlike(one, other)
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other, abs=1e-9, rel=0)
    return one == other
