"""Whoever is new in the party group after the end is trained, or the unit refreshed."""

from datetime import date

import polars as pl
import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from data.follow_up import standard_rules
from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    a_build,
    a_delivery,
    a_role,
    a_unit,
    an_activity,
    merged_into,
    wherever_it_went,
)

RULE = "refresher"
ENDED = date(2025, 6, 30)
NEW_ON = date(2026, 2, 10)
DUE = date(2026, 5, 10)
RECORD = "L-1/V-1/P-1"


def new_leader(**changes):
    return a_role("leader", **{"from_on": NEW_ON, **changes})


def ended_build(folder, *, delivery=None, **rows):
    """A build whose delivery ended, and in which the leader is new since."""
    ended = {"status": "completed", "ended_on": ENDED, **(delivery or {})}
    rows.setdefault("party_roles", [new_leader()])
    return a_build(folder, delivery=ended, **rows)


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
    assert state_of(ended_build(tmp_path), RULE, as_of) == state


@pytest.mark.parametrize(
    ("from_on", "due_on"),
    [
        pytest.param(date(2025, 11, 30), date(2026, 2, 28), id="30 November"),
        pytest.param(date(2023, 11, 30), date(2024, 2, 29), id="30 November, leap"),
        pytest.param(date(2024, 2, 29), date(2024, 5, 29), id="a leap day"),
        pytest.param(date(2025, 1, 31), date(2025, 4, 30), id="31 January"),
    ],
)
def test_three_months_end_with_the_month(tmp_path, from_on, due_on):
    path = ended_build(
        tmp_path,
        delivery={"started_on": date(2022, 1, 1), "ended_on": date(2023, 6, 30)},
        party_roles=[new_leader(from_on=from_on)],
    )

    assert row_of(path)["due_on"] == due_on


@pytest.mark.parametrize(
    ("ended_on", "as_of", "state"),
    [
        pytest.param(date(2023, 3, 15), date(2026, 3, 15), "overdue", id="to the day"),
        pytest.param(
            date(2023, 3, 15), date(2026, 3, 16), "not_relevant", id="a day later"
        ),
        pytest.param(
            date(2020, 2, 29), date(2023, 2, 28), "overdue", id="from a leap day"
        ),
        pytest.param(
            date(2020, 2, 29), date(2023, 3, 1), "not_relevant", id="leap, a day later"
        ),
    ],
)
def test_nobody_is_followed_up_longer_than_three_years(
    tmp_path, ended_on, as_of, state
):
    path = ended_build(
        tmp_path,
        delivery={"started_on": date(2019, 1, 1), "ended_on": ended_on},
        party_roles=[new_leader(from_on=date(ended_on.year + 1, 1, 1))],
    )

    assert state_of(path, RULE, as_of) == state


def test_a_change_after_three_years_that_was_answered_is_done(tmp_path):
    path = ended_build(
        tmp_path,
        delivery={"started_on": date(2020, 1, 1), "ended_on": date(2022, 1, 1)},
        party_roles=[new_leader(trained_on=DUE)],
    )

    assert state_of(path, RULE) == "done"


@wherever_it_went
def test_only_a_unit_that_took_part_is_looked_at(tmp_path, where, is_there):
    path = ended_build(tmp_path, **where)

    state = state_of(path, RULE, record=RECORD)

    assert state in (("overdue",) if is_there else ("not_relevant", None))


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param({}, "overdue", id="completed"),
        pytest.param({"delivery_type": "one_to_one"}, "overdue", id="one-to-one"),
        pytest.param({"status": "ongoing"}, "overdue", id="dates win over status"),
        pytest.param({"status": "stopped"}, None, id="stopped"),
        pytest.param({"ended_on": DAY_AFTER}, None, id="ends after"),
        pytest.param({"ended_on": None}, None, id="nobody knows when it ended"),
        pytest.param({"started_on": None}, None, id="nobody knows when it started"),
    ],
)
def test_only_a_completed_delivery_is_looked_at(tmp_path, delivery, state):
    assert state_of(ended_build(tmp_path, delivery=delivery), RULE) == state


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
    path = ended_build(tmp_path, party_roles=[a_role(role, NEW_ON)])

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
def test_a_role_that_has_ended_needs_nothing(tmp_path, to_on, state):
    path = ended_build(tmp_path, party_roles=[new_leader(to_on=to_on)])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("activity", "state"),
    [
        pytest.param({}, "done", id="for all"),
        pytest.param({"workplace_id": "V-1"}, "done", id="for the unit"),
        pytest.param({"workplace_id": "V-2"}, "overdue", id="for another unit"),
        pytest.param({"delivery_id": "L-2"}, "overdue", id="of another delivery"),
        pytest.param({"kind": "follow_up_contact"}, "overdue", id="of another kind"),
        pytest.param({"held_on": date(2026, 2, 9)}, "overdue", id="before the change"),
        pytest.param({"held_on": NEW_ON}, "done", id="the day of the change"),
        pytest.param({"held_on": DUE}, "done", id="on the due day"),
        pytest.param({"held_on": date(2026, 5, 11)}, "done_late", id="the day after"),
        pytest.param({"held_on": AS_OF}, "done_late", id="on the as-of day"),
        pytest.param({"held_on": DAY_AFTER}, "overdue", id="after the as-of day"),
        pytest.param(
            {"held_on": None, "planned_on": DUE, "status": "planned"},
            "overdue",
            id="only planned",
        ),
        pytest.param(
            {"held_on": None, "planned_on": DUE, "status": "postponed"},
            "overdue",
            id="postponed",
        ),
        pytest.param(
            {"held_on": None, "planned_on": DUE, "status": "cancelled"},
            "overdue",
            id="cancelled",
        ),
    ],
)
def test_a_refresher_for_the_unit_answers(tmp_path, activity, state):
    held = {"kind": "refresher", "held_on": date(2026, 3, 1), **activity}
    path = ended_build(tmp_path, activities=[an_activity(**held)])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("trained_on", "refreshed", "answer"),
    [
        pytest.param(None, [], ("overdue", None), id="neither"),
        pytest.param(DUE, [], ("done", DUE), id="trained on the due day"),
        pytest.param(
            date(2026, 5, 11),
            [],
            ("done_late", date(2026, 5, 11)),
            id="trained the day after",
        ),
        pytest.param(DAY_AFTER, [], ("overdue", None), id="trained after as-of"),
        pytest.param(
            date(2025, 7, 1), [], ("done", date(2025, 7, 1)), id="trained before"
        ),
        pytest.param(DUE, [AS_OF], ("done", DUE), id="trained first"),
        pytest.param(AS_OF, [DUE], ("done", DUE), id="refreshed first"),
        pytest.param(
            None, [AS_OF, DUE, ENDED], ("done", DUE), id="the first since the change"
        ),
    ],
)
def test_whichever_came_first_counts(tmp_path, trained_on, refreshed, answer):
    path = ended_build(
        tmp_path,
        party_roles=[new_leader(trained_on=trained_on)],
        activities=[an_activity("refresher", day) for day in refreshed],
    )

    row = row_of(path)

    assert (row["state"], row["done_on"]) == answer


