from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)


def delivery(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "V-1",
        "status": "ongoing",
        "started_on": date(2024, 2, 1),
        **changes,
    }


def completed(key="L-1", **changes):
    changes = {"status": "completed", "ended_on": date(2025, 6, 30), **changes}
    return delivery(key, **changes)


def evaluation(key="E-1", **changes):
    return {
        "evaluation_id": key,
        "delivery_id": "L-1",
        "kind": "end",
        "respondents_count": 5,
        **changes,
    }


def build(folder, *evaluations, deliveries=None, units=None):
    deliveries = deliveries or [completed()]
    units = units or [(each["delivery_id"], "V-1") for each in deliveries]
    return tiny_build(
        folder,
        workplaces=[
            {"workplace_id": key, "workplace_name": f"Name of {key}"}
            for key in sorted({"V-1", *(unit for _key, unit in units)})
        ],
        deliveries=deliveries,
        delivery_units=[
            {"delivery_id": key, "workplace_id": unit} for key, unit in units
        ],
        evaluations=list(evaluations),
    )


def state(path, kind="end", *, as_of=AS_OF):
    rows = ask(path, "rows/evaluation_state_rows", as_of=as_of)
    assert rows.select("delivery_id", "kind").is_unique().all()
    return dict(rows.select("kind", "evaluation_state").iter_rows())[kind]


def answer(path, *, as_of=AS_OF):
    rows = ask(path, "rows/evaluation_answer_rows", as_of=as_of)
    return dict(rows.select("delivery_id", "self_reliance").iter_rows())


def movement(path, *, as_of=AS_OF):
    rows = ask(path, "rows/evaluation_step_rows", as_of=as_of)
    return dict(rows.select("delivery_id", "step_movement").iter_rows())


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param(date(2025, 6, 29), "not_planned", id="the day before the end"),
        pytest.param(date(2025, 11, 29), "not_due", id="31 days before it is due"),
        pytest.param(date(2025, 11, 30), "due_soon", id="30 days before it is due"),
        pytest.param(date(2025, 12, 30), "due_soon", id="on the day it is due"),
        pytest.param(date(2025, 12, 31), "overdue", id="the day after"),
    ],
)
def test_an_end_evaluation_is_due_six_months_after_the_end(tmp_path, as_of, expected):
    path = build(tmp_path, deliveries=[completed()])

    assert state(path, as_of=as_of) == expected


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        pytest.param(date(2025, 5, 1), "done", id="before the end"),
        pytest.param(date(2025, 12, 30), "done", id="on the last day"),
        pytest.param(date(2025, 12, 31), "done_late", id="the day after"),
        pytest.param(date(2026, 7, 1), "overdue", id="after the as-of day"),
    ],
)
def test_an_end_evaluation_is_held_in_time_or_late(tmp_path, held_on, expected):
    path = build(tmp_path, evaluation(completed_on=held_on), deliveries=[completed()])

    assert state(path) == expected


def test_the_first_end_evaluation_answers_for_the_delivery(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", completed_on=date(2025, 12, 1)),
        evaluation("E-2", completed_on=date(2026, 5, 1), workplace_id="V-1"),
        evaluation("E-3", planned_on=date(2026, 1, 1), respondents_count=None),
        deliveries=[completed()],
    )

    assert state(path) == "done"


def test_a_planned_day_moves_no_end_evaluation(tmp_path):
    planned = evaluation(planned_on=date(2026, 12, 1), respondents_count=None)

    assert state(build(tmp_path, planned, deliveries=[completed()])) == "overdue"


def test_while_it_goes_on_an_end_evaluation_is_planned_or_not(tmp_path):
    path = build(
        tmp_path,
        evaluation(planned_on=date(2026, 1, 1), respondents_count=None),
        deliveries=[delivery("L-1"), delivery("L-2")],
    )

    rows = ask(path, "rows/evaluation_state_rows", as_of=AS_OF)
    ends = rows.filter(kind="end").select(
        "delivery_id", "evaluation_state", "is_end_ahead", "is_end_unplanned"
    )
    assert ends.rows() == [
        ("L-1", "not_due", True, False),
        ("L-2", "not_planned", True, True),
    ]


