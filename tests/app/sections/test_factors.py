"""Factors: what goes together, with its caveats, and no answer of a single group."""

from datetime import date

import pytest

from app.filters import Filters
from app.metrics.factor_risks import codes_of
from app.sections import factors
from app.sections.factors_now import risks_now
from app.translations.gettext import speaking
from tests.app.factor_programme import FACTOR, RECORDED, assessment, programme
from tests.app.sections.shown import check_said
from tests.app.sections.tiny_occasion import found, text_of, tiny_occasion
from tests.tiny_build import write_tiny_build


@pytest.fixture(scope="module")
def clear(tmp_path_factory):
    """Twenty deliveries, of which nine of ten with the factor are self-reliant."""
    tables = programme()
    for each in tables["factor_assessments"]:
        each["remark"] = "Kari was against"
    folder = tmp_path_factory.mktemp("factors")
    return found(factors, write_tiny_build(folder / "tiny.duckdb", **tables))


def test_the_difference_has_its_interval_and_its_n(clear):
    (row,) = clear["success"].chart.rows

    assert row.name == FACTOR.label.en
    assert row.middle == pytest.approx(80)
    assert 0 < row.low < 80 < row.high
    assert row.label.startswith("+80 (")
    assert row.label.endswith("n = 20")
    assert row.is_clear
    assert clear["success"].heading.startswith("1 success factor goes together with")


def test_the_caveats_of_the_page_stand_with_it(clear):
    success = clear["success"]
    notes = " ".join((*success.notes, *clear["all_comparisons"].notes))

    assert "does not show that a factor brings the outcome about" in " ".join(
        success.sentences
    )
    assert "1 comparison is made here." in notes
    assert "must have at least 10 deliveries" in notes
    assert "comparisons are not made" in notes
    assert "no random pick" in notes
    assert "Benjamini-Hochberg" in notes
    assert "**" not in notes


def test_a_kind_that_cannot_be_compared_says_so(clear):
    assert clear["risk"].is_empty
    assert clear["risk"].sentences == (
        "None of them has enough deliveries to be compared.",
    )


def test_every_comparison_is_in_the_table(clear):
    (row,) = clear["all_comparisons"].tables[0].rows

    assert row[:3] == (FACTOR.label.en, "90% (9 of 10)", "10% (1 of 10)")
    assert clear["all_comparisons"].heading == "1 of 1 comparison is clear"


def test_a_free_remark_is_in_no_finding(clear):
    assert "Kari" not in text_of(clear)


def test_too_few_deliveries_are_not_compared(tmp_path):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb", **programme(count=9, with_yes=9, without_yes=0)
    )

    findings = found(factors, path)

    nothing = findings["association"]
    assert nothing.is_empty
    assert nothing.heading.startswith("Too few deliveries to compare")
    assert "fewer than 10 deliveries" in nothing.sentences[1]
    assert "success" not in findings


def test_a_difference_that_may_be_the_mix_has_a_star_that_is_explained(tmp_path):
    tables = programme(with_yes=10, without_yes=0)
    for number, delivery in enumerate(tables["deliveries"]):
        is_with = number < len(tables["deliveries"]) // 2
        delivery["delivery_type"] = "one_to_one" if is_with else "multi_unit"

    success = found(factors, write_tiny_build(tmp_path / "tiny.duckdb", **tables))[
        "success"
    ]

    (row,) = success.chart.rows
    assert row.name.endswith(" *")
    assert not row.is_clear
    assert row.colour == "grey"
    assert "Star: the difference turns or disappears" in " ".join(success.notes)
    assert "When like is compared with like" in success.caption


def ongoing(count, *, risk):
    tables = programme(count=count)
    for delivery in tables["deliveries"]:
        delivery |= {"status": "ongoing", "ended_on": None}
    tables["evaluations"] = []
    tables["factor_assessments"] = [
        assessment(n, is_present=True, factor_code=risk)
        for n in range(1, 2 * count + 1)
    ]
    return tables


def a_risk():
    """A risk factor that can only be assessed."""
    return next(code for code in codes_of("risk") if code not in RECORDED)


def test_how_common_a_risk_is_is_told_of_the_units(tmp_path):
    tables = ongoing(5, risk=a_risk())

    findings = found(factors, write_tiny_build(tmp_path / "tiny.duckdb", **tables))

    common = findings["common"].chart.series[0]
    assert common.values[0] == 1
    assert common.labels[0].endswith("n = 10")


def test_whoever_makes_the_pack_risks_now_rest_on_what_is_recorded_alone(tmp_path):
    tables = ongoing(5, risk=a_risk())
    path = write_tiny_build(tmp_path / "tiny.duckdb", **tables)

    with tiny_occasion(path) as occasion, speaking("en"):
        finding = risks_now(occasion.now)

    assert "what is recorded alone" in finding.sentences[0]
    assert finding.heading.endswith("three risk factors or more")
    assert finding.chart is None or 10 not in finding.chart.series[0].values


@pytest.mark.parametrize(
    ("filters", "is_fixed"),
    [(Filters(), True), (Filters(types=("multi_unit",)), False)],
)
def test_it_is_said_where_only_joint_answers_count(tmp_path, filters, is_fixed):
    path = write_tiny_build(tmp_path / "tiny.duckdb", **programme())

    common = found(factors, path, filters=filters)["common"]

    said = " ".join((*common.sentences, *common.notes))
    assert ("neither the programme" not in said) is is_fixed


def test_of_four_ongoing_deliveries_no_risk_is_counted(tmp_path):
    tables = ongoing(2, risk=a_risk())

    findings = found(factors, write_tiny_build(tmp_path / "tiny.duckdb", **tables))

    assert findings["risks_now"].is_empty
    assert findings["risks_now"].chart is None
    assert findings["risks_now"].heading.startswith("Too few deliveries are ongoing")
    assert findings["common"].is_empty


def test_with_nothing_at_all_each_finding_says_why(tmp_path):
    findings = found(factors, write_tiny_build(tmp_path / "tiny.duckdb"))

    assert all(each.is_empty and each.sentences for each in findings.values())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_of_the_sample_every_finding_has_what_a_finding_must_have(occasion, language):
    with speaking(language):
        check_said(factors.findings(occasion))


def test_an_earlier_day_has_only_what_was_known_then(tmp_path):
    path = write_tiny_build(tmp_path / "tiny.duckdb", **programme())

    findings = found(factors, path, as_of=date(2024, 6, 1))

    assert findings["association"].is_empty
