from datetime import date

import polars as pl
import pytest

from app.metrics.factor_prevalence import (
    MOST_PERIODS,
    factor_prevalence,
    first_basis,
    has_enough_in_all,
    prevalence_by_period,
)
from app.metrics.factor_prevalence_findings import (
    kind_finding,
    period_finding,
    prevalence_finding,
    sure_sentence,
)
from app.metrics.factor_role_findings import (
    difference_finding,
    difference_sentence,
    role_finding,
)
from app.metrics.factor_roles import ROLE_PAIRS, prevalence_by_role, role_differences
from app.metrics.factors import wilson
from app.metrics.prevalence_shares import (
    FEWEST_DELIVERIES,
    MINIMUM_UNITS,
    pooled_likeness,
    with_shares,
)
from data.factors import factors


def counted(units, present, *, size=1, **more):
    """Units of deliveries of one size; those present fill whole deliveries."""
    return {
        **more,
        "unit_count": units,
        "present_count": present,
        "delivery_count": units // size,
        "squared_count": float(units * size),
        "share_squares": float(present),
    }


def known(code, units, present, *, basis="assessed", **more):
    return {
        "factor_code": code,
        "basis": basis,
        **counted(units, present),
        "unsettled_count": 0,
        "all_count": 40,
        "both_count": 0,
        "only_assessed_count": 0,
        "only_recorded_count": 0,
        **more,
    }


