"""Every function that writes records leaves a line in the log, and refuses by role.

The functions are found by looking for them, so that a new one cannot be forgotten.
"""

import importlib
import inspect
import json
import pkgutil
from dataclasses import replace
from datetime import date

import pytest

import app.records
from app.identity import LOCAL_MANAGER, Reader, Role
from app.permits import RefusedError
from app.records import store
from app.records.baseline_acts import set_baseline, take_back_baseline
from app.records.decision_acts import decide, set_status, take_back_decision
from app.records.decisions import DecisionStatus
from app.records.follow_up import assign, comment, end_exemptions, exempt, undo
from app.records.log_reading import read_lines
from app.records.meeting_acts import change_meeting, make_meeting, take_back_meeting
from app.records.meeting_comments import take_back_comment, write_comment
from app.records.meeting_packs import PackFile, publish
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting
from app.records.saved_views import SavedView, delete_view, rename_view, save_view
from data.home import Home
from tests.app.records.follow_up_acts import (
    NOON,
    assign_some,
    comment_on,
    exempt_some,
    key,
)

DAY = date(2026, 11, 18)
PLAN = MeetingPlan(held_on=DAY, title="HEMMELIG")
SAID = {
    "section": "durations",
    "words": "HEMMELIG",
    "is_confidential": False,
    "at": NOON,
}
VIEW = SavedView("Hemmelig", "portfolio", (), NOON)
NOT_ACTS = {
    "store.write_rows": "what the others write with",
    "store.write_together": "what the others write with",
    "log.log": "the log itself",
    "log.logged": "the log itself",
    "log.forget_before": "lines whose time is over; nobody asks for it",
    "meeting_acts.writing_in": "gives a write, and makes none",
    "meeting_acts.publishing": "gives a write, and makes none",
    "meeting_acts.running": "begins an act, and writes nothing",
    "deeds.Deed": "begins an act, and writes nothing",
}


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def draft(home):
    meeting_id = make_meeting(home, LOCAL_MANAGER, PLAN, NOON)
    return find_meeting(home, LOCAL_MANAGER, meeting_id)


def newest(home, meeting):
    return find_meeting(home, LOCAL_MANAGER, meeting.id)


def in_meeting(home, act, write=None):
    """Give the act as it is done in a draft; with an id when something stands there."""
    meeting = draft(home)
    ids = [] if write is None else [write(home, LOCAL_MANAGER, meeting)]
    meeting = newest(home, meeting)
    return lambda who: act(home, who, meeting, *ids)


def say(home, who, meeting):
    return write_comment(home, who, meeting, **SAID)


def agree(home, who, meeting):
    return decide(home, who, meeting, owner_role="centre", due_on=None, **SAID)


def change(home, who, meeting):
    change_meeting(home, who, meeting, replace(PLAN, agenda="HEMMELIG"), NOON)


def hold(home, who, meeting):
    given = {"contents": {"nb": "HEMMELIG"}, "files": {PackFile("nb", "pdf"): b"%PDF"}}
    publish(home, who, meeting, meeting.plan, **given, at=NOON)


def status(home):
    meeting = draft(home)
    decision = agree(home, LOCAL_MANAGER, meeting)
    said = {"on": DAY, "at": NOON}
    return lambda who: set_status(home, who, decision, DecisionStatus.DONE, **said)


def limits(home, who, quarter=8100):
    return set_baseline(
        home,
        who,
        workplace_id="V-1",
        measure="total",
        quarter_number=quarter,
        reason="HEMMELIG",
        at=NOON,
    )


def saved(home):
    save_view(home, LOCAL_MANAGER, VIEW)
    return VIEW.slug


def of_draft(act, write=None):
    return lambda home: in_meeting(home, act, write)


def taking(act):
    return lambda home, who, meeting, one: act(home, who, meeting, one, NOON)


def follow_up(act, words):
    return lambda home: lambda who: act(home, key("L-1"), reader=who, **words)


def taking_back_batch(home):
    batch = exempt_some(home, key("L-1"))
    return lambda who: undo(home, who, batch, NOON)


def ending(home):
    exempt_some(home, key("L-1"))
    return lambda who: end_exemptions(home, who, [key("L-1")], NOON)


def taking_back_limits(home):
    made = limits(home, LOCAL_MANAGER)
    return lambda who: take_back_baseline(home, who, made, NOON)


def renaming(home):
    slug = saved(home)
    return lambda who: rename_view(home, who, slug, "Hemmelig to", at=NOON)


def deleting(home):
    slug = saved(home)
    return lambda who: delete_view(home, who, slug, at=NOON)


