"""Do the generated rows keep the rules of the data model, but for the oddities?"""

import polars as pl
import pytest

from data.columns import Kind
from data.factors import factor_codes
from data.reference.places import county_of
from data.sample.oddities import ODDITIES
from data.sample.period import DATA_DATE, FIRST_DAY
from data.tables import TABLES, table_named

BY_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

WAYS = [
    ("deliveries", "first_contact_on", "started_on"),
    ("deliveries", "started_on", "planned_end_on"),
    ("deliveries", "started_on", "ended_on"),
    ("delivery_units", "joined_on", "left_on"),
    ("delivery_units", "joined_on", "cooperation_started_on"),
    ("delivery_units", "joined_on", "staff_informed_on"),
    ("delivery_units", "joined_on", "closer_follow_up_offered_on"),
    ("party_roles", "from_on", "to_on"),
    ("party_roles", "from_on", "trained_on"),
    ("party_roles", "trained_on", "to_on"),
    ("actions", "decided_on", "due_on"),
    ("actions", "decided_on", "done_on"),
    ("actions", "done_on", "evaluated_on"),
]
"""Table, and two days of which the first is never after the second."""


def oddities(table: str, why: str) -> int:
    return sum((o.table, o.why) == (table, why) for o in ODDITIES)


@BY_TABLE
def test_keys_are_filled_and_unique(sample, table):
    keys = sample.frame(table.name).select(table.key)

    assert keys.null_count().sum_horizontal().item() == 0
    assert keys.is_unique().all()


@BY_TABLE
def test_required_cells_are_filled(sample, table):
    frame = sample.frame(table.name)

    empty = [
        c.name for c in table.columns if c.is_required and frame[c.name].has_nulls()
    ]
    assert empty == []


@BY_TABLE
def test_every_row_pointed_to_is_there(sample, table):
    for column in table.columns:
        if column.references:
            target = table_named(column.references)
            known = sample.frame(target.name)[target.key[0]]
            given = sample.frame(table.name)[column.name].drop_nulls()
            assert given.is_in(known.implode()).all(), column.name


@BY_TABLE
def test_no_event_is_after_the_data_date(sample, table):
    for column in table.columns:
        if column.is_event:
            latest = sample.frame(table.name)[column.name].max()
            assert latest is None or latest <= DATA_DATE, column.name


@BY_TABLE
def test_counts_are_not_negative(sample, table):
    for column in table.columns:
        if column.kind in {Kind.COUNT, Kind.NUMBER, Kind.SHARE}:
            assert sample.frame(table.name)[column.name].min() >= 0, column.name


@pytest.mark.parametrize(("table", "first", "second"), WAYS)
def test_days_come_in_order(sample, table, first, second):
    frame = sample.frame(table)

    assert (frame[first] <= frame[second]).drop_nulls().all()


def test_no_delivery_begins_before_the_programme(sample):
    assert sample.deliveries["first_contact_on"].min() >= FIRST_DAY


def test_a_status_agrees_with_the_dates_but_for_the_oddities(sample):
    rows = sample.deliveries
    is_ended = rows["ended_on"].is_not_null()
    open_but_ended = rows.filter(
        is_ended, pl.col("status").is_in(["planned", "ongoing"])
    )
    not_ended = rows.filter(~is_ended, pl.col("status").is_in(["completed", "stopped"]))
    no_reason = rows.filter(pl.col("stop_reason").is_null(), status="stopped")

    assert open_but_ended.height == oddities("deliveries", "ended_on while ongoing")
    assert not_ended.height == oddities("deliveries", "completed without ended_on")
    assert no_reason.height == oddities("deliveries", "stopped without stop_reason")
    assert rows.filter(status="planned")["started_on"].is_null().all()
    assert rows.filter(pl.col("status") != "planned")["started_on"].is_not_null().all()


def test_one_to_one_has_one_unit_and_several_have_two_or_more(sample):
    units = sample.delivery_units.group_by("delivery_id").len()
    counted = sample.deliveries.join(units, on="delivery_id", how="left")

    single = counted.filter(delivery_type="one_to_one")
    assert (single["len"] == 1).all()
    assert (counted.filter(delivery_type="multi_unit")["len"] >= 2).all()


def test_a_one_to_one_delivery_is_for_the_workplace_that_agreed_it(sample):
    single = sample.deliveries.filter(delivery_type="one_to_one")
    both = single.join(sample.delivery_units, on=["delivery_id", "workplace_id"])

    assert both.height == single.height


def test_train_the_trainer_has_trainers_and_others_have_none(sample):
    with_trainers = set(sample.trainers["delivery_id"])
    taught = sample.deliveries.filter("is_train_the_trainer")["delivery_id"]

    assert with_trainers == set(taught)


def test_sessions_are_held_by_a_trainer_of_the_delivery_after_the_training(sample):
    joined = sample.trainer_sessions.join(
        sample.trainers, on=["trainer_id", "delivery_id"]
    )

    assert joined.height == sample.trainer_sessions.height
    assert (joined["held_on"] >= joined["trained_on"]).all()


