"""Some invented deliveries have gone quiet, and the follow-up list finds them."""

from datetime import timedelta

import polars as pl

from data.sample.generate import generate_sample
from data.sample.period import DATA_DATE


def test_one_in_twelve_of_the_ongoing_deliveries_has_gone_quiet():
    sample = generate_sample()
    ongoing = sample.deliveries.filter(
        pl.col("status") == "ongoing", pl.col("ended_on").is_null()
    )

    last = (
        sample.activities.join(ongoing.select("delivery_id"), on="delivery_id")
        .group_by("delivery_id")
        .agg(day=pl.coalesce("held_on", "planned_on").max())
    )

    quiet = last.filter(pl.col("day") < DATA_DATE - timedelta(days=90))
    assert 5 <= quiet.height <= 14


def test_no_activity_points_to_one_that_is_gone():
    activities = generate_sample().activities

    replaced_by = set(activities["replaced_by_activity_id"].drop_nulls())

    assert replaced_by <= set(activities["activity_id"])
