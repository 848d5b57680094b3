"""Meetings, comments, decisions and packs are kept as written, and frozen for good."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.permits import RefusedError
from app.records.decision_acts import decide, set_status, take_back_decision
from app.records.decisions import DecisionStatus, list_decisions
from app.records.meeting_acts import change_meeting, make_meeting, take_back_meeting
from app.records.meeting_comments import (
    LONGEST_COMMENT,
    list_comments,
    take_back_comment,
    write_comment,
)
from app.records.meeting_packs import PackFile, publish, read_content, read_file
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting, list_meetings, meeting_before
from app.records.store import TakenError
from data.home import Home

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
DAY = date(2026, 11, 18)
AGDER = Area(AreaKind.CENTRE, "agder")
PLAN = MeetingPlan(
    held_on=DAY,
    title="Styringsmøte for Agder, æøå",
    area=AGDER,
    filters=Filters(sectors=("municipal",)),
    agenda="Siden sist\nVedtak",
    sections=("since_last", "decisions"),
    since_build_id="20260901",
    since_on=date(2026, 8, 31),
    attendance=(("hr", 1), ("advisor", 2)),
)
FILES = {PackFile("nb", "pdf"): b"%PDF nb", PackFile("en", "pptx"): b"PK\x00\xff"}


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def made(home, plan=PLAN, at=NOON):
    meeting_id = make_meeting(home, LOCAL_MANAGER, plan, at)
    return find_meeting(home, LOCAL_MANAGER, meeting_id)


def published(home, meeting, plan=PLAN):
    publish(
        home,
        LOCAL_MANAGER,
        meeting,
        plan,
        contents={"nb": "{}", "en": "{ }"},
        files=FILES,
        at=LATER,
    )
    return find_meeting(home, LOCAL_MANAGER, meeting.id)


def decided(home, meeting, **changes):
    what = {
        "section": "follow_up_gaps",
        "words": "Alle pågående får sluttdato",
        "owner_role": "centre",
        "due_on": date(2026, 12, 1),
        "is_confidential": False,
        "at": NOON,
    }
    return decide(home, LOCAL_MANAGER, meeting, **{**what, **changes})


def commented(home, meeting, words, **changes):
    what = {"section": "durations", "is_confidential": False, "at": NOON}
    write = {**what, **changes}
    return write_comment(home, LOCAL_MANAGER, meeting, words=words, **write)


def test_a_draft_is_read_again_as_it_was_made_and_can_be_changed(home):
    meeting = made(home)
    assert meeting.plan == PLAN
    assert not meeting.is_published

    changed = replace(PLAN, title="", sections=("coverage",))
    change_meeting(home, LOCAL_MANAGER, meeting, changed, LATER)

    assert find_meeting(home, LOCAL_MANAGER, meeting.id).plan == changed


def test_who_has_seen_an_older_draft_changes_nothing(home):
    meeting = made(home)
    change_meeting(home, LOCAL_MANAGER, meeting, replace(PLAN, title="Ny"), LATER)

    for act in (
        lambda: change_meeting(home, LOCAL_MANAGER, meeting, PLAN, LATER),
        lambda: take_back_meeting(home, LOCAL_MANAGER, meeting, LATER),
        lambda: published(home, meeting),
    ):
        with pytest.raises(TakenError):
            act()

    assert find_meeting(home, LOCAL_MANAGER, meeting.id).plan.title == "Ny"
    assert read_content(home, LOCAL_MANAGER, meeting.id, "nb") is None


def test_a_draft_that_is_taken_back_is_on_no_list(home):
    meeting = made(home)
    take_back_meeting(home, LOCAL_MANAGER, meeting, LATER)

    assert list_meetings(home, LOCAL_MANAGER) == ()
    assert find_meeting(home, LOCAL_MANAGER, meeting.id) is None


def test_a_published_meeting_keeps_its_content_and_files_and_is_never_changed(home):
    frozen = replace(PLAN, build_id="20261118", as_of=DAY)
    meeting = published(home, made(home), frozen)

    assert meeting.is_published
    assert meeting.plan == frozen
    assert read_content(home, LOCAL_MANAGER, meeting.id, "en") == "{ }"
    assert (
        read_file(home, LOCAL_MANAGER, meeting.id, PackFile("en", "pptx"))
        == b"PK\x00\xff"
    )
    assert read_file(home, LOCAL_MANAGER, meeting.id, PackFile("nb", "pptx")) is None
    with pytest.raises(TakenError):
        change_meeting(home, LOCAL_MANAGER, meeting, PLAN, LATER)
    with pytest.raises(TakenError):
        published(home, meeting)
    for write in (
        lambda: commented(home, meeting, "For sent"),
        lambda: decided(home, meeting),
    ):
        with pytest.raises(TakenError):
            write()
    assert list_comments(home, LOCAL_MANAGER, meeting) == ()


def test_what_is_written_while_somebody_publishes_is_never_lost(home):
    seen = made(home)
    commented(home, seen, "Skrevet mens pakken lages", at=LATER)
    decided(home, seen, at=LATER)

    with pytest.raises(TakenError):
        published(home, seen)

    newest = find_meeting(home, LOCAL_MANAGER, seen.id)
    assert published(home, newest).is_published
    with pytest.raises(TakenError):
        take_back_comment(
            home,
            LOCAL_MANAGER,
            seen,
            list_comments(home, LOCAL_MANAGER, seen)[0].id,
            LATER,
        )
    assert len(list_comments(home, LOCAL_MANAGER, seen)) == 1


def test_a_comment_of_3000_letters_is_kept_and_one_more_is_not(home):
    meeting = made(home)
    comment_id = commented(home, meeting, "æ" * LONGEST_COMMENT)
    secret = commented(home, meeting, "Fortrolig", is_confidential=True, at=LATER)

    kept = list_comments(home, LOCAL_MANAGER, meeting)
    assert [each.id for each in kept] == [comment_id, secret]
    assert [each.is_confidential for each in kept] == [False, True]
    with pytest.raises(ValueError, match="long"):
        commented(home, meeting, "æ" * (LONGEST_COMMENT + 1))

    take_back_comment(home, LOCAL_MANAGER, meeting, comment_id, LATER)
    assert [each.id for each in list_comments(home, LOCAL_MANAGER, meeting)] == [secret]


@pytest.mark.parametrize(
    "words", ["Se 01010050053 i saken", "ring 912 34 567", "skriv til a.b@c.no"]
)
def test_what_looks_like_a_person_is_kept_nowhere_and_not_repeated(home, words):
    meeting = made(home)
    for write in (
        lambda: commented(home, meeting, words),
        lambda: decided(home, meeting, words=words),
        lambda: made(home, replace(PLAN, title=words)),
        lambda: made(home, replace(PLAN, agenda=words)),
    ):
        with pytest.raises(ValueError, match="personal") as refused:
            write()
        assert words not in str(refused.value)


def test_a_decision_returns_to_its_group_as_it_stood_on_a_day(home):
    first = decided(home, made(home))
    other = made(home, replace(PLAN, area=Area()))
    decided(home, other, words="For hele programmet")
    key = PLAN.group_key

    set_status(
        home, LOCAL_MANAGER, first, DecisionStatus.DONE, on=date(2026, 12, 3), at=LATER
    )

    assert list_decisions(home, LOCAL_MANAGER, key, date(2026, 11, 17)) == ()
    before, after = (
        list_decisions(home, LOCAL_MANAGER, key, day)[0]
        for day in (DAY, date(2026, 12, 3))
    )
    assert (before.status, before.status_on) == (DecisionStatus.OPEN, None)
    assert (after.status, after.status_on) == (DecisionStatus.DONE, date(2026, 12, 3))
    assert [each.id for each in list_decisions(home, LOCAL_MANAGER, key, DAY)] == [
        first
    ]


def test_the_newest_word_on_a_decision_counts(home):
    decision = decided(home, made(home))
    for status in (DecisionStatus.DONE, DecisionStatus.DROPPED, DecisionStatus.OPEN):
        set_status(home, LOCAL_MANAGER, decision, status, on=DAY, at=LATER)

    assert (
        list_decisions(home, LOCAL_MANAGER, PLAN.group_key, DAY)[0].status
        is DecisionStatus.OPEN
    )


def test_a_decision_of_a_draft_can_be_taken_back_by_its_own_meeting_only(home):
    meeting, other = made(home), made(home)
    decision = decided(home, meeting)

    with pytest.raises(TakenError):
        take_back_decision(home, LOCAL_MANAGER, other, decision, LATER)
    assert len(list_decisions(home, LOCAL_MANAGER, PLAN.group_key, DAY)) == 1

    take_back_decision(home, LOCAL_MANAGER, meeting, decision, LATER)
    assert list_decisions(home, LOCAL_MANAGER, PLAN.group_key, DAY) == ()


def test_a_reader_of_one_centre_sees_and_makes_its_own_meetings_only(home):
    agder = Reader("kari", Role.MANAGER, AGDER)
    own, whole = made(home), made(home, replace(PLAN, area=Area()))

    assert [each.id for each in list_meetings(home, agder)] == [own.id]
    assert find_meeting(home, agder, whole.id) is None
    assert {each.id for each in list_meetings(home, LOCAL_MANAGER)} == {
        own.id,
        whole.id,
    }
    with pytest.raises(RefusedError, match="outside the part"):
        make_meeting(home, agder, replace(PLAN, area=Area()), NOON)


def test_the_meeting_before_is_the_last_published_one_of_the_same_group(home):
    for day, is_published in ((date(2026, 9, 1), True), (date(2026, 10, 1), False)):
        plan = replace(PLAN, held_on=day)
        meeting = made(home, plan)
        if is_published:
            published(home, meeting, plan)
    other = replace(PLAN, held_on=date(2026, 11, 1), area=Area())
    published(home, made(home, other), other)

    found = meeting_before(list_meetings(home, LOCAL_MANAGER), PLAN)

    assert found.plan.held_on == date(2026, 9, 1)
    assert meeting_before(list_meetings(home, LOCAL_MANAGER), found.plan) is None