def test_one_refresher_answers_for_every_change_before_it(tmp_path):
    path = ended_build(
        tmp_path,
        party_roles=[
            new_leader(),
            a_role("safety_representative", date(2026, 1, 1), role_id="P-2"),
            a_role("union_representative", date(2026, 4, 1), role_id="P-3"),
        ],
        activities=[an_activity("refresher", date(2026, 3, 1))],
    )

    assert rows_of(path, RULE, DUE)["state"].to_list() == ["done", "done", "not_due"]


@pytest.mark.parametrize(
    "role",
    [
        pytest.param({"trained_on": DUE}, id="trained"),
        pytest.param({"trained_on": DUE, "to_on": AS_OF}, id="trained, the role ends"),
    ],
)
def test_done_stays_done(tmp_path, role):
    path = ended_build(tmp_path, party_roles=[new_leader(**role)])

    days = [DUE, date(2026, 5, 31), AS_OF, date(2029, 1, 1)]
    assert [state_of(path, RULE, day) for day in days] == ["done"] * 4


LATER = {"status": "completed", "ended_on": date(2026, 1, 31)}


@pytest.mark.parametrize(
    ("key", "other", "records"),
    [
        pytest.param(
            "L-2", {"started_on": date(2025, 12, 1)}, [], id="another is ongoing"
        ),
        pytest.param("L-2", {"started_on": NEW_ON}, [], id="another starts that day"),
        pytest.param(
            "L-2",
            {"started_on": date(2026, 2, 11)},
            [RECORD],
            id="another starts the day after",
        ),
        pytest.param(
            "L-2",
            {"started_on": date(2025, 12, 1), **LATER},
            ["L-2/V-1/P-1"],
            id="another came later, and ended",
        ),
        pytest.param(
            "L-0",
            {"started_on": date(2023, 12, 1), **LATER},
            [RECORD],
            id="another came before",
        ),
        pytest.param(
            "L-0", {"started_on": STARTED, **LATER}, [RECORD], id="the same day, L-0"
        ),
        pytest.param(
            "L-2",
            {"started_on": STARTED, **LATER},
            ["L-2/V-1/P-1"],
            id="the same day, L-2",
        ),
        pytest.param("L-2", {"started_on": None}, [RECORD], id="another, no start"),
    ],
)
def test_a_change_belongs_to_the_delivery_that_started_last(
    tmp_path, key, other, records
):
    path = ended_build(
        tmp_path,
        deliveries=[a_delivery(key, **other)],
        others=[a_unit(delivery_id=key)],
    )

    assert rows_of(path, RULE)["record_id"].to_list() == records


def test_a_delivery_outside_the_filters_still_has_its_changes(tmp_path):
    path = ended_build(
        tmp_path,
        delivery={"delivery_type": "one_to_one"},
        deliveries=[a_delivery("L-2", started_on=date(2025, 12, 1))],
        others=[a_unit(delivery_id="L-2")],
    )
    rule = standard_rules().named(RULE)

    facts = query_build(
        read_build(path),
        f"follow_up/{RULE}",
        Filters(as_of=AS_OF, types=("one_to_one",)),
        LOCAL_MANAGER,
        **rule.params,
        with_others=True,
    )

    assert facts.is_empty()


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
    path = ended_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=merged_on)],
        party_roles=[new_leader(workplace_id=where)],
    )

    assert state_of(path, RULE) == state


def test_a_role_where_a_unit_of_the_delivery_went_is_asked_for_once(tmp_path):
    path = ended_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=STARTED)],
        others=[a_unit("V-2")],
        party_roles=[new_leader(workplace_id="V-2")],
    )

    asked = rows_of(path, RULE).filter(pl.col("state") == "overdue")
    assert asked["record_id"].to_list() == ["L-1/V-2/P-1"]
