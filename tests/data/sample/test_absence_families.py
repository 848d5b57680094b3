"""Some municipalities have absence of their own, and one unit that is too small."""

import polars as pl
import pytest


@pytest.fixture(scope="module")
def absence(sample):
    parents = sample.workplaces.select("workplace_id", "parent_workplace_id", "level")
    return sample.absence.join(parents, on="workplace_id")


def test_an_area_has_the_sum_of_its_units(absence):
    key = ["year", "quarter", "measure"]
    told = absence.group_by("parent_workplace_id", *key).agg(
        is_whole=~pl.col("is_masked").any(), lost=pl.col("lost_days").sum().round(1)
    )
    above = absence.filter(pl.col("level") != "unit").join(
        told.filter("is_whole"),
        left_on=["workplace_id", *key],
        right_on=["parent_workplace_id", *key],
    )

    assert (above["lost_days"] == above["lost"]).all()
    assert set(above["level"]) == {"enterprise", "area"}


def test_under_three_of_the_areas_one_unit_is_too_small(absence):
    above = absence.filter(level="area")["workplace_id"].unique()
    units = absence.filter(
        pl.col("parent_workplace_id").is_in(above.implode()), measure="total"
    )
    few = units.filter(pl.col("is_masked") | (pl.col("persons_count") < 5))

    assert few["parent_workplace_id"].n_unique() == 3
    assert (
        few.group_by("workplace_id").agg(pl.col("is_masked").all())["is_masked"].sum()
        == 2
    )
    shown = few.filter(~pl.col("is_masked"))
    assert shown["absence_share"].null_count() == 0


def test_every_row_tells_the_possible_days(absence):
    assert absence["possible_days"].null_count() == 0