def words(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def shares(*rows, pooled=0.0):
    return with_shares(pl.DataFrame(rows), pl.lit(pooled, dtype=pl.Float64)).to_dicts()


def test_a_share_of_units_that_are_alone_has_the_interval_of_wilson():
    (row,) = shares(counted(20, 5), pooled=0.7)

    assert row["present_share"] == 0.25
    assert (row["lower_share"], row["upper_share"]) == wilson(0.25, 20)


def test_units_that_are_wholly_alike_are_worth_their_deliveries():
    (row,) = shares(counted(40, 20, size=4))

    assert row["effective_n"] == pytest.approx(10)
    assert row["lower_share"] == pytest.approx(wilson(0.5, 10)[0])


# In five deliveries of two units each: A is in both units of three and in neither of
# two, B in one unit of each.
A = counted(10, 6, size=2)
B = {**counted(10, 5, size=2), "share_squares": 2.5}


def test_how_alike_units_are_is_told_by_all_factors_together():
    # Between: 6 - 10 x 0.36 = 2.4 of A and 2.5 - 2.5 = 0 of B, on 4 + 4 degrees: 0.3.
    # Within: 0 and 5 - 2.5 = 2.5, on 5 + 5 degrees: 0.25. Two units per delivery:
    # (0.3 - 0.25) / (0.3 + 0.25) = 1/11.
    assert pooled_likeness(pl.DataFrame([A, B])) == pytest.approx(1 / 11)


def test_a_factor_counts_with_the_larger_of_its_own_likeness_and_that_of_all():
    of_a, of_b = shares(A, B, pooled=1 / 11)

    assert of_a["effective_n"] == pytest.approx(5)
    assert of_b["effective_n"] == pytest.approx(10 / (1 + 1 / 11))


def test_fifty_units_of_five_deliveries_that_are_all_present_are_worth_five():
    (row,) = shares(counted(50, 50, size=10), pooled=0.2)

    assert row["effective_n"] == pytest.approx(5)
    # The lower end of Wilson where all are present: n / (n + 1.96 squared).
    assert row["lower_share"] == pytest.approx(5 / (5 + 3.8415), abs=1e-4)
    assert row["upper_share"] == 1


def test_where_nothing_tells_how_alike_units_are_they_are_taken_as_wholly_alike():
    alike = [counted(50, 0, size=10), counted(12, 12, size=12)]
    mixed = {**counted(12, 6, size=12), "share_squares": 3.0}

    assert pooled_likeness(pl.DataFrame([*alike, mixed])) is None
    (row,) = shares(B, pooled=None)
    assert row["effective_n"] == pytest.approx(5)


def test_units_under_the_minimum_do_not_tell_how_alike_units_are():
    few = {**counted(8, 4, size=2), "share_squares": 4.0}

    assert pooled_likeness(pl.DataFrame([few])) is None


def test_twelve_units_of_one_delivery_have_no_share_but_their_count_stands():
    few, one = shares(
        counted(12, 6, size=3), {**counted(12, 6, size=12), "share_squares": 3.0}
    )

    assert few["delivery_count"] < FEWEST_DELIVERIES
    assert few["present_share"] is one["present_share"] is None
    assert few["present_count"] is one["lower_share"] is None
    assert (one["unit_count"], one["delivery_count"]) == (12, 1)


def test_under_the_minimum_nothing_is_told_of_those_who_assessed():
    (row,) = shares(counted(MINIMUM_UNITS - 1, 3))

    assert set(row.values()) == {None}


def test_what_records_say_of_few_units_is_counted_but_has_no_share():
    row, other = shares(counted(9, 3, basis="records"), counted(9, 3, basis="assessed"))

    assert row["unit_count"] == row["delivery_count"] == 9
    assert row["present_count"] is row["present_share"] is None
    assert other["unit_count"] is other["delivery_count"] is None


def test_every_factor_is_listed_and_the_most_common_first():
    rows = factor_prevalence(
        pl.DataFrame([known("ownership", 20, 5), known("high_workload", 30, 15)])
    )

    assert rows["factor_code"].to_list()[:2] == ["high_workload", "ownership"]
    assert rows["unknown_count"].to_list()[:2] == [10, 20]
    assert rows["factor_code"].n_unique() == len(factors())


def test_of_a_factor_assessed_in_few_units_no_count_is_given():
    few = known("ownership", 9, 5, unsettled_count=12)
    disputed = known("high_workload", 30, 15, unsettled_count=9)
    rows = factor_prevalence(pl.DataFrame([few, disputed]))

    counts = ("unit_count", "delivery_count", "unknown_count", "unsettled_count")
    told = {row["factor_code"]: row for row in rows.filter(basis="assessed").to_dicts()}
    assert [told["ownership"][name] for name in counts] == [None] * 4
    assert [told["high_workload"][name] for name in counts] == [30, 30, 10, None]


def test_where_the_bases_differ_is_hidden_under_the_minimum():
    rows = factor_prevalence(
        pl.DataFrame(
            [
                known("clear_plan", 20, 5, both_count=9, only_assessed_count=2),
                known("shift_work", 20, 5, both_count=10, only_assessed_count=2),
            ]
        )
    )

    assert rows["only_assessed_count"].to_list()[:2] == [None, 2]
    assert rows["both_count"].to_list()[:2] == [None, 10]


def test_the_first_basis_is_what_was_assessed():
    rows = factor_prevalence(
        pl.DataFrame(
            [
                known("clear_plan", 20, 5),
                known("clear_plan", 20, 15, basis="records"),
                known("shift_work", 20, 6, basis="records"),
            ]
        )
    )

    assert first_basis(rows).select("factor_code", "basis").rows() == [
        ("shift_work", "records"),
        ("clear_plan", "assessed"),
    ]


def test_the_finding_is_the_most_common_risk_factor_with_what_it_is_of():
    rows = factor_prevalence(
        pl.DataFrame(
            [
                known("ownership", 20, 20),
                known("high_workload", 30, 15),
                known("shift_work", 30, 20, basis="records"),
            ]
        )
    )

    assert words(prevalence_finding(rows)) == (
        "Vanligste vurderte risikofaktor: høyt arbeidspress, mye sykdom, "
        "nedprioritert, 50 % (33–67 %) av 30 enheter"
    )
    firsts = first_basis(rows).filter(kind="risk")
    assert words(kind_finding("risk", firsts)) == (
        "1 av 2 risikofaktorer er til stede i over halvparten av enhetene der de er "
        "kjent"
    )
    # The interval of 20 of 30 is 49-81 %.
    assert words(sure_sentence(firsts)) == "Hele intervallet er over 50 % for 0 av 2."


@pytest.mark.parametrize(
    ("second", "start"),
    [
        (14, "Blant de vanligste vurderte risikofaktorene: høyt"),
        (1, "Vanligste vurderte risikofaktor: høyt"),
    ],
)
def test_the_most_common_is_only_called_so_when_it_surely_is(second, start):
    rows = factor_prevalence(
        pl.DataFrame(
            [known("high_workload", 30, 15), known("alone_in_role", 30, second)]
        )
    )

    assert prevalence_finding(rows).startswith(start)


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([known("ownership", 9, 9)], "For få enheter er vurdert"),
        ([known("ownership", 10, 9)], "Vanligste vurderte suksessfaktor: eierskap"),
        (
            [known("shift_work", 10, 9, basis="records")],
            "Vanligste risikofaktor i registreringene: turnus",
        ),
    ],
)
def test_the_finding_says_which_kind_of_little_there_is(rows, finding):
    rows = factor_prevalence(pl.DataFrame(rows))

    assert prevalence_finding(rows).startswith(finding)


