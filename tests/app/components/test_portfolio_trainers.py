"""The part on train-the-trainer is drawn, and says why when there is nothing."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.tiny_home import tiny_home

COURSE = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "ongoing",
    "started_on": date(2026, 1, 1),
    "is_train_the_trainer": True,
}
PLACES = {
    "workplaces": [
        {"workplace_id": key, "workplace_name": f"Ås {key}"} for key in ("V-1", "V-2")
    ],
    "delivery_units": [
        {"delivery_id": "L-1", "workplace_id": key} for key in ("V-1", "V-2")
    ],
}


def draw():
    from app.components.page import open_page
    from app.components.portfolio_trainers import show_trainers

    show_trainers(open_page("portfolio"))


@pytest.fixture
def shown(tmp_path, monkeypatch):
    def show(**tables):
        home = tiny_home(tmp_path, **PLACES, **tables)
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        app = AppTest.from_function(draw, default_timeout=30).run()
        assert not app.exception, app.exception
        return app

    return show


def headings(app):
    return [app.title[0].value, *(header.value for header in app.header)]


def a_trainer(key, trained_on=date(2026, 1, 10)):
    return {
        "trainer_id": key,
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "trained_on": trained_on,
    }


def test_each_block_has_its_finding(shown):
    app = shown(
        deliveries=[COURSE],
        trainers=[a_trainer("T-1"), a_trainer("T-2")],
        trainer_sessions=[
            {
                "session_id": "S-1",
                "trainer_id": "T-1",
                "delivery_id": "L-1",
                "workplace_id": "V-2",
                "held_on": date(2026, 2, 1),
            }
        ],
    )

    assert headings(app) == [
        "2 trenere er opplært, og 1 virksomhet er nådd",
        "1 av 2 trenere har holdt en økt",
        "Partssamarbeidet er i gang i 0 av 1 virksomhet som er nådd",
        "Ingen virksomhet er nådd på nytt",
        "1 av 1 kurs har trenere uten økt etter 90 dager",
        "1 trener har ikke holdt noen økt 90 dager etter opplæringen",
    ]
    assert app.dataframe[1].value["trainer_id"].to_list() == ["T-2"]


def test_trainers_without_sessions_are_said_in_words(shown):
    app = shown(deliveries=[COURSE], trainers=[a_trainer("T-1", date(2026, 6, 1))])

    assert headings(app) == [
        "1 trener er opplært, og ingen kjent virksomhet er nådd",
        "Ingen trener skulle ha holdt en økt ennå",
        "Ingen kjent virksomhet er nådd",
        "Ingen trener har holdt en økt.",
        "Ingen kurs har trenere uten økt etter 90 dager",
        "Ingen trener mangler en økt 90 dager etter opplæringen",
    ]


def test_a_course_without_trainers_is_another_nothing_than_no_course(shown):
    app = shown(deliveries=[COURSE])

    assert headings(app) == ["Ingen trener er opplært i dette utvalget"]
    assert app.info[0].value.startswith("1 leveranse bruker train-the-trainer, men")


def test_no_course_says_that_no_delivery_uses_it(shown):
    app = shown(deliveries=[{**COURSE, "is_train_the_trainer": False}])

    assert app.info[0].value.startswith("Ingen leveranse i dette utvalget bruker")
