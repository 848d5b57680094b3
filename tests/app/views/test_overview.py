"""Overview with much, one, nothing and in English."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.translations.gettext import set_language
from tests.app.tiny_home import VIEWS, empty_home, run_view, tiny_home

WORKPLACES = [
    {
        "workplace_id": f"V-{n}",
        "workplace_name": f"Ås [{n}]",
        "county_code": "03",
        "is_in_scope": True,
    }
    for n in (1, 2)
]
DELIVERIES = [
    {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "status": "ongoing",
        "first_contact_on": date(2024, 12, 1),
        "started_on": date(2025, 1, 1),
        "planned_end_on": date(2026, 6, 1),
    },
    {
        "delivery_id": "L-2",
        "workplace_id": "V-1",
        "status": "completed",
        "started_on": date(2024, 1, 1),
        "planned_end_on": date(2024, 12, 1),
        "ended_on": date(2025, 6, 15),
    },
]
PROGRAMME = {
    "workplaces": WORKPLACES,
    "deliveries": DELIVERIES,
    "delivery_units": [
        {"delivery_id": each["delivery_id"], "workplace_id": "V-1"}
        for each in DELIVERIES
    ],
    "activities": [
        {
            "activity_id": f"A-{day}",
            "delivery_id": "L-1",
            "kind": "party_group_meeting",
            "status": "planned",
            "planned_on": date(2026, 7, day),
        }
        for day in range(1, 8)
    ],
}


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


def headings(app):
    return [each.value for each in app.header]


def test_what_stands_late_is_the_heading(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path, **PROGRAMME), monkeypatch)

    assert app.title[0].value == (
        "1 leveranse pågår etter planlagt slutt, og 1 mangler sluttevaluering"
    )
    assert headings(app) == [
        "Ingenting nytt siden da",
        "Ingenting har vært forsinket i over et år",
        "7 hendelser er planlagt de neste 30 dagene",
        "1 sluttevaluering som skulle vært holdt, mangler",
        "50,0\N{NO-BREAK SPACE}% av virksomhetene i målgruppen er nådd",
    ]


def test_each_figure_stands_beside_the_year_before(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path, **PROGRAMME), monkeypatch)

    figures = {each.label: (each.value, each.delta) for each in app.metric}

    assert figures["Leveranser som pågår"] == ("1", "±0")
    assert figures["Virksomheter nådd"] == ("1", "±0")
    assert figures["Sluttevaluering i tide"] == ("0,0\N{NO-BREAK SPACE}%", "")
    assert figures["Samarbeidet fortsetter"] == ("–", "")


def test_a_longer_time_shows_more_changes(tmp_path, monkeypatch):
    programme = PROGRAMME | {
        "deliveries": [DELIVERIES[0] | {"started_on": date(2026, 2, 1)}, DELIVERIES[1]]
    }
    app = run_view("overview", tiny_home(tmp_path, **programme), monkeypatch)

    app.segmented_control(key="since").set_value(365).run()

    assert not app.exception
    assert headings(app)[0] == "1 startet og 0 avsluttet"


def test_all_that_is_coming_opens_in_a_list(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path, **PROGRAMME), monkeypatch)

    app.button(key="all-coming").click().run()

    assert not app.exception
    assert app.dataframe[0].value.shape[0] == 7


def test_names_are_not_read_as_markdown(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path, **PROGRAMME), monkeypatch)

    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().flat]

    assert any(r"[Ås \[1\]](" in cell for cell in cells)


def test_one_delivery_that_has_just_begun_has_nothing_late(tmp_path, monkeypatch):
    one = PROGRAMME | {
        "deliveries": [
            DELIVERIES[0]
            | {
                "started_on": date(2026, 6, 20),
                "first_contact_on": None,
                "planned_end_on": None,
            }
        ],
        "activities": [],
    }

    app = run_view("overview", tiny_home(tmp_path, **one), monkeypatch)

    assert app.title[0].value == (
        "Ingen leveranser er over planlagt slutt, og ingen sluttevaluering mangler"
    )
    assert headings(app)[1:4] == [
        "Ingenting er forsinket",
        "Ingenting er planlagt de neste 30 dagene",
        "Ingen sluttevaluering har forfalt ennå",
    ]


def test_a_build_without_deliveries_says_so(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingen leveranser per 30.06.2026"


def test_without_a_build_nothing_is_drawn(tmp_path, monkeypatch):
    app = run_view("overview", empty_home(tmp_path), monkeypatch)

    assert not app.metric


def test_the_overview_speaks_english(tmp_path, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(tiny_home(tmp_path, **PROGRAMME).root))
    app = AppTest.from_file(VIEWS / "overview.py", default_timeout=30)
    app.session_state["lang"] = "en"

    app.run()

    assert not app.exception
    assert app.title[0].value == (
        "1 delivery is ongoing past its planned end, and 1 lacks its end evaluation"
    )
