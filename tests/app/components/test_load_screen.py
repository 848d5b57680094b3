"""Loading in the app: what a reader sees in each state, and what is never shown."""

import re
import subprocess
import sys
import time
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from app.components.load_findings import sentences
from app.components.load_running import share_done, step_words, time_words
from app.components.load_words import outcome_words
from app.load_folder import JobFolder, Order, Progress, Refusal, Why
from app.load_worker import PUBLISHING, WAITING
from app.loading import Job, Running
from app.translations.gettext import speaking
from data.home import find_home
from data.sentence import Sentence
from pipelines.report import (
    CellChange,
    FigureChange,
    FileReport,
    Finding,
    LoadReport,
    NoteReport,
    TableReport,
)
from pipelines.watch import Step
from tests.pipelines.programmes import row, write_programme

SCREEN = """
import os
from app.components.load_screen import {name}
from app.components.same_reader import remember_reader
from app.translations.gettext import set_language
from data.home import find_home
set_language({language!r})
remember_reader()
{name}(find_home(None, os.environ), {language!r})
"""
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(tmp_path / "home"))
    return find_home(tmp_path / "home", {})


def screen(name="show_load", language="nb", **state):
    app = AppTest.from_string(
        SCREEN.format(name=name, language=language), default_timeout=30
    )
    for key, value in state.items():
        app.session_state[key.replace("_", "-")] = value
    app.run()
    assert not app.exception, app.exception
    return app


def said(app):
    kinds = (app.title, app.header, app.markdown, app.info, app.warning, app.success)
    shown = [each.value for kind in kinds for each in kind]
    tables = [str(table.value.to_dict("records")) for table in app.table]
    return "\n".join([*shown, *tables])


def report(**changes):
    plain = LoadReport(
        build_id=None,
        content_hash="abc",
        data_date=date(2026, 10, 31),
        is_new=True,
        is_published=False,
        files=(FileReport("leveranser.csv", "0", "utf-8", ";", ",", "dotted"),),
        tables=(TableReport("deliveries", 420, 12, 3, 400, 5, 0),),
        findings=(),
        warnings_count=0,
    )
    return LoadReport(**vars(plain) | changes)


def waiting_job(home, found=None, refusal=None, *, is_load=False):
    folder = JobFolder(home.uploads / "job")
    folder.files.mkdir(parents=True)
    folder.write_order(Order(is_load, ("a.csv",), (), None, "nb", NOW, app_pid=1))
    if found is not None:
        folder.write_report(found)
    if refusal is not None:
        folder.write_refusal(refusal.why, refusal.faults)
    return Job(home, folder)


def test_before_anything_is_chosen_nothing_can_be_tried(home):
    app = screen()

    assert app.title[0].value == "Last inn filer"
    assert app.button(key="load-check").disabled
    assert "Ingenting blir endret før du sier fra." in said(app)


def test_without_a_data_set_the_first_files_can_be_loaded(home):
    app = screen("show_first_load", "en")

    assert app.title[0].value == "Nothing is loaded yet"
    assert app.file_uploader
    assert "No files at hand? `varig demo`" in said(app)


def test_a_lost_data_set_is_told_of_and_files_can_be_loaded(home):
    home.pointer.write_text("gone.duckdb\n", encoding="utf-8")

    app = screen("show_first_load")

    assert app.title[0].value == "Datasettet som er i bruk, mangler eller er skadet"
    assert app.file_uploader


@pytest.mark.parametrize("name", ["show_load", "show_first_load"])
def test_uploads_that_are_off_leave_no_field_for_files(home, monkeypatch, name):
    monkeypatch.setenv("VARIG_UPLOADS", "off")

    app = screen(name)

    assert not app.file_uploader
    assert "innstillingen VARIG_UPLOADS er off" in said(app)


def test_an_unknown_setting_is_said_and_leaves_no_field_for_files(home, monkeypatch):
    monkeypatch.setenv("VARIG_UPLOADS", "kanskje")

    app = screen()

    assert not app.file_uploader
    assert "er 'kanskje', og kan bare være on eller off" in said(app)