ACTS = {
    exempt: (follow_up(exempt_some, {"reason": "HEMMELIG"}), "follow_up_entries"),
    assign: (follow_up(assign_some, {"reason": "HEMMELIG"}), "follow_up_entries"),
    comment: (follow_up(comment_on, {"text": "HEMMELIG"}), "follow_up_entries"),
    undo: (taking_back_batch, "follow_up_entries"),
    end_exemptions: (ending, "follow_up_entries"),
    make_meeting: (
        lambda home: lambda who: make_meeting(home, who, PLAN, NOON),
        "meetings",
    ),
    change_meeting: (of_draft(change), "meetings"),
    take_back_meeting: (
        of_draft(lambda home, who, seen: take_back_meeting(home, who, seen, NOON)),
        "meetings",
    ),
    publish: (of_draft(hold), "meetings"),
    write_comment: (of_draft(say), "meeting_comments"),
    take_back_comment: (of_draft(taking(take_back_comment), say), "meeting_comments"),
    decide: (of_draft(agree), "decisions"),
    take_back_decision: (of_draft(taking(take_back_decision), agree), "decisions"),
    set_status: (status, "decision_statuses"),
    set_baseline: (
        lambda home: lambda who: limits(home, who),
        "absence_baselines",
    ),
    take_back_baseline: (taking_back_limits, "absence_baselines"),
    save_view: (
        lambda home: lambda who: save_view(home, who, VIEW),
        "saved_views",
    ),
    rename_view: (renaming, "saved_views"),
    delete_view: (deleting, "saved_views"),
}
"""Each act: how it is made ready, and the table its line names."""

FOR_SOME = [act for act, (_ready, table) in ACTS.items() if table != "saved_views"]
"""Everybody may keep views."""

WRITES = ("write_rows", "write_together", "Deed(", "running(", "_allowed(", "_saving(")


def functions():
    """List the public functions of the room, by module and name."""
    for found in pkgutil.iter_modules(app.records.__path__):
        if found.ispkg:
            continue
        module = importlib.import_module(f"app.records.{found.name}")
        for name, one in vars(module).items():
            is_own = getattr(one, "__module__", "") == module.__name__
            if is_own and inspect.isfunction(one) and not name.startswith("_"):
                yield f"{found.name}.{name}", one


def test_every_function_that_writes_is_in_the_list():
    listed = set(ACTS)
    forgotten = [
        name
        for name, one in functions()
        if one not in listed
        and name not in NOT_ACTS
        and any(write in inspect.getsource(one) for write in WRITES)
    ]

    assert forgotten == []


def test_the_log_and_the_store_are_all_that_write_without_an_act():
    plain = [name for name, one in functions() if one in (store.write_rows,)]

    assert plain == ["store.write_rows"]
    writing = {
        name.partition(".")[0]
        for name, one in functions()
        if "write_rows(" in inspect.getsource(inspect.getmodule(one))
    }
    assert writing == {"store", "log"}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_an_act_leaves_one_line_with_codes_and_no_words(home, act):
    make_ready, table = ACTS[act]
    do = make_ready(home)
    before = read_lines(home).height

    do(LOCAL_MANAGER)

    lines = read_lines(home)
    assert lines.height == before + 1
    line = lines.row(0, named=True)
    assert (line["who"], line["channel"]) == ("local", "screen")
    assert (line["act"], line["subject"]) == ("changed", table)
    assert line["said_at"] == NOON.replace(tzinfo=None)
    assert line["rows_count"] == 1
    assert json.loads(line["details"])["act"] == act.__name__
    assert "hemmelig" not in str(lines.rows()).casefold()
    assert "(not a code)" not in str(lines.rows())


@pytest.mark.parametrize("role", [Role.ANALYST, Role.STEERING])
@pytest.mark.parametrize("act", FOR_SOME, ids=lambda act: act.__name__)
def test_a_role_that_may_not_do_an_act_leaves_a_line_of_that_only(home, act, role):
    do = ACTS[act][0](home)
    reader = Reader("kari", role)
    before = read_lines(home)

    with pytest.raises(RefusedError):
        do(reader)

    lines = read_lines(home)
    assert lines[1:].equals(before)
    line = lines.row(0, named=True)
    assert (line["who"], line["act"]) == ("kari", "refused")
    assert json.loads(line["details"]) == {"act": act.__name__, "why": "role"}


UNDONE = {
    "undo twice": lambda home: undo(home, LOCAL_MANAGER, "no batch", NOON),
    "end nothing": lambda home: end_exemptions(home, LOCAL_MANAGER, [key()], NOON),
    "no limits": lambda home: take_back_baseline(home, LOCAL_MANAGER, "x", NOON),
    "no view": lambda home: delete_view(home, LOCAL_MANAGER, "x", at=NOON),
    "name no view": lambda home: rename_view(home, LOCAL_MANAGER, "x", "y", at=NOON),
}


@pytest.mark.parametrize("name", UNDONE)
def test_what_changes_nothing_leaves_no_line(home, name):
    assert not UNDONE[name](home)

    assert read_lines(home).is_empty()


def test_a_name_that_is_taken_leaves_no_line(home):
    save_view(home, LOCAL_MANAGER, VIEW)

    assert not save_view(home, LOCAL_MANAGER, VIEW)

    assert read_lines(home).height == 1
    assert save_view(home, LOCAL_MANAGER, VIEW, replace=True)
    assert read_lines(home).height == 2
