"""Saved views in the frame of a screen, without a browser."""

from datetime import date

import pytest

from app.components.filter_choices import list_choices
from app.components.saved_view_links import address_of_view
from app.identity import LOCAL_MANAGER
from app.records.saved_views import Pick, find_view, list_views
from app.records.store import records_path
from app.translations.gettext import speaking
from data.sentence import Sentence
from tests.app.components.test_filter_choices import OPTIONS
from tests.app.records.test_saved_views import view
from tests.app.tiny_home import run_view, tiny_home

UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}
TABLES = {
    "workplaces": [
        {"workplace_id": "V-1", "workplace_name": "Åsen", "sector": "state"}
    ],
    "deliveries": [UNIT | {"status": "ongoing", "started_on": date(2025, 1, 1)}],
    "delivery_units": [UNIT],
}


@pytest.fixture
def home(tmp_path):
    return tiny_home(tmp_path, **TABLES)


@pytest.fixture
def app(home, monkeypatch):
    return run_view("export", home, monkeypatch)


def said(app):
    return " ".join(each.value for each in app.markdown)


def save(app, name):
    app.text_input(key="view-name").set_value(name)
    next(each for each in app.button if each.label == "Lagre visning").click()
    app.run()
    assert not app.exception
    return said(app)


def click(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return said(app)


def names(home):
    return [each.name for each in list_views(home, LOCAL_MANAGER)]


def test_before_the_first_one_it_says_what_a_saved_view_is(app, home):
    assert "En lagret visning er en skjerm med filtre og valg" in said(app)
    assert not records_path(home).exists()


def test_a_view_is_saved_with_its_filters_and_stands_in_the_list(app, home):
    app.button_group(key="sector").set_value(["state"]).run()

    assert "«Bare staten» er lagret." in save(app, "Bare staten")

    (kept,) = list_views(home, LOCAL_MANAGER)
    assert [(pick.key, pick.code) for pick in kept.picks] == [("sector", "state")]
    assert '<a href="/?sector=Statlig" target="_self">Bare staten</a>' in said(app)


def test_the_day_is_kept_only_when_it_is_chosen(app, home):
    save(app, "I dag")
    app.date_input(key="as_of").set_value(date(2025, 6, 30)).run()
    save(app, "Den gang")

    assert find_view(home, LOCAL_MANAGER, "I dag").picks == ()
    (day,) = find_view(home, LOCAL_MANAGER, "Den gang").picks
    assert (day.key, day.word.nb) == ("as_of", "2025-06-30")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" ", "Skriv et navn med en bokstav eller et siffer."),
        ("kari.nordmann@example.no", "fødselsnummer, e-postadresse eller telefon"),
        ("Ring 22 22 22 22", "fødselsnummer, e-postadresse eller telefon"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused_with_a_sentence(
    app, home, name, sentence
):
    assert sentence in save(app, name)
    assert names(home) == []


def test_a_name_that_is_taken_asks_before_it_replaces(app, home):
    save(app, "Møte")
    app.button_group(key="sector").set_value(["state"]).run()

    assert "Du har allerede en visning som heter «Møte»." in save(app, "Møte")
    assert find_view(home, LOCAL_MANAGER, "møte").picks == ()

    click(app, "replace-view")
    assert len(find_view(home, LOCAL_MANAGER, "møte").picks) == 1


def test_a_view_can_be_renamed(app, home):
    save(app, "Møte")
    app.text_input(key="view-new-name").set_value("Styremøte")

    assert "Visningen heter «Styremøte» nå." in click(app, "rename-view")
    assert names(home) == ["Styremøte"]


def test_what_is_deleted_can_be_had_back(app, home):
    save(app, "Møte")

    assert "«Møte» er slettet." in click(app, "delete-view")
    assert names(home) == []
    assert "«Møte» er tilbake." in click(app, "undo-view")
    assert names(home) == ["Møte"]


def test_a_name_is_shown_as_it_is_written(app):
    assert r"\<b\>\*Alt\*\</b\></a>" in save(app, "<b>*Alt*</b>")


def test_records_that_cannot_be_read_do_not_stop_the_screen(home, monkeypatch):
    home.records.mkdir(parents=True, exist_ok=True)
    records_path(home).write_text("this is no database at all, only a line of text")

    app = run_view("export", home, monkeypatch)

    assert "De lagrede visningene kan ikke leses akkurat nå." in said(app)
    assert app.title[0].value == "Leveranser: 1 rad til uttrekk"


def choices(language):
    with speaking(language):
        return list_choices(OPTIONS)


def test_a_view_opens_in_the_language_of_the_one_who_opens_it():
    with speaking("en"):
        address = address_of_view(view(), choices("en"))

    assert address == "/portefolje?sector=Municipal&count=Workplaces&lang=en"


def test_a_filter_is_found_by_its_code_when_its_word_has_changed():
    renamed = Pick("centre", Sentence("Oslo gamle", "Oslo gamle"), "oslo")

    assert address_of_view(view(picks=(renamed,)), choices("nb")).endswith(
        "centre=Oslo"
    )


def test_a_filter_that_is_gone_keeps_the_word_it_was_saved_with():
    gone = Pick("centre", Sentence("Finnmark", "Finnmark"), "finnmark")

    assert "centre=Finnmark" in address_of_view(view(picks=(gone,)), choices("nb"))


def test_a_view_of_a_screen_that_is_gone_opens_the_first_screen():
    assert address_of_view(view(screen="gone", picks=()), choices("nb")) == "/"
