"""The sentences about factors are true in every state, and say how sure they are."""

from dataclasses import replace

import polars as pl
import pytest

from app.metrics.compared_factors import (
    ComparedFactor,
    interval_words,
    points,
    read_compared,
)
from app.metrics.factor_comparison import COMPARED, FactorComparison
from app.metrics.factor_findings import (
    differences_by_kind_finding,
    differences_finding,
)
from app.metrics.factor_sentences import (
    certainty_sentence,
    counts_sentence,
    factor_sentence,
    left_out_sentence,
    likeness_sentence,
)
from app.metrics.outcome_counts import OutcomeCounts
from app.translations.gettext import speaking
from data.factors import factors
from data.vocabulary import Outcome

SUCCESS = [factor for factor in factors() if factor.kind == "success"]
NAME = SUCCESS[0].label


def compared(**changes):
    """Make a clear success factor: 20 of 31 units against 3 of 20."""
    factor = ComparedFactor(
        factor_code=SUCCESS[0].code,
        kind="success",
        basis="assessed",
        with_n=31,
        with_yes=20,
        with_deliveries=21,
        without_n=20,
        without_yes=3,
        without_deliveries=13,
        with_share=20 / 31,
        without_share=0.15,
        difference=0.495,
        lower=0.186,
        upper=0.683,
        p_value=0.001,
        is_clear=True,
        alike_n=40,
        alike_difference=0.5,
        is_turned=False,
        is_mixed=False,
    )
    return replace(factor, **changes)


def counted(**changes):
    counts = OutcomeCounts(84, 178, 66, 634, 715, 225, 145, 0.158, 73.6)
    return replace(counts, **changes)


def comparison(outcome=Outcome.SELF_RELIANT, **counts):
    rows = pl.DataFrame(schema=COMPARED)
    return FactorComparison(outcome, 10, counted(**counts), rows)


def by_kind(kind, found):
    return differences_by_kind_finding(kind, found, comparison())


def say(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def turned(alike_difference=-0.052):
    return compared(is_clear=False, is_turned=True, alike_difference=alike_difference)


def mixed():
    return compared(is_clear=False, is_mixed=True, alike_n=3)


def unclear():
    return compared(is_clear=False, lower=-0.02, difference=0.11, p_value=0.2)


def test_the_heading_is_the_surest_factor_with_both_shares():
    said = say(differences_finding(comparison(), [compared(), unclear()]))

    assert said == f"Enheter med «{NAME.nb}» er oftere selvhjulpne: 65 % mot 15 %"


def test_a_factor_that_goes_with_less_is_said_so():
    risk = compared(kind="risk", difference=-0.3, with_share=0.15, without_share=0.45)

    with speaking("en"):
        said = differences_finding(comparison(Outcome.COOPERATION_CONTINUES), [risk])

    assert said == (
        f"Cooperation continues less often in units with “{NAME.en}”: 15% against 45%"
    )


def test_a_difference_that_turns_is_never_the_heading():
    said = differences_finding(comparison(), [turned(), unclear()])

    assert NAME.nb not in said
    assert said == (
        "Ingen faktor går tydelig sammen med at enheter er selvhjulpne når like "
        "enheter sammenliknes"
    )


def test_a_difference_among_units_that_are_too_unlike_is_never_the_heading():
    said = differences_finding(comparison(), [mixed(), unclear()])

    assert said == "Ingen faktor går tydelig sammen med at enheter er selvhjulpne"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            "self_reliant",
            "Ingen faktor går tydelig sammen med at enheter er selvhjulpne",
        ),
        (
            "cooperation_started",
            "Ingen faktor går tydelig sammen med at partssamarbeidet er i gang",
        ),
    ],
)
def test_where_nothing_is_clear_the_heading_says_that(outcome, said):
    told = comparison(Outcome.with_code(outcome))

    assert differences_finding(told, [unclear()]) == said


def test_too_few_deliveries_and_no_known_units_are_two_different_headings():
    too_few = differences_finding(comparison(), [])
    not_known = differences_finding(comparison(unit_count=0, yes_count=0), [])

    assert too_few.startswith("For få leveranser")
    assert not_known == "Det er ikke kjent for noen enhet om den er selvhjulpen"


def test_the_chart_counts_what_is_clear():
    others = [
        compared(factor_code=SUCCESS[1].code),
        unclear(),
        turned(),
    ]

    none = by_kind("success", [unclear(), turned(), mixed()])
    one = by_kind("success", [compared(), unclear()])
    two = by_kind("success", [compared(), *others])

    assert none == (
        "Ingen suksessfaktor går tydelig sammen med at enheter oftere er selvhjulpne"
    )
    assert one == "1 suksessfaktor går sammen med at enheter oftere er selvhjulpne"
    assert two == "2 suksessfaktorer går sammen med at enheter oftere er selvhjulpne"