@pytest.mark.parametrize(
    ("changes", "end", "gathering"),
    [
        pytest.param({"status": "completed"}, "unknown", "not_planned", id="no end"),
        pytest.param({"started_on": None}, "not_due", "not_due", id="not started"),
        pytest.param(
            {"status": "stopped", "ended_on": date(2025, 1, 1)},
            "not_relevant",
            "not_relevant",
            id="stopped",
        ),
    ],
)
def test_where_nothing_is_held_the_delivery_tells_why(
    tmp_path, changes, end, gathering
):
    path = build(tmp_path, deliveries=[delivery(**changes)])

    assert (state(path), state(path, "gathering")) == (end, gathering)


@pytest.mark.parametrize(
    ("planned", "held", "expected"),
    [
        ([], [], "not_planned"),
        ([None], [], "unknown"),
        ([date(2026, 7, 31)], [], "not_due"),
        ([date(2026, 7, 30)], [], "due_soon"),
        ([date(2026, 6, 30)], [], "due_soon"),
        ([date(2026, 6, 29)], [], "overdue"),
        ([date(2026, 6, 29)], [date(2026, 5, 1)], "overdue"),
        ([date(2026, 7, 30)], [date(2026, 5, 1)], "due_soon"),
        ([date(2026, 12, 1)], [date(2026, 5, 1)], "done"),
    ],
)
def test_of_several_of_a_kind_what_waits_comes_first(tmp_path, planned, held, expected):
    path = build(
        tmp_path,
        *(
            evaluation(f"E-{n}", kind="gathering", planned_on=day)
            for n, day in enumerate(planned)
        ),
        *(
            evaluation(f"H-{n}", kind="gathering", completed_on=day)
            for n, day in enumerate(held)
        ),
    )

    assert state(path, "gathering") == expected


def test_a_gathering_evaluated_after_the_planned_day_is_late(tmp_path):
    held = evaluation(
        kind="gathering", planned_on=date(2026, 5, 1), completed_on=date(2026, 5, 2)
    )
    path = build(tmp_path, held)

    assert state(path, "gathering") == "done_late"
    assert state(path, "gathering", as_of=date(2026, 5, 1)) == "due_soon"


def test_what_is_held_later_without_a_plan_did_not_exist(tmp_path):
    path = build(tmp_path, evaluation(kind="gathering", completed_on=date(2026, 5, 2)))

    assert state(path, "gathering", as_of=date(2026, 5, 1)) == "not_planned"


def test_the_states_agree_with_the_shares_after_the_end(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", delivery_id="L-1", completed_on=date(2025, 9, 1)),
        evaluation("E-2", delivery_id="L-2", completed_on=date(2026, 2, 1)),
        deliveries=[completed("L-1"), completed("L-2"), completed("L-3")],
    )

    states = ask(path, "evaluation_states", as_of=AS_OF).filter(kind="end")
    after = ask(path, "after_the_end", as_of=AS_OF).row(0, named=True)

    counts = dict(states.select("evaluation_state", "delivery_count").iter_rows())
    assert counts == {"done": 1, "done_late": 1, "overdue": 1}
    assert after["in_time_count"] == counts["done"]
    assert after["evaluated_count"] == counts["done"] + counts["done_late"]
    assert after["evaluation_due_count"] == 3


@pytest.mark.parametrize("respondents", [0, 1, 2, None])
def test_answers_of_too_few_are_hidden_with_their_number(tmp_path, respondents):
    path = build(
        tmp_path,
        evaluation(
            completed_on=AS_OF,
            invited_count=4,
            respondents_count=respondents,
            usefulness_mean=4.0,
            is_self_reliant="yes",
            cooperation_continues="yes",
            development_step=2,
        ),
    )

    (row,) = ask(path, "rows/evaluation_rows", as_of=AS_OF).iter_rows(named=True)

    protected = (
        "respondents_count",
        "usefulness_mean",
        "usefulness_band",
        "is_self_reliant",
        "cooperation_continues",
        "development_step",
        "share_invited_count",
        "share_respondents_count",
    )
    assert [row[name] for name in protected] == [None] * len(protected)
    assert row["is_hidden"]
    assert not row["is_response_unknown"]
    assert answer(path) == {"L-1": "hidden"}


def test_nobody_answering_is_a_share_of_zero_and_hides_nothing(tmp_path):
    path = build(
        tmp_path,
        evaluation(completed_on=AS_OF, invited_count=10, respondents_count=0),
    )

    (row,) = ask(path, "rows/evaluation_rows", as_of=AS_OF).iter_rows(named=True)

    assert not row["is_hidden"]
    assert (row["share_respondents_count"], row["share_invited_count"]) == (0, 10)