def test_a_few_persons_are_in_two_courses_or_more(sample):
    courses = sample.trainers.group_by("trainer_id").agg(
        course_count=pl.len(),
        delivery_count=pl.col("delivery_id").n_unique(),
        home_count=pl.col("workplace_id").drop_nulls().n_unique(),
    )
    again = courses.filter(pl.col("course_count") > 1)

    assert 5 <= again.height <= 40
    assert (again["delivery_count"] == again["course_count"]).all()
    assert (again["home_count"] <= 1).all()


def test_started_and_ended_are_the_first_and_last_ordinary_gathering(sample):
    kinds = [
        "multi_group_gathering",
        "role_gathering",
        "party_group_meeting",
        "staff_gathering",
    ]
    held = sample.activities.filter(pl.col("kind").is_in(kinds), status="held")
    span = held.group_by("delivery_id").agg(
        first=pl.col("held_on").min(), last=pl.col("held_on").max()
    )
    joined = sample.deliveries.join(span, on="delivery_id")

    moved = (joined["started_on"] != joined["first"]).sum()
    assert moved == oddities("deliveries", "started_on differs from the activities")
    ended = joined.filter(pl.col("status").is_in(["completed", "stopped"]))
    assert (ended["ended_on"] == ended["last"]).drop_nulls().all()


def test_only_held_activities_have_a_held_day(sample):
    rows = sample.activities

    assert (rows["held_on"].is_not_null() == (rows["status"] == "held")).all()
    assert rows.filter(pl.col("status") != "held")["planned_on"].is_not_null().all()


def test_activities_for_a_unit_are_for_a_unit_of_the_delivery(sample):
    at_unit = sample.activities.filter(pl.col("workplace_id").is_not_null())
    known = at_unit.join(sample.delivery_units, on=["delivery_id", "workplace_id"])

    assert known.height == at_unit.height


def test_advisor_hours_are_within_a_day_but_for_the_oddity(sample):
    too_many = sample.activities.filter(pl.col("advisor_hours") > 24)

    assert too_many.height == oddities("activities", "advisor hours 0-24")


def test_no_more_answer_than_were_invited_and_means_are_in_range(sample):
    rows = sample.evaluations

    assert (rows["respondents_count"] <= rows["invited_count"]).drop_nulls().all()
    assert rows["usefulness_mean"].drop_nulls().is_between(1, 5).all()
    assert rows["development_step"].drop_nulls().is_between(1, 4).all()
    answers = rows.filter(pl.col("completed_on").is_null())
    assert answers["respondents_count"].is_null().all()


def test_absence_parts_add_up_but_for_the_oddity(sample):
    wide = sample.absence.pivot(
        "measure",
        index=["workplace_id", "year", "quarter"],
        values="absence_share",
    )
    gap = (wide["self_certified"] + wide["doctor_certified"] - wide["total"]).abs()
    why = "self-certified + doctor-certified = total within 0.1 point"

    assert (gap > 0.001).sum() == oddities("absence", why)
    assert sample.absence["absence_share"].drop_nulls().is_between(0, 1).all()
    too_many = sample.absence.filter(pl.col("lost_days") > pl.col("possible_days"))
    assert too_many.height == oddities("absence", "lost <= possible")


def test_masked_absence_shows_nothing(sample):
    masked = sample.absence.filter("is_masked")

    assert masked["absence_share"].is_null().all()
    assert masked["lost_days"].is_null().all()


def test_scores_are_on_the_scale_of_their_survey(sample):
    rows = sample.survey_results
    hundred = rows.filter(instrument="ForBedring")["score"]
    five = rows.filter(instrument="10-FAKTOR")["score"]

    assert hundred.is_between(0, 100).all()
    assert five.is_between(1, 5).all()


def test_assessed_factors_are_in_the_catalogue(sample):
    assert set(sample.factor_assessments["factor_code"]) == factor_codes()


def test_county_and_municipality_agree_but_for_the_old_codes(sample):
    rows = sample.workplaces.select("county_code", "municipality_code").rows()

    apart = [pair for pair in rows if county_of(pair[1]) != pair[0]]
    assert sorted(code for _, code in apart) == ["1507", "3014"]


def test_a_parent_is_on_the_level_above_and_in_the_same_county(sample):
    rows = sample.workplaces.filter(pl.col("parent_workplace_id").is_not_null())
    joined = rows.join(
        sample.workplaces, left_on="parent_workplace_id", right_on="workplace_id"
    )

    levels = set(joined.select("level", "level_right").unique().rows())
    assert levels == {("unit", "area"), ("area", "enterprise")}
    assert (joined["county_code"] == joined["county_code_right"]).all()


def test_every_name_begins_with_an_invented_place(sample):
    from data.sample.names import BEGINNINGS

    names = sample.workplaces["workplace_name"]
    assert names.str.contains(f"^({'|'.join(BEGINNINGS)})").all()
    assert names.n_unique() == len(names)


def test_no_invented_place_is_a_real_municipality(sample):
    from data.reference.places import municipalities

    towns = {place.name.split(" ")[0] for place in municipalities()}
    named = set(sample.workplaces["workplace_name"].str.split(" ").list.first())
    assert not towns & named
