"""Survey results: what is hidden for a unit, and what counts in a group."""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.conventions import CONVENTIONS
from tests.app.ask import ask, tiny_build

TREE = [
    {"workplace_id": "Topp", "level": "enterprise", "county_code": "03"},
    {"workplace_id": "Midt", "parent_workplace_id": "Topp", "county_code": "03"},
    {"workplace_id": "Stor", "parent_workplace_id": "Midt", "county_code": "03"},
    {"workplace_id": "Liten", "parent_workplace_id": "Midt", "county_code": "46"},
]


def result(workplace, count=9, **changes):
    return {
        "workplace_id": workplace,
        "instrument": "ForBedring",
        "theme": "Klima",
        "year": 2025,
        "score": 70.0,
        "respondents_count": count,
        **changes,
    }


def delivery(number, centre, *units, started_on=date(2024, 1, 1)):
    name = f"L-{number}"
    of_units = [{"delivery_id": name, "workplace_id": unit} for unit in units]
    return {
        "delivery_id": name,
        "centre_id": centre,
        "started_on": started_on,
    }, of_units


def build(folder, results, deliveries=()):
    return tiny_build(
        folder,
        workplaces=TREE,
        survey_results=results,
        deliveries=[each for each, _units in deliveries],
        delivery_units=[unit for _each, units in deliveries for unit in units],
    )


def hidden_of(path, workplace, **params):
    rows = ask(path, "workplace_survey_results", id=workplace, **params)
    assert (
        rows.filter("is_hidden").select("score", "respondents_count").rows()
        == [(None, None)] * rows["is_hidden"].sum()
    )
    return rows.select("theme", "year", "hidden_why").rows()


def test_a_theme_with_few_answers_hides_all_themes_of_its_year(tmp_path):
    path = build(
        tmp_path,
        [
            result("Stor", 2),
            result("Stor", 9, theme="Ro"),
            result("Stor", 3, year=2024),
            result("Stor", 9, instrument="10-FAKTOR", theme="Mestring"),
        ],
    )

    assert hidden_of(path, "Stor") == [
        ("Mestring", 2025, None),
        ("Klima", 2024, None),
        ("Klima", 2025, "few"),
        ("Ro", 2025, "few"),
    ]


def test_few_answers_in_a_sub_unit_hide_all_that_it_is_under(tmp_path):
    names = ("Topp", "Midt", "Stor")
    both_years = [
        result(name, 30, year=year) for name in names for year in (2024, 2025)
    ]
    path = build(tmp_path, [*both_years, result("Liten", 2)])

    for name in ("Topp", "Midt"):
        assert hidden_of(path, name) == [
            ("Klima", 2024, None),
            ("Klima", 2025, "sub_unit"),
        ]
    assert {why for *_key, why in hidden_of(path, "Stor")} == {None}


@pytest.mark.parametrize(
    ("count", "score", "expected"),
    [
        pytest.param(0, None, None, id="nobody has answered"),
        pytest.param(None, None, None, id="nothing is told"),
        pytest.param(None, 70.0, "few", id="a score of nobody knows how many"),
        pytest.param(0, 70.0, "few", id="a score that somebody must have given"),
        pytest.param(3, 70.0, None, id="enough"),
    ],
)
def test_zero_is_zero_and_an_unknown_number_may_be_few(
    tmp_path, count, score, expected
):
    path = build(
        tmp_path, [result("Stor", count, score=score), result("Stor", 9, theme="Ro")]
    )

    assert hidden_of(path, "Stor") == [
        ("Klima", 2025, expected),
        ("Ro", 2025, expected),
    ]
    rows = ask(path, "export_survey_results")
    shown = None if expected else count
    assert rows.filter(theme="Klima")["respondents_count"].to_list() == [shown]


def test_an_installation_may_hide_zeros(tmp_path, monkeypatch):
    monkeypatch.setitem(CONVENTIONS, "hides_zeros", True)
    path = build(tmp_path, [result("Stor", 0, score=None)])

    assert hidden_of(path, "Stor") == [("Klima", 2025, "few")]


@pytest.mark.parametrize(
    ("left", "expected"),
    [(0, None), (1, "sub_unit"), (2, "sub_unit"), (3, None), (-2, None)],
)
def test_few_that_are_left_of_a_workplace_hide_it_and_what_it_is_under(
    tmp_path, left, expected
):
    path = build(
        tmp_path,
        [
            result("Topp", 60),
            result("Topp", 80, year=2024),
            result("Midt", 20 + left),
            result("Stor", 11),
            result("Liten", 9),
            result("Liten", 9, theme="Ro"),
        ],
    )

    assert hidden_of(path, "Midt") == [("Klima", 2025, expected)]
    assert hidden_of(path, "Topp") == [
        ("Klima", 2024, None),
        ("Klima", 2025, expected),
    ]
    assert {why for *_key, why in hidden_of(path, "Stor")} == {None}


