"""What is coming, how long it has stood, and the lists beside: with much and none."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.translations.gettext import set_language
from tests.app.tiny_home import VIEWS, tiny_home

PROGRAMME = {
    "workplaces": [
        {
            "workplace_id": f"V-{n}",
            "workplace_name": f"Ås {n}",
            "county_code": "03",
            "municipality_code": "0301",
            "is_in_scope": True,
        }
        for n in (1, 2)
    ],
    "deliveries": [
        {
            "delivery_id": "L-1",
            "workplace_id": "V-1",
            "status": "completed",
            "started_on": date(2023, 1, 1),
            "planned_end_on": date(2024, 1, 1),
            "ended_on": date(2024, 6, 15),
        },
        {
            "delivery_id": "L-2",
            "workplace_id": "V-1",
            "status": "completed",
            "started_on": date(2025, 1, 1),
            "planned_end_on": date(2025, 12, 1),
            "ended_on": date(2026, 2, 15),
        },
    ],
    "delivery_units": [
        {"delivery_id": delivery_id, "workplace_id": "V-1"}
        for delivery_id in ("L-1", "L-2")
    ],
    "evaluations": [
        {
            "evaluation_id": "E-1",
            "delivery_id": "L-2",
            "kind": "midway",
            "completed_on": date(2025, 6, 1),
            "respondents_count": 2,
            "usefulness_mean": 4.0,
        }
    ],
}


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


def run_part(home, monkeypatch, part, **query):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "follow_up.py", default_timeout=30)
    for key, word in {"todo": part, **query}.items():
        app.query_params[key] = word
    app.run()
    assert not app.exception, app.exception
    return app


def headings(app):
    return [each.value for each in app.header]


def test_what_is_coming_is_counted_drawn_and_listed(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **PROGRAMME)

    app = run_part(home, monkeypatch, "Kommer", within="90 dager")

    assert app.title[0].value == "1 forfaller de neste 90 dagene"
    assert headings(app) == [
        "Uken fra 11.08.2026 har flest: 1",
        "Etter eier",
        "Etter regel",
        "Hva som kommer, det nærmeste først",
    ]
    listed = app.dataframe[0].value
    assert listed[["in_days", "rule_title"]].to_numpy().tolist() == [
        [46, "Sluttevaluering er ikke holdt"]
    ]


def test_a_short_horizon_with_nothing_in_it_still_has_the_longer_counts(
    tmp_path, monkeypatch
):
    app = run_part(tiny_home(tmp_path, **PROGRAMME), monkeypatch, "Kommer")

    assert app.title[0].value == "Ingenting forfaller de neste 30 dagene"
    assert headings(app) == ["Etter eier", "Etter regel"]
    assert app.table[0].value.to_numpy().tolist() == [["IA-rådgiver", "0", "1", "1"]]


def test_how_long_it_has_stood_is_drawn_by_rule_and_severity(tmp_path, monkeypatch):
    app = run_part(tiny_home(tmp_path, **PROGRAMME), monkeypatch, "Liggetid")

    assert app.title[0].value == "2 av 2 forfalte har stått i over et år"
    assert headings(app)[1:] == [
        "Flest over et år: Høy alvorlighet, 2",
        "De som har stått lengst",
    ]
    days = app.dataframe[0].value["overdue_days"].to_list()
    assert days == sorted(days, reverse=True)


def test_nothing_overdue_has_no_age(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, workplaces=PROGRAMME["workplaces"])

    assert run_part(home, monkeypatch, "Liggetid").title[0].value == (
        "Ingenting er forfalt"
    )
    assert run_part(home, monkeypatch, "Kommer").title[0].value == (
        "Ingenting forfaller de neste 30 dagene"
    )


def test_the_lists_beside_have_the_never_reached_and_the_hidden(tmp_path, monkeypatch):
    app = run_part(
        tiny_home(tmp_path, **PROGRAMME), monkeypatch, "Ikke nådd og for få svar"
    )

    assert app.title[0].value == "1 av 2 virksomheter i målgruppen er aldri nådd"
    assert headings(app) == ["1 evaluering har for få svar til å vises"]
    unreached, hidden = (each.value for each in app.dataframe)
    assert unreached["workplace_name"].to_list() == ["Ås 2"]
    assert unreached["municipality_name"].to_list() == ["Oslo"]
    assert hidden["evaluation_id"].to_list() == ["E-1"]
    assert "usefulness_mean" not in hidden
