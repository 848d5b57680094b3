from datetime import date

import pytest

from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of

RULE = "yearly_survey_follow_up"


def programme(folder, surveys, actions=(), *, unit=None, delivery=None, workplace=None):
    """One ongoing delivery to the unit `here`, with these surveys and actions."""
    return tiny_build(
        folder,
        workplaces=[
            {"workplace_id": "here", **(workplace or {})},
            {"workplace_id": "there"},
        ],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "there",
                "status": "ongoing",
                "started_on": date(2023, 1, 1),
                **(delivery or {}),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "here", **(unit or {})}],
        survey_results=[survey(**changes) for changes in surveys],
        actions=[answer(**changes) for changes in actions],
    )


def survey(**changes):
    return {
        "workplace_id": "here",
        "instrument": "ForBedring",
        "year": 2025,
        "theme": "Work climate",
        "score": 70.0,
        "respondents_count": 20,
        "published_on": date(2025, 3, 1),
        **changes,
    }


def answer(**changes):
    return {
        "action_id": "a1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "status": "decided",
        "decided_on": date(2025, 4, 1),
        "survey_instrument": "ForBedring",
        "survey_year": 2025,
        **changes,
    }


@pytest.mark.parametrize(
    ("published_on", "day", "state"),
    [
        pytest.param("2025-03-01", "2025-02-28", None, id="not out yet"),
        pytest.param("2025-03-01", "2025-03-01", "not_due", id="the day it is out"),
        pytest.param("2025-03-01", "2025-05-01", "not_due", id="31 days before"),
        pytest.param("2025-03-01", "2025-05-02", "due_soon", id="30 days before"),
        pytest.param("2025-03-01", "2025-05-31", "due_soon", id="the day before"),
        pytest.param("2025-03-01", "2025-06-01", "due_soon", id="on the day"),
        pytest.param("2025-03-01", "2025-06-02", "overdue", id="the day after"),
        pytest.param(
            "2024-11-30", "2025-02-28", "due_soon", id="month end, on the day"
        ),
        pytest.param("2024-11-30", "2025-03-01", "overdue", id="month end, after"),
        pytest.param("2023-11-30", "2024-02-29", "due_soon", id="leap day, on the day"),
        pytest.param("2023-11-30", "2024-03-01", "overdue", id="leap day, after"),
    ],
)
def test_a_survey_is_answered_within_three_months(tmp_path, published_on, day, state):
    build = programme(tmp_path, [{"published_on": date.fromisoformat(published_on)}])

    assert state_of(build, RULE, date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        pytest.param({"decided_on": date(2025, 2, 28)}, "done", id="before it was out"),
        pytest.param({"decided_on": date(2025, 3, 1)}, "done", id="the day it was out"),
        pytest.param({"decided_on": date(2025, 6, 1)}, "done", id="on the day"),
        pytest.param({"decided_on": date(2025, 6, 2)}, "done_late", id="the day after"),
        pytest.param({"decided_on": date(2025, 9, 1)}, "done_late", id="today"),
        pytest.param({"decided_on": date(2025, 9, 2)}, "overdue", id="tomorrow"),
        pytest.param({"decided_on": None}, "overdue", id="no day of decision"),
        pytest.param({"status": "dropped"}, "overdue", id="laid aside"),
        pytest.param({"status": "done"}, "done", id="carried out"),
        pytest.param({"is_sensitive": True}, "done", id="a sensitive one closes it"),
        pytest.param({"is_sensitive": None}, "done", id="a perhaps sensitive one"),
        pytest.param({"delivery_id": None}, "done", id="of no delivery"),
        pytest.param({"workplace_id": "there"}, "overdue", id="of another workplace"),
        pytest.param({"survey_year": 2024}, "overdue", id="another year"),
        pytest.param({"survey_year": None}, "overdue", id="no year"),
        pytest.param(
            {"survey_instrument": "10-FAKTOR"}, "overdue", id="another instrument"
        ),
        pytest.param({"survey_instrument": None}, "overdue", id="no survey"),
    ],
)
def test_an_action_tied_to_the_survey_closes_it(tmp_path, changes, state):
    build = programme(tmp_path, [{}], [changes])

    assert state_of(build, RULE, date(2025, 9, 1)) == state


def test_the_first_action_that_answers_is_the_day_it_was_done(tmp_path):
    build = programme(
        tmp_path,
        [{}],
        [
            {"action_id": "a1", "decided_on": date(2025, 8, 1)},
            {"action_id": "a2", "decided_on": date(2025, 5, 1)},
        ],
    )

    assert rows_of(build, RULE, date(2025, 9, 1))["done_on"].item() == date(2025, 5, 1)


def test_nothing_of_a_sensitive_answer_is_shown(tmp_path):
    secret = {"title": "Secret", "responsible_role": "hr", "is_sensitive": True}
    build = programme(tmp_path, [{}], [secret])

    row = rows_of(build, RULE, date(2025, 9, 1)).row(0, named=True)

    assert row["record_id"] == "here/ForBedring/2025"
    assert row["detail"] == "ForBedring 2025"
    assert row["owner_role"] == "unit_leader"


def test_the_first_theme_that_is_out_gives_the_day(tmp_path):
    build = programme(
        tmp_path,
        [
            {"theme": "one", "published_on": None},
            {"theme": "two", "published_on": date(2025, 3, 10)},
            {"theme": "three", "published_on": date(2025, 3, 5)},
        ],
    )

    rows = rows_of(build, RULE, date(2025, 9, 1))

    assert rows["from_on"].to_list() == [date(2025, 3, 5)]


def test_a_survey_without_a_day_is_no_row(tmp_path):
    build = programme(tmp_path, [{"published_on": None}])

    assert rows_of(build, RULE, date(2025, 9, 1)).is_empty()


