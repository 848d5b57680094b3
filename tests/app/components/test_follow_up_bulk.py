"""Exempt, assign and comment on the work list, without a browser."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.components.follow_up_bulk_faults import day_fault, months_after
from app.identity import LOCAL_MANAGER
from app.records.follow_up import (
    list_assignments,
    list_audit,
    list_comments,
    list_exemptions,
)
from app.records.store import records_path
from app.translations.gettext import speaking
from tests.app.tiny_home import VIEWS, run_view, tiny_home

ENDED = {"status": "completed", "started_on": date(2024, 1, 1)}
TABLES = {
    "workplaces": [
        {"workplace_id": "V-1", "workplace_name": "Åsen"},
        {"workplace_id": "V-2", "workplace_name": "Berg"},
    ],
    "deliveries": [
        ENDED
        | {
            "delivery_id": f"L-{n}",
            "workplace_id": f"V-{n}",
            "ended_on": date(2025, 8, 31),
            "advisor_id": f"R-{n}",
        }
        for n in (1, 2)
    ],
    "delivery_units": [
        {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in (1, 2)
    ],
}
AS_OF = date(2026, 6, 30)


@pytest.fixture
def home(tmp_path):
    return tiny_home(tmp_path, **TABLES)


@pytest.fixture
def app(home, monkeypatch):
    """The screen, with the end evaluation of L-1 ticked."""
    app = run_view("follow_up", home, monkeypatch)
    return tick(app, "L-1")


def tick(app, record):
    app.checkbox(key=f"pick-end_evaluation/{record}").check().run()
    assert not app.exception
    return app


def click(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def send(app, act, words=None, until=None):
    """Open a form, fill it in and send it."""
    if not [each for each in app.text_area if each.key == f"follow-up-{act}-words"]:
        click(app, f"follow-up-{act}")
    if words is not None:
        app.text_area(key=f"follow-up-{act}-words").set_value(words)
    if until is not None:
        app.date_input(key=f"follow-up-{act}-until-{AS_OF}").set_value(until)
    return click(app, f"follow-up-{act}-send")


def said(app):
    return [each.value for each in app.success] + [each.value for each in app.warning]


def titles(app):
    return [each.value for each in app.title]


def test_a_chosen_row_is_exempt_for_three_months_unless_another_day_is_chosen(
    app, home
):
    send(app, "exempt", "Ny leder på plass til høsten")

    assert said(app) == [
        "1 oppfølging er unntatt til og med 30.09.2026, og kommer tilbake av seg selv "
        "dagen etter."
    ]
    row = list_exemptions(home, LOCAL_MANAGER).to_dicts()[0]
    assert (row["rule_code"], row["record_id"]) == ("end_evaluation", "L-1")
    assert (row["delivery_id"], row["workplace_id"]) == ("L-1", "V-1")
    assert (row["from_on"], row["until_on"]) == (AS_OF, date(2026, 9, 30))
    assert row["reason"] == "Ny leder på plass til høsten"


def test_what_is_exempt_leaves_the_list_and_nothing_is_chosen_any_more(app):
    send(app, "exempt", "Ny leder")

    keys = [each.key for each in app.checkbox]
    assert "pick-end_evaluation/L-1" not in keys
    assert "pick-end_evaluation/L-2" in keys
    assert "follow-up-exempt" not in [each.key for each in app.button]


def test_undo_brings_it_back_also_after_another_rerun(app, home):
    send(app, "exempt", "Ny leder")
    app.run()

    click(app, "follow-up-undo")

    assert said(app) == ["Angret for 1 oppfølging, som er slik den var."]
    assert list_exemptions(home, LOCAL_MANAGER).is_empty()
    assert "pick-end_evaluation/L-1" in [each.key for each in app.checkbox]


def test_the_last_row_can_be_had_back_when_the_list_is_empty(app):
    tick(app, "L-2")
    send(app, "exempt", "Ny leder")
    assert not app.checkbox

    click(app, "follow-up-undo")

    assert said(app) == ["Angret for 2 oppfølginger, som er slik de var."]
    assert len(app.checkbox) == 2


def test_undo_of_what_somebody_took_back_says_so(app, home):
    send(app, "comment", "Ringt")
    done = app.session_state["follow-up-done-act"]

    click(app, "follow-up-undo")
    app.session_state["follow-up-done-act"] = done
    app.run()
    click(app, "follow-up-undo")

    assert said(app) == ["Det er allerede angret."]


def test_the_message_can_be_closed(app):
    send(app, "comment", "Ringt")

    click(app, "follow-up-done-close")

    assert said(app) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Skriv noen ord: andre kommer til å spørre hvorfor."),
        (" - ", "Skriv noen ord: andre kommer til å spørre hvorfor."),
        ("a" * 301, "Teksten har 301 tegn, og det er plass til 300."),
        (
            "a\x1bb",
            "Teksten har en tabulator eller et annet tegn som ikke synes og ikke kan "
            "lagres. Ta det bort, eller skriv teksten på nytt; ingenting er lagret.",
        ),
        (
            "Ring 22 22 22 22",
            "Teksten ser ut til å ha fødselsnummer, e-postadresse eller telefonnummer "
            "til en person. Ta det bort; ingenting er lagret.",
        ),
    ],
)
@pytest.mark.parametrize("act", ["exempt", "assign", "comment"])
def test_a_text_that_cannot_be_kept_is_refused_and_stays_in_the_form(
    app, home, act, words, sentence
):
    send(app, act, words)

    assert said(app) == [sentence]
    assert app.text_area(key=f"follow-up-{act}-words").value == words
    assert list_audit(home, LOCAL_MANAGER).is_empty()


def test_after_a_fault_is_mended_it_is_saved(app, home):
    send(app, "exempt", "")
    send(app, "exempt", "Ny leder")

    assert list_exemptions(home, LOCAL_MANAGER).height == 1
    assert not app.text_area


def test_a_last_day_in_the_past_is_refused_and_nothing_written_is_lost(app, home):
    send(app, "exempt", "Ny leder", until=date(2026, 6, 29))

    assert said(app) == [
        "Siste dag er før 30.06.2026, dagen denne listen gjelder. Velg den dagen eller "
        "en senere."
    ]
    assert app.text_area(key="follow-up-exempt-words").value == "Ny leder"
    assert list_exemptions(home, LOCAL_MANAGER).is_empty()


@pytest.mark.parametrize(
    ("until", "is_fine"),
    [
        pytest.param(date(2026, 6, 29), False, id="the day before"),
        pytest.param(AS_OF, True, id="the day itself"),
        pytest.param(date(2028, 6, 30), True, id="two years ahead"),
        pytest.param(date(2028, 7, 1), False, id="more than two years"),
        pytest.param(None, False, id="no day"),
    ],
)
def test_a_last_day_is_from_the_as_of_day_to_two_years_after(until, is_fine):
    assert (day_fault(until, AS_OF) == "") is is_fine


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 9, 30), 3, date(2026, 12, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, later):
    assert months_after(day, months) == later


def test_rows_are_given_to_another_owner_with_an_advisor_in_view(app, home):
    click(app, "follow-up-assign")
    advisor = app.selectbox(key="follow-up-assign-advisor")
    assert advisor.options == ["R-1", "R-2"]
    advisor.set_value("R-2")

    send(app, "assign", "Kjenner stedet")

    assert said(app) == [
        "1 oppfølging er gitt til IA-rådgiver R-2 til og med 30.09.2026."
    ]
    row = list_assignments(home, LOCAL_MANAGER).to_dicts()[0]
    assert (row["owner_role"], row["advisor_id"]) == ("advisor", "R-2")


def test_an_advisor_is_named_only_when_the_owner_is_one(app, home):
    click(app, "follow-up-assign")
    app.selectbox(key="follow-up-assign-role").set_value("centre")
    app.selectbox(key="follow-up-assign-advisor").set_value("R-2")

    send(app, "assign", "Kjenner stedet")

    assert said(app) == ["En rådgiver kan bare navngis når eieren er IA-rådgiveren."]
    assert list_assignments(home, LOCAL_MANAGER).is_empty()


def test_a_comment_is_put_on_every_chosen_row_which_stay_chosen(app, home):
    tick(app, "L-2")

    send(app, "comment", "Ringt i uke 26")

    assert said(app) == ["2 oppfølginger har fått kommentaren."]
    assert list_comments(home, LOCAL_MANAGER)["record_id"].to_list() == ["L-1", "L-2"]
    assert [each.value for each in app.checkbox] == [True, True]


def stop_writing(home):
    """Make the records readable, and every new one refused."""
    with closing(sqlite3.connect(records_path(home))) as connection:
        connection.execute(
            "create trigger stop before insert on follow_up_entries "
            "begin select raise(abort, 'the disk is full'); end"
        )


@pytest.mark.parametrize("act", ["exempt", "assign", "comment"])
def test_records_that_cannot_be_written_say_so_and_lose_nothing(app, home, act):
    send(app, "comment", "Den første lager tabellene")
    click(app, "follow-up-done-close")
    stop_writing(home)

    send(app, act, "Ny leder")

    assert said(app) == [
        "Det kunne ikke lagres nå. Det du har skrevet, står her; prøv igjen om en "
        "stund."
    ]
    assert app.text_area(key=f"follow-up-{act}-words").value == "Ny leder"
    assert list_audit(home, LOCAL_MANAGER).height == 1


def test_an_undo_that_cannot_be_written_says_so_and_can_be_tried_again(app, home):
    send(app, "exempt", "Ny leder")
    with closing(sqlite3.connect(records_path(home))) as connection:
        connection.execute(
            "create trigger stop before update on follow_up_entries "
            "begin select raise(abort, 'the disk is full'); end"
        )
        click(app, "follow-up-undo")
        refused = said(app)
        connection.execute("drop trigger stop")

    click(app, "follow-up-undo")

    assert refused == [
        "Det kunne ikke angres nå, og alt er som det var. Prøv igjen om en stund."
    ]
    assert said(app) == ["Angret for 1 oppfølging, som er slik den var."]


def test_nothing_is_chosen_after_choose_none(app):
    click(app, "follow-up-choose-none")

    assert [each.value for each in app.checkbox] == [False, False]
    assert "follow-up-exempt" not in [each.key for each in app.button]


def test_the_bar_says_how_many_rows_each_file_holds(home, monkeypatch):
    app = run_view("follow_up", home, monkeypatch)
    labels = [each.label for each in app.get("download_button")]
    assert "Legg i kalender (2)" in labels
    assert "Påminnelsesliste (2)" in labels

    tick(app, "L-1")

    labels = [each.label for each in app.get("download_button")]
    assert "Legg i kalender (1)" in labels


def test_faults_are_said_in_the_language_of_the_reader(home, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "follow_up.py", default_timeout=30)
    app.session_state["lang"] = "en"
    # The words of the choices are made again out here, by those who look at them.
    with speaking("en"):
        tick(app.run(), "L-1")

        send(app, "exempt", "")

    assert said(app) == ["Write a few words: others will ask why."]
