"""Which units are similar, what they had on their day, and what is never asked for."""

from datetime import date

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.metrics.similar_units import LIKENESS
from tests.app.ask import ask, tiny_build

START, END, TOLD = date(2025, 1, 1), date(2025, 9, 1), date(2025, 10, 1)
ALIKE = {
    "programme_industry": "kindergarten",
    "sector": "municipal",
    "employees_count": 10,
    "has_shift_work": False,
}


def programme(
    folder,
    *,
    places=None,
    answers=None,
    respondents=5,
    more_deliveries=(),
    without=(),
    **tables,
):
    """One delivery to each but `without`; only `here` is not over and self-reliant."""
    places = {"here": {}, "a": {}, "b": {}, "c": {}} if places is None else places
    answers = dict.fromkeys(set(places) - {"here"}, "yes") | (answers or {})
    answers = {name: each for name, each in answers.items() if name not in without}
    reached = [name for name in places if name not in without]
    return tiny_build(
        folder,
        workplaces=[
            {"workplace_id": name, "workplace_name": name, **ALIKE, **changes}
            for name, changes in places.items()
        ],
        deliveries=[
            {
                "delivery_id": f"L-{name}",
                "workplace_id": name,
                "status": "ongoing" if name == "here" else "completed",
                "started_on": START,
                "ended_on": None if name == "here" else END,
            }
            for name in reached
        ]
        + list(more_deliveries),
        delivery_units=[
            {
                "delivery_id": f"L-{name}",
                "workplace_id": name,
                "cooperation_started_on": START,
            }
            for name in reached
        ]
        + [
            {
                "delivery_id": row["delivery_id"],
                "workplace_id": row["workplace_id"],
                "cooperation_started_on": START,
            }
            for row in more_deliveries
        ],
        evaluations=[
            {
                "evaluation_id": f"E-{name}",
                "delivery_id": f"L-{name}",
                "workplace_id": name,
                "kind": "end",
                "completed_on": TOLD,
                "is_self_reliant": answer,
                "respondents_count": respondents,
            }
            for name, answer in answers.items()
        ],
        **tables,
    )


def similar(path, *, outcome="self_reliant", **changes):
    return ask(
        path, "similar_units", id="here", outcome=outcome, **(LIKENESS | changes)
    )


def others(rows):
    return [
        row[0] for row in rows.filter(~rows["is_here"]).select("workplace_id").rows()
    ]


def test_those_with_a_better_outcome_are_found_and_the_unit_here_stands_first(tmp_path):
    path = programme(tmp_path, answers={"c": "partly"})

    rows = similar(path)

    assert rows.row(0, named=True)["workplace_id"] == "here"
    assert others(rows) == ["a", "b"]
    assert rows["in_common"].to_list() == [None, 5.0, 5.0]


def test_a_neighbouring_size_is_half_and_what_is_not_known_is_nothing(tmp_path):
    path = programme(
        tmp_path,
        places={
            "here": {},
            "a": {"employees_count": 30},
            "b": {"sector": None, "has_shift_work": None},
            "c": {"employees_count": 200},
        },
    )

    rows = similar(path).filter(~similar(path)["is_here"])

    assert dict(rows.select("workplace_id", "in_common").rows()) == {
        "a": 4.5,
        "b": 3.0,
        "c": 4.0,
    }
    assert rows.select("workplace_id", "size_likeness", "sector_likeness").rows() == [
        ("a", "near", "same"),
        ("c", "other", "same"),
        ("b", "same", "unknown"),
    ]


def test_a_unit_with_too_little_in_common_is_not_similar(tmp_path):
    far = {"programme_industry": "hospital", "sector": "state", "employees_count": 30}
    path = programme(tmp_path, places={"here": {}, "a": far, "b": {}})

    assert others(similar(path)) == ["b"]


def test_all_that_are_as_near_as_the_last_are_taken_but_not_without_end(tmp_path):
    far = {"sector": "private"}
    path = programme(tmp_path, places={"here": {}, "a": {}, "b": {}, "c": {}, "d": far})

    assert others(similar(path, about=1)) == ["a", "b", "c"]
    cut = similar(path, about=1, most=2)
    assert others(cut) == ["a", "b"]
    assert cut["near_count"].to_list() == [None, 3, 3]


def test_a_workplace_with_two_units_counts_once_and_is_never_like_itself(tmp_path):
    second = {
        "delivery_id": "L-2",
        "workplace_id": "a",
        "status": "completed",
        "started_on": START,
        "ended_on": END,
    }
    path = programme(
        tmp_path, places={"here": {}, "a": {}, "b": {}}, more_deliveries=[second]
    )

    rows = similar(path, outcome="cooperation_started")

    assert rows.filter(rows["is_here"])["delivery_id"].to_list() == ["L-here"]
    assert others(rows) == ["a", "b"]


def test_what_was_merged_is_part_of_the_workplace_it_is_in_now(tmp_path):
    path = programme(
        tmp_path,
        places={
            "here": {},
            "before": {"merged_into_workplace_id": "here"},
            "a": {},
            "a_before": {"merged_into_workplace_id": "a"},
            "b_one": {"merged_into_workplace_id": "b"},
            "b_two": {"merged_into_workplace_id": "b"},
            "b": {},
        },
        answers={"b": "no"},
    )

    assert others(similar(path)) == ["a_before", "b_two"]


