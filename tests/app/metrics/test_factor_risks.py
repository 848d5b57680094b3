"""Risk now: severity from the sources, the order of the list, and what it says."""

from datetime import date

import polars as pl
import pytest

from app.components.factor_risk_rows import how_known, where_found
from app.metrics.factor_risk_words import (
    basis_in_words,
    counts_in_words,
    risks_finding,
)
from app.metrics.factor_risks import (
    LASTING_CHANGE,
    LEAST_OF_UNITS,
    RULE_OF_FACTOR,
    codes_of,
    severity_of,
    sort_risks,
    with_factor,
)
from app.translations.gettext import speaking
from data.factors import factor_codes, factors
from data.follow_up import standard_rules


def deliveries(*names, units=1, assessed=0):
    return pl.DataFrame(
        [
            {
                "delivery_id": name,
                "workplace_name": name,
                "unit_count": units,
                "assessed_count": assessed,
            }
            for name in names
        ]
    )


def found(**codes):
    return pl.DataFrame(
        [
            {"delivery_id": name, "factor_code": code, "found_count": 1}
            for name, each in codes.items()
            for code in each
        ],
        schema={
            "delivery_id": pl.String,
            "factor_code": pl.String,
            "found_count": pl.Int64,
        },
    )


def row(**changes):
    return {
        "factor_code": "shift_work",
        "severity": "high",
        "unit_count": 1,
        "found_count": 1,
        "joint_count": 0,
        "partly_count": 0,
        "joint_on": None,
        "recorded_count": 0,
        "recorded_on": None,
        "differ_count": 0,
    } | changes


def test_severity_comes_from_where_the_sources_name_the_factor():
    high = {each.code for each in factors() if severity_of(each) == "high"}
    low = {each.code for each in factors() if severity_of(each) == "low"}

    assert "group_replacements" in high
    assert "single_participant" not in high | low
    assert low == set(codes_of("success"))
    assert all(
        any(source.startswith(LASTING_CHANGE) for source in each.sources)
        for each in factors()
        if each.code in high
    )


@pytest.mark.parametrize(("factor", "rule"), RULE_OF_FACTOR.items())
def test_a_factor_leads_to_a_rule_that_is_there(factor, rule):
    assert factor in factor_codes()
    assert rule in {each.code for each in standard_rules().all_rules}


def test_most_high_comes_first_then_medium_then_low_then_the_name():
    risks = sort_risks(
        deliveries("A", "B", "C", "D", "E"),
        found(
            B=["ownership"],
            C=["single_participant", "competing_projects", "tight_economy"],
            D=["shift_work"],
            E=["single_participant", "competing_projects", "tight_economy"],
        ),
    )

    assert risks.deliveries["delivery_id"].to_list() == ["D", "C", "E", "B", "A"]
    assert risks.deliveries["risk_count"].to_list() == [1, 3, 3, 0, 0]


def test_the_gravest_factor_of_a_delivery_comes_first_then_that_of_most_units():
    rows = found(A=["ownership", "single_participant", "competing_projects"])
    more = rows.with_columns(found_count=pl.Series([5, 1, 2]))

    risks = sort_risks(deliveries("A"), more)

    assert risks.rows["factor_code"].to_list() == [
        "competing_projects",
        "single_participant",
        "ownership",
    ]


@pytest.mark.parametrize(
    ("units", "found_count", "is_counted"),
    [(1, 1, True), (4, 1, True), (5, 1, False), (82, 20, False), (82, 21, True)],
)
def test_a_factor_counts_for_a_delivery_from_a_quarter_of_its_units(
    units, found_count, is_counted
):
    rows = found(A=["shift_work"]).with_columns(found_count=pl.lit(found_count))

    risks = sort_risks(deliveries("A", units=units), rows)

    assert LEAST_OF_UNITS == 0.25
    assert risks.rows["is_counted"].item() is is_counted
    counts = risks.deliveries.select("high_count", "risk_count", "few_count").row(0)
    assert counts == ((1, 1, 0) if is_counted else (0, 0, 1))


def test_many_factors_of_few_units_do_not_put_a_large_delivery_first():
    many = ["shift_work", "single_participant", "tight_economy", "competing_projects"]
    places = pl.concat([deliveries("Large", units=82), deliveries("Small")])

    risks = sort_risks(places, found(Large=many, Small=["single_participant"]))

    assert risks.deliveries["delivery_id"].to_list() == ["Small", "Large"]
    assert risks.deliveries["few_count"].to_list() == [0, 4]
    assert risks.rows.filter(delivery_id="Large").height == 4
    with speaking("nb"):
        assert risks_finding(risks.deliveries).startswith("Ingen av 2")
        assert counts_in_words(0, 0) == "bare i noen enheter"


