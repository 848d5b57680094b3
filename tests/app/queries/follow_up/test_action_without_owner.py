from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from data.follow_up import standard_rules
from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of

RULE = "action_without_owner"


def programme(folder, *actions, workplaces=(), unit=None):
    """One ongoing delivery to the unit `here`, with these actions."""
    return tiny_build(
        folder,
        workplaces=list(workplaces)
        or [{"workplace_id": "here", "municipality_code": "0301"}],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "here",
                "centre_id": "oslo",
                "status": "ongoing",
                "started_on": date(2024, 1, 1),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "here", **(unit or {})}],
        actions=[action(**changes) for changes in actions],
    )


def action(**changes):
    return {
        "action_id": "a1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "title": "Quiet hour",
        "status": "decided",
        "decided_on": date(2025, 3, 1),
        **changes,
    }


@pytest.mark.parametrize(
    ("decided_on", "day", "state"),
    [
        pytest.param("2025-03-01", "2025-02-28", "not_relevant", id="not decided yet"),
        pytest.param(
            "2025-03-01", "2025-03-01", "due_soon", id="the day it is decided"
        ),
        pytest.param("2025-03-01", "2025-03-14", "due_soon", id="the day before"),
        pytest.param("2025-03-01", "2025-03-15", "due_soon", id="on the day"),
        pytest.param("2025-03-01", "2025-03-16", "overdue", id="the day after"),
        pytest.param("2024-02-15", "2024-02-29", "due_soon", id="leap day"),
        pytest.param("2024-02-15", "2024-03-01", "overdue", id="after a leap day"),
        pytest.param("2025-12-31", "2026-01-14", "due_soon", id="over the year"),
        pytest.param("2025-12-31", "2026-01-15", "overdue", id="over the year, after"),
    ],
)
def test_owner_and_deadline_are_set_within_fourteen_days(
    tmp_path, decided_on, day, state
):
    build = programme(tmp_path, {"decided_on": date.fromisoformat(decided_on)})

    assert state_of(build, RULE, date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        pytest.param({"responsible_role": "hr"}, "overdue", id="no deadline"),
        pytest.param({"due_on": date(2025, 6, 1)}, "overdue", id="no owner"),
        pytest.param(
            {"responsible_role": "hr", "due_on": date(2025, 6, 1)}, "done", id="both"
        ),
        pytest.param({"status": "ongoing"}, "overdue", id="ongoing"),
        pytest.param({"status": "proposed"}, "not_relevant", id="proposed"),
        pytest.param({"status": "dropped"}, "not_relevant", id="laid aside"),
        pytest.param({"status": "done"}, "not_relevant", id="done, day unknown"),
        pytest.param(
            {"status": "done", "done_on": date(2025, 4, 1)}, "not_relevant", id="done"
        ),
        pytest.param(
            {"status": "ongoing", "done_on": date(2025, 9, 1)},
            "not_relevant",
            id="dates decide: done today",
        ),
        pytest.param(
            {"status": "ongoing", "done_on": date(2025, 9, 2)},
            "overdue",
            id="done tomorrow",
        ),
        pytest.param({"decided_on": None}, "unknown", id="no day of decision"),
        pytest.param(
            {
                "decided_on": None,
                "responsible_role": "hr",
                "due_on": date(2025, 6, 1),
            },
            "done",
            id="no day of decision, both set",
        ),
    ],
)
def test_only_a_decided_action_that_is_not_done_is_looked_at(tmp_path, changes, state):
    build = programme(tmp_path, changes)

    assert state_of(build, RULE, date(2025, 9, 1)) == state


def test_an_action_that_has_both_stays_done_when_it_is_carried_out(tmp_path):
    build = programme(
        tmp_path,
        {
            "responsible_role": "hr",
            "due_on": date(2025, 6, 1),
            "done_on": date(2025, 5, 1),
        },
    )

    days = [date(2025, 4, 30), date(2025, 5, 1), date(2026, 6, 30)]
    assert [state_of(build, RULE, day) for day in days] == ["done"] * 3


