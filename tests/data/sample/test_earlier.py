"""The invented programme as it was written down on an earlier day."""

from datetime import date

import polars as pl
import pytest

from data.sample.earlier import WRONG_STARTS, as_written_on
from data.sample.generate import generate_sample
from data.tables import TABLES

DAY = date(2026, 8, 31)


@pytest.fixture(scope="module")
def whole():
    return generate_sample(seed=1, deliveries=120)


@pytest.fixture(scope="module")
def earlier(whole):
    return as_written_on(whole, DAY, seed=1)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_nothing_has_happened_after_the_day(earlier, table):
    rows = earlier.frame(table.name)
    for column in table.columns:
        if column.is_event:
            assert not (rows[column.name] > DAY).any(), column.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_is_there_later_too_and_has_its_parents(whole, earlier, table):
    rows, later = earlier.frame(table.name), whole.frame(table.name)
    assert rows.schema == later.schema
    assert rows.join(later, on=list(table.key), how="anti").is_empty()
    for column in table.columns:
        if column.references:
            above = earlier.frame(column.references).to_series(0).implode()
            missing = rows.filter(
                pl.col(column.name).is_not_null() & ~pl.col(column.name).is_in(above)
            )
            assert missing.is_empty(), column.name


def test_the_status_fits_what_has_happened(earlier):
    deliveries = earlier.deliveries.filter(pl.col("started_on").is_not_null())
    going = deliveries.filter(pl.col("ended_on").is_null())
    assert set(going["status"]) <= {"ongoing", "completed", "stopped"}
    planned = earlier.activities.filter(pl.col("status") == "planned")
    assert planned["held_on"].is_null().all()
    assert planned["staff_count"].is_null().all()
    held = earlier.activities.filter(pl.col("status") == "held")
    assert held["held_on"].is_not_null().all()


def test_some_was_written_late_and_some_wrongly(whole, earlier):
    both = earlier.deliveries.join(whole.deliveries, on="delivery_id", suffix="_later")
    wrong = both.filter(pl.col("started_on") != pl.col("started_on_later"))
    assert wrong.height == WRONG_STARTS
    held = whole.activities.filter(pl.col("held_on") <= DAY)["activity_id"]
    known = earlier.activities.filter(pl.col("status") == "held")["activity_id"]
    assert 0 < held.len() - known.len() < 40


def test_the_same_day_and_seed_give_the_same_programme(whole, earlier):
    again = as_written_on(whole, DAY, seed=1)
    for table in TABLES:
        assert again.frame(table.name).equals(earlier.frame(table.name))
