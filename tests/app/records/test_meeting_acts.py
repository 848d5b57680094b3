"""What a draft has with it follows it: to another group, and off the list."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.identity import LOCAL_MANAGER, Area, AreaKind
from app.records.decision_acts import decide
from app.records.decisions import list_decisions
from app.records.meeting_acts import change_meeting, make_meeting, take_back_meeting
from app.records.meeting_comments import list_comments, write_comment
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting
from data.home import Home

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
WHOLE = MeetingPlan(held_on=date(2026, 11, 18))
OF_AGDER = replace(
    WHOLE, area=Area(AreaKind.CENTRE, "agder"), held_on=date(2026, 12, 1)
)
LATE = date(2026, 12, 31)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def draft(home):
    meeting_id = make_meeting(home, LOCAL_MANAGER, WHOLE, NOON)
    meeting = find_meeting(home, LOCAL_MANAGER, meeting_id)
    said = {"section": "durations", "is_confidential": False, "at": NOON}
    write_comment(home, LOCAL_MANAGER, meeting, words="Sett i gang", **said)
    whose = {"owner_role": "centre", "due_on": None}
    decide(home, LOCAL_MANAGER, meeting, words="Ring dem", **whose, **said)
    return meeting


def words_of(decisions):
    return [(each.words, each.decided_on) for each in decisions]


def test_the_decisions_of_a_draft_follow_it_to_its_new_group_and_day(home, draft):
    change_meeting(home, LOCAL_MANAGER, draft, OF_AGDER, NOON)

    assert list_decisions(home, LOCAL_MANAGER, WHOLE.group_key, LATE) == ()
    moved = list_decisions(home, LOCAL_MANAGER, OF_AGDER.group_key, LATE)
    assert words_of(moved) == [("Ring dem", date(2026, 12, 1))]


def test_a_draft_that_is_deleted_leaves_no_decision_to_follow(home, draft):
    take_back_meeting(home, LOCAL_MANAGER, draft, NOON)

    assert find_meeting(home, LOCAL_MANAGER, draft.id) is None
    assert list_decisions(home, LOCAL_MANAGER, WHOLE.group_key, LATE) == ()
    assert list_comments(home, LOCAL_MANAGER, draft) == ()
