"""Durations of all, of each type and of each module, in months."""

import polars as pl
import pytest

from app.metrics.duration_groups import (
    FEWEST_AT_RISK,
    all_of,
    compare_types,
    groups_by,
    shares_at,
)
from app.metrics.duration_measure import MeanOfEnded, SurvivalQuantile
from app.metrics.elapsed import DAYS_PER_MONTH

MONTH = DAYS_PER_MONTH
DAYS = "gathering_days"


def durations(*rows):
    """Make rows of (months or None, how it stands, type)."""
    return pl.DataFrame(
        [
            {
                DAYS: None if months is None else months * MONTH,
                "has_ended": state != "ongoing",
                "is_stopped": state == "stopped",
                "delivery_type": kind,
                "is_duration_unknown": months is None,
            }
            for months, state, kind in rows
        ],
        schema_overrides={DAYS: pl.Float64},
    )


FOUR = durations(
    (2, "completed", "multi_unit"),
    (4, "stopped", "one_to_one"),
    (6, "ongoing", "multi_unit"),
    (8, "completed", "one_to_one"),
    (None, "completed", "one_to_one"),
)


def test_all_are_counted_with_stopped_and_ongoing_apart():
    group = all_of(FOUR, DAYS)

    assert (group.begun_count, group.ended_count, group.ongoing_count) == (4, 3, 1)
    assert (group.completed_count, group.stopped_count) == (2, 1)


def test_the_naive_mean_leaves_the_ongoing_out_and_the_median_does_not():
    group = all_of(FOUR, DAYS)

    assert group.naive_mean_months == pytest.approx((2 + 4 + 8) / 3)
    # Half have ended at 4 months, and the next end is at 8.
    assert group.survival.median == pytest.approx(6)


def test_figures_are_those_of_the_groups():
    quantile = SurvivalQuantile("median", DAYS, "is_duration_unknown").figure(FOUR)
    mean = MeanOfEnded(DAYS, "is_duration_unknown").figure(FOUR)

    group = all_of(FOUR, DAYS)
    assert quantile.value == group.survival.median
    assert quantile.lower == group.survival.median_lower
    assert (quantile.part, quantile.whole, quantile.waiting_count) == (3, 4, 1)
    assert (mean.value, mean.row_count) == (group.naive_mean_months, 3)
    assert quantile.unknown_count == mean.unknown_count == 1


def test_the_figure_of_a_type_is_the_one_of_its_rows():
    one_to_one = FOUR.filter(pl.col("delivery_type") == "one_to_one")

    figure = SurvivalQuantile("median", DAYS, "is_duration_unknown").figure(one_to_one)

    groups = {group.code: group for group in groups_by(FOUR, DAYS, "delivery_type")}
    assert groups["one_to_one"].survival.median == figure.value == pytest.approx(6)


def test_the_largest_group_comes_first_and_those_without_days_are_left_out():
    rows = durations(
        (1, "completed", "one_to_one"),
        (2, "completed", "multi_unit"),
        (3, "ongoing", "multi_unit"),
        (None, "completed", "one_to_one"),
        (None, "completed", "one_to_one"),
    )

    groups = groups_by(rows, DAYS, "delivery_type")

    assert [(group.code, group.begun_count) for group in groups] == [
        ("multi_unit", 2),
        ("one_to_one", 1),
    ]


def test_too_few_of_a_type_are_not_compared():
    enough = [(n, "completed", "multi_unit") for n in range(FEWEST_AT_RISK)]
    few = [(n, "completed", "one_to_one") for n in range(FEWEST_AT_RISK - 1)]

    assert compare_types(durations(*enough, *few), DAYS) is None
    assert compare_types(durations(*enough), DAYS) is None
    assert compare_types(durations(*enough, *few, few[0]), DAYS).p > 0.05


def test_types_of_which_none_has_ended_are_not_compared():
    rows = [(n, "ongoing", kind) for n in range(5) for kind in ("one_to_one", "x")]

    assert compare_types(durations(*rows), DAYS) is None


def test_the_curve_is_read_off_at_each_half_year_while_enough_are_left():
    rows = durations(
        *((3, "completed", "x"), (6, "completed", "x")),
        *((13, "ongoing", "x") for _n in range(8)),
    )

    shares = shares_at(all_of(rows, DAYS))

    assert shares["months"].to_list() == [0, 6, 12]
    assert shares["ongoing_share"].to_list() == pytest.approx([1, 0.8, 0.8])
    assert shares["left_count"].to_list() == [10, 9, 8]
    assert shares["lower_share"][0] is None


def test_nobody_is_an_empty_group():
    group = all_of(FOUR.clear(), DAYS)

    assert group.begun_count == 0
    assert not group.is_drawn
    assert group.naive_mean_months is None
