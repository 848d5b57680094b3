"""A screen that is not for the reader is refused in a sentence, with a line kept."""

import pytest
from streamlit.testing.v1 import AppTest

from app.components.screen_permits import SCREEN_ACTS, may_open
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.records.log_reading import read_lines
from app.records.store import records_path
from app.translations.screen_words import screen_titles
from tests.app.tiny_home import VIEWS, run_view, tiny_home

STEERING = Reader("styret", Role.STEERING)
OF_ONE = Reader("sjef", Role.MANAGER, Area(AreaKind.WORKPLACE, "V-1"))
TABLES = {
    "workplaces": [
        {"workplace_id": "V-1", "workplace_name": "Ås"},
        {"workplace_id": "V-2", "workplace_name": "Bø"},
    ]
}


def as_reader(monkeypatch, reader):
    monkeypatch.setattr("app.components.page.who_is_asking", lambda: reader)


def test_every_screen_has_an_act_and_every_view_is_a_screen():
    assert list(screen_titles()) == list(SCREEN_ACTS)
    views = {path.stem for path in VIEWS.glob("[!_]*.py")}
    assert views == set(SCREEN_ACTS)


def test_a_screen_that_nobody_knows_is_for_nobody():
    assert not may_open(Reader("x", Role.ADMINISTRATOR), "secrets")


@pytest.mark.parametrize(
    "screen", ["delivery", "workplace", "follow_up", "export", "loaded_data", "log"]
)
def test_steering_is_refused_in_a_sentence_and_it_is_kept(
    screen, tmp_path, monkeypatch
):
    home = tiny_home(tmp_path, **TABLES)
    as_reader(monkeypatch, STEERING)

    app = run_view(screen, home, monkeypatch, record="V-1")

    assert [each.value for each in app.title] == [
        f"{screen_titles()[screen]} er ikke for deg"
    ]
    assert not app.dataframe
    (line,) = read_lines(home).rows(named=True)
    assert (line["act"], line["subject"], line["who"]) == ("refused", screen, "styret")


def test_an_id_outside_the_area_is_as_one_that_does_not_exist(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **TABLES)
    as_reader(monkeypatch, OF_ONE)

    said = [
        [
            each.value
            for each in run_view("workplace", home, monkeypatch, record=each_id).info
        ]
        for each_id in ("V-2", "V-9")
    ]

    assert said[0][0].replace("V-2", "V-9") == said[1][0]
    lines = read_lines(home)
    assert lines["subject_id"].to_list() == ["V-9", "V-2"]
    assert set(lines["act"]) == {"refused"}


def test_a_workplace_is_opened_once_with_a_line(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **TABLES)

    run_view("workplace", home, monkeypatch, record="V-1").run()

    lines = read_lines(home)
    assert lines.select("who", "act", "subject", "subject_id").rows() == [
        (LOCAL_MANAGER.name, "opened", "workplace", "V-1")
    ]


def test_a_workplace_is_not_shown_when_the_line_cannot_be_kept(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **TABLES)
    records_path(home).parent.mkdir(parents=True, exist_ok=True)
    records_path(home).write_bytes(b"no database at all, and long enough to be read")
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "workplace.py", default_timeout=30)
    app.query_params["id"] = "V-1"

    app.run()

    assert not app.exception
    assert [each.value for each in app.title] == ["Dette kan ikke vises nå"]
