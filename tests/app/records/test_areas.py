"""Whoever has a part of the programme reads and writes records of that part only."""

from dataclasses import replace
from datetime import date

import pytest

from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.permits import RefusedError
from app.records.baseline_acts import set_baseline, take_back_baseline
from app.records.baselines import list_baselines
from app.records.decision_acts import decide, set_status, take_back_decision
from app.records.decisions import DecisionStatus, list_decisions
from app.records.follow_up import (
    end_exemptions,
    list_assignments,
    list_audit,
    list_comments,
    list_exemptions,
    undo,
)
from app.records.log_reading import read_lines
from app.records.meeting_acts import change_meeting, make_meeting, take_back_meeting
from app.records.meeting_comments import list_comments as comments_of
from app.records.meeting_comments import take_back_comment, write_comment
from app.records.meeting_packs import PackFile, publish, read_content, read_file
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting, list_meetings
from app.records.store import TakenError
from data.home import Home
from tests.app.records.follow_up_acts import (
    NOON,
    assign_some,
    comment_on,
    exempt_some,
    key,
)

AREA = Area(AreaKind.CENTRE, "agder")
OURS = Reader("kari", Role.MANAGER, AREA)
ANALYST = Reader("ola", Role.ANALYST, AREA)
STEERING = Reader("styret", Role.STEERING)
THEIRS = Reader("per", Role.MANAGER, Area(AreaKind.CENTRE, "oslo"))
DAY = date(2026, 11, 18)
PLAN = MeetingPlan(held_on=DAY, area=AREA, sections=("durations",))
PDF = PackFile("nb", "pdf")
LISTS = (list_exemptions, list_assignments, list_comments, list_audit)


def ours(places):
    """Let the delivery d1 be in the area, and nothing else."""
    return {place for place in places if place.record_id == "d1"}


def our_house(places):
    return {place for place in places if place.record_id == "V-1"}


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def refusals(home):
    lines = read_lines(home).filter(act="refused")
    return lines.select("who", "subject", "details").rows()


def of_area(act):
    return f'{{"act": "{act}", "why": "area"}}'


ACTS = {"exempt": exempt_some, "assign": assign_some, "comment": comment_on}


@pytest.mark.parametrize("name", ACTS)
def test_what_is_in_the_area_is_written(home, name):
    ACTS[name](home, key("d1"), reader=OURS, within=ours)

    assert list_audit(home, LOCAL_MANAGER)["who"].item() == "kari"


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("keys", [[key("d9")], [key("d1"), key("d9")]])
def test_with_one_record_outside_the_area_nothing_is_written(home, name, keys):
    with pytest.raises(RefusedError, match="outside the part"):
        ACTS[name](home, *keys, reader=OURS, within=ours)

    assert list_audit(home, LOCAL_MANAGER).is_empty()
    assert refusals(home) == [("kari", "follow_up_entries", of_area(name))]


@pytest.mark.parametrize("name", ACTS)
def test_a_caller_that_does_not_say_what_is_in_the_area_writes_nothing(home, name):
    with pytest.raises(RefusedError):
        ACTS[name](home, key("d1"), reader=OURS)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.STEERING])
@pytest.mark.parametrize("name", ACTS)
def test_a_role_that_only_reads_writes_nothing(home, name, role):
    with pytest.raises(RefusedError, match="role"):
        ACTS[name](home, key("d1"), reader=Reader("x", role), within=ours)

    assert list_audit(home, LOCAL_MANAGER).is_empty()
    why = f'{{"act": "{name}", "why": "role"}}'
    assert refusals(home) == [("x", "follow_up_entries", why)]


def test_a_batch_that_reaches_outside_the_area_is_not_taken_back(home):
    batch_id = exempt_some(home, key("d1"), key("d9"))

    with pytest.raises(RefusedError):
        undo(home, OURS, batch_id, NOON, within=ours)

    assert list_exemptions(home, LOCAL_MANAGER).height == 2
    assert refusals(home) == [("kari", "follow_up_entries", of_area("undo"))]


def test_a_batch_of_the_area_is_taken_back(home):
    assert undo(home, OURS, exempt_some(home, key("d1")), NOON, within=ours) == 1


def test_exemptions_of_another_area_are_not_ended_whatever_the_key_says(home):
    exempt_some(home, key("d9"))
    kept = key("d9", delivery_id="d1")

    with pytest.raises(RefusedError):
        end_exemptions(home, OURS, [kept], NOON, within=ours)

    assert list_exemptions(home, LOCAL_MANAGER).height == 1


def test_an_exemption_of_the_area_is_ended_and_the_rest_of_its_batch_stands(home):
    exempt_some(home, key("d1"), key("d9"))

    assert end_exemptions(home, OURS, [key("d1")], NOON, within=ours) == 1
    assert list_exemptions(home, LOCAL_MANAGER)["record_id"].to_list() == ["d9"]