def test_a_workplace_with_deliveries_only_where_it_was_before_finds_them(tmp_path):
    places = {
        "before": {"merged_into_workplace_id": "earlier"},
        "a": {},
        "here": {},
        "earlier": {"merged_into_workplace_id": "here"},
    }
    path = programme(
        tmp_path,
        places=places,
        answers={"before": "no", "here": "no"},
        without=("here", "earlier"),
    )

    rows = similar(path)

    assert rows.row(0, named=True)["workplace_id"] == "before"
    assert others(rows) == ["a"]


def test_a_hidden_answer_makes_nobody_better(tmp_path):
    assert others(similar(programme(tmp_path, respondents=2))) == []


def test_another_outcome_has_others(tmp_path):
    path = programme(tmp_path)

    assert others(similar(path, outcome="cooperation_continues")) == []
    assert others(similar(path, outcome="cooperation_started")) == ["a", "b", "c"]


def test_a_reader_of_one_municipality_is_compared_with_that_only(tmp_path):
    path = programme(
        tmp_path,
        places={
            "here": {"municipality_code": "0301"},
            "a": {"municipality_code": "0301"},
            "b": {"municipality_code": "4601"},
        },
    )
    reader = Reader("r", Role.MANAGER, Area(AreaKind.MUNICIPALITY, "0301"))

    rows = query_build(
        read_build(path),
        "similar_units",
        Filters(),
        reader,
        id="here",
        outcome="self_reliant",
        **LIKENESS,
    )

    assert others(rows) == ["a"]


def assessed(place, role, presence, day=START, code="clear_plan"):
    return {
        "assessment_id": f"{place}-{role}-{day}-{code}",
        "delivery_id": f"L-{place}",
        "workplace_id": place,
        "factor_code": code,
        "assessor_role": role,
        "presence": presence,
        "assessed_on": day,
    }


def factors_of(path, *places, day=TOLD):
    rows = ask(
        path,
        "similar_unit_factors",
        delivery_ids=tuple(f"L-{place}" for place in places),
        workplace_ids=places,
        seen_on=tuple(str(day) for _place in places),
    )
    return (
        rows.filter(rows["basis"] == "assessed")
        .select("workplace_id", "is_present", "is_partly")
        .rows()
    )


def test_only_joint_answers_until_the_day_of_the_outcome_are_counted(tmp_path):
    path = programme(
        tmp_path,
        factor_assessments=[
            assessed("a", "group", "present"),
            assessed("b", "leader", "present"),
            assessed("b", "safety_representative", "present"),
            assessed("c", "group", "partly"),
            assessed("c", "group", "present", day=date(2026, 1, 1)),
        ],
    )

    assert factors_of(path, "a", "b", "c") == [("a", True, False), ("c", False, True)]


def action(place, number, **changes):
    return {
        "action_id": f"{place}-{number}",
        "workplace_id": place,
        "title": "Secret talk",
        "status": "decided",
        "decided_on": START,
        "work_level": "group",
        **changes,
    }


def test_kinds_of_actions_are_told_and_never_titles_or_sensitive_ones(tmp_path):
    path = programme(
        tmp_path,
        actions=[
            action("a", 1),
            action("a", 2, work_level="leadership", is_sensitive=True),
            action("a", 3, work_level="individual", is_sensitive=None),
            action("a", 4, work_level="organisation", status="dropped"),
            action("a", 5, work_level="organisation", status=None),
            action("b", 1, decided_on=None),
            action("b", 2, decided_on=date(2026, 1, 1)),
            action("here", 1, decided_on=None),
        ],
    )

    rows = ask(
        path,
        "similar_unit_actions",
        id="here",
        workplace_ids=("here", "a", "b"),
        seen_on=("2026-06-30", str(TOLD), str(TOLD)),
    )

    assert rows.rows() == [
        ("a", "area", "improvement"),
        ("a", "work_level", "group"),
        ("a", "work_level", "organisation"),
        ("here", "area", "improvement"),
        ("here", "work_level", "group"),
    ]


def test_what_was_decided_where_a_merged_unit_was_counts_where_it_is_now(tmp_path):
    path = programme(
        tmp_path,
        places={"here": {}, "before": {"merged_into_workplace_id": "here"}, "a": {}},
        actions=[action("before", 1), action("here", 1, work_level="leadership")],
    )

    for asked in ("here", "before"):
        rows = ask(
            path,
            "similar_unit_actions",
            id=asked,
            workplace_ids=(asked, "a"),
            seen_on=("2026-06-30", str(TOLD)),
        )
        kinds = rows.filter(rows["dimension"] == "work_level")
        assert kinds.select("workplace_id", "kind").rows() == [
            (asked, "group"),
            (asked, "leadership"),
        ]


def test_the_unit_here_is_that_of_the_delivery_that_started_last(tmp_path):
    reader = LOCAL_MANAGER
    path = programme(tmp_path)

    early = query_build(
        read_build(path),
        "similar_units",
        Filters(as_of=date(2024, 1, 1)),
        reader,
        id="here",
        outcome="self_reliant",
        **LIKENESS,
    )

    assert early.is_empty()
    assert similar(path)["delivery_id"][0] == "L-here"