def test_the_outcome_states_the_finding_and_waits_for_the_reader(home):
    app = screen(load_job=waiting_job(home, report()))

    finding = "12 nye, 3 endrede og 400 uendrede rader; 5 rader ville bli satt til side"
    assert app.title[0].value == finding
    assert app.button(key="load-confirm").label == "Last inn"
    assert app.button(key="load-discard").label == "Forkast"
    assert app.table[0].value.to_dict("records") == [
        {
            "Tabell": "Leveranser",
            "Lest": "420",
            "Nye": "12",
            "Endret": "3",
            "Satt til side": "5",
            "Uendrede": "400",
        }
    ]


def test_discarded_files_are_gone(home):
    app = screen(load_job=waiting_job(home, report()))

    app.button(key="load-discard").click().run()

    assert app.title[0].value == "Last inn filer"
    assert list(home.uploads.iterdir()) == []


def test_what_is_loaded_already_cannot_be_loaded_again(home):
    same = report(is_new=False, tables=(TableReport("deliveries", 4, 0, 0, 4, 0, 0),))

    app = screen(load_job=waiting_job(home, same))

    assert app.title[0].value == (
        "Alt som kan leses, er inne fra før; ingen rad ville bli satt til side"
    )
    assert "Det er ikke noe nytt å laste inn" in said(app)
    assert [button.key for button in app.button] == ["load-discard"]


def test_where_only_rows_to_mend_are_new_the_correction_file_stands_out(home):
    known = report(tables=(TableReport("deliveries", 6, 0, 0, 4, 2, 0),))
    job = waiting_job(home, known)
    job.folder.corrections.write_bytes(b"x")

    app = screen(load_job=job)

    assert app.title[0].value == (
        "Alt som kan leses, er inne fra før; 2 rader ville bli satt til side"
    )
    assert "Ingen rad som er inne, ville blitt en annen." in said(app)
    assert kinds(app) == {"load-confirm": "secondary", "load-corrections": "primary"}


def test_without_rows_to_mend_the_load_stands_out(home):
    new = report(tables=(TableReport("deliveries", 4, 4, 0, 0, 0, 0),))

    app = screen(load_job=waiting_job(home, new))

    assert kinds(app) == {"load-confirm": "primary"}


def kinds(app):
    buttons = [*app.get("button"), *app.get("download_button")]
    found = {each.proto.id.rpartition("-load-")[2]: each.proto.type for each in buttons}
    return {f"load-{name}": kind for name, kind in found.items() if name != "discard"}


def test_changed_fields_are_shown_in_words_and_answers_are_hidden(home):
    changes = (
        CellChange("deliveries", "L-1", "status", "ongoing", "completed"),
        CellChange("deliveries", "L-1", "ended_on", None, "2026-10-31"),
        CellChange("evaluations", "E-1", "usefulness_mean", "3.4", "4.9"),
        CellChange("actions", "M-1", "title", "Samtale med Kari", "Ny samtale"),
        CellChange("party_roles", "P-1", "from_on", "2020-01-01", "2021-01-01"),
    )
    found = report(changes=changes, changes_count=1_204)

    app = screen(load_job=waiting_job(home, found))

    table = app.table[1].value.to_dict("records")
    assert [list(each.values())[2:] for each in table] == [
        ["Status i kilden", "Pågår", "Avsluttet"],
        ["Avsluttet", "–", r"31\.10.2026"],
        ["Nytte, snitt", "skjult", "skjult"],
        ["Tiltak", "skjult", "skjult"],
    ]
    words = said(app)
    assert re.search(r"1.204 felter får andre verdier", words)
    assert re.search(r"De første 5 av 1.204 er listet", words)
    assert "1 står i en tabell om personer, og er bare talt." in words
    assert "Kari" not in words
    assert "2021" not in words


