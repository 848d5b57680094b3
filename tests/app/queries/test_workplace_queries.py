"""What the Workplace screen asks: its own tree, and nothing of what is ahead."""

from datetime import date
from pathlib import Path

from tests.app.ask import ask, tiny_build

START = date(2026, 1, 1)
TREE = [
    {"workplace_id": "V-1", "workplace_name": "Kommunen", "level": "enterprise"},
    {"workplace_id": "V-2", "workplace_name": "Omsorg", "parent_workplace_id": "V-1"},
    {"workplace_id": "V-3", "workplace_name": "Myrvang", "parent_workplace_id": "V-2"},
    {"workplace_id": "V-4", "workplace_name": "Utenfor"},
]


def build(folder: Path, **tables: list[dict[str, object]]) -> Path:
    """Write a build where the top agreed a delivery and the lowest unit takes part."""
    return tiny_build(
        folder,
        **{
            "workplaces": TREE,
            "deliveries": [
                {
                    "delivery_id": "L-1",
                    "workplace_id": "V-1",
                    "status": "ongoing",
                    "started_on": START,
                }
            ],
            "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-3"}],
        }
        | tables,
    )


def test_everything_below_is_found_with_its_depth_and_whether_it_is_reached(tmp_path):
    below = ask(build(tmp_path), "workplace_subunits", id="V-1")

    assert below.select("workplace_id", "depth", "delivery_count").rows() == [
        ("V-2", 1, 0),
        ("V-3", 2, 1),
    ]


def test_a_delivery_not_started_has_reached_nobody(tmp_path):
    planned = [{"delivery_id": "L-1", "workplace_id": "V-1", "status": "planned"}]

    below = ask(build(tmp_path, deliveries=planned), "workplace_subunits", id="V-1")

    assert below["delivery_count"].to_list() == [0, 0]


def test_a_tree_that_bites_its_own_tail_still_answers(tmp_path):
    ring = [
        {"workplace_id": "V-1", "workplace_name": "A", "parent_workplace_id": "V-3"},
        {"workplace_id": "V-3", "workplace_name": "B", "parent_workplace_id": "V-1"},
    ]
    path = build(tmp_path, workplaces=ring)

    assert ask(path, "workplace_subunits", id="V-1")["workplace_id"].to_list() == [
        "V-3"
    ]
    assert ask(path, "workplace_deliveries", id="V-1").height == 1


def test_agreed_and_reached_are_told_apart(tmp_path):
    path = build(tmp_path)

    def told(workplace: str) -> list[tuple[object, ...]]:
        rows = ask(path, "workplace_deliveries", id=workplace)
        return rows.select("is_agreed", "is_unit", "subunit_count").rows()

    assert told("V-1") == [(True, False, 1)]
    assert told("V-2") == [(False, False, 1)]
    assert told("V-3") == [(False, True, 0)]
    assert told("V-4") == []


def test_a_role_taken_later_is_not_taken_and_one_left_later_is_held(tmp_path):
    path = build(
        tmp_path,
        party_roles=[
            {
                "role_id": "P-1",
                "workplace_id": "V-3",
                "role": "leader",
                "from_on": date(2026, 2, 1),
                "to_on": date(2026, 5, 1),
                "trained_on": date(2026, 4, 1),
            },
            {
                "role_id": "P-2",
                "workplace_id": "V-3",
                "role": "leader",
                "from_on": date(2026, 5, 2),
            },
        ],
    )

    then = ask(path, "workplace_party_roles", id="V-3", as_of=date(2026, 3, 31))

    assert then.rows() == [("leader", date(2026, 2, 1), None, None)]


def test_a_quarter_counts_when_it_is_over(tmp_path):
    quarters = [
        {"workplace_id": "V-3", "year": 2026, "quarter": n, "measure": "total"}
        for n in (1, 2, 3)
    ]
    path = build(tmp_path, absence=quarters)

    def told(day: date) -> list[int]:
        return ask(path, "workplace_absence", id="V-3", as_of=day)["quarter"].to_list()

    assert told(date(2026, 6, 29)) == [1]
    assert told(date(2026, 6, 30)) == [1, 2]


def test_the_answer_of_a_whole_delivery_tells_how_many_units_share_it(tmp_path):
    path = build(
        tmp_path,
        evaluations=[
            {"evaluation_id": "E-1", "delivery_id": "L-1", "kind": "end"},
            {
                "evaluation_id": "E-2",
                "delivery_id": "L-1",
                "workplace_id": "V-3",
                "kind": "gathering",
            },
        ],
    )

    rows = ask(path, "workplace_evaluations", id="V-3")

    told = rows.select("evaluation_id", "is_whole_delivery", "unit_count").rows()
    assert told == [("E-1", True, 1), ("E-2", False, 1)]
    assert ask(path, "workplace_evaluations", id="V-1").is_empty()


def test_survey_results_without_a_day_are_out_when_the_year_is_over(tmp_path):
    def result(year: int, published_on: date | None) -> dict[str, object]:
        return {
            "workplace_id": "V-3",
            "instrument": "ForBedring",
            "theme": "Arbeidsforhold",
            "year": year,
            "score": 70.0,
            "respondents_count": 12,
            "published_on": published_on,
        }

    path = build(
        tmp_path,
        survey_results=[
            result(2024, None),
            result(2025, date(2026, 7, 1)),
            result(2026, None),
        ],
    )

    rows = ask(path, "workplace_survey_results", id="V-3", as_of=date(2026, 6, 30))

    assert rows["year"].to_list() == [2024]


def test_a_workplace_that_closes_later_is_open(tmp_path):
    closing = [{**TREE[0], "closed_on": date(2026, 3, 1)}, *TREE[1:]]
    path = build(tmp_path, workplaces=closing)

    before = ask(path, "workplace_facts", id="V-1", as_of=date(2026, 2, 28))
    after = ask(path, "workplace_facts", id="V-1", as_of=date(2026, 3, 1))

    assert before["closed_on"].item() is None
    assert after["closed_on"].item() == date(2026, 3, 1)


def test_a_workplace_is_found_by_its_own_or_its_parent_s_name(tmp_path):
    path = build(tmp_path)

    found = ask(path, "workplace_choices", search="omsorg", limit=9)

    assert found["workplace_id"].to_list() == ["V-3", "V-2"]


def test_names_stand_in_the_order_of_the_norwegian_alphabet(tmp_path):
    names = ["Ås", "Bø", "Alvebekken", "Alveåsen", "Øy", "Æs"]
    path = build(
        tmp_path,
        workplaces=[
            {"workplace_id": f"V-{place}", "workplace_name": name}
            for place, name in enumerate(names)
        ],
    )

    found = ask(path, "workplace_choices", search="", limit=9)

    assert found["workplace_name"].to_list() == [
        "Alvebekken",
        "Alveåsen",
        "Bø",
        "Æs",
        "Øy",
        "Ås",
    ]
