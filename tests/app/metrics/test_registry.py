"""Every figure is defined once, in words that a reader understands."""

import re

import pytest

from app.metrics.registry import METRICS, SUBJECTS, metric_named
from app.questions import QUERIES
from tests.app.ask import ask, tiny_build

by_code = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.code)


def test_no_two_metrics_have_one_name():
    for names in (
        [metric.code for metric in METRICS],
        [metric.name.nb for metric in METRICS],
        [metric.name.en for metric in METRICS],
    ):
        assert len(names) == len(set(names))


def test_metrics_of_a_subject_stand_together_in_a_reader_s_order():
    subjects = [metric.subject for metric in METRICS]

    assert subjects == sorted(subjects, key=SUBJECTS.index)


@by_code
def test_a_metric_says_all_that_a_reader_must_know(metric):
    said = (metric.name, metric.explanation, metric.numerator, metric.left_out)

    assert all(sentence.nb.strip() and sentence.en.strip() for sentence in said)
    assert metric.source
    assert re.fullmatch(r"[a-z0-9_]+", metric.code)
    assert metric_named(metric.code) is metric
    if metric.measure.kind == "share":
        assert metric.denominator, "a share says what it is a share of"


@by_code
def test_a_metric_can_be_asked_of_a_programme_without_deliveries(metric, tmp_path):
    rows = ask(tiny_build(tmp_path), f"rows/{metric.rows}")

    figure = metric.measure.figure(rows)

    assert figure.row_count == 0
    assert figure.value in (0, None)


@by_code
def test_the_rows_of_a_metric_have_a_question_of_their_own(metric):
    assert (QUERIES / "rows" / f"{metric.rows}.sql").is_file()