def test_the_first_row_of_a_rule_is_named_and_never_quotes_an_answer(home):
    found = report(
        findings=(
            Finding("deliveries", "start_date", "set_aside", 5, "L-1 er feil.", "x"),
            Finding("evaluations", "score_range", "set_aside", 2, "9,9 er feil.", "x"),
            Finding("evaluations", "unknown_column", "warn", 3, "Kjenner ikke X.", "x"),
        )
    )

    app = screen(load_job=waiting_job(home, found))

    words = said(app)
    assert "Hvorfor rader ville bli satt til side: 2 regler" in words
    assert "Varsler: 1 regel" in words
    assert "L-1 er feil." in words
    assert "Kjenner ikke X." in words
    assert "9,9" not in words


def test_a_rule_of_one_promise_is_told_by_its_promise():
    finding = Finding("evaluations", "key_unique", "set_aside", 2, "E-1 er 9,9.", "x")

    (sentence,) = sentences([finding], "nb")

    assert "9,9" not in sentence
    assert "nøkkel" in sentence


def test_figures_that_move_are_written_in_their_units(home):
    found = report(
        figures=(
            FigureChange("deliveries", 60.0, 62.0),
            FigureChange("no_such_figure", 1.0, 2.0),
        )
    )

    app = screen(load_job=waiting_job(home, found))

    assert "1 nøkkeltall flytter seg" in said(app)
    assert list(app.table[1].value.to_dict("records")[0].values())[1:] == [
        "60",
        "62",
        r"\+2",
    ]


def test_fields_of_a_source_are_told_those_to_look_at_first(home):
    notes = (
        NoteReport("orgnr", "taken", "workplaces.workplace_id", "Som den er.", "x"),
        NoteReport("navn", "dropped", None, "Navn på en person.", "x"),
        NoteReport("ny", "unknown", None, "Ukjent.", "x"),
    )
    file = FileReport("sak.csv", "0", None, None, None, None, "fia", notes)

    app = screen(load_job=waiting_job(home, report(files=(file,))))

    assert app.expander[0].label == "sak.csv: 1 ukjent, 1 ikke tatt inn, 1 tatt inn"
    fields = [each["Felt i filen"] for each in app.table[1].value.to_dict("records")]
    assert fields == ["ny", "navn", "orgnr"]


def test_every_fault_is_listed_and_the_files_are_gone(home):
    faults = tuple(Sentence(f"fil {n} *er* feil.", f"file {n}.") for n in range(3))
    job = waiting_job(home, refusal=Refusal(Why.FAULTS, faults))

    app = screen(load_job=job)

    assert app.title[0].value == "Filene kan ikke brukes: 3 feil"
    assert all(rf"fil {n} \*er\* feil." in said(app) for n in range(3))
    assert app.file_uploader
    assert list(home.uploads.iterdir()) == []


@pytest.mark.parametrize(
    ("why", "title"),
    [
        (Why.BUSY, "Another load is running"),
        (Why.CHANGED, "Nothing is loaded: the outcome would be another"),
    ],
)
def test_what_may_do_better_later_keeps_the_files(home, why, title):
    refusal = Refusal(why, (Sentence("Vent.", "Wait."),))

    app = screen(language="en", load_job=waiting_job(home, refusal=refusal))

    assert app.title[0].value == title
    assert app.warning[0].value == "Wait."
    assert [each.key for each in app.button] == ["load-again", "load-discard"]
    assert list(home.uploads.iterdir())


def test_a_worker_that_said_nothing_gives_a_sentence(home):
    app = screen(load_job=waiting_job(home))

    assert app.title[0].value == "Filene kunne ikke lastes inn"
    assert "for lite minne" in app.warning[0].value


def test_a_load_that_is_in_says_what_is_in_use_and_what_comes_next(home):
    found = report(build_id="b1", is_published=True, based_on="b0")

    app = screen(load_job=waiting_job(home, found, is_load=True))

    assert app.title[0].value.startswith("Lastet inn: 12 nye, 3 endrede og 400 uendre")
    assert app.success[0].value == "Datasett b1 er i bruk nå, med data per 31.10.2026."
    words = said(app)
    assert "Se de 5 radene som er satt til side" in words
    assert "gå tilbake til det under Datasett" in words
    assert list(home.uploads.iterdir()) == []

    app.button(key="load-more").click().run()
    assert app.title[0].value == "Last inn filer"


