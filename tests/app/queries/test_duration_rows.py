"""What a delivery's durations are made from, on the as-of day."""

from datetime import date

import pytest

from app.metrics.definitions.durations import DURATION_METRICS
from tests.app.ask import ask, tiny_build

START = date(2026, 1, 1)
AS_OF = date(2026, 6, 30)


def delivery(**changes):
    return {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "status": "ongoing",
        "started_on": START,
        **changes,
    }


@pytest.fixture
def build(tmp_path):
    def make(*deliveries):
        return tiny_build(
            tmp_path,
            workplaces=[{"workplace_id": "V-1"}],
            deliveries=list(deliveries),
            delivery_units=[
                {"delivery_id": row["delivery_id"], "workplace_id": "V-1"}
                for row in deliveries
            ],
        )

    return make


def row_of(path, as_of=AS_OF):
    return ask(path, "rows/duration_rows", as_of=as_of).row(0, named=True)


def test_an_ended_delivery_has_lasted_to_its_end(build):
    row = row_of(
        build(
            delivery(
                status="completed",
                first_contact_on=date(2025, 12, 22),
                ended_on=date(2026, 1, 31),
            )
        )
    )

    assert (row["gathering_days"], row["contact_days"]) == (30, 40)
    assert (row["has_ended"], row["is_stopped"], row["is_ongoing"]) == (1, 0, 0)


def test_an_ongoing_delivery_has_lasted_to_the_as_of_day(build):
    row = row_of(build(delivery()), as_of=date(2026, 1, 11))

    assert row["gathering_days"] == 10
    assert row["has_ended"] is False


def test_an_end_after_the_as_of_day_has_not_happened(build):
    path = build(delivery(status="stopped", ended_on=date(2026, 3, 1)))

    before, after = row_of(path, as_of=date(2026, 1, 31)), row_of(path)

    assert (before["gathering_days"], before["has_ended"]) == (30, False)
    assert (after["gathering_days"], after["has_ended"]) == (59, True)
    assert after["is_stopped"]


def test_a_delivery_that_has_not_begun_is_not_there(build):
    path = build(delivery(status="planned", started_on=date(2026, 12, 1)))

    assert ask(path, "rows/duration_rows", as_of=AS_OF).is_empty()


def test_without_a_known_start_there_is_no_duration_and_it_is_said(build):
    row = row_of(
        build(
            delivery(
                status="completed",
                started_on=None,
                first_contact_on=START,
                planned_end_on=START,
                ended_on=date(2026, 2, 1),
            )
        )
    )

    days = [row["gathering_days"], row["contact_days"], row["past_plan_days"]]
    assert days == [None] * 3
    assert row["is_duration_unknown"]
    assert row["is_contact_unknown"]
    assert row["is_plan_unknown"]


def test_without_a_known_first_contact_the_other_clock_still_runs(build):
    row = row_of(build(delivery()))

    assert (row["gathering_days"], row["contact_days"]) == (180, None)
    assert (row["is_duration_unknown"], row["is_contact_unknown"]) == (False, True)


def test_a_first_contact_after_the_first_gathering_gives_way_to_it(build):
    row = row_of(build(delivery(first_contact_on=date(2026, 3, 1))))

    assert row["contact_days"] == row["gathering_days"] == 180


@pytest.mark.parametrize(
    ("planned_end_on", "ended_on", "days"),
    [
        pytest.param(date(2026, 3, 1), date(2026, 3, 11), 10, id="ended late"),
        pytest.param(date(2026, 3, 1), date(2026, 3, 1), 0, id="ended as planned"),
        pytest.param(date(2026, 3, 1), date(2026, 2, 1), 0, id="ended early"),
        pytest.param(date(2026, 6, 10), None, 20, id="ongoing past the plan"),
        pytest.param(date(2026, 6, 30), None, 0, id="ongoing, planned to end today"),
        pytest.param(date(2026, 7, 1), None, None, id="planned to end tomorrow"),
        pytest.param(date(2026, 7, 1), date(2026, 2, 1), None, id="early, plan ahead"),
        pytest.param(None, date(2026, 2, 1), None, id="without a plan"),
    ],
)
def test_days_past_the_planned_end_are_told_once_it_has_come(
    build, planned_end_on, ended_on, days
):
    row = row_of(
        build(
            delivery(
                status="completed" if ended_on else "ongoing",
                planned_end_on=planned_end_on,
                ended_on=ended_on,
            )
        )
    )

    assert row["past_plan_days"] == days
    is_ahead = planned_end_on is not None and planned_end_on > AS_OF
    assert row["is_plan_ahead"] == is_ahead
    assert row["is_plan_unknown"] == (planned_end_on is None)


def test_a_delivery_to_two_units_lasts_once(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[{"workplace_id": "V-1"}, {"workplace_id": "V-2"}],
        deliveries=[delivery()],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": key} for key in ("V-1", "V-2")
        ],
    )

    assert ask(path, "rows/duration_rows", as_of=AS_OF).height == 1


@pytest.mark.parametrize("metric", DURATION_METRICS, ids=lambda metric: metric.code)
def test_a_figure_is_the_one_of_the_rows_behind_it(build, metric):
    path = build(
        delivery(delivery_id="L-1"),
        delivery(
            delivery_id="L-2",
            status="completed",
            planned_end_on=date(2026, 2, 1),
            first_contact_on=START,
            ended_on=date(2026, 3, 1),
        ),
        delivery(
            delivery_id="L-3",
            status="stopped",
            planned_end_on=date(2026, 2, 1),
            first_contact_on=START,
            ended_on=date(2026, 4, 1),
        ),
        delivery(
            delivery_id="L-4", status="completed", started_on=None, ended_on=AS_OF
        ),
    )
    rows = ask(path, "rows/duration_rows", as_of=AS_OF)
    measure = metric.measure

    figure, behind = measure.figure(rows), measure.behind(rows)

    assert behind.height == figure.row_count
    assert measure.figure(behind).value == figure.value
    assert behind["is_counted"].sum() == 2
    assert figure.unknown_count > 0


def test_an_end_that_the_source_does_not_date_is_not_known(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[{"workplace_id": "V-1", "workplace_name": "V-1"}],
        deliveries=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "status": "completed",
                "started_on": date(2020, 1, 1),
                "first_contact_on": date(2019, 12, 1),
            }
        ],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": "V-1"}],
    )

    row = ask(path, "rows/duration_rows").row(0, named=True)

    assert (row["gathering_days"], row["contact_days"]) == (None, None)
    assert row["is_duration_unknown"]
