"""Factors are compared on deliveries, adjusted for their number, and hidden if few."""

import polars as pl
import pytest

from app.metrics.factor_comparison import (
    COMPARED,
    MINIMUM_DELIVERIES,
    compare_factors,
    compare_outcome,
)
from app.metrics.factors import compare_shares
from app.metrics.false_discoveries import benjamini_hochberg
from data.factors import factors
from data.recorded_factors import recorded_factors
from data.vocabulary import Outcome

COMPARED_BY_RECORDS = [each.code for each in recorded_factors() if not each.builds_up]
RECORDED = COMPARED_BY_RECORDS[0]
CODES = [each.code for each in factors() if each.code != RECORDED][:4]
ONE, TWO, THREE, FOUR = CODES

OF_THE_OUTCOME = [
    *("with_yes", "without_yes", "with_share", "without_share", "difference"),
    *("lower", "upper", "p_value", "q_value", "alike_difference"),
]
VERDICTS = ("is_clear", "is_turned", "is_mixed")
GROUP = {
    "factor_code": pl.String,
    "basis": pl.String,
    "is_present": pl.Boolean,
    "unit_count": pl.Int64,
    "yes_count": pl.Int64,
    "delivery_count": pl.Int64,
    "squared_count": pl.Float64,
}
STRATUM = {
    "factor_code": pl.String,
    "basis": pl.String,
    "delivery_type": pl.String,
    "size": pl.String,
    "is_present": pl.Boolean,
    "unit_count": pl.Int64,
    "yes_count": pl.Int64,
}


def group(code, present, yes_of, sizes, basis="assessed"):
    """Units of deliveries of these sizes; yes_of says how many reach the outcome."""
    squared = float(sum(size**2 for size in sizes))
    return (code, basis, present, sum(sizes), yes_of, len(sizes), squared)


def pair(code, with_yes, without_yes, *, deliveries=20, size=2, basis="assessed"):
    sizes = [size] * deliveries
    return [
        group(code, True, with_yes, sizes, basis),
        group(code, False, without_yes, sizes, basis),
    ]


def compare(*groups, strata=None, likeness=0.0, minimum=MINIMUM_DELIVERIES):
    """Compare groups; where no strata are given, all units are of one kind."""
    if strata is None:
        strata = [
            (code, basis, "one_to_one", "small", present, units, yes)
            for code, basis, present, units, yes, _deliveries, _squared in groups
        ]
    return compare_factors(
        pl.DataFrame(list(groups), schema=GROUP, orient="row"),
        pl.DataFrame(list(strata), schema=STRATUM, orient="row"),
        likeness,
        minimum=minimum,
    )


def row(rows, code, basis="assessed"):
    chosen = pl.col("factor_code") == code, pl.col("basis") == basis
    return rows.row(by_predicate=chosen[0] & chosen[1], named=True)


def test_shares_and_their_difference_are_those_of_the_units():
    found = row(compare(*pair(ONE, 30, 10)), ONE)

    assert (found["with_n"], found["with_yes"], found["with_share"]) == (40, 30, 0.75)
    assert (found["without_n"], found["without_share"]) == (40, 0.25)
    assert {found[name] for name in ("with_deliveries", "without_deliveries")} == {20}
    expected = compare_shares(30, 40, 10, 40)
    assert tuple(found[name] for name in expected._fields) == pytest.approx(expected)


def test_with_one_unit_from_each_delivery_likeness_takes_nothing_away():
    units = pair(ONE, 30, 10, deliveries=40, size=1)

    alike, unlike = compare(*units, likeness=0.9), compare(*units)

    assert row(alike, ONE)["with_effective_n"] == pytest.approx(40)
    assert row(alike, ONE)["p_value"] == pytest.approx(row(unlike, ONE)["p_value"])


def test_one_delivery_with_200_units_does_not_count_as_200():
    sizes = [200, *[1] * 9]
    units = [group(ONE, True, 170, sizes), group(ONE, False, 120, [1] * 209)]

    found = row(compare(*units, likeness=0.2), ONE)

    usual_size = (200**2 + 9) / 209
    assert found["with_n"] == 209
    assert found["with_effective_n"] == pytest.approx(
        209 / (1 + (usual_size - 1) * 0.2)
    )
    assert found["with_effective_n"] < 6
    assert found["with_share"] == pytest.approx(170 / 209)
    assert not found["is_clear"]
    assert row(compare(*units), ONE)["is_clear"]


