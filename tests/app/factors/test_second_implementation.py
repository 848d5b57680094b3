"""Two implementations that know nothing of each other tell the same of every factor."""

from datetime import date
from fractions import Fraction

import polars as pl
import pytest

from app.metrics.factor_comparison import compare_factors
from tests.app.factors.plain_records import read_records
from tests.app.factors.random_records import random_build, random_groups
from tests.app.factors.side_by_side import (
    compare_all,
    expect_same_comparison,
    groups_by_hand,
    strata_by_hand,
)
from tests.app.follow_up.chance import AWKWARD_DAYS, DATA_DATE

EARLIER_DAYS = (date(2023, 8, 31), date(2025, 2, 28))


@pytest.mark.parametrize(
    "day",
    [None, *(pytest.param(each, marks=pytest.mark.long) for each in EARLIER_DAYS)],
    ids=str,
)
def test_the_sample_programme_gives_the_same(day, whole_build, whole_records):
    as_of = day or whole_build.data_date

    compare_all(whole_build, whole_records, as_of, minimum=10)


@pytest.mark.parametrize("seed", range(6))
def test_programmes_made_by_chance_give_the_same(seed):
    compare_by_chance(seed)


@pytest.mark.parametrize("alike", [Fraction(0), Fraction(1, 7), Fraction(1)], ids=str)
def test_differences_made_by_chance_are_as_clear_and_turn_as_often(alike):
    knowns = random_groups(5)

    compared = compare_factors(
        groups_by_door(knowns), strata_by_door(knowns), float(alike), minimum=10
    )

    assert compared["is_clear"].any()
    assert compared["is_turned"].any()
    expect_same_comparison(compared, knowns, alike, minimum=10)


@pytest.mark.long
@pytest.mark.parametrize("start", range(1000, 1200, 20))
def test_many_programmes_made_by_chance_give_the_same(start):
    for seed in range(start, start + 20):
        compare_by_chance(seed)


def compare_by_chance(seed):
    earlier = AWKWARD_DAYS[seed % len(AWKWARD_DAYS)]
    with random_build(seed) as build:
        records = read_records(build.path)
        for day in sorted({earlier, DATA_DATE}):
            compare_all(build, records, day, minimum=2)


def groups_by_door(knowns):
    """Give the rows that factor_groups.sql would give."""
    columns = ["unit_count", "yes_count", "delivery_count", "squared_count"]
    cells = groups_by_hand(knowns)
    return pl.DataFrame(
        [(*key, *cell) for key, cell in cells.items()],
        schema=["factor_code", "basis", "is_present", *columns],
        orient="row",
    )


def strata_by_door(knowns):
    """Give the rows that factor_strata.sql would give."""
    return pl.DataFrame(
        [(*key, *counts) for key, counts in strata_by_hand(knowns).items()],
        schema=[
            "factor_code",
            "basis",
            "delivery_type",
            "size",
            "is_present",
            "unit_count",
            "yes_count",
        ],
        orient="row",
    )