def test_files_go_all_the_way_from_the_field_to_the_builds(home, tmp_path):
    faulty = [row("deliveries"), row("deliveries", delivery_id="L-2", started_on="x")]
    folder = write_programme(tmp_path / "in", deliveries=faulty)
    files = [(each.name, each.read_bytes(), "") for each in sorted(folder.iterdir())]
    app = screen()

    app.file_uploader[0].set_value(files).run()
    assert app.button(key="load-check").label == "Prøv 14 filer"
    app.button(key="load-check").click().run()
    after(app, "load-confirm")
    assert "1 rad ville bli satt til side" in app.title[0].value
    app.button(key="load-confirm").click().run()
    after(app, "load-more")

    assert "1 rad er satt til side" in app.title[0].value
    assert home.pointer.exists()
    assert list(home.uploads.iterdir()) == []


def after(app, key):
    until = time.monotonic() + 60
    while key not in {button.key for button in app.button}:
        assert time.monotonic() < until, said(app)
        time.sleep(0.2)
        app.run()
        assert not app.exception, app.exception


def test_a_cancelled_dry_run_leaves_nothing(home, tmp_path):
    files = [
        (each.name, each.read_bytes(), "")
        for each in sorted(write_programme(tmp_path / "in").iterdir())
    ]
    app = screen()
    app.file_uploader[0].set_value(files).run()
    app.button(key="load-check").click().run()

    app.button(key="load-cancel").click().run()

    assert app.title[0].value == "Stoppet"
    assert app.file_uploader
    assert list(home.uploads.iterdir()) == []


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "Gjør klart, og det tar noen sekunder"),
        (Progress(WAITING), "Venter på at en annen lasting blir ferdig"),
        (Progress("read", 1, 5), "Leser fil 2 av 5"),
        (Progress("check", 3, 13), "Kontrollerer tabell 4 av 13"),
        (Progress("figures"), "Regner ut hvilke nøkkeltall som flytter seg"),
        (Progress(PUBLISHING), "Tar datasettet i bruk"),
    ],
)
def test_each_step_is_said_in_words(progress, words):
    with speaking("nb"):
        assert step_words(Running(False, NOW, progress)) == words


def test_the_bar_never_goes_back():
    steps = [None, *(Progress(step.value, n, 4) for step in Step for n in range(4))]

    shares = [share_done(progress) for progress in steps]

    assert shares == sorted(shares)
    assert share_done(Progress(PUBLISHING)) >= shares[-1]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "Det har tatt 1 sekund."),
        (119, "Det har tatt 119 sekunder."),
        (120, "Det har tatt 2 minutter."),
        (121, "Det har tatt 3 minutter."),
    ],
)
def test_the_time_so_far_is_said_in_seconds_then_minutes(seconds, words):
    with speaking("nb"):
        assert time_words(seconds) == words


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (TableReport("deliveries", 1, 1, 0, 0, 0, 0), "1 ny rad"),
        (TableReport("deliveries", 3, 0, 2, 1, 0, 0), "2 endrede og 1 uendret rad"),
        (TableReport("deliveries", 0, 0, 0, 0, 0, 0, 7), "7 trukket tilbake rader"),
        (TableReport("deliveries", 2, 0, 0, 0, 2, 0), "Ingen rad kommer inn"),
    ],
)
def test_the_finding_names_what_there_is(table, words):
    with speaking("nb"):
        assert outcome_words(report(tables=(table,))).startswith(f"{words}; ")


def test_the_worker_knows_every_word_of_the_screen():
    # A step that the bar does not know would be a fault on the screen.
    with speaking("en"):
        for step in Step:
            assert step_words(Running(True, NOW, Progress(step.value)))


def test_the_screen_is_there_without_the_rules_that_take_seconds():
    code = (
        "import sys, app.components.load_screen; "
        "sys.exit('great_expectations' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