def test_numbers_are_added_before_dividing_and_hidden_ones_left_out(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", completed_on=AS_OF, invited_count=10, usefulness_mean=3.5),
        evaluation("E-2", completed_on=AS_OF, respondents_count=3),
        evaluation("E-3", completed_on=AS_OF, invited_count=90, respondents_count=2),
        evaluation("E-4", kind="gathering", completed_on=AS_OF, invited_count=0),
        evaluation("E-5", planned_on=AS_OF, invited_count=7),
    )

    rows = ask(path, "evaluation_responses", as_of=AS_OF)

    assert rows.select(
        "kind",
        "evaluation_count",
        "hidden_count",
        "response_count",
        "response_unknown_count",
        "respondents_count",
        "invited_count",
        "usefulness_count",
        "usefulness_missing_count",
        "usefulness_mean",
    ).rows() == [
        ("end", 3, 1, 1, 1, 5, 10, 1, 1, 3.5),
        ("gathering", 1, 0, 0, 1, 0, 0, 0, 1, None),
    ]


def test_an_evaluation_of_a_unit_that_is_filtered_away_is_left_out(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            {"workplace_id": "V-1", "workplace_name": "Ås", "sector": "state"},
            {"workplace_id": "V-2", "workplace_name": "Bø", "sector": "private"},
        ],
        deliveries=[delivery()],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-1", "workplace_id": "V-2"},
        ],
        evaluations=[
            evaluation("E-1", workplace_id="V-1", completed_on=AS_OF),
            evaluation("E-2", workplace_id="V-2", completed_on=AS_OF),
            evaluation("E-3", completed_on=AS_OF),
        ],
    )

    rows = query_build(
        read_build(path),
        "rows/evaluation_rows",
        Filters(as_of=AS_OF, sectors=("state",)),
        LOCAL_MANAGER,
    )

    assert rows.select("evaluation_id", "workplace_name", "sector").rows() == [
        ("E-1", "Ås", "state"),
        ("E-3", None, "state"),
    ]


@pytest.mark.parametrize(
    ("mean", "band"), [(1.0, 1), (1.4, 1), (1.5, 2), (3.4, 3), (4.5, 5), (5.0, 5)]
)
def test_usefulness_is_drawn_at_the_nearest_whole_number(tmp_path, mean, band):
    path = build(tmp_path, evaluation(completed_on=AS_OF, usefulness_mean=mean))

    rows = ask(path, "evaluation_usefulness", as_of=AS_OF)

    assert rows.rows() == [("end", band, 1)]


def test_the_newest_end_evaluation_with_an_answer_counts_once(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", completed_on=date(2026, 1, 1), is_self_reliant="no"),
        evaluation("E-2", completed_on=date(2026, 2, 1), is_self_reliant="yes"),
        evaluation("E-3", completed_on=date(2026, 3, 1)),
        evaluation(
            "E-4",
            completed_on=date(2026, 4, 1),
            is_self_reliant="no",
            respondents_count=2,
        ),
        evaluation(
            "E-5",
            kind="long_term",
            completed_on=date(2026, 5, 1),
            is_self_reliant="no",
        ),
        deliveries=[completed()],
    )

    assert answer(path) == {"L-1": "yes"}
    assert answer(path, as_of=date(2026, 1, 31)) == {"L-1": "no"}


def test_units_that_differ_on_the_same_day_make_it_partly(tmp_path):
    path = build(
        tmp_path,
        *(
            evaluation(
                f"E-{n}", workplace_id=f"V-{n}", completed_on=AS_OF, is_self_reliant=say
            )
            for n, say in ((1, "yes"), (2, "no"))
        ),
        units=[("L-1", "V-1"), ("L-1", "V-2")],
    )

    assert answer(path) == {"L-1": "partly"}


def test_a_delivery_without_an_answer_says_why(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", delivery_id="L-1", completed_on=AS_OF),
        deliveries=[
            completed("L-1"),
            completed("L-2"),
            delivery("L-3"),
            delivery("L-4", status="completed"),
            delivery("L-5", status="stopped", ended_on=date(2025, 1, 1)),
        ],
    )

    assert answer(path) == {
        "L-1": "unanswered",
        "L-2": "not_evaluated",
        "L-3": "not_due",
        "L-4": "unknown",
        "L-5": "not_relevant",
    }


def step(key, day, number, **changes):
    return evaluation(
        key, kind="gathering", completed_on=day, development_step=number, **changes
    )


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([1, 3, 2], "up"),
        ([2, 4, 2], "same"),
        ([3, 1], "down"),
        ([3], None),
    ],
)
def test_the_latest_step_is_held_against_the_first(tmp_path, steps, expected):
    path = build(
        tmp_path,
        *(
            step(f"E-{n}", date(2025, n + 1, 1), number)
            for n, number in enumerate(steps)
        ),
    )

    assert movement(path) == {"L-1": expected}


