"""What at least three similar units have that this one lacks, and nothing less."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from app.metrics.similar_unit_statements import (
    STATEMENT,
    action_statements,
    factor_statements,
    known_lacking,
    written_out,
)
from app.metrics.similar_units import LEAST_UNITS, read_similar

HERE = "here"
DAY = date(2026, 6, 30)
KINDS = {"plan": "success", "time": "success", "turnover": "risk", "haste": "risk"}
FACTORS = {
    "workplace_id": pl.String,
    "delivery_id": pl.String,
    "factor_code": pl.String,
    "basis": pl.String,
    "is_present": pl.Boolean,
    "is_partly": pl.Boolean,
    "known_on": pl.Date,
}
ACTIONS = {"workplace_id": pl.String, "dimension": pl.String, "kind": pl.String}


def factor_frame(*rows):
    return pl.DataFrame(
        [
            (place, "d", code, basis, has, False, DAY)
            for place, code, basis, has in rows
        ],
        schema=FACTORS,
        orient="row",
    )


def statements_of(*rows):
    return factor_statements(factor_frame(*rows), HERE, KINDS)


def others(count, code, has, basis="assessed", start=0):
    return [(f"o{n}", code, basis, has) for n in range(start, start + count)]


def test_a_success_factor_that_three_have_and_this_one_lacks_is_stated():
    found = statements_of(
        *others(3, "plan", True),
        *others(2, "plan", False, start=3),
        (HERE, "plan", "assessed", False),
    )

    assert found.rows() == [
        ("success", "assessed", "plan", 3, 5, 0.6, "absent", DAY),
    ]
    assert known_lacking(found) == 1


def test_two_are_too_few():
    assert statements_of(
        *others(2, "plan", True), (HERE, "plan", "assessed", False)
    ).is_empty()


def test_two_units_of_one_workplace_are_one():
    rows = [*others(2, "plan", True), ("o1", "plan", "assessed", True)]

    assert statements_of(*rows, (HERE, "plan", "assessed", False)).is_empty()


def test_what_is_not_known_here_stands_after_what_is_known():
    found = statements_of(
        *others(5, "time", True),
        *others(3, "plan", True),
        *others(1, "plan", False, start=3),
        (HERE, "plan", "assessed", False),
    )

    assert found.select("code", "here").rows() == [
        ("plan", "absent"),
        ("time", "unknown"),
    ]
    assert known_lacking(found) == 1


def test_a_factor_that_is_present_here_is_not_stated():
    assert statements_of(
        *others(5, "plan", True), (HERE, "plan", "assessed", True)
    ).is_empty()


def test_records_are_compared_with_records():
    found = statements_of(
        *others(3, "plan", True, basis="records"), (HERE, "plan", "assessed", False)
    )

    assert found.select("dimension", "here").rows() == [("records", "unknown")]


def test_a_risk_factor_here_that_three_are_without_is_stated():
    found = statements_of(
        *others(3, "turnover", False),
        *others(1, "turnover", True, start=3),
        (HERE, "turnover", "assessed", True),
    )

    assert found.select("group", "count", "known_count", "here").rows() == [
        ("risk", 3, 4, "present")
    ]


def test_a_risk_factor_not_known_here_is_not_stated():
    assert statements_of(*others(5, "turnover", False)).is_empty()


def test_what_fewer_than_half_have_is_not_written_out():
    found = statements_of(
        *others(3, "plan", True),
        *others(4, "plan", False, start=3),
        (HERE, "plan", "assessed", False),
    )

    assert found.height == 1
    assert written_out(found, "success").is_empty()
    assert known_lacking(found) == 0


def test_only_workplaces_with_some_action_are_in_the_denominator():
    kinds = [(f"o{n}", "work_level", "group") for n in range(3)]
    actions = pl.DataFrame(
        [*kinds, ("o3", "area", "improvement"), (HERE, "area", "improvement")],
        schema=ACTIONS,
        orient="row",
    )

    found = action_statements(actions, HERE)

    assert found.select("code", "count", "known_count", "here").rows() == [
        ("group", 3, 4, "none")
    ]


def test_no_unit_here_is_none_and_no_others_are_not_enough():
    schema = {"is_here": pl.Boolean, "workplace_id": pl.String, "answer": pl.String}
    more = {"delivery_id": pl.String, "started_on": pl.Date}
    empty = pl.DataFrame(schema=schema | more)
    alone = pl.DataFrame(
        [(True, "here", None, "d", DAY)], schema=schema | more, orient="row"
    )

    assert read_similar(empty) is None
    assert not read_similar(alone).is_enough


PLACES = st.sampled_from([HERE, *(f"o{n}" for n in range(6))])
FACTOR_ROWS = st.dictionaries(
    st.tuples(
        PLACES, st.sampled_from(sorted(KINDS)), st.sampled_from(["assessed", "records"])
    ),
    st.booleans(),
    max_size=50,
)


@given(FACTOR_ROWS)
def test_every_factor_statement_is_of_three_others_and_all_such_are_there(answers):
    frame = factor_frame(*((*key, has) for key, has in answers.items()))

    found = factor_statements(frame, HERE, KINDS)

    assert found.schema == pl.Schema(STATEMENT)
    told = {(r["code"], r["dimension"]): r for r in found.iter_rows(named=True)}
    for code, kind in KINDS.items():
        for basis in ("assessed", "records"):
            known = {
                place: has == (kind == "success")
                for (place, factor, by), has in answers.items()
                if factor == code and by == basis
            }
            here = known.pop(HERE, None)
            is_lacking = here is False or (here is None and kind == "success")
            is_stated = sum(known.values()) >= LEAST_UNITS and is_lacking
            assert ((code, basis) in told) == is_stated
            if is_stated:
                row = told[code, basis]
                assert (row["count"], row["known_count"]) == (
                    sum(known.values()),
                    len(known),
                )


@given(
    st.sets(
        st.tuples(
            PLACES,
            st.sampled_from(["area", "work_level"]),
            st.sampled_from(["one", "two", "three"]),
        ),
        max_size=40,
    )
)
def test_every_statement_of_actions_is_of_three_others(rows):
    frame = pl.DataFrame(sorted(rows), schema=ACTIONS, orient="row")

    found = action_statements(frame, HERE)

    with_any = {place for place, _dimension, _kind in rows} - {HERE}
    for row in found.iter_rows(named=True):
        kind = (row["dimension"], row["code"])
        having = {place for place, *own in rows if tuple(own) == kind}
        assert HERE not in having
        assert row["count"] == len(having) >= LEAST_UNITS
        assert row["known_count"] == len(with_any)