def test_a_factor_on_two_bases_is_counted_once():
    both = [compared(), compared(basis="records")]

    assert by_kind("success", both).startswith("1 suksessfaktor")


def test_a_risk_factor_that_goes_with_more_is_counted_apart():
    risks = [
        compared(kind="risk", difference=-0.3),
        compared(kind="risk", difference=0.3, factor_code=SUCCESS[1].code),
    ]

    with speaking("en"):
        said = by_kind("risk", risks)

    assert said == (
        "1 risk factor goes together with being self-reliant less often; 1 goes the "
        "other way"
    )


def test_a_sentence_names_both_shares_and_their_counts():
    said = say(factor_sentence(compared(), "self_reliant", 24))

    assert said == (
        "Med faktoren var 65 % selvhjulpne, uten den 15 % (20 av 31 enheter mot 3 av "
        "20). Tydelig."
    )


@pytest.mark.parametrize("outcome", list(Outcome), ids=str)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_outcome_has_a_sentence(outcome, language):
    with speaking(language):
        said = factor_sentence(compared(), outcome.value, 24)

    assert "20" in said
    assert "31" in said
    assert "{" not in said


def test_not_clear_is_said_by_its_reason():
    covers = certainty_sentence(unclear(), 24)
    many = certainty_sentence(compared(is_clear=False, p_value=0.05), 24)
    chance = certainty_sentence(compared(is_clear=False, p_value=0.051), 24)

    assert covers == "Ikke tydelig: det kan være at det ikke er noen forskjell."
    assert many == (
        "Ikke tydelig: med 24 sammenlikninger på én gang kan det være tilfeldig."
    )
    assert chance == "Ikke tydelig: det kan være tilfeldig."


def test_a_turned_difference_is_warned_of_in_words():
    said = certainty_sentence(turned(), 24)

    assert said.startswith("Les den med varsomhet: 40 av de 31 enhetene med")
    assert "snur forskjellen og er −5 prosentpoeng" in said


@pytest.mark.parametrize("left", [-0.004, 0.0])
def test_a_turned_difference_of_no_points_disappears(left):
    said = certainty_sentence(turned(left), 24)

    assert said.endswith("forsvinner forskjellen (0 prosentpoeng).")
    assert "snur" not in said


def test_units_too_unlike_to_compare_are_said_so():
    assert certainty_sentence(mixed(), 24) == (
        "Ikke tydelig: enheter med og uten faktoren er så ulike i leveransetype og "
        "størrelse at like ikke kan sammenliknes med like."
    )


def test_points_have_a_real_minus_and_no_minus_zero():
    said = [points(value) for value in (-0.123, -0.001, 0.24)]

    assert said == ["−12", "0", "24"]
    assert points(0.24, is_signed=True) == "+24"
    assert interval_words(compared()) == "19 til 68"


def test_who_is_counted_and_who_is_not_is_said():
    said = say(counts_sentence(counted(hidden_count=0), "self_reliant"))

    assert said == (
        "84 av 178 enheter med kjent svar er selvhjulpne (47 %). De er i 66 "
        "leveranser. Ikke talt med: 634 er ikke kommet så langt, 715 skulle hatt "
        "svar, men mangler det, 145 er ikke spurt fordi de ble stoppet eller gikk ut "
        "før slutt."
    )


def test_nobody_left_out_says_nothing():
    everybody = counted(
        waiting_count=0, missing_count=0, hidden_count=0, not_asked_count=0
    )

    assert left_out_sentence(everybody) == ""


def test_likeness_says_what_the_units_are_worth():
    alike = likeness_sentence(counted())
    unlike = likeness_sentence(counted(likeness=0.0))
    single = likeness_sentence(counted(unit_count=66))

    assert "178 enhetene omtrent like mye som 74 enheter" in alike
    assert "0,16" in alike
    assert "teller helt" in unlike
    assert single == "Ingen leveranse har mer enn én av disse enhetene."


def test_only_factors_with_enough_deliveries_are_read():
    told = {
        name: getattr(compared(), name, None)
        for name in COMPARED
        if name != "is_enough"
    }
    rows = pl.DataFrame(
        [told | {"is_enough": True}, told | {"is_enough": False}], schema=COMPARED
    )

    assert read_compared(rows) == [compared()]