def year(number, units, present):
    return counted(units, present, period_on=date(number, 1, 1))


def by_year(rows, likeness=0.0):
    return prevalence_by_period(pl.DataFrame(rows), months=12, likeness=likeness)


def test_a_period_without_answers_is_a_gap_and_not_left_out():
    periods = by_year([year(2022, 20, 5), year(2024, 30, 25)])

    assert periods.select("period_on", "present_share").rows() == [
        (date(2022, 1, 1), 0.25),
        (date(2023, 1, 1), None),
        (date(2024, 1, 1), 25 / 30),
    ]
    assert words(period_finding("ownership", periods, 12)).endswith(
        ": mellom 25 % (2022) og 83 % (2024) av enhetene"
    )


@pytest.mark.parametrize("later", [15, 8], ids=["overlapping", "equal"])
def test_periods_that_do_not_differ_clearly_are_not_ranked(later):
    periods = by_year([year(2022, 20, 5), year(2024, 30, later)])

    assert period_finding("ownership", periods, 12).endswith(
        ": ingen tydelig forskjell mellom periodene"
    )


def test_of_a_period_with_few_units_no_count_is_given():
    periods = by_year([year(2022, 9, 5), year(2023, 20, 5)])

    assert periods["unit_count"].to_list() == [None, 20]
    assert periods["delivery_count"].to_list() == [None, 20]


def test_the_units_of_a_period_are_as_alike_as_in_all_that_is_assessed():
    row = {**B, "period_on": date(2024, 1, 1)}

    assert by_year([row], 0.5)["effective_n"].item() == pytest.approx(10 / 1.5)
    assert by_year([row], None)["effective_n"].item() == pytest.approx(5)


def test_the_newest_periods_are_kept():
    periods = by_year([year(number, 20, 5) for number in range(2010, 2027)])

    assert periods.height == MOST_PERIODS
    assert periods["period_on"][-1] == date(2026, 1, 1)


def test_half_years_are_shown_when_every_one_has_enough():
    halves = [
        counted(units, 5, period_on=date(2024, month, 1))
        for month, units in ((1, 10), (7, 12))
    ]

    assert has_enough_in_all(pl.DataFrame(halves), months=6)
    assert not has_enough_in_all(pl.DataFrame([year(2024, 9, 5)]), months=6)
    later = counted(10, 5, period_on=date(2025, 7, 1))
    assert not has_enough_in_all(pl.DataFrame([*halves, later]), months=6)
    assert not has_enough_in_all(pl.DataFrame(halves).clear(), months=6)
    of_few = counted(12, 5, size=3, period_on=date(2024, 1, 1))
    assert not has_enough_in_all(pl.DataFrame([of_few]), months=6)