def test_a_level_without_answers_is_looked_past(tmp_path):
    path = build(tmp_path, [result("Topp", 22), result("Stor", 11), result("Liten", 9)])

    assert hidden_of(path, "Topp") == [("Klima", 2025, "sub_unit")]


def test_results_that_are_not_out_yet_hide_as_if_they_were(tmp_path):
    later = date(2026, 5, 1)
    path = build(tmp_path, [result("Midt", 30), result("Liten", 2, published_on=later)])

    day = date(2026, 1, 1)
    assert hidden_of(path, "Midt", as_of=day) == [("Klima", 2025, "sub_unit")]
    assert hidden_of(path, "Liten", as_of=day) == []


def test_filters_that_leave_the_sub_unit_out_show_no_more(tmp_path):
    path = build(tmp_path, [result("Midt", 30), result("Liten", 2)])

    in_oslo = Filters(counties=("03",))
    rows = query_build(
        read_build(path), "export_survey_results", in_oslo, LOCAL_MANAGER
    )

    told = ("workplace_id", "score", "respondents_count", "is_hidden")
    assert rows.select(told).rows() == [("Midt", None, None, True)]


def test_workplaces_in_a_ring_end_the_search(tmp_path):
    ring = [
        {"workplace_id": "A", "parent_workplace_id": "B"},
        {"workplace_id": "B", "parent_workplace_id": "A"},
    ]
    path = tiny_build(
        tmp_path, workplaces=ring, survey_results=[result("A", 2), result("B")]
    )

    assert hidden_of(path, "B") == [("Klima", 2025, "sub_unit")]


def of_places(path):
    rows = ask(path, "survey_group_results")
    return rows.select(
        "centre_id", "county_code", "unit_count", "respondents_count", "score_sum"
    ).rows()


def test_units_of_started_deliveries_count_under_their_latest_centre(tmp_path):
    path = build(
        tmp_path,
        [result("Stor", 10), result("Liten", 20)],
        [
            delivery(1, "oslo", "Stor", "Liten"),
            delivery(2, "agder", "Stor", started_on=date(2025, 1, 1)),
            delivery(3, "viken", "Liten", started_on=date(2027, 1, 1)),
        ],
    )

    assert of_places(path) == [
        ("agder", "03", 1, 10, 700.0),
        ("oslo", "46", 1, 20, 1400.0),
    ]


def test_persons_count_once_where_both_a_workplace_and_its_sub_unit_answer(tmp_path):
    path = build(
        tmp_path,
        [result("Midt", 30), result("Midt", 30, year=2024), result("Stor", 10)],
        [delivery(1, None, "Midt", "Stor")],
    )

    assert of_places(path) == [
        ("unknown", "03", 1, 30, 2100.0),
        ("unknown", "03", 1, 10, 700.0),
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(result("Stor", 2), id="hidden for the unit"),
        pytest.param(result("Stor", instrument="other"), id="of another survey"),
        pytest.param(result("Stor", 0, score=None), id="that nobody has answered"),
        pytest.param(result("Topp"), id="of no delivery"),
    ],
)
def test_what_does_not_count_in_a_group(tmp_path, left_out):
    path = build(tmp_path, [left_out], [delivery(1, "oslo", "Stor")])

    assert of_places(path) == []


def test_every_theme_of_a_year_has_the_same_units(tmp_path):
    themes = {"A": ("Egen", "Klima", "Ro"), "B": ("Klima", "Ro"), "C": ("Ro",)}
    counties = {"A": "03", "B": "46", "C": "50"}
    own, units = delivery(1, "oslo", *themes)
    path = tiny_build(
        tmp_path,
        workplaces=[
            {"workplace_id": name, "county_code": code}
            for name, code in counties.items()
        ],
        survey_results=[
            result(name, theme=theme) for name, held in themes.items() for theme in held
        ],
        deliveries=[own],
        delivery_units=units,
    )

    rows = ask(path, "survey_group_results").select("theme", "county_code").rows()
    protected = ask(path, "protected_survey_units")

    assert rows == [("Klima", "03"), ("Klima", "46"), ("Ro", "03"), ("Ro", "46")]
    assert protected.select("county_code", "unit_count").rows() == [
        ("03", 1),
        ("46", 1),
    ]
