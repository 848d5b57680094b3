"""Old - closed + new + reopened = now, for gaps, over random pairs of builds."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.door import read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.sections.occasion import Point, open_occasion
from app.sections.since_last_read import SinceLast
from data.follow_up import standard_rules
from data.tables import table_named
from tests.app.follow_up.chance import Chance
from tests.app.follow_up.random_programme import random_programme
from tests.app.follow_up.side_by_side import examples
from tests.app.sections.tiny_occasion import written
from tests.tiny_build import write_tiny_build

THEN, NOW = date(2026, 2, 28), date(2026, 6, 30)
KEY = ("rule_code", "record_id")
DELIVERIES = 8

days_then = st.sampled_from([THEN, THEN, date(2025, 12, 31)])
"""The data date, where every rule is known, or a day before it."""


def later_programme(seed):
    """Give the same programme later: some rows mended, some gone, and some new."""
    chance = Chance(seed)
    first = random_programme(seed, deliveries=DELIVERIES)
    other = random_programme(seed + 1, deliveries=DELIVERIES + 2)
    return {name: list(mixed(name, first, other, chance)) for name in first}


def mixed(name, first, other, chance):
    key = table_named(name).key
    rows, others = (
        {tuple(row[part] for part in key): row for row in programme[name]}
        for programme in (first, other)
    )
    for each in rows.keys() | others.keys():
        is_mended = each not in rows or chance.is_so(0.3)
        row = (others if is_mended else rows).get(each)
        if row is not None:
            yield row


def exempt_some(rows):
    """Exempt each fifth gap of the earlier day, some until after the later one."""
    return [
        {
            "rule_code": rule,
            "record_id": record,
            "from_on": date(2025, 1, 1),
            "until_on": NOW if number % 2 else THEN,
            "reason": "Avtalt",
        }
        for number, (rule, record) in enumerate(rows.select(KEY).iter_rows())
        if not number % 5
    ]


@contextmanager
def pair_of_builds(seed, day_then):
    with TemporaryDirectory() as folder:
        points = []
        for day, data_date, programme in (
            (day_then, THEN, random_programme(seed, deliveries=DELIVERIES)),
            (NOW, NOW, later_programme(seed)),
        ):
            path = Path(folder) / f"{data_date}.duckdb"
            write_tiny_build(path, data_date=data_date, **programme)
            points.append(Point(replace(read_build(path), id=path.stem), day))
        yield points


@contextmanager
def meeting(then, now, exemptions=()):
    with open_occasion(
        now,
        then,
        filters=Filters(),
        reader=LOCAL_MANAGER,
        rules=standard_rules(),
        written=written(exemptions=exemptions),
    ) as occasion:
        yield occasion


def check_pair(seed, day_then):
    with pair_of_builds(seed, day_then) as points:
        with meeting(*points) as occasion:
            exemptions = exempt_some(occasion.then.overdue)
        with meeting(*points, exemptions) as occasion:
            check_changes(occasion)


def check_changes(occasion):
    since = SinceLast(occasion.then, occasion.recalled, occasion.now, occasion.rules)
    left_out = {rule.code for rule in since.left_out}
    secret = secret_actions(occasion.now)
    before, recalled, after = (
        {key for key in open_on(moment) if key[0] not in left_out and key not in secret}
        for moment in (occasion.then, occasion.recalled, occasion.now)
    )
    found = {
        change: keys_of(since.gaps.filter(change=change))
        for change in ("new", "reopened", "closed", "still_open")
    }

    assert found["closed"] == before - after
    assert found["still_open"] == before & after
    assert found["new"] | found["reopened"] == after - before
    assert not found["new"] & found["reopened"]
    bridge = since.bridge
    assert (bridge.then, bridge.now) == (len(before), len(after))
    assert bridge.then - bridge.closed + bridge.new + bridge.reopened == bridge.now
    untold = {key for key in before ^ after if not is_dated(key[0])}
    corrected = ((before ^ after) & (before ^ recalled)) - untold
    assert keys_of(since.gaps.filter(origin="corrected")) == corrected
    assert keys_of(since.gaps.filter(origin="not_told")) == untold
    assert not left_out or occasion.then.as_of < THEN


def secret_actions(now):
    rows = now.fetch("follow_up_sensitive_actions")
    rules = ("action_overdue", "action_without_owner")
    return {(rule, action) for rule in rules for action in rows["action_id"]}


def is_dated(code):
    return standard_rules().named(code).is_dated


def open_on(moment):
    return keys_of(moment.overdue)


def keys_of(rows):
    keys = list(rows.select(KEY).iter_rows())
    assert len(keys) == len(set(keys)), "a gap is there twice"
    return set(keys)


@examples(2)
@given(seed=st.integers(0, 1_000_000), day_then=days_then)
def test_the_bridge_holds_over_random_pairs_of_builds(seed, day_then):
    check_pair(seed, day_then)


@pytest.mark.long
@examples(40)
@given(seed=st.integers(0, 1_000_000), day_then=days_then)
def test_the_bridge_holds_over_many_random_pairs_of_builds(seed, day_then):
    check_pair(seed, day_then)
