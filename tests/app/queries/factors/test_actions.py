"""A plan is concrete when each action has somebody responsible, and a deadline."""

from datetime import date

import pytest

from tests.app.queries.factors.from_records import is_present
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    a_build,
    a_unit,
)


def an_action(**changes):
    return {
        "action_id": "T-1",
        "workplace_id": "V-1",
        "delivery_id": "L-1",
        "title": "Fast møte",
        "status": "decided",
        "responsible_role": "unit_leader",
        "decided_on": DAY_BEFORE,
        "due_on": DAY_AFTER,
        **changes,
    }


CONCRETE = an_action()
VAGUE = an_action(due_on=None)


@pytest.mark.parametrize(
    ("actions", "present"),
    [
        pytest.param([], None, id="no action"),
        pytest.param([CONCRETE], True, id="both"),
        pytest.param([an_action(responsible_role=None)], False, id="nobody"),
        pytest.param([VAGUE], False, id="no deadline"),
        pytest.param([CONCRETE, VAGUE], False, id="one of two"),
        pytest.param([an_action(decided_on=AS_OF)], True, id="decided on the day"),
        pytest.param([an_action(decided_on=DAY_AFTER)], None, id="the day after"),
        pytest.param([an_action(decided_on=None)], None, id="not known when"),
        pytest.param([an_action(status="dropped")], None, id="dropped"),
        pytest.param([CONCRETE, {**VAGUE, "status": "dropped"}], True, id="one is"),
        pytest.param([an_action(status="done")], True, id="done"),
        pytest.param([an_action(is_sensitive=True)], None, id="sensitive"),
        pytest.param([an_action(is_sensitive=None)], None, id="not known to be open"),
        pytest.param([CONCRETE, {**VAGUE, "is_sensitive": True}], True, id="one is so"),
        pytest.param([an_action(delivery_id=None)], None, id="of no delivery"),
        pytest.param([an_action(delivery_id="L-2")], None, id="of another delivery"),
        pytest.param([an_action(workplace_id="V-2")], None, id="of another unit"),
    ],
)
def test_a_plan_is_concrete_when_all_actions_are(tmp_path, actions, present):
    path = a_build(tmp_path, actions=actions, others=[a_unit("V-2")])

    assert is_present(path, "concrete_action_plan") is present


def test_what_was_decided_after_the_unit_left_counts_until_the_day(tmp_path):
    path = a_build(tmp_path, actions=[VAGUE], unit={"left_on": date(2025, 1, 1)})

    assert is_present(path, "concrete_action_plan") is False
    assert is_present(path, "concrete_action_plan", seen_on=date(2025, 1, 1)) is None
