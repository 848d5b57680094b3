"""Do the margins of the default sample follow what is published?"""

from datetime import date

import polars as pl
import pytest

from data.sample.period import DATA_DATE, FIRST_DAY
from data.vocabulary import ORDINARY_GATHERINGS, ProgrammeIndustry


def test_it_is_a_programme_of_420_deliveries_and_about_1500_workplaces(sample):
    assert sample.deliveries.height == 420
    assert sample.workplaces.height == pytest.approx(1_500, abs=150)


def test_it_covers_all_counties_many_municipalities_and_all_industries(sample):
    workplaces = sample.workplaces

    assert workplaces["county_code"].n_unique() == 15
    assert workplaces["municipality_code"].n_unique() > 150
    assert set(workplaces["programme_industry"]) == {i.value for i in ProgrammeIndustry}
    assert set(workplaces["sector"]) == {"state", "municipal", "private"}


def test_some_workplaces_in_scope_are_never_reached(sample):
    reached = sample.delivery_units.select("workplace_id").unique()
    in_scope = sample.workplaces.filter("is_in_scope")

    never = in_scope.join(reached, on="workplace_id", how="anti")
    assert 0.2 < never.height / in_scope.height < 0.6


def test_one_delivery_in_seven_is_train_the_trainer(sample):
    assert sample.deliveries["is_train_the_trainer"].sum() == 60


def test_about_60_percent_have_ended_by_the_data_date(sample):
    ended = sample.deliveries["status"].is_in(["completed", "stopped"])

    assert ended.mean() == pytest.approx(0.6, abs=0.05)
    assert set(sample.deliveries["status"]) == {
        "planned",
        "ongoing",
        "completed",
        "stopped",
    }


def test_some_ongoing_deliveries_are_past_their_planned_end(sample):
    ongoing = sample.deliveries.filter(status="ongoing")

    assert 0.1 < (ongoing["planned_end_on"] < DATA_DATE).mean() < 0.6


def test_most_deliveries_take_over_24_months(sample):
    # Deliveries with time for any length: later ones have ended early or not at all.
    early = sample.deliveries.filter(
        (pl.col("started_on") < date(2022, 6, 1)) & (pl.col("status") == "completed")
    )
    days = (early["ended_on"] - early["started_on"]).dt.total_days()

    assert (days > 24 * 30.4375).mean() == pytest.approx(16 / 20, abs=0.08)


def test_several_units_have_3_to_8_gatherings_and_most_4_or_5(sample):
    kinds = [kind.value for kind in ORDINARY_GATHERINGS]
    held = sample.activities.filter(pl.col("kind").is_in(kinds), status="held")
    several = sample.deliveries.filter(delivery_type="multi_unit", status="completed")

    counts = held.join(several, on="delivery_id").group_by("delivery_id").len()["len"]
    assert counts.is_between(2, 8).all()
    assert counts.is_in([4, 5]).mean() > 0.5


def test_several_units_are_4_to_20_and_a_few_reach_up_to_a_hundred(sample):
    units = sample.delivery_units.group_by("delivery_id").len()
    several = sample.deliveries.filter(delivery_type="multi_unit").join(
        units, on="delivery_id"
    )

    wide = several.filter(pl.col("len") > 20)
    assert several["len"].min() >= 4
    assert 3 <= wide.height <= 12
    assert wide["is_train_the_trainer"].all()
    assert 60 <= wide["len"].max() <= 120


def test_an_end_evaluation_comes_after_about_six_months_and_is_often_missing(sample):
    completed = sample.deliveries.filter(
        pl.col("ended_on") < date(2025, 9, 1), status="completed"
    )
    held = sample.evaluations.filter(pl.col("completed_on").is_not_null(), kind="end")
    first = held.group_by("delivery_id").agg(pl.col("completed_on").min())
    joined = completed.join(first, on="delivery_id", how="left")

    wait = (joined["completed_on"] - joined["ended_on"]).dt.total_days()
    assert wait.median() == pytest.approx(183, abs=12)
    assert 0.3 < joined["completed_on"].is_null().mean() < 0.55


def test_the_pandemic_put_off_many_gatherings(sample):
    put_off = sample.activities.filter(status="postponed")
    by_pandemic = put_off.filter(reason="pandemic")

    assert 0.2 < by_pandemic.height / put_off.height < 0.8
    assert (
        by_pandemic["planned_on"].is_between(date(2019, 11, 1), date(2022, 3, 1)).all()
    )


def test_leaders_and_union_representatives_change(sample):
    holders = sample.party_roles.group_by("workplace_id", "role").len()
    changed = holders.filter(pl.col("len") > 1).group_by("role").len().rows()

    assert dict(changed)["leader"] > 200
    assert dict(changed)["union_representative"] > 200


def test_absence_is_high_in_winter_low_in_summer_and_higher_in_the_pandemic(sample):
    total = sample.absence.filter(measure="total")
    by_quarter = dict(
        total.filter(pl.col("year").is_in([2019, 2023, 2024, 2025]))
        .group_by("quarter")
        .agg(pl.col("absence_share").mean())
        .rows()
    )
    first = total.filter(quarter=1).group_by("year").agg(pl.col("absence_share").mean())
    by_year = dict(first.rows())

    assert by_quarter[1] > by_quarter[4] > by_quarter[2] > by_quarter[3]
    assert by_year[2022] > 1.15 * by_year[2019]
    assert total["is_masked"].sum() > 0


def test_surveys_belong_to_hospitals_and_municipalities(sample):
    sectors = sample.survey_results.join(sample.workplaces, on="workplace_id")
    found = sectors.select("instrument", "sector").unique().rows()

    assert set(found) == {("ForBedring", "state"), ("10-FAKTOR", "municipal")}


def test_nothing_has_happened_before_the_first_day_or_after_the_data_date(sample):
    held = sample.activities["held_on"].drop_nulls()

    assert held.min() >= FIRST_DAY
    assert held.max() <= DATA_DATE


def test_nothing_is_held_before_a_delivery_starts(sample):
    not_started = sample.deliveries.filter(pl.col("started_on").is_null())

    held = sample.activities.filter(pl.col("held_on").is_not_null())

    assert held.join(not_started, on="delivery_id", how="semi").is_empty()


def test_the_longest_deliveries_do_not_stop_at_one_month(sample):
    ended = sample.deliveries.filter(pl.col("ended_on").is_not_null())
    months = (pl.col("ended_on") - pl.col("started_on")).dt.total_days() // 30

    longest = ended.select(months=months)["months"].value_counts().sort("months")[-1]

    assert longest["count"].item() <= 3