def test_only_the_newest_year_of_an_instrument_asks_for_something(tmp_path):
    build = programme(
        tmp_path,
        [
            {"year": 2024, "published_on": date(2024, 3, 1)},
            {"year": 2025, "published_on": date(2025, 3, 1)},
            {"year": 2026, "published_on": None},
            {
                "year": 2024,
                "instrument": "10-FAKTOR",
                "published_on": date(2024, 6, 1),
            },
        ],
    )

    before = rows_of(build, RULE, date(2025, 2, 28))
    after = rows_of(build, RULE, date(2025, 3, 1))

    assert dict(before.select("record_id", "state").iter_rows()) == {
        "here/10-FAKTOR/2024": "overdue",
        "here/ForBedring/2024": "overdue",
    }
    assert dict(after.select("record_id", "state").iter_rows()) == {
        "here/10-FAKTOR/2024": "overdue",
        "here/ForBedring/2024": "not_relevant",
        "here/ForBedring/2025": "not_due",
    }


def test_an_answered_survey_stays_done_when_the_next_one_is_out(tmp_path):
    build = programme(tmp_path, [{}, {"year": 2026, "published_on": date(2026, 3, 1)}])
    answered = tmp_path / "answered"
    answered.mkdir()
    done = programme(
        answered, [{}, {"year": 2026, "published_on": date(2026, 3, 1)}], [{}]
    )

    record = "here/ForBedring/2025"
    assert state_of(build, RULE, date(2026, 3, 1), record) == "not_relevant"
    assert state_of(done, RULE, date(2026, 3, 1), record) == "done"


@pytest.mark.parametrize(
    ("delivery", "unit", "workplace", "state"),
    [
        pytest.param({}, {}, {}, "overdue", id="ongoing"),
        pytest.param(
            {"ended_on": date(2025, 4, 1), "status": "completed"},
            {},
            {},
            "overdue",
            id="completed",
        ),
        pytest.param(
            {"ended_on": date(2025, 4, 1), "status": "stopped"},
            {},
            {},
            None,
            id="stopped",
        ),
        pytest.param({"started_on": None}, {}, {}, None, id="not started"),
        pytest.param({}, {"left_on": date(2025, 9, 1)}, {}, None, id="left"),
        pytest.param({}, {"left_on": date(2025, 9, 2)}, {}, "overdue", id="will leave"),
        pytest.param({}, {}, {"closed_on": date(2025, 9, 1)}, None, id="closed"),
        pytest.param(
            {},
            {},
            {"closed_on": date(2025, 4, 1), "merged_into_workplace_id": "there"},
            "overdue",
            id="merged, followed where it went",
        ),
    ],
)
def test_only_units_that_take_part_are_asked(
    tmp_path, delivery, unit, workplace, state
):
    build = programme(tmp_path, [{}], delivery=delivery, unit=unit, workplace=workplace)

    assert state_of(build, RULE, date(2025, 9, 1)) == state


def test_a_workplace_without_a_delivery_is_no_row(tmp_path):
    build = programme(tmp_path, [{"workplace_id": "there"}])

    assert rows_of(build, RULE, date(2025, 9, 1)).is_empty()


@pytest.mark.parametrize(
    ("second", "delivery_id"),
    [
        pytest.param({"started_on": date(2024, 1, 1)}, "d2", id="the latest start"),
        pytest.param({"started_on": date(2022, 1, 1)}, "d1", id="an earlier start"),
        pytest.param({"started_on": date(2023, 1, 1)}, "d2", id="the same day"),
        pytest.param({"started_on": date(2025, 9, 2)}, "d1", id="not started yet"),
        pytest.param(
            {
                "started_on": date(2024, 1, 1),
                "ended_on": date(2024, 9, 1),
                "status": "stopped",
            },
            "d1",
            id="stopped",
        ),
    ],
)
def test_a_survey_is_one_record_of_the_latest_delivery(tmp_path, second, delivery_id):
    first = {"started_on": date(2023, 1, 1), "status": "ongoing"}
    build = tiny_build(
        tmp_path,
        workplaces=[{"workplace_id": "here"}],
        deliveries=[
            {"delivery_id": "d1", "workplace_id": "here", **first},
            {"delivery_id": "d2", "workplace_id": "here", **first, **second},
        ],
        delivery_units=[
            {"delivery_id": "d1", "workplace_id": "here"},
            {"delivery_id": "d2", "workplace_id": "here"},
        ],
        survey_results=[survey()],
    )

    rows = rows_of(build, RULE, date(2025, 9, 1))

    assert rows["delivery_id"].to_list() == [delivery_id]


@pytest.mark.parametrize(
    ("joined_on", "actions", "state"),
    [
        pytest.param(date(2025, 3, 1), [], "overdue", id="out the day it joined"),
        pytest.param(date(2025, 3, 2), [], "not_relevant", id="out the day before"),
        pytest.param(date(2025, 3, 2), [{}], "done", id="out before, and answered"),
    ],
)
def test_a_survey_from_before_the_workplace_took_part_is_not_looked_at(
    tmp_path, joined_on, actions, state
):
    build = programme(tmp_path, [{}], actions, unit={"joined_on": joined_on})

    assert state_of(build, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize(
    ("merged_on", "state"),
    [
        pytest.param(date(2025, 9, 1), "done", id="where it went"),
        pytest.param(date(2025, 9, 2), "overdue", id="where it will go"),
    ],
)
def test_an_action_where_the_workplace_went_answers(tmp_path, merged_on, state):
    build = programme(
        tmp_path,
        [{}],
        [{"workplace_id": "there"}],
        workplace={"closed_on": merged_on, "merged_into_workplace_id": "there"},
    )

    assert state_of(build, RULE, date(2025, 9, 1)) == state