def test_over_time_one_period_or_none_is_said():
    one, none = by_year([year(2024, 20, 5)]), by_year([year(2024, 9, 5)])

    assert words(period_finding("ownership", one, 12)).endswith(
        ": i 25 % (11–47 %) av enhetene vurdert i 2024"
    )
    assert "for få er vurdert" in period_finding("ownership", none, 12)


def by_role(role, units, present, factor="ownership"):
    return counted(units, present, factor_code=factor, assessor_role=role)


def test_a_role_that_has_assessed_too_few_units_is_hidden():
    roles = prevalence_by_role(
        pl.DataFrame([by_role("leader", 20, 15), by_role("advisor", 9, 9)]),
        "ownership",
    )

    assert dict(roles.select("assessor_role", "present_share").iter_rows()) == {
        "group": None,
        "leader": 0.75,
        "union_representative": None,
        "safety_representative": None,
        "advisor": None,
    }
    assert words(role_finding("ownership", roles)).endswith(
        ": lederen finner den til stede i 75 % (53–89 %) av de vurderte enhetene"
    )
    assert roles["unit_count"].to_list() == [None, 20, None, None, None]


def test_the_roles_furthest_apart_are_named():
    roles = prevalence_by_role(
        pl.DataFrame(
            [
                by_role("group", 20, 20),
                by_role("leader", 20, 15),
                by_role("union_representative", 20, 5),
                by_role("advisor", 20, 10),
            ]
        ),
        "ownership",
    )

    assert words(role_finding("ownership", roles)).endswith(
        ": lederen finner den til stede i 75 % av de vurderte enhetene, den "
        "tillitsvalgte i 25 %"
    )
    nobody = prevalence_by_role(pl.DataFrame([by_role("leader", 9, 1)]), "ownership")
    assert role_finding("ownership", nobody).endswith(
        ": svar etter rolle vises ikke her"
    )


@pytest.mark.parametrize("other", [15, 12], ids=["equal", "overlapping"])
def test_roles_that_do_not_differ_clearly_are_not_ranked(other):
    roles = prevalence_by_role(
        pl.DataFrame([by_role("leader", 20, 15), by_role("advisor", 20, other)]),
        "ownership",
    )

    assert role_finding("ownership", roles).endswith(
        ": ingen tydelig forskjell mellom rollene"
    )


def differing(first, second, both, only_first, only_second):
    return {
        "factor_code": "ownership",
        "first_role": first,
        "second_role": second,
        "both_count": both,
        "only_first_count": only_first,
        "only_second_count": only_second,
    }


def test_pairs_are_put_in_the_order_of_the_roles():
    rows = role_differences(pl.DataFrame([differing("advisor", "leader", 20, 1, 7)]))

    assert rows.select(
        "first_role", "second_role", "only_first_count", "only_second_count"
    ).rows() == [("leader", "advisor", 7, 1)]
    assert rows["differ_share"].item() == 0.4
    assert ("leader", "advisor") in ROLE_PAIRS


def test_roles_that_have_both_answered_in_too_few_units_are_not_compared():
    rows = pl.DataFrame([differing("leader", "union_representative", 9, 5, 0)])

    assert role_differences(rows).is_empty()


def test_the_direction_of_a_difference_is_said_the_common_one_first():
    rows = role_differences(
        pl.DataFrame([differing("leader", "union_representative", 120, 10, 34)])
    )

    assert words(difference_sentence(rows.row(0, named=True))) == (
        "I 34 av 120 enheter der begge har svart, sier den tillitsvalgte at faktoren "
        "er til stede og lederen ikke; i 10 er det omvendt."
    )
    assert words(difference_finding(rows)).endswith(
        "i 44 av 120 enheter, og ikke oftere om noen annen faktor"
    )


def test_roles_that_never_differ_are_said_to_agree():
    rows = role_differences(pl.DataFrame([differing("advisor", "leader", 12, 0, 0)]))

    assert difference_sentence(rows.row(0, named=True)).startswith("I ingen av 12")
    assert difference_finding(rows) == "De har ikke svart ulikt om noen faktor"
