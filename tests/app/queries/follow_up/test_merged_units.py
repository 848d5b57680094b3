"""What is recorded where a unit went is of it; at another unit it is of that one."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    UNIT,
    a_build,
    a_role,
    a_unit,
    an_activity,
    merged_into,
)

HELD = date(2026, 6, 1)
DECIDED = date(2026, 2, 1)
OFFERED = {"closer_follow_up": "offered", "closer_follow_up_offered_on": DECIDED}


def decided(**changes):
    return {
        "action_id": "M-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "status": "decided",
        "decided_on": DECIDED,
        **changes,
    }


def held(kind, held_on=HELD, key="A-1"):
    return an_activity(kind, held_on, activity_id=key, workplace_id="V-2")


EVALUATED = {
    "evaluation_id": "E-1",
    "delivery_id": "L-1",
    "workplace_id": "V-2",
    "kind": "staff_gathering",
    "completed_on": HELD,
}
ENDED = {"ended_on": date(2026, 1, 1), "status": "completed"}

RECORDED = [
    pytest.param(
        "staff_not_involved",
        {"activities": [held("staff_gathering")]},
        "done_on",
        HELD,
        id="a staff gathering",
    ),
    pytest.param(
        "superior_follow_up",
        {"actions": [decided()], "activities": [held("superior_progress_check")]},
        "from_on",
        HELD,
        id="a progress check",
    ),
    pytest.param(
        "superior_follow_up",
        {"actions": [decided(workplace_id="V-2")]},
        "from_on",
        DECIDED,
        id="an open action",
    ),
    pytest.param(
        "staff_evaluation",
        {"actions": [decided()], "activities": [held("evaluation_gathering")]},
        "done_on",
        HELD,
        id="an evaluation gathering",
    ),
    pytest.param(
        "staff_evaluation",
        {"actions": [decided()], "evaluations": [EVALUATED]},
        "done_on",
        HELD,
        id="an evaluation",
    ),
    pytest.param(
        "staff_evaluation",
        {"actions": [decided(workplace_id="V-2")]},
        "from_on",
        DECIDED,
        id="the first action",
    ),
    pytest.param(
        "refresher",
        {
            "delivery": ENDED,
            "party_roles": [a_role("leader", DECIDED)],
            "activities": [held("refresher")],
        },
        "done_on",
        HELD,
        id="a refresher",
    ),
    pytest.param(
        "closer_follow_up_open",
        {"unit": OFFERED, "activities": [held("party_support")]},
        "done_on",
        HELD,
        id="closer follow-up",
    ),
    pytest.param(
        "unit_not_started",
        {"activities": [held("role_gathering")]},
        "from_on",
        HELD,
        id="the last gathering",
    ),
    pytest.param(
        "single_participant",
        {
            "unit": {"participants_count": 1},
            "activities": [
                held("role_gathering", DECIDED, "A-0"),
                held("role_gathering"),
            ],
        },
        "from_on",
        HELD,
        id="the second gathering",
    ),
]
every_record = pytest.mark.parametrize(
    ("rule_code", "tables", "column", "expected"), RECORDED
)


def answer(path, rule_code, column):
    rows = rows_of(path, rule_code).to_dicts()
    found = [row[column] for row in rows if row["record_id"].startswith(UNIT)]
    return found[0]


@every_record
@pytest.mark.parametrize(
    ("workplaces", "is_told"),
    [
        pytest.param([merged_into("V-2", on=STARTED)], True, id="merged"),
        pytest.param(
            [
                merged_into("V-2", on=STARTED),
                merged_into("V-3", on=AS_OF, source="V-2"),
            ],
            True,
            id="merged, and merged again since",
        ),
        pytest.param([merged_into("V-2", on=DAY_AFTER)], False, id="merges after"),
        pytest.param([], False, id="not merged"),
    ],
)
def test_what_is_recorded_where_a_unit_went_counts(
    tmp_path, rule_code, tables, column, expected, workplaces, is_told
):
    path = a_build(tmp_path, workplaces=workplaces, **tables)

    assert (answer(path, rule_code, column) == expected) == is_told


@every_record
def test_what_is_recorded_at_another_unit_is_of_that_one(
    tmp_path, rule_code, tables, column, expected
):
    path = a_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=STARTED)],
        others=[a_unit("V-2")],
        **tables,
    )

    assert answer(path, rule_code, column) != expected
