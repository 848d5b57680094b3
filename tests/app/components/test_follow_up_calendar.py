"""The calendar leads back to the list, and tells nobody whose list it was."""

from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from tests.app.components.test_follow_up_bulk import TABLES
from tests.app.tiny_home import tiny_home


def draw():
    import streamlit as st

    from app.components.follow_up_bulk_files import calendar_writer, show_calendar
    from app.components.links import full_address
    from app.components.page import open_page
    from app.components.work_list import read_work

    page = open_page("follow_up")
    work = read_work(page)
    st.text(full_address(page.query()))
    st.text(calendar_writer(page, work.rules, work.rows)().decode())
    show_calendar(page, work.rules, work.rows, which="all")
    show_calendar(page, work.rules, work.rows.clear(), which="chosen")


@pytest.fixture
def app(tmp_path, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(tiny_home(tmp_path, **TABLES).root))
    app = AppTest.from_function(draw, default_timeout=30)
    app.context = {"url": "http://varig/oppfolging"}
    app.query_params["advisor"] = "R-1"
    app.query_params["seek"] = "Kari Nordmann"
    app.query_params["severity"] = "Høy"
    app.run()
    assert not app.exception, app.exception
    return app


def test_an_address_to_send_has_the_advisor_and_what_was_sought(app):
    assert parse_qs(urlsplit(app.text[0].value).query) == {
        "severity": ["Høy"],
        "advisor": ["R-1"],
        "seek": ["Kari Nordmann"],
    }


def test_the_calendar_has_the_address_without_them(app):
    events = Calendar.from_ical(app.text[1].value).walk("VEVENT")

    assert events
    for event in events:
        way_back = str(event["description"]).splitlines()[-1]
        assert way_back == "Listen: http://varig/oppfolging?severity=H%C3%B8y"
    unfolded = app.text[1].value.replace("\r\n ", "").replace("\n ", "")
    for told in ("R-1", "Nordmann", "advisor", "seek"):
        assert told not in unfolded


def test_no_rows_are_no_calendar_and_the_button_says_why(app):
    full, empty = app.get("download_button")

    assert not full.proto.disabled
    assert full.proto.help == "Én heldagshendelse for hver, på dagen den forfaller."
    assert empty.proto.disabled
    assert empty.proto.help == "Det er ingenting her å legge i en kalender."