def test_what_counts_comes_before_a_graver_factor_of_few_units():
    rows = found(A=["shift_work", "ownership"])
    more = rows.with_columns(found_count=pl.Series([1, 5]))

    risks = sort_risks(deliveries("A", units=8), more)

    assert risks.rows["factor_code"].to_list() == ["ownership", "shift_work"]


@pytest.mark.parametrize(
    ("assessed", "said"),
    [
        ([1], "In the ongoing delivery a party group has answered together."),
        ([0], "In the ongoing delivery no party group has answered together: it"),
        ([1, 1], "In all 2 ongoing deliveries a party group has"),
        ([0, 0], "In none of 2 ongoing deliveries has a party group"),
        ([1, 0], "In 1 of 2 ongoing deliveries a party group has answered together; "),
        ([1, 0], "the other rests on records alone"),
        ([1, 0, 0], "the others rest on records alone"),
    ],
)
def test_others_are_said_to_rest_on_records_only_where_there_are_some(assessed, said):
    rows = pl.concat([deliveries("A", assessed=count) for count in assessed])

    with speaking("en"):
        assert said in basis_in_words(rows)
        assert ("other" in basis_in_words(rows)) == (0 < sum(assessed) < len(assessed))


@pytest.mark.parametrize(
    ("names", "codes", "said"),
    [
        ("A", [], "The ongoing delivery has fewer than three risk factors"),
        ("A", ["A"], "The ongoing delivery has three risk factors or more"),
        ("AB", ["A"], "1 of 2 ongoing deliveries has three risk factors or more"),
        ("AB", ["A", "B"], "2 of 2 ongoing deliveries have three risk factors or more"),
    ],
)
def test_the_finding_says_one_as_one(names, codes, said):
    three = ["shift_work", "single_participant", "tight_economy"]
    risks = sort_risks(deliveries(*names), found(**dict.fromkeys(codes, three)))

    with speaking("en"):
        assert risks_finding(risks.deliveries) == said


def test_a_chosen_factor_leaves_the_deliveries_that_have_it():
    risks = sort_risks(
        deliveries("A", "B", "C"), found(A=["shift_work", "ownership"], B=["ownership"])
    )

    assert with_factor(risks, "shift_work").deliveries["delivery_id"].to_list() == ["A"]
    assert with_factor(risks, "shift_work").rows.height == 1
    assert with_factor(risks, None).deliveries.height == 2


def test_the_finding_counts_deliveries_with_three_risk_factors():
    three = ["shift_work", "single_participant", "tight_economy"]
    some = sort_risks(deliveries("A", "B"), found(A=three, B=[*three[:2], "ownership"]))
    none = sort_risks(deliveries("A", "B"), found(A=three[:2]))

    with speaking("nb"):
        assert risks_finding(some.deliveries) == (
            "1 av 2 pågående leveranser har tre eller flere risikofaktorer"
        )
        assert risks_finding(none.deliveries) == (
            "Ingen av 2 pågående leveranser har tre eller flere risikofaktorer"
        )
        assert counts_in_words(1, 2) == "1 risikofaktor, 2 manglende suksessfaktorer"


def test_both_bases_and_their_disagreement_are_said():
    several = row(
        unit_count=5,
        found_count=3,
        joint_count=2,
        joint_on=date(2026, 3, 12),
        recorded_count=1,
        recorded_on=date(2026, 2, 3),
        differ_count=1,
    )

    with speaking("nb"):
        assert where_found(several) == "3 av 5 enheter"
        assert how_known(several) == [
            "Felles svar i 2 enheter, det nyeste 12.03.2026: til stede.",
            "Fra registreringer, 1 enhet, siden 03.02.2026: Virksomheten har turnus.",
            "Ulike i 1 enhet: felles svar og registreringer sier ikke det samme.",
        ]


def test_of_one_unit_no_count_is_said():
    one = row(joint_count=1, joint_on=date(2026, 3, 12))

    with speaking("nb"):
        assert where_found(one) == ""
        assert how_known(one) == ["Partsgruppens felles svar 12.03.2026: til stede."]


@pytest.mark.parametrize(
    ("partly", "said"),
    [(0, "ikke til stede"), (1, "eller bare delvis"), (2, "bare delvis til stede")],
)
def test_a_success_factor_that_is_partly_there_is_not_said_to_be_absent(partly, said):
    missing = row(
        factor_code="ownership",
        severity="low",
        unit_count=3,
        joint_count=2,
        partly_count=partly,
        joint_on=date(2026, 3, 12),
    )

    with speaking("nb"):
        assert said in how_known(missing)[0]


def test_a_definition_that_does_not_hold_is_said_to_be_so():
    missing = row(factor_code="clear_plan", severity="low", recorded_count=1)

    with speaking("nb"):
        assert how_known(missing) == [
            "Fra registreringer: dette stemmer ikke: «Leveransen har en prosjektplan.»"
        ]
