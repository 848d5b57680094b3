"""The lists beside follow-up agree with the figures they stand beside."""

from datetime import date

from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)


def workplace(key, **changes):
    return {
        "workplace_id": key,
        "workplace_name": f"Name of {key}",
        "county_code": "03",
        "is_in_scope": True,
        **changes,
    }


def delivery(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "V-1",
        "status": "ongoing",
        "started_on": date(2024, 2, 1),
        **changes,
    }


def evaluation(key, respondents, **changes):
    return {
        "evaluation_id": key,
        "delivery_id": "L-1",
        "kind": "end",
        "completed_on": date(2026, 6, 1),
        "respondents_count": respondents,
        "usefulness_mean": 4.0,
        **changes,
    }


def test_the_never_reached_are_those_that_coverage_does_not_count(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            workplace("V-1"),
            workplace("V-2"),
            workplace("V-3"),
            workplace("V-4", is_in_scope=False),
            workplace("V-5", closed_on=date(2026, 1, 1)),
        ],
        deliveries=[delivery(), delivery("L-2", started_on=None, status="planned")],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-2", "workplace_id": "V-2"},
        ],
    )

    unreached = ask(path, "never_reached", as_of=AS_OF)

    assert unreached.select("workplace_id", "is_agreed").rows() == [
        ("V-2", True),
        ("V-3", False),
    ]
    counties = ask(path, "coverage_by_county", as_of=AS_OF)
    assert counties.rows() == [("03", 3, 1)]


def test_evaluations_of_too_few_are_listed_without_their_answers(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1")],
        deliveries=[delivery()],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": "V-1"}],
        evaluations=[
            evaluation("E-2", 2),
            evaluation("E-3", 3, completed_on=date(2026, 5, 2)),
            evaluation("E-none", None),
            evaluation("E-later", 2, completed_on=date(2026, 7, 1)),
            evaluation("E-unit", 1, workplace_id="V-1"),
        ],
    )

    hidden = ask(path, "too_few_answers", as_of=AS_OF)

    assert hidden["evaluation_id"].to_list() == ["E-2", "E-none", "E-unit"]
    assert hidden["is_whole_delivery"].to_list() == [True, True, False]
    assert set(hidden["workplace_name"]) == {"Name of V-1"}
    assert not {"respondents_count", "usefulness_mean"} & set(hidden.columns)