@pytest.mark.parametrize("is_sensitive", [True, None])
def test_a_sensitive_action_is_never_a_row(tmp_path, is_sensitive):
    build = programme(tmp_path, {"is_sensitive": is_sensitive})

    assert rows_of(build, RULE, date(2025, 9, 1)).is_empty()


def test_a_row_says_which_action_and_leaves_the_owner_to_the_rule(tmp_path):
    build = programme(tmp_path, {})

    row = rows_of(build, RULE, date(2025, 9, 1)).row(0, named=True)

    assert (row["record_id"], row["detail"]) == ("a1", "Quiet hour")
    assert (row["delivery_id"], row["workplace_id"]) == ("d1", "here")
    assert row["owner_role"] == "unit_leader"
    assert row["from_on"] == date(2025, 3, 1)


def test_a_unit_that_left_keeps_its_actions(tmp_path):
    build = programme(tmp_path, {}, unit={"left_on": date(2025, 4, 1)})

    assert state_of(build, RULE, date(2025, 9, 1)) == "overdue"


@pytest.mark.parametrize(
    ("closed_on", "merged_into", "state"),
    [
        pytest.param(date(2025, 9, 1), None, "not_relevant", id="closed today"),
        pytest.param(date(2025, 9, 2), None, "overdue", id="closes tomorrow"),
        pytest.param(date(2025, 5, 1), "there", "overdue", id="merged"),
    ],
)
def test_nobody_settles_an_action_where_the_workplace_has_closed(
    tmp_path, closed_on, merged_into, state
):
    here = {
        "workplace_id": "here",
        "closed_on": closed_on,
        "merged_into_workplace_id": merged_into,
    }
    build = programme(tmp_path, {}, workplaces=[here, {"workplace_id": "there"}])

    assert state_of(build, RULE, date(2025, 9, 1)) == state


CENTRE = Reader("anna", Role.MANAGER, Area(AreaKind.CENTRE, "oslo"))
MUNICIPALITY = Reader("ola", Role.MANAGER, Area(AreaKind.MUNICIPALITY, "0301"))
ELSEWHERE = Reader("kari", Role.MANAGER, Area(AreaKind.MUNICIPALITY, "5001"))


@pytest.mark.parametrize(
    ("filters", "reader", "seen"),
    [
        pytest.param(Filters(), LOCAL_MANAGER, ["free", "tied"], id="no filter"),
        pytest.param(
            Filters(sectors=("unknown",)),
            LOCAL_MANAGER,
            ["free", "tied"],
            id="a filter on workplaces",
        ),
        pytest.param(
            Filters(sectors=("state",)), LOCAL_MANAGER, [], id="another sector"
        ),
        pytest.param(Filters(centres=("oslo",)), LOCAL_MANAGER, ["tied"], id="centre"),
        pytest.param(
            Filters(centres=("agder",)), LOCAL_MANAGER, [], id="another centre"
        ),
        pytest.param(
            Filters(types=("one_to_one",)), LOCAL_MANAGER, ["tied"], id="type"
        ),
        pytest.param(
            Filters(modules=("party_cooperation",)),
            LOCAL_MANAGER,
            ["tied"],
            id="module",
        ),
        pytest.param(
            Filters(statuses=("ongoing",)), LOCAL_MANAGER, ["tied"], id="status"
        ),
        pytest.param(
            Filters(statuses=("completed",)), LOCAL_MANAGER, [], id="another status"
        ),
        pytest.param(Filters(), CENTRE, ["tied"], id="a reader of a centre"),
        pytest.param(
            Filters(), MUNICIPALITY, ["free", "tied"], id="a reader of a municipality"
        ),
        pytest.param(Filters(), ELSEWHERE, [], id="a reader of another one"),
    ],
)
@pytest.mark.parametrize("rule_code", [RULE, "action_overdue"])
def test_an_action_without_a_delivery_is_there_until_deliveries_are_chosen(
    tmp_path, filters, reader, seen, rule_code
):
    build = programme(
        tmp_path, {"action_id": "tied"}, {"action_id": "free", "delivery_id": None}
    )

    found = query_build(
        read_build(build),
        f"follow_up/{rule_code}",
        filters,
        reader,
        **standard_rules().named(rule_code).params,
        with_others=True,
    )

    assert found["record_id"].to_list() == seen