def test_interval_and_p_are_of_the_effective_numbers():
    found = row(compare(*pair(ONE, 30, 10, size=4), likeness=1 / 3), ONE)

    # Deliveries of four a third alike: a design effect of 2.
    assert found["with_effective_n"] == pytest.approx(40)
    expected = compare_shares(30 / 80 * 40, 40, 10 / 80 * 40, 40)
    assert tuple(found[name] for name in expected._fields) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("deliveries", "is_enough"),
    [(MINIMUM_DELIVERIES - 1, False), (MINIMUM_DELIVERIES, True)],
)
def test_a_strong_factor_in_too_few_deliveries_stays_hidden(deliveries, is_enough):
    with_it = group(ONE, True, 20 * deliveries, [20] * deliveries)
    without = group(ONE, False, 0, [20] * 50)

    found = row(compare(with_it, without), ONE)

    assert found["is_enough"] is is_enough
    assert found["with_n"] == (20 * deliveries if is_enough else None)
    assert [found[name] is not None for name in OF_THE_OUTCOME] == [is_enough] * 10
    assert found["is_clear"] is is_enough


def test_two_hundred_units_of_one_delivery_are_not_enough():
    units = [group(ONE, True, 200, [200]), group(ONE, False, 0, [1] * 200)]
    strata = [
        (ONE, "assessed", "one_to_one", "small", True, 200, 200),
        (ONE, "assessed", "one_to_one", "small", False, 200, 0),
    ]

    found = row(compare(*units, strata=strata), ONE)

    assert (found["with_deliveries"], found["with_n"]) == (None, None)
    assert [found[name] for name in OF_THE_OUTCOME] == [None] * len(OF_THE_OUTCOME)
    assert (found["is_enough"], found["is_clear"], found["is_turned"]) == (False,) * 3


def test_of_what_the_records_say_the_numbers_of_units_stand_under_the_minimum_too():
    found = row(
        compare(*pair(RECORDED, 3, 1, deliveries=2, basis="records")),
        RECORDED,
        "records",
    )

    assert (found["with_n"], found["without_deliveries"]) == (4, 2)
    assert found["with_yes"] is None


def test_either_group_can_be_the_one_with_too_few():
    units = [group(ONE, True, 0, [1] * 50), group(ONE, False, 9, [1] * 9)]

    assert row(compare(*units), ONE)["p_value"] is None


def test_the_minimum_can_be_chosen():
    units = pair(ONE, 6, 0, deliveries=3)

    assert row(compare(*units, minimum=3), ONE)["is_enough"]
    assert not row(compare(*units, minimum=4), ONE)["is_enough"]


def test_p_is_adjusted_for_the_comparisons_that_were_made_and_no_others():
    made = [*pair(ONE, 28, 14), *pair(TWO, 24, 16), *pair(THREE, 21, 20)]
    hidden = pair(FOUR, 18, 0, deliveries=9)

    found = compare(*made, *hidden)

    p_values = [row(found, code)["p_value"] for code in (ONE, TWO, THREE)]
    q_values = [row(found, code)["q_value"] for code in (ONE, TWO, THREE)]
    assert q_values == pytest.approx(benjamini_hochberg(p_values))
    assert row(found, FOUR)["q_value"] is None
    assert found["q_value"].drop_nulls().len() == 3


def test_what_is_clear_alone_need_not_be_clear_among_many():
    alone = pair(ONE, 25, 15)
    others = [each for code in (TWO, THREE, FOUR) for each in pair(code, 20, 20)]

    assert row(compare(*alone), ONE)["is_clear"]
    assert not row(compare(*alone, *others), ONE)["is_clear"]


def test_assessed_and_recorded_are_compared_each_for_itself():
    found = compare(*pair(RECORDED, 30, 10), *pair(RECORDED, 22, 20, basis="records"))

    assert row(found, RECORDED)["difference"] == pytest.approx(0.5)
    assert row(found, RECORDED, "records")["difference"] == pytest.approx(0.05)


def test_the_surest_come_first_and_those_too_few_last():
    found = compare(
        *pair(ONE, 22, 20),
        *pair(TWO, 30, 12),
        *pair(THREE, 18, 0, deliveries=9),
        *pair(FOUR, 6, 34),
    )

    assert found["factor_code"].head(3).to_list() == [FOUR, TWO, ONE]
    assert found["is_enough"].to_list() == [True] * 3 + [False] * (found.height - 3)


def test_every_factor_has_a_row_on_each_basis_though_nothing_is_known_of_it():
    found = compare()

    keys = found.select("factor_code", "basis").rows()
    assert set(keys) == {
        *((each.code, "assessed") for each in factors()),
        *((code, "records") for code in COMPARED_BY_RECORDS),
    }
    assert len(keys) == len(set(keys))
    assert dict(found.schema) == COMPARED
    assert found["with_n"].sum() == 0
    assert not found["is_enough"].any()


