"""Gaps since last time: the bridge holds, and every change has one kind and origin."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from app.metrics.since_last_gaps import (
    ORIGINS,
    WAYS,
    Bridge,
    compare_states,
    count_changes,
    describe_changes,
)
from data.vocabulary import FollowUpState

STATES = sorted(state.value for state in FollowUpState)
CLOSED = {"done", "done_late", "exempt"}

state_of_some = st.dictionaries(
    st.tuples(st.sampled_from(["quiet", "over_plan"]), st.sampled_from("abcdef")),
    st.sampled_from([*STATES, *["overdue"] * 6]),
)


def states(told):
    rows = [(*key, state) for key, state in told.items()]
    names = ("rule_code", "record_id", "state")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def compare(then, recalled, now, untold=()):
    return compare_states(states(then), states(recalled), states(now), untold=untold)


def in_words(changes):
    return {(rule, record): told for rule, record, *told in changes.iter_rows()}


def of_quiet(**told):
    return {("quiet", record): state for record, state in told.items()}


def test_every_change_by_hand():
    # what       told then          the same day, told now      now
    hand = {
        "came": ("not_due", "not_due", "overdue", "new", None, "happened"),
        "late": (None, "overdue", "overdue", "new", None, "corrected"),
        "again": ("done", "done", "overdue", "reopened", None, "happened"),
        "undone": ("done_late", "overdue", "overdue", "reopened", None, "corrected"),
        "expired": ("exempt", "exempt", "overdue", "reopened", None, "happened"),
        "stands": ("overdue", "overdue", "overdue", "still_open", None, None),
        "held": ("overdue", "overdue", "done", "closed", "done", "happened"),
        "was_held": ("overdue", "done", "done", "closed", "done", "corrected"),
        "spared": ("overdue", "overdue", "exempt", "closed", "exempt", "happened"),
        "over": ("overdue", "overdue", "not_relevant", "closed", "lapsed", "happened"),
        "moved": ("overdue", "overdue", "due_soon", "closed", "moved", "happened"),
        "blank": ("overdue", "unknown", "unknown", "closed", "unknown", "corrected"),
        "withdrawn": ("overdue", None, None, "closed", "gone", "corrected"),
        "left": ("overdue", "overdue", None, "closed", "gone", "happened"),
        "closed_all_along": ("done", "done", "done", None, None, None),
    }
    moments = [
        of_quiet(**{name: row[place] for name, row in hand.items() if row[place]})
        for place in range(3)
    ]

    changes = compare(*moments)

    assert in_words(changes) == {
        ("quiet", name): list(row[3:]) for name, row in hand.items() if row[3]
    }
    assert count_changes(changes) == Bridge(then=9, new=2, reopened=3, closed=8, now=6)


def test_a_rule_without_history_does_not_tell_news_from_corrections():
    changes = compare(of_quiet(a="overdue"), {}, of_quiet(b="overdue"), {"quiet"})

    assert changes["origin"].to_list() == ["not_told", "not_told"]


def test_the_same_record_of_another_rule_is_another_gap():
    changes = compare({("quiet", "a"): "overdue"}, {}, {("over_plan", "a"): "overdue"})

    assert changes["change"].to_list() == ["new", "closed"]


def test_nothing_has_no_changes():
    assert count_changes(compare({}, {}, {})) == Bridge(0, 0, 0, 0, 0)


@settings(max_examples=40, deadline=None)
@given(then=state_of_some, recalled=state_of_some, now=state_of_some)
def test_old_less_closed_with_new_and_reopened_is_now(then, recalled, now):
    changes = compare(then, recalled, now)
    bridge = count_changes(changes)

    before, after = open_in(then), open_in(now)
    found = {
        change: keys_of(changes.filter(change=change))
        for change in ("new", "reopened", "closed", "still_open")
    }
    assert found == {
        "new": {key for key in after - before if then.get(key) not in CLOSED},
        "reopened": {key for key in after - before if then.get(key) in CLOSED},
        "closed": before - after,
        "still_open": before & after,
    }
    assert (bridge.then, bridge.now) == (len(before), len(after))
    assert bridge.then - bridge.closed + bridge.new + bridge.reopened == bridge.now
    corrected = (before ^ after) & (before ^ open_in(recalled))
    assert keys_of(changes.filter(origin="corrected")) == corrected
    assert set(changes["origin"].drop_nulls()) <= set(ORIGINS)
    assert set(changes["closed_as"].drop_nulls()) <= set(WAYS)


def open_in(told):
    return {key for key, state in told.items() if state == "overdue"}


def keys_of(changes):
    keys = list(changes.select("rule_code", "record_id").iter_rows())
    assert len(keys) == len(set(keys)), "a gap has two changes"
    return set(keys)


def work(rule, record, days, severity="high"):
    return {
        "rule_code": rule,
        "record_id": record,
        "severity": severity,
        "owner_role": "advisor",
        "delivery_id": record,
        "workplace_id": "V-1",
        "workplace_name": "Myrvang sykehjem",
        "merged_into_name": None,
        "due_on": date(2026, 1, 1),
        "overdue_days": days,
    }


def test_the_closed_stand_as_they_were_and_the_open_as_they_are():
    then = pl.DataFrame([work("quiet", "a", 10), work("quiet", "b", 20)])
    now = pl.DataFrame([work("quiet", "b", 50), work("over_plan", "c", 5, "low")])
    changes = compare(
        of_quiet(a="overdue", b="overdue"),
        of_quiet(a="overdue", b="overdue"),
        of_quiet(a="done", b="overdue") | {("over_plan", "c"): "overdue"},
    )

    described = describe_changes(changes, then, now, ["quiet", "over_plan"])

    assert described.select("change", "record_id", "overdue_days").rows() == [
        ("new", "c", 5),
        ("closed", "a", 10),
        ("still_open", "b", 50),
    ]