@pytest.mark.parametrize("list_of", LISTS)
def test_a_list_has_the_rows_of_the_area_only(home, list_of):
    for act in ACTS.values():
        act(home, key("d1"), key("d9"))

    assert set(list_of(home, LOCAL_MANAGER)["record_id"]) == {"d1", "d9"}
    assert set(list_of(home, OURS, within=ours)["record_id"]) == {"d1"}
    assert list_of(home, OURS).is_empty()
    assert list_of(home, OURS).schema == list_of(home, LOCAL_MANAGER).schema


def test_the_audit_list_does_not_tell_how_much_of_a_batch_is_outside(home):
    exempt_some(home, key("d1"), key("d9"))
    exempt_some(home, key("d1"))

    told = list_audit(home, OURS, within=ours)

    columns = ("record_id", "record_count", "is_whole_batch")
    assert told.select(columns).rows() == [("d1", 1, True), ("d1", 1, False)]


def test_steering_reads_no_words_and_no_persons(home):
    exempt_some(home)
    assign_some(home, advisor_id="a7")
    comment_on(home)

    assert list_comments(home, STEERING).is_empty()
    for list_of in (list_exemptions, list_assignments):
        (row,) = list_of(home, STEERING).to_dicts()
        assert row["record_id"] == "d1"
        hidden = {"reason", "made_by", "advisor_id"} & row.keys()
        assert {row[name] for name in hidden} == {None}
    with pytest.raises(RefusedError):
        list_audit(home, STEERING)


BASELINE = {
    "workplace_id": "V-1",
    "measure": "total",
    "quarter_number": 2024 * 4,
    "reason": "Slått sammen",
    "at": NOON,
}
AT_ANOTHER = BASELINE | {"workplace_id": "V-9"}


def test_new_limits_are_set_and_taken_back_in_the_own_area_only(home):
    with pytest.raises(RefusedError):
        set_baseline(home, OURS, **BASELINE)
    with pytest.raises(RefusedError):
        set_baseline(
            home, OURS, **{**BASELINE, "workplace_id": "V-9"}, within=our_house
        )
    own = set_baseline(home, OURS, **BASELINE, within=our_house)
    other = set_baseline(home, LOCAL_MANAGER, **AT_ANOTHER)

    with pytest.raises(RefusedError):
        take_back_baseline(home, OURS, other, NOON, within=our_house)
    with pytest.raises(RefusedError):
        take_back_baseline(home, ANALYST, own, NOON, within=our_house)
    seen = list_baselines(home, OURS, within=our_house)
    assert seen["workplace_id"].to_list() == ["V-1"]
    assert list_baselines(home, OURS).is_empty()
    assert take_back_baseline(home, OURS, own, NOON, within=our_house)
    assert len(refusals(home)) == 4


def test_steering_reads_where_limits_begin_and_not_why_or_by_whom(home):
    set_baseline(home, LOCAL_MANAGER, **BASELINE)

    (row,) = list_baselines(home, STEERING).to_dicts()

    assert (row["workplace_id"], row["reason"], row["made_by"]) == ("V-1", None, None)


def draft_of(home, plan=PLAN):
    meeting_id = make_meeting(home, LOCAL_MANAGER, plan, NOON)
    return find_meeting(home, LOCAL_MANAGER, meeting_id)


def say(home, meeting, words, *, section="durations", is_confidential=False):
    said = {"section": section, "is_confidential": is_confidential, "at": NOON}
    comment_id = write_comment(home, LOCAL_MANAGER, meeting, words=words, **said)
    whose = {"owner_role": "centre", "due_on": None}
    return comment_id, decide(
        home, LOCAL_MANAGER, meeting, words=words, **whose, **said
    )


def hold(home, meeting, reader=LOCAL_MANAGER):
    newest = find_meeting(home, LOCAL_MANAGER, meeting.id)
    files = {PDF: b"%PDF"}
    given = {"contents": {"nb": "{}"}, "files": files, "at": NOON}
    publish(home, reader, newest, newest.plan, **given)


READERS = [
    pytest.param(ANALYST, id="analyst"),
    pytest.param(STEERING, id="steering"),
    pytest.param(replace(STEERING, area=AREA), id="steering of the area"),
]


@pytest.mark.parametrize("reader", READERS)
def test_a_draft_is_nowhere_for_whoever_does_not_run_meetings(home, reader):
    draft = draft_of(home)
    say(home, draft, "Åpent")

    assert list_meetings(home, reader) == ()
    assert find_meeting(home, reader, draft.id) is None
    assert comments_of(home, reader, draft) == ()
    assert list_decisions(home, reader, PLAN.group_key, DAY) == ()


