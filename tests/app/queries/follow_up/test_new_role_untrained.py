"""Whoever is new in the party group during a delivery is trained in three months."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    a_build,
    a_delivery,
    a_role,
    a_unit,
    merged_into,
    wherever_it_went,
)

RULE = "new_role_untrained"
NEW_ON = date(2026, 2, 10)
DUE = date(2026, 5, 10)
RECORD = "L-1/V-1/P-1"


def new_leader(**changes):
    return a_role("leader", **{"from_on": NEW_ON, **changes})


def row_of(path, as_of=AS_OF):
    return rows_of(path, RULE, as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 2, 9), None, id="the day before the change"),
        pytest.param(NEW_ON, "not_due", id="the day of the change"),
        pytest.param(date(2026, 4, 9), "not_due", id="31 days before"),
        pytest.param(date(2026, 4, 10), "due_soon", id="30 days before"),
        pytest.param(date(2026, 5, 9), "due_soon", id="the day before"),
        pytest.param(DUE, "due_soon", id="on the day"),
        pytest.param(date(2026, 5, 11), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_three_months(tmp_path, as_of, state):
    path = a_build(tmp_path, party_roles=[new_leader()])

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("from_on", "due_on"),
    [
        pytest.param(date(2025, 11, 30), date(2026, 2, 28), id="30 November"),
        pytest.param(date(2024, 11, 29), date(2025, 2, 28), id="29 November"),
        pytest.param(date(2024, 2, 29), date(2024, 5, 29), id="a leap day"),
        pytest.param(date(2025, 1, 31), date(2025, 4, 30), id="31 January"),
    ],
)
def test_three_months_end_with_the_month(tmp_path, from_on, due_on):
    path = a_build(tmp_path, party_roles=[new_leader(from_on=from_on)])

    assert row_of(path)["due_on"] == due_on


@wherever_it_went
def test_only_a_unit_that_takes_part_is_looked_at(tmp_path, where, is_there):
    path = a_build(tmp_path, **where, party_roles=[new_leader()])

    has_joined = "joined_on" not in where.get("unit", {})
    not_there = "not_relevant" if has_joined else None
    assert state_of(path, RULE, record=RECORD) == ("overdue" if is_there else not_there)


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param({}, "overdue", id="ongoing"),
        pytest.param({"delivery_type": "one_to_one"}, "overdue", id="one-to-one"),
        pytest.param({"ended_on": DAY_AFTER}, "overdue", id="ends after"),
        pytest.param({"ended_on": AS_OF}, "not_relevant", id="ended on the day"),
        pytest.param(
            {"ended_on": AS_OF, "status": "stopped"}, "not_relevant", id="stopped"
        ),
        pytest.param({"ended_on": NEW_ON}, "not_relevant", id="new on the last day"),
        pytest.param({"ended_on": date(2026, 2, 9)}, None, id="new after the end"),
        pytest.param(
            {"started_on": date(2026, 2, 9)}, "overdue", id="new the day after"
        ),
        pytest.param({"started_on": NEW_ON}, None, id="new on the first day"),
        pytest.param({"started_on": DAY_AFTER}, None, id="starts after"),
        pytest.param({"started_on": None}, None, id="has no start"),
    ],
)
def test_only_changes_during_the_delivery_are_looked_at(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery=delivery, party_roles=[new_leader()])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("joined_on", "state"),
    [
        pytest.param(date(2026, 2, 9), "overdue", id="the day before the change"),
        pytest.param(NEW_ON, None, id="the day of the change"),
        pytest.param(date(2026, 2, 11), None, id="the day after the change"),
    ],
)
def test_whoever_was_there_when_the_unit_joined_is_not_new(tmp_path, joined_on, state):
    path = a_build(tmp_path, unit={"joined_on": joined_on}, party_roles=[new_leader()])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("role", "state"),
    [
        pytest.param("leader", "overdue", id="leader"),
        pytest.param("union_representative", "overdue", id="union"),
        pytest.param("safety_representative", "overdue", id="safety"),
        pytest.param("employee_representative", "overdue", id="employee"),
        pytest.param("hr", None, id="hr"),
        pytest.param("occupational_health", None, id="occupational health"),
    ],
)
def test_only_the_party_group_is_looked_at(tmp_path, role, state):
    path = a_build(tmp_path, party_roles=[a_role(role, NEW_ON)])

    assert state_of(path, RULE) == state
    if state:
        assert row_of(path)["detail"] == role


@pytest.mark.parametrize(
    ("to_on", "state"),
    [
        pytest.param(None, "overdue", id="still there"),
        pytest.param(DAY_AFTER, "overdue", id="ends after"),
        pytest.param(AS_OF, "not_relevant", id="ends on the day"),
        pytest.param(date(2026, 6, 29), "not_relevant", id="ended before"),
    ],
)
def test_a_role_that_has_ended_needs_no_training(tmp_path, to_on, state):
    path = a_build(tmp_path, party_roles=[new_leader(to_on=to_on)])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("trained_on", "answer"),
    [
        pytest.param(None, ("overdue", None), id="not"),
        pytest.param(
            date(2025, 1, 1), ("done", date(2025, 1, 1)), id="before the role"
        ),
        pytest.param(DUE, ("done", DUE), id="on the due day"),
        pytest.param(
            date(2026, 5, 11), ("done_late", date(2026, 5, 11)), id="the day after"
        ),
        pytest.param(AS_OF, ("done_late", AS_OF), id="on the as-of day"),
        pytest.param(DAY_AFTER, ("overdue", None), id="after the as-of day"),
    ],
)
def test_training_answers(tmp_path, trained_on, answer):
    path = a_build(tmp_path, party_roles=[new_leader(trained_on=trained_on)])

    row = row_of(path)

    assert (row["state"], row["done_on"]) == answer


@pytest.mark.parametrize(
    ("delivery", "unit", "role"),
    [
        pytest.param({"ended_on": AS_OF, "status": "completed"}, {}, {}, id="it ends"),
        pytest.param({"ended_on": AS_OF, "status": "stopped"}, {}, {}, id="it stops"),
        pytest.param({}, {"left_on": AS_OF}, {}, id="the unit leaves"),
        pytest.param({}, {}, {"to_on": AS_OF}, id="the role ends"),
    ],
)
def test_done_stays_done(tmp_path, delivery, unit, role):
    path = a_build(
        tmp_path,
        delivery=delivery,
        unit=unit,
        party_roles=[new_leader(trained_on=DUE, **role)],
    )

    days = [DUE, date(2026, 5, 31), AS_OF, date(2027, 1, 1)]
    assert [state_of(path, RULE, day) for day in days] == ["done"] * 4


def test_training_of_the_one_before_does_not_count(tmp_path):
    before = new_leader(role_id="P-0", from_on=STARTED, to_on=NEW_ON, trained_on=NEW_ON)
    path = a_build(tmp_path, party_roles=[before, new_leader()])

    assert state_of(path, RULE, record=RECORD) == "overdue"


@pytest.mark.parametrize(
    ("merged_on", "where", "state"),
    [
        pytest.param(STARTED, "V-2", "overdue", id="where it went"),
        pytest.param(STARTED, "V-1", "overdue", id="where it was"),
        pytest.param(STARTED, "V-3", None, id="elsewhere"),
        pytest.param(DAY_AFTER, "V-2", None, id="where it will go"),
        pytest.param(DAY_AFTER, "V-1", "overdue", id="where it still is"),
    ],
)
def test_a_merged_unit_has_the_roles_of_both_places(tmp_path, merged_on, where, state):
    path = a_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=merged_on)],
        party_roles=[new_leader(workplace_id=where)],
    )

    assert state_of(path, RULE) == state


def test_a_role_where_a_unit_of_the_delivery_went_is_asked_for_once(tmp_path):
    path = a_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=STARTED)],
        others=[a_unit("V-2")],
        party_roles=[new_leader(workplace_id="V-2")],
    )

    assert dict(rows_of(path, RULE).select("record_id", "state").iter_rows()) == {
        "L-1/V-1/P-1": "not_relevant",
        "L-1/V-2/P-1": "overdue",
    }


@pytest.mark.parametrize(
    ("second", "unit", "delivery_id"),
    [
        pytest.param({}, {}, "L-2", id="both started on one day"),
        pytest.param({"started_on": date(2025, 1, 1)}, {}, "L-2", id="a later start"),
        pytest.param({"started_on": date(2023, 1, 1)}, {}, "L-1", id="an earlier one"),
        pytest.param({"started_on": NEW_ON}, {}, "L-1", id="starts with the role"),
        pytest.param({"ended_on": date(2026, 2, 9)}, {}, "L-1", id="ended before it"),
        pytest.param({}, {"joined_on": NEW_ON}, "L-1", id="joined with the role"),
        pytest.param({}, {"left_on": NEW_ON}, "L-1", id="left by then"),
        pytest.param({"status": "completed"}, {}, "L-1", id="over on no known day"),
    ],
)
def test_a_role_is_asked_for_in_the_delivery_that_started_last(
    tmp_path, second, unit, delivery_id
):
    path = a_build(
        tmp_path,
        deliveries=[a_delivery("L-2", **second)],
        others=[a_unit(delivery_id="L-2", **unit)],
        party_roles=[new_leader()],
    )

    assert rows_of(path, RULE).select("record_id", "state").rows() == [
        (f"{delivery_id}/V-1/P-1", "overdue"),
    ]
