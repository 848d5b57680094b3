"""A unit's outcome stands beside the factors known on its day, and no others."""

from datetime import date, timedelta

import pytest

from app.door import open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.registry import figure_of, metric_named
from data.recorded_factors import recorded_factors
from tests.app.ask import ask
from tests.app.queries.factors.outcomes import COMPLETED, DUE, ENDED, an_evaluation
from tests.app.queries.factors.test_assessed_factors import by
from tests.app.queries.follow_up.tiny_units import AS_OF, STARTED, a_build, a_unit

ONE_DAY = timedelta(days=1)
YES = an_evaluation(is_self_reliant="yes")
STILL_YES = an_evaluation(DUE + ONE_DAY, kind="long_term", cooperation_continues="yes")
KEY = ["outcome", "delivery_id", "workplace_id", "factor_code", "basis"]


def seen(folder, *evaluations, assessments=(), **changes):
    return a_build(
        folder,
        delivery=changes.pop("delivery", COMPLETED),
        evaluations=list(evaluations),
        factor_assessments=list(assessments),
        **changes,
    )


def days_of(path, as_of=AS_OF):
    rows = ask(path, "rows/factor_day_rows", as_of=as_of).filter(workplace_id="V-1")
    return rows["seen_on"].to_list()


def beside(path, factor="ownership", basis="assessed"):
    """Give outcome, is_yes and is_present, sorted."""
    rows = ask(path, "rows/outcome_factor_rows", as_of=AS_OF).filter(
        workplace_id="V-1", factor_code=factor, basis=basis
    )
    return rows.select("outcome", "is_yes", "is_present").sort("outcome").rows()


def test_a_unit_is_seen_on_the_days_of_its_outcomes_and_now(tmp_path):
    path = seen(tmp_path, YES, STILL_YES)

    assert days_of(path) == [ENDED, DUE, DUE + ONE_DAY, AS_OF]
    assert days_of(path, as_of=DUE) == [ENDED, DUE]
    assert days_of(path, as_of=ENDED - ONE_DAY) == [ENDED - ONE_DAY]


def test_two_outcomes_on_one_day_are_one_day(tmp_path):
    both = an_evaluation(is_self_reliant="yes", cooperation_continues="no")

    assert days_of(seen(tmp_path, both)) == [ENDED, DUE, AS_OF]


def test_a_unit_without_outcomes_is_seen_now(tmp_path):
    assert days_of(seen(tmp_path, delivery={})) == [AS_OF]


@pytest.mark.parametrize(
    ("assessed_on", "expected"),
    [
        pytest.param(
            ENDED,
            [
                ("cooperation_continues", True, True),
                ("cooperation_started", False, True),
                ("self_reliant", True, True),
            ],
            id="on the day it ended",
        ),
        pytest.param(
            ENDED + ONE_DAY,
            [("cooperation_continues", True, True), ("self_reliant", True, True)],
            id="the day after it ended",
        ),
        pytest.param(
            DUE + ONE_DAY,
            [("cooperation_continues", True, True)],
            id="the day after the end evaluation",
        ),
        pytest.param(AS_OF, [], id="later than all of them"),
    ],
)
def test_what_was_found_later_than_an_outcome_is_not_held_against_it(
    tmp_path, assessed_on, expected
):
    path = seen(
        tmp_path, YES, STILL_YES, assessments=[by("group", "present", assessed_on)]
    )

    assert beside(path) == expected


def test_a_factor_that_has_come_or_gone_later_is_what_it_was(tmp_path):
    path = seen(
        tmp_path,
        YES,
        assessments=[by("group", "present", STARTED), by("group", "absent", AS_OF)],
    )

    assert ("self_reliant", True, True) in beside(path)


@pytest.mark.parametrize(
    "assessments",
    [
        pytest.param([], id="not assessed"),
        pytest.param([by("leader", "present", STARTED)], id="by one role alone"),
        pytest.param(
            [by("leader", "present", STARTED), by("advisor", "absent", STARTED)],
            id="by roles that differ",
        ),
    ],
)
def test_a_factor_that_is_not_known_stands_beside_no_outcome(tmp_path, assessments):
    assert beside(seen(tmp_path, YES, assessments=assessments)) == []


