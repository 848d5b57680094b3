"""What holds for follow-up on any day, whatever the programme."""

from datetime import date, timedelta
from itertools import pairwise

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from app.metrics.follow_up import FACTS
from app.metrics.work_list import list_work, with_assignments, with_exemptions
from data.follow_up import standard_rules
from data.vocabulary import FollowUpState
from tests.app.follow_up.chance import DATA_DATE, FIRST_DAY
from tests.app.follow_up.side_by_side import (
    door_on,
    examples,
    find_all,
    of_any_day,
    random_build,
)

DONE = ("done", "done_late")
WAITING = ("overdue", "due_soon", "not_due")
STATES = {state.value for state in FollowUpState} - {"exempt"}


def any_day(last_day):
    return st.dates(date(2017, 1, 1), last_day)


@examples(6)
@given(day=any_day(date(2026, 10, 31)))
def test_a_record_has_exactly_one_state_with_a_rule_on_any_day(whole_build, day):
    # `find_all` fails when a record is there twice with the same rule.
    found = find_all(whole_build, of_any_day(standard_rules()), day)

    assert {each.state for each in found.values()} <= STATES


@examples(4)
@given(seed=st.integers(0, 1_000_000), day=st.dates(FIRST_DAY, DATA_DATE))
def test_no_fact_is_left_open_and_none_is_from_the_future(seed, day):
    with random_build(seed) as build, door_on(build, day) as door:
        for rule in standard_rules().used:
            facts = door.fetch(
                f"follow_up/{rule.code}", **rule.params, with_others=True
            )

            assert facts.columns == list(FACTS), rule.code
            flags = facts.select("record_id", "is_relevant", "is_known", "is_done")
            assert flags.null_count().row(0) == (0, 0, 0, 0), rule.code
            closed = facts.filter(pl.col("is_done"))
            assert closed.filter(pl.col("done_on") > day).is_empty(), rule.code
            if rule.is_dated:
                assert facts.filter(pl.col("from_on") > day).is_empty(), rule.code


@examples(4)
@given(steps=st.lists(any_day(date(2026, 10, 31)), min_size=3, max_size=4))
def test_moving_the_day_forward_undoes_nothing_in_the_sample(whole_build, steps):
    assert not undone(whole_build, steps)


@examples(4)
@given(
    seed=st.integers(0, 1_000_000),
    steps=st.lists(st.dates(FIRST_DAY, DATA_DATE), min_size=3, max_size=5),
)
def test_moving_the_day_forward_undoes_nothing_by_chance(seed, steps):
    with random_build(seed) as build:
        assert not undone(build, steps)


def undone(build, steps):
    """List what was done on a day, and is something else on a later one.

    A record that is no longer there is not among them: its unit has gone.
    """
    rules = standard_rules().dated
    found = [find_all(build, rules, day) for day in sorted(steps)]
    return [
        (key, then[key], now[key])
        for then, now in pairwise(found)
        for key in then.keys() & now.keys()
        if then[key].state in DONE and now[key].state != then[key].state
    ]


def work_rows(states):
    return pl.DataFrame(
        {
            "rule_code": ["quiet"] * len(states),
            "record_id": [f"L-{number}" for number in range(len(states))],
            "state": list(states),
            "owner_role": ["advisor"] * len(states),
            "advisor_id": ["R-1"] * len(states),
        }
    )


def entries(spans, **columns):
    """Make exemptions or assignments of L-0, one per span of days."""
    rows = [
        {
            "rule_code": "quiet",
            "record_id": "L-0",
            "from_on": from_on,
            "until_on": from_on + timedelta(days=length),
            "reason": "Ny leder",
            "made_at": number,
            **columns,
        }
        for number, (from_on, length) in enumerate(spans)
    ]
    return pl.DataFrame(rows)


spans = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 400)),
    min_size=1,
    max_size=3,
)


@given(spans=spans, state=st.sampled_from(sorted(STATES)))
@settings(deadline=None)
def test_an_exemption_returns_the_day_after_its_last_day(spans, state):
    exemptions = entries(spans)

    for from_on, until_on in exemptions.select("from_on", "until_on").iter_rows():
        for day in (
            from_on - timedelta(days=1),
            from_on,
            until_on,
            until_on + timedelta(days=1),
        ):
            rows = with_exemptions(work_rows([state, "overdue"]), exemptions, day)

            is_exempt = state in WAITING and is_covered(spans, day)
            assert rows["state"].to_list() == [
                "exempt" if is_exempt else state,
                "overdue",
            ]


def is_covered(spans, day):
    # The newest that has begun counts, also when an older one would last longer.
    begun = [(from_on, length) for from_on, length in spans if from_on <= day]
    return bool(begun) and day <= begun[-1][0] + timedelta(days=begun[-1][1])


@given(spans=spans)
@settings(deadline=None)
def test_an_assignment_goes_back_to_its_owner_the_day_after_its_last_day(spans):
    given_to = entries(spans, owner_role="centre", advisor_id=None)

    for from_on, until_on in given_to.select("from_on", "until_on").iter_rows():
        for day in (
            from_on - timedelta(days=1),
            from_on,
            until_on,
            until_on + timedelta(days=1),
        ):
            rows = with_assignments(work_rows(["overdue", "overdue"]), given_to, day)

            owner = "centre" if is_covered(spans, day) else "advisor"
            assert rows["owner_role"].to_list() == [owner, "advisor"]
            assert rows["advisor_id"].to_list() == ["R-1", "R-1"]


def test_every_exempted_gap_of_the_sample_is_open_again_the_day_after(whole_build):
    rules = standard_rules().dated
    last_day = whole_build.data_date - timedelta(days=40)
    exempted = gaps_on(whole_build, rules, last_day).with_columns(
        from_on=pl.lit(last_day), until_on=pl.lit(last_day), reason=pl.lit("")
    )
    exempted = exempted.with_columns(made_at=pl.lit(0))

    for days_later, expected in ((0, {"exempt"}), (1, {"overdue"})):
        day = last_day + timedelta(days=days_later)
        rows = with_exemptions(gaps_on(whole_build, rules, day), exempted, day)

        again = rows.join(exempted, on=["rule_code", "record_id"], how="semi")
        assert set(again["state"]) == expected


def gaps_on(build, rules, day):
    with door_on(build, day) as door:
        work = list_work(door.fetch, rules, day, build.data_date)
    return work.rows.filter(pl.col("state") == "overdue").drop("from_on")
