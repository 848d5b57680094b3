"""A figure is made from the rows behind it, and from nothing else."""

import polars as pl
import pytest

from app.metrics.measures import COUNTED, Count, MeanOf, RatioOf, ShareOf

ROWS = pl.DataFrame(
    {
        "id": ["a", "b", "c", "d", "e"],
        "is_due": [True, True, True, False, None],
        "is_held": [True, False, None, True, True],
        "is_waiting": [False, False, False, True, True],
        "hours": [10.0, None, 2.0, 4.0, None],
        "units": [2, 3, 2, 4, 5],
    }
)


def test_a_count_counts_the_rows_with_the_flag():
    assert Count().figure(ROWS).value == 5
    assert Count("is_due").figure(ROWS).value == 3
    assert Count("is_due").behind(ROWS)["id"].to_list() == ["a", "b", "c"]


def test_a_share_is_of_those_due_and_an_empty_flag_is_a_no():
    measure = ShareOf(part="is_held", whole="is_due", waiting="is_waiting")

    figure = measure.figure(ROWS)

    assert (figure.part, figure.whole, figure.value) == (1, 3, 1 / 3)
    assert figure.waiting_count == 2
    assert measure.behind(ROWS)[COUNTED].to_list() == [True, False, False]


def test_a_share_of_nothing_is_no_share_and_not_zero():
    figure = ShareOf(part="is_held", whole="is_due").figure(ROWS.clear())

    assert figure.value is None
    assert figure.row_count == 0


def test_a_ratio_adds_up_before_dividing_and_leaves_out_what_lacks_a_number():
    figure = RatioOf(part="hours", whole="units").figure(ROWS)

    assert figure.value == 16 / 8
    assert figure.row_count == 3


def test_a_ratio_of_some_rows_only():
    figure = RatioOf(part="hours", whole="units", where="is_due").figure(ROWS)

    assert figure.value == 12 / 4


def test_a_mean_leaves_out_what_is_not_known():
    figure = MeanOf("hours").figure(ROWS)

    assert (figure.value, figure.whole) == (16 / 3, 3)


@pytest.mark.parametrize(
    "measure",
    [
        Count("is_due"),
        ShareOf(part="is_held", whole="is_due", waiting="is_waiting"),
        RatioOf(part="hours", whole="units"),
        MeanOf("hours"),
    ],
    ids=["count", "share", "ratio", "mean"],
)
def test_a_figure_needs_only_the_columns_it_names(measure):
    assert measure.figure(ROWS.select(measure.columns)) == measure.figure(ROWS)
