from datetime import datetime, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.sources.fia.groups import group_overlapping

DAY_ZERO = datetime(2025, 1, 1)

periods = st.lists(
    st.tuples(
        st.sampled_from(["A", "B"]),
        st.integers(0, 12),
        st.one_of(st.none(), st.integers(0, 12)),
    ),
    max_size=8,
)


def frame(cooperations):
    return pl.DataFrame(
        [
            (at, case, day(start), day(end))
            for at, (case, start, end) in enumerate(cooperations)
        ],
        schema={
            "at": pl.Int64,
            "case_key": pl.String,
            "start": pl.Datetime("us"),
            "end": pl.Datetime("us"),
        },
        orient="row",
    )


def day(number):
    return None if number is None else DAY_ZERO + timedelta(days=number)


def groups_of(cooperations):
    grouped = group_overlapping(frame(cooperations))
    by_group = grouped.group_by("case_key", "group_number").agg("at")
    return {frozenset(ats) for ats in by_group["at"].to_list()}


def groups_one_pair_at_a_time(cooperations):
    """Begin with everybody alone; join two groups while any two members overlap."""
    groups = [{at} for at in range(len(cooperations))]
    while pair := next(
        (
            (one, other)
            for one in groups
            for other in groups
            if one is not other
            and any(
                overlap(cooperations[a], cooperations[b]) for a in one for b in other
            )
        ),
        None,
    ):
        groups = [group for group in groups if group not in pair]
        groups.append(pair[0] | pair[1])
    return {frozenset(group) for group in groups}


def overlap(one, other):
    (case, start, end), (other_case, other_start, other_end) = one, other
    last, other_last = ends(start, end), ends(other_start, other_end)
    return case == other_case and start < other_last and other_start < last


def ends(start, end):
    return 99 if end is None else max(start, end)


@settings(max_examples=200, deadline=None)
@given(periods)
def test_the_groups_are_those_of_looking_at_every_pair(cooperations):
    assert groups_of(cooperations) == groups_one_pair_at_a_time(cooperations)


def test_periods_that_only_meet_do_not_overlap():
    assert len(groups_of([("A", 0, 5), ("A", 5, 9)])) == 2


def test_two_that_do_not_overlap_are_joined_by_a_third():
    assert len(groups_of([("A", 0, 2), ("A", 3, 5), ("A", 1, 4)])) == 1


def test_a_period_without_a_start_is_alone_and_parts_no_others():
    assert groups_of([("A", None, None), ("A", 0, None), ("A", 3, 4)]) == {
        frozenset({0}),
        frozenset({1, 2}),
    }
