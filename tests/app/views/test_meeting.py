"""The screen of meetings with none, one in the making, and one that is frozen."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from app.identity import LOCAL_MANAGER, Area, AreaKind
from app.meetings.files import TEMPLATE_NAME
from app.meetings.publish import publish_meeting
from app.records.decision_acts import decide, set_status
from app.records.decisions import DecisionStatus, list_decisions
from app.records.meeting_acts import change_meeting, make_meeting
from app.records.meeting_comments import list_comments, write_comment
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting, list_meetings
from app.records.store import records_path
from app.translations.gettext import set_language
from tests.app.tiny_home import VIEWS, tiny_home

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
PLAN = MeetingPlan(
    held_on=date(2026, 7, 1),
    agenda="Siden sist\n* Vedtak",
    sections=("status_and_flow", "coverage"),
)
AGDER = Area(AreaKind.CENTRE, "agder")
CENTRES = {1: "agder", 2: "agder", 3: "innlandet"}


def delivery(number, centre):
    return {
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "centre_id": centre,
        "status": "ongoing",
        "started_on": date(2026, 1, 1),
    }


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


@pytest.fixture
def home(tmp_path):
    deliveries = [delivery(*each) for each in CENTRES.items()]
    units = ("delivery_id", "workplace_id")
    return tiny_home(
        tmp_path,
        centres=[
            {"centre_id": code, "centre_name": code.capitalize()}
            for code in ("agder", "innlandet")
        ],
        workplaces=[{"workplace_id": f"V-{number}"} for number in CENTRES],
        deliveries=deliveries,
        delivery_units=[{name: each[name] for name in units} for each in deliveries],
    )


def draft(home, **changes):
    meeting_id = make_meeting(home, LOCAL_MANAGER, replace(PLAN, **changes), NOON)
    return find_meeting(home, LOCAL_MANAGER, meeting_id)


def published(home, **changes):
    meeting = draft(home, **changes)
    publish_meeting(home, LOCAL_MANAGER, meeting, at=NOON, way_back="")
    return find_meeting(home, LOCAL_MANAGER, meeting.id)


def commented(home, meeting, words, *, is_confidential=False):
    said = {"words": words, "is_confidential": is_confidential, "at": NOON}
    write_comment(home, LOCAL_MANAGER, meeting, section="coverage", **said)


def decided(home, meeting, words):
    said = {"owner_role": "centre", "due_on": date(2026, 7, 10), "at": NOON}
    more = {"section": "", "words": words, "is_confidential": False}
    return decide(home, LOCAL_MANAGER, meeting, **said, **more)


@pytest.fixture
def open_screen(home, monkeypatch):
    def run(**query):
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        app = AppTest.from_file(VIEWS / "meeting.py", default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return run


def click(app, key):
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def keys(app):
    return {each.key for each in (*app.button, *app.checkbox)}


def text_of(app):
    parts = (app.title, app.header, app.markdown, app.info, app.warning)
    return "\n".join(each.value for part in parts for each in part)


def form():
    """What the dialog holds; a test cannot run a dialog again alone."""
    from app.components.meeting_desk import open_desk
    from app.components.meeting_form import fill_meeting
    from app.components.page import open_page

    fill_meeting(open_desk(open_page("meeting")), None)


def decision_form():
    from app.components.meeting_desk import open_desk
    from app.components.meeting_show_writing import DECISION, fill_note
    from app.components.meeting_writing import writing_of
    from app.components.page import open_page
    from app.sections.content import SectionContent

    desk = open_desk(open_page("meeting"))
    section = SectionContent("coverage", "Dekning", ())
    fill_note(DECISION, section, writing_of(desk, desk.chosen), lambda: None)


@pytest.fixture
def send(home, monkeypatch):
    def run(*, title="", agenda="", since=None, sent="meeting-form-save"):
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        app = AppTest.from_function(form, default_timeout=60).run()
        app.text_input(key="meeting-title").set_value(title)
        app.text_area(key="meeting-agenda").set_value(agenda)
        if since is not None:
            app.selectbox(key="meeting-group").set_value(since[0])
            app.selectbox(key="meeting-since").set_value(since[1])
        return click(app, sent)

    return run


def test_an_empty_list_says_what_a_meeting_is_and_offers_the_first(open_screen):
    app = open_screen()

    assert app.title[0].value == "Forbered et styringsmøte"
    assert "Et møte er et utvalg funn for en styringsgruppe" in app.info[0].value
    assert "meeting-new" in keys(app)


def test_a_new_meeting_is_made_in_its_form_and_opened(open_screen, send, home):
    app = click(open_screen(), "meeting-new")
    assert "meeting-form-save" in keys(app)
    assert not app.get("dialog")[0].proto.dialog.dismissible

    app = send(title="Møte i Ås", agenda="Alt")

    (made,) = list_meetings(home, LOCAL_MANAGER)
    assert (made.plan.title, made.plan.agenda) == ("Møte i Ås", "Alt")
    assert app.query_params["meeting"] == made.id
    screen = open_screen(meeting=made.id)
    assert screen.title[0].value.startswith("Møte i Ås: ")


def test_a_meeting_that_is_given_up_is_not_made(send, home):
    app = send(title="Møte i Ås", sent="meeting-form-cancel")

    assert not app.warning
    assert list_meetings(home, LOCAL_MANAGER) == ()


def test_a_decision_needs_a_role_that_does_it(home, monkeypatch):
    meeting = draft(home)
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_function(decision_form, default_timeout=60)
    app.query_params["meeting"] = meeting.id
    app.run()
    app.text_area(key="meeting-decision-words").set_value("Sett sluttdato")

    click(app, "meeting-decision-save")
    assert app.warning[0].value.startswith("Ingen er valgt til å gjøre det, og et")
    assert (
        list_decisions(home, LOCAL_MANAGER, meeting.plan.group_key, PLAN.held_on) == ()
    )

    app.selectbox(key="meeting-decision-owner").select("centre")
    click(app, "meeting-decision-save")
    (made,) = list_decisions(home, LOCAL_MANAGER, meeting.plan.group_key, PLAN.held_on)
    assert (made.words, made.owner_role) == ("Sett sluttdato", "centre")


@pytest.mark.parametrize(
    ("count", "title"),
    [(1, "1 møte, og det er publisert"), (2, "2 møter, alle er publisert")],
)
def test_the_list_says_that_all_is_published(open_screen, home, count, title):
    for _time in range(count):
        published(home)

    assert open_screen().title[0].value == title


def test_a_template_that_cannot_be_used_is_said_where_the_files_are(open_screen, home):
    (home.root / TEMPLATE_NAME).write_bytes(b"PK")
    meeting = draft(home)

    app = open_screen(meeting=meeting.id)

    assert "pack-template.pptx: Malen kan ikke åpnes som PowerPoint" in text_of(app)
    held_back = [each.key for each in app.get("download_button") if each.disabled]
    assert held_back == ["pack-nb-pptx", "pack-en-pptx"]


def test_a_group_that_has_not_met_before_is_not_compared_with_its_last_meeting(
    send, home
):
    published(home)
    last = "Det gruppens forrige møte så på"

    app = send(since=("Senter: Agder", "last-meeting"))
    assert app.warning[0].value.startswith("Gruppen har ikke noe publisert møte før")
    assert len(list_meetings(home, LOCAL_MANAGER)) == 1

    app = send(since=("Hele programmet", "last-meeting"))
    assert last in app.selectbox(key="meeting-since").options
    made = list_meetings(home, LOCAL_MANAGER)[0].plan
    assert (made.since_build_id, made.since_on) == ("tiny", date(2026, 6, 30))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"title": "Sak 01010050053"}, "Tittel: Teksten ser ut til å ha"),
        ({"agenda": "Ring 912 34 567"}, "Saksliste: Teksten ser ut til å ha"),
        ({"title": "æ" * 101}, "Tittel: Teksten har 101 tegn"),
    ],
    ids=["a national identity number", "a telephone number", "too long"],
)
def test_a_text_that_cannot_be_kept_is_said_and_nothing_is_saved(
    send, home, words, said
):
    app = send(**words)

    assert app.warning[0].value.startswith(said)
    assert list_meetings(home, LOCAL_MANAGER) == ()


def test_a_draft_is_prepared_on_one_page(open_screen, home):
    meeting = draft(home)
    commented(home, meeting, "Ring *dem*. " * 30)
    commented(home, meeting, "Om lønn", is_confidential=True)
    decided(home, meeting, "Sett sluttdato")

    app = open_screen(meeting=meeting.id)
    text = text_of(app)

    assert app.title[0].value.startswith("Styringsmøte 01.07.2026: ")
    assert "Utkast · Hele programmet · ikke sammenlignet med noe" in text
    assert "- Siden sist\n- \\* Vedtak" in text
    assert "1 av 1 vedtak står åpent" in text
    assert "2 kommentarer" in text
    assert "Ring \\*dem\\*. …" in text
    assert "Dekning · fortrolig" in text
    assert "Om lønn" not in text
    assert "1 fortrolig kommentar er utelatt." in text
    ticked = {box.key.rpartition("-")[2] for box in app.checkbox if box.value}
    assert ticked == {"status_and_flow", "coverage"}
    assert {"meeting-show", "meeting-publish", "decision-new"} <= keys(app)

    app.toggle(key="meeting-confidential").set_value(True).run()
    assert "Om lønn" in text_of(app)


def test_a_section_that_is_left_out_is_gone_from_the_plan(open_screen, home):
    meeting = draft(home)
    app = open_screen(meeting=meeting.id)

    app.checkbox(key=f"meeting-section-{meeting.id}-coverage").uncheck().run()

    plan = find_meeting(home, LOCAL_MANAGER, meeting.id).plan
    assert plan.sections == ("status_and_flow",)


def test_what_somebody_else_has_changed_stands_when_a_section_is_left_out(
    open_screen, home
):
    meeting = draft(home)
    app = open_screen(meeting=meeting.id)
    other = replace(meeting.plan, title="Et annet møte")
    change_meeting(home, LOCAL_MANAGER, meeting, other, NOON)

    app.checkbox(key=f"meeting-section-{meeting.id}-coverage").uncheck().run()

    plan = find_meeting(home, LOCAL_MANAGER, meeting.id).plan
    assert plan == replace(other, sections=("status_and_flow",))


def test_nothing_is_chosen_in_what_somebody_else_has_published(open_screen, home):
    meeting = draft(home)
    app = open_screen(meeting=meeting.id)
    publish_meeting(home, LOCAL_MANAGER, meeting, at=NOON, way_back="")

    app.checkbox(key=f"meeting-section-{meeting.id}-coverage").uncheck().run()

    assert "Noen har endret, publisert eller slettet" in app.warning[0].value
    plan = find_meeting(home, LOCAL_MANAGER, meeting.id).plan
    assert plan.sections == PLAN.sections


def test_a_comment_can_be_taken_back(open_screen, home):
    meeting = draft(home)
    commented(home, meeting, "Feil møte")
    (comment,) = list_comments(home, LOCAL_MANAGER, meeting)

    click(open_screen(meeting=meeting.id), f"comment-back-{comment.id}")

    assert list_comments(home, LOCAL_MANAGER, meeting) == ()


def test_a_published_meeting_says_so_and_nothing_is_written_in_it(open_screen, home):
    meeting = draft(home)
    commented(home, meeting, "Ring dem")
    decision = decided(home, meeting, "Sett sluttdato")
    publish_meeting(home, LOCAL_MANAGER, meeting, at=NOON, way_back="")
    done = DecisionStatus.DONE
    set_status(home, LOCAL_MANAGER, decision, done, on=date(2026, 7, 9), at=NOON)

    app = open_screen(meeting=meeting.id)

    assert "Publisert 01.07.2026 · Hele programmet" in text_of(app)
    assert app.info[0].value.startswith("Møtet er publisert: tallene og filene blir")
    # How a decision went is told as it stands, and can still be written down.
    assert "0 av 1 vedtak står åpent" in text_of(app)
    writing = ("meeting-change", "meeting-publish", "meeting-delete", "decision-new")
    assert not {*writing} & keys(app)
    assert not [key for key in keys(app) if key.startswith(("comment-", "meeting-s-"))]
    assert {"decision-status", "meeting-show"} <= keys(app)
    assert not app.checkbox


def test_in_english_the_same_meeting_speaks_english(open_screen, home):
    app = open_screen(meeting=published(home).id, lang="en")

    assert app.title[0].value.startswith("Steering meeting 1 Jul 2026: ")
    assert "Published 1 Jul 2026 · The whole programme" in text_of(app)
    assert "Coverage" in text_of(app)


def test_the_meeting_of_a_centre_shows_its_own_deliveries_only(open_screen, home):
    def findings(area):
        app = open_screen(meeting=draft(home, area=area).id)
        found = [b.label for b in app.button if b.key.startswith("meeting-finding-")]
        assert found
        return " ".join(found)

    assert "3 av 3 leveranser pågår" in findings(Area())
    assert "2 av 2 leveranser pågår" in findings(AGDER)


def test_a_meeting_whose_data_are_gone_says_so_and_can_still_be_changed(
    open_screen, home
):
    gone = draft(home, since_build_id="20260101", since_on=date(2026, 1, 1))

    app = open_screen(meeting=gone.id)

    assert app.title[0].value == "Styringsmøte 01.07.2026"
    assert "Datasettet 20260101, som møtet sammenlignes med, er ikke" in text_of(app)
    assert {"meeting-change", "meeting-delete"} <= keys(app)
    assert app.button(key="meeting-show").disabled
    assert app.button(key="meeting-publish").disabled

    wall = open_screen(meeting=gone.id, finding="1")
    assert "Datasettet 20260101" in text_of(wall)
    assert "finding" not in click(wall, "meeting-back").query_params


def test_a_published_meeting_outlives_the_data_it_looked_at(open_screen, home):
    meeting = published(home)
    (home.builds / "tiny.duckdb").rename(home.builds / "newer.duckdb")
    with duckdb.connect(str(home.builds / "newer.duckdb")) as connection:
        connection.execute("update meta.build set build_id = 'newer'")
    home.pointer.write_text("newer.duckdb\n", encoding="utf-8")

    app = open_screen(meeting=meeting.id)

    assert app.warning[0].value.startswith("Datasettet møtet så på, er slettet")
    assert "3 av 3 leveranser pågår" in " ".join(each.label for each in app.button)


@pytest.mark.parametrize("query", [{}, {"finding": "2"}], ids=["to prepare", "a wall"])
def test_a_meeting_that_is_not_there_leads_to_those_that_are(open_screen, home, query):
    meeting = draft(home)

    app = open_screen(meeting="2020-01-01-000000", **query)

    assert "Møtet i adressen er slettet, eller er ikke et av dine" in app.info[0].value
    assert f"meeting-{meeting.id}" in keys(app)
    assert "finding" not in app.query_params


def test_records_that_cannot_be_read_are_said_to_be_that(open_screen, home):
    draft(home)
    with closing(sqlite3.connect(records_path(home))) as file, file:
        file.execute("alter table meetings rename to lost")

    app = open_screen()

    assert app.title[0].value == "Møtene kan ikke vises"
    assert "kan ikke leses akkurat nå" in app.info[0].value
