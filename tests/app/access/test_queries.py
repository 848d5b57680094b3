"""Every question of `app/queries`, asked through the door by everybody."""

import pytest

from app.door import open_door
from app.filters import Filters
from app.questions import QUERIES, named_params, read_sql
from tests.app.access.leaks import Tally, leaks
from tests.app.access.programme import (
    FOREIGN_IDS,
    OWN_IDS,
    builds_of,
    load_marked,
)
from tests.app.access.readers import EVERYBODY, Asking, named

NAME = "queries"

NOT_ASKED = ("scope", "area", "door")
"""Folders of what a door does by itself, before it is asked."""

OF_ALL_UNITS = (
    "rows/all_unit_rows",
    "rows/follow_up_place_rows",
    "rows/hidden_absence_rows",
    "rows/hidden_evaluation_rows",
    "rows/session_history_rows",
    "rows/survey_answer_rows",
    "rows/survey_result_rows",
    "rows/survey_unit_rows",
    "rows/trainer_history_rows",
    "rows/workplace_lineage_rows",
)
"""Made by the door for other rows, of whom a reader gets counts; no answer alone."""

IDS = [*OWN_IDS.values(), *FOREIGN_IDS.values(), "V-BETA", "V-OMEGA-1", "L-GJEST-1"]
ALL_UNITS = [f"V-{name}" for name in ("ALFA-1", "ALFA-2", "BETA-1", "KAPPA-1")]
ALL_DELIVERIES = ["L-ALFA-1", "L-ALFA-2", "L-BETA-1", "L-KAPPA-1"]
DAYS = ["2026-10-31"] * 4

GIVEN = {
    "id": None,
    "workplace_ids": ALL_UNITS,
    "delivery_ids": ALL_DELIVERIES,
    "record_ids": ALL_UNITS,
    "seen_on": DAYS,
    "codes": ["agder", "innlandet", "V-BETA-1", "V-ALFA-1", "4204", "3403"],
    "measure": "total",
    "since": "2026-09-01",
    "until": "2027-12-31",
    "dimension": "centre",
    "counted": "deliveries",
    "group": "none",
    "order": "newest",
    "search": "",
    "skipped": 0,
    "limit": 1000,
    "is_joint_shown": True,
    "highest_step": 5,
    "factor_code": "leader_drives",
    "factor": "leader_drives",
    "outcome": "self_reliant",
    "basis": "assessed",
    "months": 12,
    "days": 30,
    "opens_months": 6,
    "until_months": 18,
    "with_others": True,
    "advisor_share": 0.5,
    "risk_factors": ["group_continuity"],
    "success_factors": ["leader_drives"],
    "near_in_common": 0.5,
    "least_in_common": 0.0,
    "about": 5,
    "most": 10,
    "band_starts": [0, 10, 50],
}
"""A value for every param that a question can have: as wide as it can be."""


def questions():
    """Name every question that can be asked, with the params it takes."""
    for path in sorted(QUERIES.rglob("*.sql")):
        name = path.relative_to(QUERIES).with_suffix("").as_posix()
        if not name.startswith(tuple(f"{folder}/" for folder in NOT_ASKED)):
            yield name


def ask_everything(build, asking, tally):
    """Ask a build every question as one reader, and count what leaks."""
    with open_door(build, Filters(), asking.reader) as door:
        own = set(door._params)
        for question in questions():
            for params in params_of(question, own):
                if question in OF_ALL_UNITS and asking.has_a_door_of_their_own:
                    with pytest.raises(LookupError):
                        door.ask(question, params)
                    tally.refused(f"{question} as {asking}", is_refused=True)
                    continue
                answer = door.ask(question, params)
                said = params.get("id") or ""
                cell = f"{question} {said} as {asking}"
                text = f"{answer.rows()}" if answer.height else ""
                tally.shown(cell, leaks(asking, text, echoed=[said], is_output=False))


def params_of(question, own):
    if question.startswith("rows/"):
        return [{}]
    wanted = named_params(read_sql(question)) - own
    given = {name: GIVEN[name] for name in wanted}
    return [given | {"id": each} for each in IDS] if "id" in wanted else [given]


ROWS_OF = ("analyst", "steering")
"""Managers and administrators are asked in make test-long: the rows that a question
reads are those of an analyst."""


def columns(some, others):
    """The columns of the matrix that are always asked, and those of make test-long."""
    rest = [each for each in others if each not in some]
    return [
        *(pytest.param(each, id=named(each)) for each in some),
        *(pytest.param(each, id=named(each), marks=pytest.mark.long) for each in rest),
    ]


@pytest.mark.parametrize(
    "asking",
    columns([each for each in EVERYBODY if each.role in ROWS_OF], EVERYBODY),
)
def test_no_question_tells_of_what_is_outside(marked, matrix, asking):
    tally = Tally()
    newer, _older = builds_of(marked)

    ask_everything(newer, asking, tally)

    matrix.cells += tally.cells
    matrix.leaks += tally.leaks
    tally.nothing_leaks(least=200)


@pytest.mark.parametrize(
    "asking", columns([Asking("steering", "municipality")], EVERYBODY)
)
def test_neither_does_an_older_build(marked, matrix, asking):
    tally = Tally()
    _newer, older = builds_of(marked)

    ask_everything(older, asking, tally)

    matrix.cells += tally.cells
    matrix.leaks += tally.leaks
    tally.nothing_leaks(least=200)


OF_THE_WHOLE = {
    *("build", "build_content", "check_results", "faults_by_load", "load_history"),
    *("loads", "newest_load", "set_aside_rows", "trust_counts", "trust_rules"),
    "warning_rows",
    # A shared delivery has one number of units, and its hours are shared out on them.
    *("advisor_hours", "rows/advisor_hour_rows"),
    # Whether a role is the first of its kind in the delivery, whoever looks.
    "follow_up/new_role_untrained",
    # What is hidden is decided over the whole programme, so that nothing is subtracted.
    *("survey_group_results", "protected_survey_units"),
}
"""They say how good the whole data set is, in counts: names of files and lines, and no
row of anybody. Or they rest on a fact of the whole of a delivery, or on what is hidden
in the whole programme."""


@pytest.mark.parametrize(
    "asking",
    columns(
        [Asking("manager", "centre")],
        [each for each in EVERYBODY if each.outside],
    ),
)
def test_an_answer_is_the_same_whether_the_rest_of_the_programme_is_there(
    marked, tmp_path, asking
):
    alone = load_marked(tmp_path, without=asking.outside)
    answers = [
        all_answers(builds_of(home)[0], asking.reader) for home in (marked, alone)
    ]

    other = {key for key in answers[0] if answers[0][key] != answers[1][key]}

    assert {question for question, _id in other} <= OF_THE_WHOLE
    assert len(answers[0]) > 200


def all_answers(build, reader):
    with open_door(build, Filters(), reader) as door:
        own = set(door._params)
        return {
            (question, params.get("id")): sorted(
                map(str, door.ask(question, params).rows())
            )
            for question in questions()
            if question not in OF_ALL_UNITS
            for params in params_of(question, own)
        }


def test_the_markers_are_in_the_answers_of_whoever_may_see_them(marked):
    """So that the walk is known to look."""
    newer, _older = builds_of(marked)
    as_if = Asking("steering", "centre")
    found = set()
    with open_door(newer, Filters(), Asking("manager", "programme").reader) as door:
        own = set(door._params)
        for question in questions():
            for params in params_of(question, own):
                if leaks(
                    as_if, f"{door.ask(question, params).rows()}", is_output=False
                ):
                    found.add(question)

    assert len(found) >= 80, sorted(set(questions()) - found)
