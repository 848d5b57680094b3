"""A small programme with two builds, a meeting held on them, published."""

from datetime import UTC, date, datetime

import pytest

from app.identity import LOCAL_MANAGER
from app.meetings.points import since_day
from app.meetings.publish import publish_meeting
from app.records.decision_acts import decide
from app.records.meeting_acts import make_meeting
from app.records.meeting_comments import write_comment
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting
from app.sections.registry import SECTION_CODES
from tests.sample_home import home_of_two_days

NOON = datetime(2026, 11, 1, 8, 2, tzinfo=UTC)
"""After the two loads, and before those that come later."""
HELD_ON = date(2026, 11, 1)
SECRET = "Fortrolig sak om lønn"
COMMENT = "Varigheten må ned, sier gruppen. # $ @ * <b>"


@pytest.fixture(scope="session")
def two_builds(tmp_path_factory):
    """A home that was loaded on two data dates; nobody may write in it."""
    return home_of_two_days(tmp_path_factory)


def hold_meeting(home):
    """Make a draft that compares the two builds, with something written in it."""
    plan = MeetingPlan(held_on=HELD_ON, sections=SECTION_CODES, agenda="Siden sist")
    plan = since_day(home, plan, date(2026, 9, 1))
    meeting_id = make_meeting(home, LOCAL_MANAGER, plan, NOON)
    meeting = find_meeting(home, LOCAL_MANAGER, meeting_id)
    for words, is_confidential in ((COMMENT, False), (SECRET, True)):
        write_comment(
            home,
            LOCAL_MANAGER,
            meeting,
            section="durations",
            words=words,
            is_confidential=is_confidential,
            at=NOON,
        )
        decide(
            home,
            LOCAL_MANAGER,
            meeting,
            section="",
            words=f"{words} (vedtatt)",
            owner_role="centre",
            due_on=date(2026, 12, 1),
            is_confidential=is_confidential,
            at=NOON,
        )
    return find_meeting(home, LOCAL_MANAGER, meeting_id)


def publish(home, meeting):
    publish_meeting(home, LOCAL_MANAGER, meeting, at=NOON, way_back="https://x.no/mote")
    return find_meeting(home, LOCAL_MANAGER, meeting.id)