def test_a_step_of_the_delivery_is_never_held_against_one_of_a_unit(tmp_path):
    several = [("L-1", "V-1"), ("L-1", "V-2")]
    whole = step("E-1", date(2025, 1, 1), 1)
    unit = step("E-2", date(2025, 6, 1), 3, workplace_id="V-1")
    (tmp_path / "one").mkdir()

    assert movement(build(tmp_path, whole, unit, units=several)) == {"L-1": None}
    assert movement(build(tmp_path / "one", whole, unit)) == {"L-1": "up"}


def test_groups_that_move_apart_are_mixed(tmp_path):
    path = build(
        tmp_path,
        step("E-1", date(2025, 1, 1), 2, workplace_id="V-1"),
        step("E-2", date(2025, 6, 1), 3, workplace_id="V-1"),
        step("E-3", date(2025, 1, 1), 2, workplace_id="V-2"),
        step("E-4", date(2025, 6, 1), 1, workplace_id="V-2"),
        units=[("L-1", "V-1"), ("L-1", "V-2")],
    )

    (row,) = ask(path, "rows/evaluation_step_rows", as_of=AS_OF).iter_rows(named=True)

    assert row["step_movement"] == "mixed"
    assert (row["up_count"], row["down_count"], row["compared_count"]) == (1, 1, 2)
    assert (row["first_step"], row["latest_step"]) == (2, None)
    assert not row["is_step_up"]
    assert not row["is_step_down"]


def test_a_movement_that_rests_on_too_few_is_hidden(tmp_path):
    path = build(
        tmp_path,
        step("E-1", date(2025, 1, 1), 1),
        step("E-2", date(2025, 6, 1), 3, respondents_count=2),
        step("E-3", date(2025, 1, 1), 4, delivery_id="L-2"),
        step("E-4", date(2025, 6, 1), 4, delivery_id="L-2"),
        step("E-5", date(2025, 1, 1), 4, delivery_id="L-3"),
        deliveries=[delivery("L-1"), delivery("L-2"), delivery("L-3")],
    )

    rows = ask(path, "evaluation_movements", as_of=AS_OF, highest_step=4)

    assert rows.row(0, named=True) == {
        "up_count": 0,
        "same_count": 1,
        "down_count": 0,
        "mixed_count": 0,
        "hidden_count": 1,
        "single_count": 1,
        "at_top_count": 1,
    }


def test_steps_are_counted_by_the_year_they_were_given(tmp_path):
    path = build(
        tmp_path,
        step("E-1", date(2025, 1, 1), 1),
        step("E-2", date(2025, 6, 1), 1),
        step("E-3", date(2026, 1, 1), 2),
        step("E-4", date(2026, 2, 1), 4, respondents_count=1),
        step("E-5", date(2026, 7, 1), 4),
    )

    rows = ask(path, "evaluation_steps", as_of=AS_OF)

    assert rows.rows() == [(2025, 1, 2), (2026, 2, 1)]


def test_nothing_held_gives_no_rows_and_no_movement(tmp_path):
    path = build(tmp_path)

    assert ask(path, "evaluation_responses", as_of=AS_OF).is_empty()
    assert ask(path, "evaluation_usefulness", as_of=AS_OF).is_empty()
    assert ask(path, "evaluation_steps", as_of=AS_OF).is_empty()
    moved = ask(path, "evaluation_movements", as_of=AS_OF, highest_step=4)
    assert set(moved.row(0)) == {0}


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        pytest.param({}, "yes", id="completed"),
        pytest.param({"status": "stopped"}, "not_relevant", id="stopped"),
        pytest.param({"ended_on": None, "status": "ongoing"}, "not_due", id="ongoing"),
    ],
)
def test_self_reliance_is_asked_of_completed_deliveries_only(tmp_path, changes, answer):
    path = build(
        tmp_path,
        evaluation(
            completed_on=AS_OF, respondents_count=5, kind="end", is_self_reliant="yes"
        ),
        deliveries=[completed(**changes)],
    )

    rows = ask(path, "rows/evaluation_answer_rows", as_of=AS_OF)

    assert rows["self_reliance"].to_list() == [answer]
    assert rows["is_answer_known"].to_list() == [answer == "yes"]
