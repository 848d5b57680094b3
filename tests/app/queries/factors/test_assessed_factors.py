"""What a group has found counts first; else what two roles or more agree on."""

from datetime import date, timedelta

import pytest

from app.door import open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from tests.app.ask import ask
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    STARTED,
    a_build,
    a_unit,
)

DAY = date(2026, 3, 1)
LATER = DAY + timedelta(days=1)
FOUND = {"ownership": True}


def by(role, presence, day=DAY, **changes):
    return {
        "assessment_id": "S-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "factor_code": "ownership",
        "assessed_on": day,
        "assessor_role": role,
        "presence": presence,
        **changes,
    }


def with_assessments(folder, *assessments, **changes):
    return a_build(folder, factor_assessments=list(assessments), **changes)


def found(path, *, seen_on=AS_OF, as_of=AS_OF):
    """Give is_present, is_joint and known_on; None when nobody has assessed it."""
    rows = ask(path, "rows/assessed_factor_rows", as_of=as_of).filter(
        delivery_id="L-1", workplace_id="V-1", seen_on=seen_on
    )
    columns = rows.select("is_present", "is_joint", "known_on")
    return columns.row(0) if rows.height else None


@pytest.mark.parametrize(
    ("presence", "is_present"),
    [("present", True), ("partly", False), ("absent", False)],
)
def test_partly_is_not_present(tmp_path, presence, is_present):
    path = with_assessments(tmp_path, by("group", presence))

    assert found(path) == (is_present, True, DAY)


@pytest.mark.parametrize(
    ("assessments", "expected"),
    [
        pytest.param(
            [by("group", "absent"), by("group", "present", LATER)],
            (True, True, LATER),
            id="its latest answer",
        ),
        pytest.param(
            [by("group", "present", LATER), by("group", "absent")],
            (True, True, LATER),
            id="in whatever order",
        ),
        pytest.param(
            [
                by("group", "absent", assessment_id="S-1"),
                by("group", "present", assessment_id="S-2"),
            ],
            (True, True, DAY),
            id="two on one day: the last by its key",
        ),
        pytest.param(
            [
                by("group", "absent"),
                by("leader", "present", LATER),
                by("advisor", "present", LATER),
            ],
            (False, True, DAY),
            id="before later ones of roles",
        ),
    ],
)
def test_the_joint_answer_counts(tmp_path, assessments, expected):
    assert found(with_assessments(tmp_path, *assessments)) == expected


@pytest.mark.parametrize(
    ("assessments", "is_present"),
    [
        pytest.param([by("leader", "present")], None, id="one role alone"),
        pytest.param([by("leader", "absent")], None, id="one role alone, not"),
        pytest.param([by("leader", "present")] * 2, None, id="one role twice"),
        pytest.param(
            [by("leader", "present"), by("advisor", "present")], True, id="two agree"
        ),
        pytest.param(
            [by("leader", "absent"), by("advisor", "absent")], False, id="two, not"
        ),
        pytest.param(
            [by("leader", "partly"), by("advisor", "absent")],
            False,
            id="two find it less than present",
        ),
        pytest.param(
            [by("leader", "present"), by("advisor", "absent")], None, id="two differ"
        ),
        pytest.param(
            [by("leader", "present"), by("advisor", "partly")],
            None,
            id="partly is not present: they differ",
        ),
        pytest.param(
            [
                by("leader", "present"),
                by("union_representative", "present"),
                by("advisor", "absent"),
            ],
            None,
            id="one of three differs",
        ),
        pytest.param(
            [
                by("leader", "absent"),
                by("leader", "present", LATER),
                by("advisor", "present"),
            ],
            True,
            id="the latest of each role",
        ),
    ],
)
def test_roles_count_when_two_or_more_agree(tmp_path, assessments, is_present):
    path = with_assessments(tmp_path, *assessments)

    assert found(path)[:2] == (is_present, False)


def test_what_roles_say_is_known_on_the_last_of_their_days(tmp_path):
    path = with_assessments(
        tmp_path, by("leader", "present", LATER), by("advisor", "present")
    )

    assert found(path) == (True, False, LATER)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(DAY_BEFORE, (True, True, DAY_BEFORE), id="the day before"),
        pytest.param(AS_OF, (True, True, AS_OF), id="on the day"),
        pytest.param(DAY_AFTER, None, id="the day after"),
    ],
)
def test_what_is_assessed_later_does_not_count(tmp_path, day, expected):
    assert found(with_assessments(tmp_path, by("group", "present", day))) == expected


@pytest.mark.parametrize(
    "changes", [{"workplace_id": "V-2"}, {"delivery_id": "L-2"}, {"delivery_id": "L-9"}]
)
def test_an_assessment_is_of_one_unit_in_one_delivery(tmp_path, changes):
    path = with_assessments(
        tmp_path, by("group", "present", **changes), others=[a_unit("V-2")]
    )

    assert found(path) is None


def test_each_factor_is_told_of_itself(tmp_path):
    path = with_assessments(
        tmp_path,
        by("group", "present"),
        by("group", "absent", factor_code="tight_economy"),
    )

    rows = ask(path, "rows/assessed_factor_rows", as_of=AS_OF)

    assert dict(rows.select("factor_code", "is_present").iter_rows()) == {
        "ownership": True,
        "tight_economy": False,
    }


def test_on_each_day_it_is_what_was_known_by_then(tmp_path):
    ended = date(2026, 2, 1)
    path = with_assessments(
        tmp_path,
        by("group", "present", STARTED),
        by("group", "absent", DAY),
        delivery={"status": "completed", "ended_on": ended},
    )

    assert found(path, seen_on=ended) == (True, True, STARTED)
    assert found(path, seen_on=AS_OF) == (False, True, DAY)
    assert found(path, seen_on=ended, as_of=ended) == (True, True, STARTED)


@pytest.mark.parametrize(
    ("filters", "is_there"),
    [
        pytest.param(Filters(), FOUND, id="the whole programme"),
        pytest.param(Filters(counties=("unknown",)), FOUND, id="one county"),
        pytest.param(Filters(types=("multi_unit",)), {}, id="a free filter"),
        pytest.param(Filters(counties=("unknown", "03")), {}, id="several counties"),
        pytest.param(Filters(as_of=DAY_BEFORE), {}, id="another day"),
    ],
)
def test_roles_that_agree_count_only_in_groups_that_are_fixed(
    tmp_path, filters, is_there
):
    path = with_assessments(
        tmp_path,
        by("leader", "present"),
        by("advisor", "present", assessment_id="S-2"),
        by("group", "present", assessment_id="S-3", factor_code="clear_plan"),
    )

    with open_door(read_build(path), filters, LOCAL_MANAGER) as door:
        rows = door.fetch("rows/assessed_factor_rows")

    told = dict(rows.select("factor_code", "is_present").iter_rows())
    assert told == {"clear_plan": True} | is_there