def simpson(present, *yes_of_units):
    """Put the units of one group in two strata, as (yes, units) of each."""
    return [
        (ONE, "assessed", delivery_type, "small", present, units, yes)
        for delivery_type, (yes, units) in zip(
            ("one_to_one", "multi_unit"), yes_of_units, strict=True
        )
    ]


def test_a_difference_that_turns_among_like_units_is_warned_of():
    # With the factor 90 of 200 = 45 %, without it 140 of 200 = 70 %. But with it they
    # do better both in deliveries of one unit (18 of 20 against 135 of 180) and in
    # those of several (72 of 180 against 5 of 20).
    units = [group(ONE, True, 90, [1] * 200), group(ONE, False, 140, [1] * 200)]
    strata = [
        *simpson(True, (18, 20), (72, 180)),
        *simpson(False, (135, 180), (5, 20)),
    ]

    found = row(compare(*units, strata=strata), ONE)

    assert found["difference"] == pytest.approx(-0.25)
    assert found["alike_difference"] == pytest.approx(0.15)
    assert found["alike_n"] == 40
    assert (found["is_clear"], found["is_turned"]) == (False, True)


def test_a_difference_that_stays_among_like_units_is_not_warned_of():
    units = [group(ONE, True, 140, [1] * 200), group(ONE, False, 60, [1] * 200)]
    strata = [
        *simpson(True, (70, 100), (70, 100)),
        *simpson(False, (30, 100), (30, 100)),
    ]

    found = row(compare(*units, strata=strata), ONE)

    assert found["alike_difference"] == pytest.approx(found["difference"])
    assert (found["is_clear"], found["is_turned"]) == (True, False)


def test_a_difference_that_is_not_clear_is_not_said_to_turn():
    units = [group(ONE, True, 9, [1] * 20), group(ONE, False, 14, [1] * 20)]
    strata = [*simpson(True, (2, 2), (7, 18)), *simpson(False, (13, 18), (1, 2))]

    found = row(compare(*units, strata=strata), ONE)

    assert found["difference"] < 0 < found["alike_difference"]
    assert (found["is_clear"], found["is_turned"]) == (False, False)


def test_where_nobody_is_like_anybody_nothing_is_clear():
    units = pair(ONE, 30, 10)
    strata = [*simpson(True, (30, 40), (0, 0)), *simpson(False, (0, 0), (10, 40))]

    found = row(compare(*units, strata=strata), ONE)

    assert (found["alike_difference"], found["alike_n"]) == (None, 0)
    assert [found[name] for name in VERDICTS] == [False, False, True]


def test_one_unit_among_like_ones_cannot_turn_a_difference():
    units = [group(ONE, True, 36, [1] * 41), group(ONE, False, 11, [1] * 41)]
    strata = [*simpson(True, (36, 40), (0, 1)), *simpson(False, (1, 1), (10, 40))]

    found = row(compare(*units, strata=strata), ONE)

    assert found["alike_difference"] is not None
    assert [found[name] for name in VERDICTS] == [False, False, True]


def answers(spread, groups):
    told = {
        "outcome_spread": pl.DataFrame([spread]),
        "factor_groups": pl.DataFrame(groups, schema=GROUP, orient="row"),
        "factor_strata": pl.DataFrame(schema=STRATUM),
    }
    asked = []

    def ask(query, *, outcome):
        asked.append(outcome)
        return told[query]

    return ask, asked


def test_an_outcome_is_compared_with_the_likeness_of_its_own_units():
    spread = {
        "unit_count": 4,
        "yes_count": 2,
        "delivery_count": 2,
        "squared_count": 8.0,
        "between_squares": 1.0,
        "within_squares": 0.0,
        "waiting_count": 5,
        "missing_count": 6,
        "hidden_count": 7,
        "not_asked_count": 8,
    }
    ask, asked = answers(spread, pair(ONE, 30, 10))

    found = compare_outcome(ask, Outcome.SELF_RELIANT, minimum=20)

    assert set(asked) == {"self_reliant"}
    assert (found.outcome, found.minimum) == (Outcome.SELF_RELIANT, 20)
    assert found.counts.likeness == 1
    assert (found.counts.yes_count, found.counts.unit_count) == (2, 4)
    assert found.counts.delivery_count == 2
    assert found.counts.waiting_count == 5
    assert found.counts.missing_count == 6
    assert found.counts.hidden_count == 7
    assert found.counts.not_asked_count == 8
    # Deliveries of two wholly alike: 40 units are worth 20.
    assert row(found.rows, ONE)["with_effective_n"] == pytest.approx(20)
