"""An address gives nobody more than the role and the area do."""

import pytest
from streamlit.testing.v1 import AppTest

from app import sign_in
from app.components import same_reader
from app.components.screen_permits import SCREEN_ACTS, may_open
from app.identity import Area, AreaKind, Reader, Role
from app.sign_in import Standing
from app.translations.screen_words import screen_titles
from tests.app.components.test_time_travel import (
    EARLIER,
    make_two_builds,
    strip,
    texts,
)
from tests.app.tiny_home import VIEWS, tiny_home

STEERING = Reader("styret", Role.STEERING)
OF_ONE = Reader("sjef", Role.MANAGER, Area(AreaKind.WORKPLACE, "V-1"))
READERS = {
    "steering": STEERING,
    "part of it": OF_ONE,
    "analyst": Reader("ali", Role.ANALYST),
    "administrator": Reader("drift", Role.ADMINISTRATOR),
}


def ask_as(monkeypatch, reader):
    for module in (sign_in, same_reader):
        monkeypatch.setattr(module, "current_standing", lambda: Standing(reader))


def run(view, /, **address):
    app = AppTest.from_file(VIEWS / f"{view}.py", default_timeout=30)
    for key, word in address.items():
        app.query_params[key] = word
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory):
    return make_two_builds(tmp_path_factory.mktemp("two"))


def menu():
    """The menu alone, which a page draws before it runs."""
    from unittest import mock

    import streamlit as st

    from app.navigation import navigate

    with mock.patch.object(st, "navigation") as navigation:
        navigate()
    drawn = navigation.call_args.args[0]
    st.session_state["menu"] = {page.url_path: page.visibility for page in drawn}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_the_menu_shows_what_is_for_the_reader_and_knows_the_rest(reader, monkeypatch):
    ask_as(monkeypatch, reader)

    app = AppTest.from_function(menu, default_timeout=30).run()

    assert not app.exception, app.exception
    shown = [each == "visible" for each in app.session_state["menu"].values()]
    assert shown == [may_open(reader, name) for name in SCREEN_ACTS]
    assert len(shown) == len(screen_titles())


def test_steering_gets_the_newest_data_set_whatever_the_address_says(
    two_builds, monkeypatch
):
    monkeypatch.setenv("VARIG_HOME", str(two_builds.root))
    ask_as(monkeypatch, STEERING)

    app = run("portfolio", build=EARLIER)

    assert "av 3 leveranser" in strip(app)
    assert "build" not in app.query_params
    said = f"{all_said(app)} {texts(app)}"
    assert "Rollen din ser datasettet i bruk, og ingen eldre" in said


def test_a_data_set_that_was_chosen_as_another_role_is_left(two_builds, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(two_builds.root))
    app = run("portfolio", build=EARLIER)
    assert "av 1 leveranse" in strip(app)

    ask_as(monkeypatch, STEERING)
    app.run()

    assert "av 3 leveranser" in strip(app)


CENTRES = {
    "centres": [
        {"centre_id": "oslo", "centre_name": "Oslo"},
        {"centre_id": "agder", "centre_name": "Hemmelig senter"},
    ],
    "workplaces": [
        {"workplace_id": "V-1", "workplace_name": "Ås"},
        {"workplace_id": "V-2", "workplace_name": "Hemmelig sted"},
    ],
    "deliveries": [
        {
            "delivery_id": f"L-{number}",
            "workplace_id": f"V-{number}",
            "centre_id": centre,
            "status": "ongoing",
        }
        for number, centre in ((1, "oslo"), (2, "agder"))
    ],
    "delivery_units": [
        {"delivery_id": f"L-{number}", "workplace_id": f"V-{number}"}
        for number in (1, 2)
    ],
}


@pytest.fixture(scope="module")
def two_centres(tmp_path_factory):
    return tiny_home(tmp_path_factory.mktemp("centres"), **CENTRES)


def all_said(app):
    elements = (*app.title, *app.header, *app.markdown, *app.info, *app.warning)
    frames = [str(each.value) for each in (*app.dataframe, *app.table)]
    options = [str(each.options) for each in (*app.selectbox, *app.multiselect)]
    return " ".join([*(each.value for each in elements), *frames, *options])


@pytest.mark.parametrize(
    ("view", "address"),
    [
        ("portfolio", {"centre": "Hemmelig senter"}),
        ("portfolio", {"part": "Side ved side", "beside": "centre"}),
        ("portfolio", {"part": "Tidslinje", "find": "Hemmelig"}),
        ("factors", {"compared": "Hemmelig senter"}),
        ("export", {"table": "Virksomheter", "centre": "agder"}),
        ("follow_up", {"centre": "agder"}),
    ],
)
def test_a_place_outside_the_area_is_on_no_screen(
    view, address, two_centres, monkeypatch
):
    monkeypatch.setenv("VARIG_HOME", str(two_centres.root))
    ask_as(monkeypatch, OF_ONE)

    said = all_said(run(view, **address))

    # What the address says itself may be repeated as a word nobody knows.
    for word in address.values():
        said = said.replace(word, "")
    assert "Hemmelig sted" not in said
    assert "Hemmelig senter" not in said
    assert "V-2" not in said


def test_steering_searches_for_no_name_in_the_timeline(two_centres, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(two_centres.root))
    ask_as(monkeypatch, STEERING)

    app = run("portfolio", part="Tidslinje", find="Hemmelig")

    assert not [each for each in app.text_input if each.key == "find"]
    assert "Hemmelig" not in all_said(app)