@pytest.mark.parametrize(
    "evaluation",
    [
        pytest.param(an_evaluation(), id="not answered"),
        pytest.param({**YES, "respondents_count": 2}, id="hidden"),
    ],
)
def test_an_outcome_that_is_not_known_stands_beside_no_factor(tmp_path, evaluation):
    path = seen(tmp_path, evaluation, assessments=[by("group", "present", STARTED)])

    assert [outcome for outcome, *_ in beside(path)] == ["cooperation_started"]


def test_what_is_found_and_what_the_records_say_stand_beside_each_other(tmp_path):
    found = by("group", "present", STARTED, factor_code="clear_plan")
    path = seen(
        tmp_path,
        YES,
        assessments=[found],
        delivery={**COMPLETED, "has_project_plan": False},
    )

    assert ("self_reliant", True, True) in beside(path, "clear_plan")
    assert ("self_reliant", True, False) in beside(path, "clear_plan", "records")


def test_records_are_read_by_the_day_of_the_outcome(tmp_path):
    left = {"role": "leader", "from_on": STARTED, "to_on": DUE, "workplace_id": "V-1"}
    path = seen(
        tmp_path,
        YES,
        delivery={"status": "completed", "ended_on": ENDED},
        party_roles=[left],
    )

    # The leader left after the end, and so after the course.
    assert ("self_reliant", True, True) in beside(path, "group_continuity", "records")


def test_a_factor_stands_once_beside_an_outcome(tmp_path):
    path = seen(
        tmp_path,
        YES,
        STILL_YES,
        assessments=[by("group", "present", STARTED), by("leader", "absent", STARTED)],
        others=[a_unit("V-2")],
    )

    rows = ask(path, "rows/outcome_factor_rows", as_of=AS_OF)

    assert not rows.select(KEY).is_duplicated().any()
    assert rows.null_count().sum_horizontal().item() == rows["size"].null_count()


def test_every_recorded_factor_can_be_told_and_no_other(tmp_path):
    day = date(2024, 2, 1)
    activity = {"delivery_id": "L-1", "held_on": day, "planned_on": day}
    path = a_build(
        tmp_path,
        delivery={
            **COMPLETED,
            "delivery_type": "one_to_one",
            "has_project_plan": True,
        },
        unit={"whole_group_takes_part": True, "participants_count": 3},
        workplaces=[{"workplace_id": "V-1", "has_shift_work": True}],
        party_roles=[{"workplace_id": "V-1", "role": "leader", "from_on": STARTED}],
        activities=[
            {
                **activity,
                "kind": "party_group_meeting",
                "held_on": day + number * ONE_DAY,
                "form": "physical",
                "is_advisor_present": True,
            }
            for number in range(3)
        ],
        actions=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "status": "decided",
                "decided_on": day,
            }
        ],
    )

    told = ask(path, "rows/recorded_factor_rows", as_of=AS_OF)["factor_code"].unique()

    assert sorted(told) == sorted(factor.code for factor in recorded_factors())


def test_a_figure_counts_the_units_that_stand_beside_factors(tmp_path):
    path = seen(
        tmp_path,
        YES,
        an_evaluation(workplace_id="V-2", is_self_reliant="no"),
        an_evaluation(workplace_id="V-3", is_self_reliant="no", respondents_count=2),
        unit={"cooperation_started_on": STARTED},
        others=[a_unit("V-2"), a_unit("V-3")],
    )

    with open_door(read_build(path), Filters(), LOCAL_MANAGER) as door:
        reliant = figure_of(metric_named("units_self_reliant"), door.fetch)
        continues = figure_of(metric_named("units_cooperation_continues"), door.fetch)
        started = figure_of(metric_named("units_cooperation_started"), door.fetch)

    assert (reliant.part, reliant.whole, reliant.hidden_count) == (1, 2, 1)
    assert (continues.value, continues.unknown_count) == (None, 3)
    assert (started.part, started.whole, started.waiting_count) == (1, 3, 0)
