"""A sensitive action stands in no follow-up, and is the reason of none.

One that is not known not to be sensitive counts as sensitive. Each test compares with
the same programme where the actions may be seen, so that it proves something.
"""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from app.door import open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.follow_up import find_records
from app.metrics.work_list import list_work
from data.follow_up import standard_rules
from tests.tiny_build import write_tiny_build

SENSITIVE = [pytest.param(True, id="sensitive"), pytest.param(None, id="not known")]

ACTION_RULES = {
    "action_overdue",
    "action_without_owner",
    "staff_evaluation",
    "superior_follow_up",
}
"""The rules that find something when the actions may be seen."""


def secret(**changes):
    return {
        "action_id": "secret-1",
        "delivery_id": "d1",
        "workplace_id": "w1",
        "title": "Secret talk",
        "status": "ongoing",
        "decided_on": date(2025, 9, 1),
        "due_on": date(2026, 1, 1),
        **changes,
    }


def write_programme(folder, actions, *, surveys=()):
    """One ongoing delivery on 30 June 2026, with these actions."""
    folder.mkdir()
    return write_tiny_build(
        folder / "tiny.duckdb",
        workplaces=[{"workplace_id": "w1", "workplace_name": "Lia"}],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "w1",
                "status": "ongoing",
                "started_on": date(2025, 1, 1),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "w1"}],
        actions=actions,
        survey_results=list(surveys),
    )


def ask_of(path, question):
    build = read_build(path)
    rules = standard_rules()
    with open_door(build, Filters(), LOCAL_MANAGER) as door:
        return question(door.fetch, rules, build.data_date, build.data_date)


def words_in(frame):
    texts = frame.select(pl.col(pl.String)).unpivot()["value"].drop_nulls().unique()
    return " ".join(texts.to_list()).lower()


@pytest.fixture(params=SENSITIVE)
def actions(request):
    """An action of every rule that looks at actions, all of them sensitive."""
    is_sensitive = request.param
    return [
        secret(is_sensitive=is_sensitive),
        secret(action_id="secret-2", is_sensitive=is_sensitive, due_on=None),
        secret(action_id="secret-3", is_sensitive=is_sensitive, delivery_id=None),
        secret(action_id="secret-4", is_sensitive=is_sensitive, status="proposed"),
        secret(
            action_id="secret-5",
            is_sensitive=is_sensitive,
            status="done",
            done_on=date(2026, 2, 1),
        ),
    ]


def seen(actions):
    return [{**action, "is_sensitive": False} for action in actions]


def test_the_same_actions_are_followed_up_when_they_may_be_seen(tmp_path, actions):
    path = write_programme(tmp_path / "seen", seen(actions))

    rows = ask_of(path, list_work).rows

    assert set(rows["rule_code"]) >= ACTION_RULES
    assert "secret talk" in words_in(rows)


def test_no_record_of_any_rule_is_of_a_sensitive_action(tmp_path, actions):
    with_them = ask_of(write_programme(tmp_path / "with", actions), find_records)
    without = ask_of(write_programme(tmp_path / "without", []), find_records)

    assert_frame_equal(with_them, without)
    assert "secret" not in words_in(with_them)


def test_the_work_list_is_the_same_with_and_without_them(tmp_path, actions):
    with_them = ask_of(write_programme(tmp_path / "with", actions), list_work)
    without = ask_of(write_programme(tmp_path / "without", []), list_work)

    assert_frame_equal(with_them.rows, without.rows)
    assert_frame_equal(with_them.state_counts, without.state_counts)
    assert not ACTION_RULES & set(with_them.rows["rule_code"])


def test_they_change_nothing_of_a_gap_that_others_open(tmp_path, actions):
    """The days and the owner of the gap are those of the action that may be seen."""
    open_one = secret(
        action_id="open-1",
        title="Quiet hour",
        is_sensitive=False,
        decided_on=date(2025, 11, 1),
    )

    with_them = write_programme(tmp_path / "with", [open_one, *actions])
    without = write_programme(tmp_path / "without", [open_one])

    assert_frame_equal(
        ask_of(with_them, list_work).rows, ask_of(without, list_work).rows
    )
    assert set(ask_of(without, list_work).rows["rule_code"]) >= ACTION_RULES


@pytest.mark.parametrize("is_sensitive", SENSITIVE)
def test_one_that_answers_a_survey_closes_it_and_shows_nothing_else(
    tmp_path, is_sensitive
):
    survey = {
        "workplace_id": "w1",
        "instrument": "ForBedring",
        "year": 2025,
        "theme": "Work climate",
        "score": 70.0,
        "respondents_count": 20,
        "published_on": date(2025, 8, 1),
    }
    answer = secret(
        is_sensitive=is_sensitive, survey_instrument="ForBedring", survey_year=2025
    )

    answered = write_programme(tmp_path / "answered", [answer], surveys=[survey])
    unanswered = write_programme(tmp_path / "unanswered", [], surveys=[survey])

    is_survey = pl.col("rule_code") == "yearly_survey_follow_up"
    closed = ask_of(answered, find_records)
    assert closed.filter(is_survey)["state"].to_list() == ["done"]
    assert "secret" not in words_in(closed)
    still_open = ask_of(unanswered, find_records)
    assert still_open.filter(is_survey)["state"].to_list() == ["overdue"]
    assert_frame_equal(closed.filter(~is_survey), still_open.filter(~is_survey))
