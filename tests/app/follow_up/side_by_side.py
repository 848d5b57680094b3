"""What the door finds by the rules, in the form of the second implementation."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings

from app.door import open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.follow_up import find_records
from tests.app.follow_up.chance import DATA_DATE
from tests.app.follow_up.plain_facts import Found
from tests.app.follow_up.random_programme import random_programme
from tests.tiny_build import write_tiny_build

ASKS_NOTHING = ("not_relevant", "unknown")
SHOWN = 5
"""So many differences are printed; the rest is counted."""


def examples(count):
    """Draw so many examples, the same ones in every run.

    A seed cannot be made simpler, so nothing is shrunk: the first failure is told.
    """
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def of_any_day(rules):
    """Let rules that rest on undated facts be asked of any day, as if they had one."""
    every = tuple(replace(rule, is_dated=True) for rule in rules.all_rules)
    return replace(rules, all_rules=every)


@contextmanager
def door_on(build, day):
    with open_door(build, Filters(as_of=day), LOCAL_MANAGER) as door:
        yield door


def find_all(build, rules, day):
    """Give (rule_code, record_id) to what the door finds of it."""
    with door_on(build, day) as door:
        rows = find_records(
            door.fetch, rules, day, build.data_date, with_others=True
        ).to_dicts()
    found = {
        (row["rule_code"], row["record_id"]): Found(
            *(row[name] for name in Found._fields)
        )
        for row in rows
    }
    assert len(found) == len(rows), "a record is there twice with the same rule"
    return found


def expect_same(by_door, by_hand, what):
    """Fail, and say where, when two answers differ."""
    keys = sorted(by_door.keys() | by_hand.keys())
    lines = [
        f"{key}: the door says {by_door.get(key)}, by hand it is {by_hand.get(key)}"
        for key in keys
        if not _is_same(by_door.get(key), by_hand.get(key))
    ]
    if lines:
        head = f"{what}: {len(lines)} of {len(keys)} differ"
        pytest.fail("\n".join([head, *lines[:SHOWN]]))


def _is_same(one, other):
    if one is None or other is None or one.state != other.state:
        return False
    # The days of a record that asks nothing of anybody are shown nowhere.
    return one.state in ASKS_NOTHING or one == other


@contextmanager
def random_build(seed):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.duckdb"
        write_tiny_build(path, data_date=DATA_DATE, **random_programme(seed))
        yield read_build(path)