@pytest.mark.parametrize("reader", READERS)
def test_of_a_published_meeting_they_read_what_is_in_its_pack(home, reader):
    draft = draft_of(home)
    say(home, draft, "Åpent")
    say(home, draft, "Fortrolig", is_confidential=True)
    write_comment(
        home,
        LOCAL_MANAGER,
        draft,
        section="reach",
        words="Om noe som pakken ikke har",
        is_confidential=False,
        at=NOON,
    )
    hold(home, draft)

    (meeting,) = list_meetings(home, reader)
    assert [each.words for each in comments_of(home, reader, meeting)] == ["Åpent"]
    decisions = list_decisions(home, reader, PLAN.group_key, DAY)
    assert [each.words for each in decisions] == ["Åpent"]
    assert read_content(home, reader, meeting.id, "nb") == "{}"
    assert read_file(home, reader, meeting.id, PDF) == b"%PDF"


def test_a_meeting_of_another_area_is_nowhere(home):
    draft = draft_of(home)
    say(home, draft, "Åpent")
    hold(home, draft)

    assert list_meetings(home, THEIRS) == ()
    assert find_meeting(home, THEIRS, draft.id) is None
    assert comments_of(home, THEIRS, draft) == ()
    assert list_decisions(home, THEIRS, PLAN.group_key, DAY) == ()
    assert read_content(home, THEIRS, draft.id, "nb") is None
    assert read_file(home, THEIRS, draft.id, PDF) is None


def meeting_acts(home, meeting, comment_id, decision_id):
    said = {"section": "durations", "words": "Nytt", "is_confidential": False}
    whose = {"owner_role": "centre", "due_on": None}
    moved = replace(meeting.plan, title="Nytt")
    return {
        "make_meeting": lambda who: make_meeting(home, who, meeting.plan, NOON),
        "change_meeting": lambda who: change_meeting(home, who, meeting, moved, NOON),
        "take_back_meeting": lambda who: take_back_meeting(home, who, meeting, NOON),
        "write_comment": lambda who: write_comment(home, who, meeting, **said, at=NOON),
        "take_back_comment": lambda who: take_back_comment(
            home, who, meeting, comment_id, NOON
        ),
        "decide": lambda who: decide(home, who, meeting, **said, **whose, at=NOON),
        "set_status": lambda who: set_status(
            home, who, decision_id, DecisionStatus.DONE, on=DAY, at=NOON
        ),
        "take_back_decision": lambda who: take_back_decision(
            home, who, meeting, decision_id, NOON
        ),
        "publish": lambda who: hold(home, meeting, who),
    }


@pytest.mark.parametrize("who", [THEIRS, ANALYST, STEERING], ids=lambda who: who.name)
def test_no_act_of_a_meeting_is_done_by_another_area_or_role(home, who):
    meeting = draft_of(home)
    ids = say(home, meeting, "Åpent")
    meeting = find_meeting(home, LOCAL_MANAGER, meeting.id)
    acts = meeting_acts(home, meeting, *ids)

    for act in acts.values():
        with pytest.raises(RefusedError):
            act(who)

    assert find_meeting(home, LOCAL_MANAGER, meeting.id) == meeting
    assert len(comments_of(home, LOCAL_MANAGER, meeting)) == 1
    (decision,) = list_decisions(home, LOCAL_MANAGER, PLAN.group_key, DAY)
    assert decision.status is DecisionStatus.OPEN
    told = read_lines(home).filter(act="refused", who=who.name)["details"].to_list()
    why = "area" if who is THEIRS else "role"
    wanted = [f'{{"act": "{name}", "why": "{why}"}}' for name in acts]
    assert sorted(told) == sorted(wanted)


def test_a_meeting_that_says_it_is_ours_is_changed_no_more_than_it_is(home):
    others = draft_of(home, replace(PLAN, area=THEIRS.area))
    forged = replace(others, plan=replace(others.plan, area=AREA))

    with pytest.raises(TakenError):
        change_meeting(home, OURS, forged, forged.plan, NOON)
    with pytest.raises(TakenError):
        take_back_meeting(home, OURS, forged, NOON)
    assert find_meeting(home, LOCAL_MANAGER, others.id) == others


def test_a_meeting_is_not_moved_into_an_area_of_somebody_else(home):
    own = draft_of(home)

    with pytest.raises(RefusedError):
        change_meeting(home, OURS, own, replace(PLAN, area=THEIRS.area), NOON)


def test_a_comment_is_not_taken_back_through_another_meeting(home):
    meeting, other = draft_of(home), draft_of(home)
    comment_id, _decision = say(home, meeting, "Åpent")

    with pytest.raises(TakenError):
        take_back_comment(home, LOCAL_MANAGER, other, comment_id, NOON)

    assert len(comments_of(home, LOCAL_MANAGER, meeting)) == 1


def test_what_is_refused_stays_refused_when_the_log_cannot_be_written(home):
    home.records.mkdir(parents=True)
    (home.records / "records.sqlite").mkdir()

    with pytest.raises(RefusedError):
        exempt_some(home, reader=replace(OURS, role=Role.ANALYST))
