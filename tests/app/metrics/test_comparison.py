"""A figure beside itself a year before, and in the whole programme."""

from dataclasses import replace
from datetime import date

import polars as pl

from app.metrics.comparison import compare, year_before
from app.metrics.registry import metric_named
from data.sentence import Sentence

COMPLETED = "end_evaluation_held"


def rows(held, due):
    def fetch(query, **params):
        flags = [True] * held + [False] * (due - held)
        return pl.DataFrame(
            {
                "is_evaluated": flags,
                "is_evaluation_due": [True] * due,
                "is_evaluation_waiting": [False] * due,
            },
            schema={
                "is_evaluated": pl.Boolean,
                "is_evaluation_due": pl.Boolean,
                "is_evaluation_waiting": pl.Boolean,
            },
        )

    return fetch


def test_a_share_changes_in_percentage_points():
    compared = compare(
        metric_named(COMPLETED), rows(30, 40), before=rows(10, 40), programme=None
    )

    assert compared.change == 0.5
    assert compared.news == "good"


def test_less_of_what_should_be_more_is_bad_news():
    compared = compare(
        metric_named(COMPLETED), rows(10, 40), before=rows(30, 40), programme=rows(4, 4)
    )

    assert compared.news == "bad"
    assert compared.programme.value == 1


def test_a_change_from_nothing_is_no_change():
    compared = compare(
        metric_named(COMPLETED), rows(3, 4), before=rows(0, 0), programme=None
    )

    assert compared.change is None
    assert compared.news == "neither"


def test_what_rests_on_undated_facts_has_no_earlier_figure():
    undated = replace(metric_named(COMPLETED), no_history=Sentence("x", "x"))

    compared = compare(undated, rows(3, 4), before=rows(1, 4), programme=None)

    assert compared.before is None


def test_a_year_before_a_leap_day_is_the_28th():
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2026, 6, 30)) == date(2025, 6, 30)


def test_a_change_among_few_is_no_news():
    compared = compare(
        metric_named(COMPLETED), rows(3, 9), before=rows(1, 40), programme=None
    )

    assert compared.change > 0
    assert compared.news == "neither"
