"""Which answers of an evaluation may not be shown, in every question that has them?"""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from tests.app.ask import tiny_build

AS_OF = date(2026, 6, 30)
UNITS = ("V-1", "V-2", "V-3", "V-4")
PARENTS = {"V-3": "V-4"}
ANSWERS = (
    "usefulness_mean",
    "is_self_reliant",
    "cooperation_continues",
    "development_step",
)


def evaluation(key, workplace=None, *, respondents=5, kind="end", **changes):
    return {
        "evaluation_id": key,
        "delivery_id": "L-1",
        "workplace_id": workplace,
        "kind": kind,
        "completed_on": date(2026, 1, 15),
        "respondents_count": respondents,
        "usefulness_mean": 4.0,
        **changes,
    }


def asked(path, query, **params):
    build = read_build(path)
    filters = Filters(as_of=AS_OF)
    return query_build(build, query, filters, LOCAL_MANAGER, **params)


def build(folder, *evaluations):
    return tiny_build(
        folder,
        workplaces=[
            {
                "workplace_id": key,
                "workplace_name": f"Name of {key}",
                "parent_workplace_id": PARENTS.get(key),
            }
            for key in UNITS
        ],
        deliveries=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "status": "completed",
                "started_on": date(2024, 2, 1),
                "ended_on": date(2025, 6, 30),
            }
        ],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": key} for key in UNITS],
        evaluations=list(evaluations),
    )


def hidden(path):
    return asked(path, "rows/hidden_evaluation_rows")["evaluation_id"].to_list()


@pytest.mark.parametrize(
    ("respondents", "is_hidden"),
    [(0, True), (1, True), (2, True), (3, False), (None, True)],
)
def test_answers_of_fewer_than_three_or_nobody_knows_how_many_are_hidden(
    tmp_path, respondents, is_hidden
):
    path = build(tmp_path, evaluation("E-1", respondents=respondents))
    assert hidden(path) == (["E-1"] if is_hidden else [])


def test_where_nobody_answered_there_is_nothing_to_hide(tmp_path):
    nothing = dict.fromkeys(ANSWERS)
    assert hidden(build(tmp_path, evaluation("E-1", respondents=0, **nothing))) == []


def test_the_whole_less_the_units_never_gives_the_unit_that_is_hidden(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", "V-1", respondents=9),
        evaluation("E-2", "V-2", respondents=2),
        evaluation("E-3", "V-3", respondents=7),
        evaluation("E-4", respondents=18),
        evaluation("E-5", respondents=18, kind="each_gathering"),
        evaluation("E-6", respondents=18, completed_on=date(2026, 2, 15)),
    )
    assert hidden(path) == ["E-2", "E-4"]


def test_a_unit_above_never_gives_the_sub_unit_that_is_hidden(tmp_path):
    path = build(
        tmp_path,
        evaluation("E-1", "V-1", respondents=9),
        evaluation("E-3", "V-3", respondents=2),
        evaluation("E-4", "V-4", respondents=12),
        evaluation("E-5", respondents=21),
    )
    assert hidden(path) == ["E-3", "E-4", "E-5"]


@pytest.mark.parametrize(
    ("whole", "is_hidden"), [(16, False), (17, True), (18, True), (19, False)]
)
def test_few_who_have_no_evaluation_of_their_own_are_not_the_rest_of_a_whole(
    tmp_path, whole, is_hidden
):
    path = build(
        tmp_path,
        evaluation("E-1", "V-1", respondents=9),
        evaluation("E-2", "V-2", respondents=7),
        evaluation("E-4", respondents=whole),
    )
    assert hidden(path) == (["E-4"] if is_hidden else [])


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("delivery_evaluations", {"id": "L-1"}),
        ("workplace_evaluations", {"id": "V-2"}),
        ("export_evaluations", {}),
        ("rows/evaluation_rows", {}),
    ],
)
def test_what_is_hidden_is_empty_in_every_answer(tmp_path, query, params):
    few = evaluation("E-2", "V-2", respondents=2, is_self_reliant="yes")
    path = build(tmp_path, few, evaluation("E-4", respondents=18))

    rows = asked(path, query, **params)

    assert rows["is_hidden"].to_list() == [True, True]
    for name in ("respondents_count", *ANSWERS):
        assert rows[name].null_count() == 2


def test_an_answer_that_is_not_given_yet_is_not_called_hidden(tmp_path):
    later = evaluation("E-2", "V-2", respondents=2, completed_on=date(2026, 8, 1))
    path = build(tmp_path, later | {"planned_on": date(2026, 5, 1)})

    rows = asked(path, "delivery_evaluations", id="L-1")

    assert rows["is_hidden"].to_list() == [False]
