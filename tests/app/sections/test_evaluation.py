"""Evaluation: the figures of the registry, and no answer of a small group."""

from datetime import date

import pytest

from app.sections import evaluation
from app.translations.gettext import speaking
from tests.app.sections.shown import check_figures, check_said
from tests.app.sections.tiny_occasion import found
from tests.tiny_build import write_tiny_build

ENDED = {
    1: date(2025, 1, 31),
    2: date(2025, 3, 31),
    3: date(2025, 5, 31),
    4: date(2026, 6, 1),
}
"""The first two are overdue for an end evaluation on 30 June 2026, unless held."""


def programme(*evaluations):
    return {
        "workplaces": [
            {"workplace_id": f"w{n}", "workplace_name": f"Ås {n}"} for n in ENDED
        ],
        "deliveries": [
            {
                "delivery_id": f"d{n}",
                "workplace_id": f"w{n}",
                "status": "completed",
                "started_on": date(2024, 1, 1),
                "ended_on": ended_on,
            }
            for n, ended_on in ENDED.items()
        ],
        "delivery_units": [
            {"delivery_id": f"d{n}", "workplace_id": f"w{n}"} for n in ENDED
        ],
        "evaluations": list(evaluations),
    }


def held(number, **changes):
    return {
        "evaluation_id": f"e{number}",
        "delivery_id": f"d{number}",
        "workplace_id": f"w{number}",
        "kind": "end",
        "completed_on": date(2025, 6, 30),
        "invited_count": 10,
        "respondents_count": 8,
        "is_self_reliant": "yes",
        "usefulness_mean": 4.2,
        **changes,
    }


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """Of the second delivery two have answered, and of the third eight."""
    path = write_tiny_build(
        tmp_path_factory.mktemp("evaluation") / "tiny.duckdb",
        **programme(
            held(2, respondents_count=2, is_self_reliant="no", usefulness_mean=1.4),
            held(3),
        ),
    )
    return found(evaluation, path)


def test_the_deliveries_without_an_end_evaluation_are_listed(findings):
    missing = findings["missing"]

    assert missing.heading == "1 completed delivery lacks its end evaluation"
    assert missing.tables[0].rows == (
        ("Ås 1", "d1", "", "31 Jan 2025", "31 Jul 2025", "334"),
    )


def test_each_kind_has_a_bar_as_long_as_all_deliveries(findings):
    chart = findings["states"].chart

    assert len(chart.categories) == 4
    sums = map(sum, zip(*(each.values for each in chart.series), strict=True))
    assert set(sums) == {4}


def test_the_answer_of_two_persons_is_in_no_finding(findings):
    reliance, usefulness = findings["self_reliance"], findings["usefulness"]

    assert reliance.heading == "1 of 1 with a known answer are self-reliant"
    assert reliance.chart.series[0].values == (1, 0, 0)
    assert "1 hidden, too few answers" in reliance.sentences[0]
    assert usefulness.heading == "Mean usefulness 4.2 on the scale from 1 to 5"
    assert [sum(each.values) for each in usefulness.chart.series] == [0, 0, 0, 1, 0]


def test_without_a_known_answer_it_says_why(tmp_path):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb", **programme(held(2, respondents_count=1))
    )

    findings = found(evaluation, path)

    assert findings["self_reliance"].is_empty
    assert "1 hidden (few answers)" in findings["self_reliance"].sentences[0]
    assert findings["usefulness"].is_empty
    assert findings["usefulness"].chart is None


def test_with_no_end_evaluation_missing_it_says_so(tmp_path):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb", **programme(*(held(n) for n in ENDED))
    )

    missing = found(evaluation, path)["missing"]

    assert missing.is_empty
    assert missing.sentences == ("End evaluations overdue: 0.",)


def test_without_a_delivery_it_says_why(tmp_path):
    path = write_tiny_build(tmp_path / "tiny.duckdb")

    (finding,) = found(evaluation, path).values()

    assert finding.is_empty
    assert finding.sentences


@pytest.mark.parametrize("language", ["nb", "en"])
def test_of_the_sample_the_figures_are_those_of_the_registry(two_days, language):
    with speaking(language):
        findings = evaluation.findings(two_days)

    check_said(findings)
    check_figures(findings, two_days.now, language)
    assert {"end_evaluations_overdue", "self_reliant", "usefulness_mean"} <= {
        shown.code for finding in findings for shown in finding.figures
    }
