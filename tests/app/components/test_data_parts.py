"""The parts of Data: rows to mend, checks over time, fields of the sources."""

import json
from datetime import datetime
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.tiny_home import tiny_home
from tests.app.views.test_loaded_data import remembered

ORIGINAL = {"Leveranse-id": "L-9", "Startet": "31.12.2024", "Avsluttet": ""}


def draw(module, show):
    from importlib import import_module

    from app.components.page import open_page

    getattr(import_module(f"app.components.{module}"), show)(open_page("loaded_data"))


def shown(home, monkeypatch, module, show):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_function(draw, args=(module, show), default_timeout=30).run()
    assert not app.exception, app.exception
    return app


@pytest.fixture
def aside(monkeypatch):
    return partial(
        shown, monkeypatch=monkeypatch, module="data_aside", show="show_aside"
    )


@pytest.fixture
def checks(monkeypatch):
    return partial(
        shown, monkeypatch=monkeypatch, module="data_checks", show="show_checks"
    )


@pytest.fixture
def fields(monkeypatch):
    return partial(
        shown, monkeypatch=monkeypatch, module="data_fields", show="show_fields"
    )


def set_aside(home, **changes):
    row = {
        "load_id": "1", "table_name": "deliveries", "row_key": "L-9",
        "source_file": "leveranser.csv", "source_row": 88,
        "rule": "ended_before_started", "owner": "centre",
        "sentence_nb": "leveranser.csv, linje 88: Slutten er før starten.",
        "sentence_en": "leveranser.csv, line 88: The end is before the start.",
        "original": json.dumps(ORIGINAL),
    }  # fmt: skip
    return remembered(home, "rejected_rows", **row | changes)


def loaded(home, load_id, day, *, read=100, aside=0, name="leveranser.csv"):
    return remembered(
        home, "loads", load_id=load_id, loaded_at=datetime(2026, 6, day),
        file_name=name, table_name="deliveries", source="own", read_count=read,
        kept_count=read - aside, set_aside_count=aside,
    )  # fmt: skip


def broken(home, load_id, day, rule, *, rows=1, severity="set_aside"):
    return remembered(
        home, "faults", load_id=load_id, loaded_at=datetime(2026, 6, day),
        file_name="leveranser.csv", table_name="deliveries", source="own", rule=rule,
        severity=severity, rows_count=rows,
    )  # fmt: skip


def headings(app):
    return [each.value for each in app.header]


def test_a_row_set_aside_is_shown_with_sentence_place_key_and_original(tmp_path, aside):
    app = aside(set_aside(tiny_home(tmp_path)))

    row = app.dataframe[0].value.to_dict("records")[0]
    assert app.title[0].value == "1 rad er satt til side"
    assert row["sentence"] == "Slutten er før starten."
    assert (row["source_row"], row["row_key"]) == (88, "L-9")
    assert row["original"] == "Leveranse-id: L-9 · Startet: 31.12.2024"
    assert row["owner"] == "Arbeidslivssenteret"
    assert row["rule"] == "Slutt før start"


def test_a_row_set_aside_does_not_tell_what_few_persons_have_answered(tmp_path, aside):
    home = set_aside(
        tiny_home(tmp_path), table_name="evaluations", source_file="evalueringer.csv",
        column_name="usefulness_mean", rule="usefulness_out_of_range",
        sentence_nb="evalueringer.csv, linje 88: Nytte, snitt er 5,75.",
        original=json.dumps({"Leveranse-id": "L-1", "Nytte, snitt": "5,75"}),
    )  # fmt: skip

    app = aside(home)

    row = app.dataframe[0].value.to_dict("records")[0]
    assert "5,75" not in str(row)
    assert row["sentence"].startswith("Nytte, snitt bryter en regel.")
    assert row["original"] == "Leveranse-id: L-1 · Nytte, snitt: skjult"


def test_rows_of_two_loads_of_the_same_file_are_two_rows(tmp_path, aside):
    home = set_aside(tiny_home(tmp_path))

    app = aside(set_aside(home, load_id="2"))

    assert app.title[0].value == "2 rader er satt til side"


def test_the_rows_of_one_owner_or_file_can_be_looked_at_alone(tmp_path, aside):
    home = set_aside(tiny_home(tmp_path))
    app = aside(set_aside(home, source_file="tiltak.csv", owner="advisor"))

    app.selectbox(key="owner").select("advisor").run()

    assert list(app.dataframe[0].value["source_file"]) == ["tiltak.csv"]


def test_nothing_set_aside_is_said_in_words_and_has_no_correction_file(tmp_path, aside):
    app = aside(tiny_home(tmp_path))

    assert "Alle rader som er lest, er med i datasettet." in [
        each.value for each in app.info
    ]
    assert not app.get("download_button")


def test_from_one_load_there_is_no_chart_but_a_sentence(tmp_path, checks):
    app = checks(loaded(tiny_home(tmp_path), "1", 1, aside=5))

    assert "5 av 100 rader ble satt til side i den ene lastingen som finnes" in (
        headings(app)
    )
    assert not app.get("plotly_chart")


def test_two_loads_make_a_course_and_say_which_rules_are_new_and_gone(tmp_path, checks):
    home = loaded(tiny_home(tmp_path), "1", 1, aside=5)
    loaded(home, "2", 2, aside=2)
    broken(home, "1", 1, "code_unknown")
    broken(home, "1", 1, "key_missing", rows=4)
    broken(home, "2", 2, "key_missing")
    broken(home, "2", 2, "unit_count", severity="warn")

    app = checks(home)

    assert app.get("plotly_chart")
    assert "2 av 100 rader ble satt til side, 5 i lastingen før" in headings(app)
    assert "1 regel er nylig brutt; 1 fortsatt, og 1 ikke lenger" in headings(app)
    assert list(app.dataframe[0].value["state"]) == [
        "Nylig brutt",
        "Fortsatt brutt",
        "Ikke lenger brutt",
    ]


@pytest.mark.parametrize(
    ("read", "aside", "said"), [(300, 7, "2,3"), (4_000, 1, "mindre enn 0,1")]
)
def test_a_share_has_one_decimal_at_most(tmp_path, checks, read, aside, said):
    app = checks(loaded(tiny_home(tmp_path), "1", 1, read=read, aside=aside))

    assert f"{said} av 100 rader ble satt til side" in headings(app)[0]


def test_rules_without_a_row_to_look_at_are_counted_and_not_listed(tmp_path, checks):
    home = tiny_home(tmp_path)
    for rule, count in (("key_missing", 4), ("unit_count", 0), ("code_unknown", 0)):
        remembered(
            home, "check_results", load_id="1", table_name="deliveries", rule=rule,
            sentence_nb="Regel.", sentence_en="Rule.", severity="set_aside",
            owner="centre", checked_count=count, failed_count=0,
        )  # fmt: skip

    app = checks(home)

    assert "1 regel ble kontrollert i siste lasting" in headings(app)
    assert "2 regler til hadde ingen rader å se på, og er ikke listet." in " ".join(
        each.value for each in [*app.caption, *app.markdown]
    )


def test_a_build_of_before_the_count_says_so_and_still_has_its_rules(tmp_path, checks):
    import duckdb

    home = tiny_home(tmp_path)
    with duckdb.connect(str(home.builds / "tiny.duckdb")) as connection:
        connection.execute("drop table meta.faults")
        connection.execute("alter table meta.loads drop column source")

    app = checks(home)

    assert app.info[0].value.startswith("Dette datasettet er laget før Varig talte")
    assert "0 regler ble kontrollert i siste lasting" in headings(app)


def noted(home, field, fate, **rest):
    return remembered(
        home, "source_notes", load_id="1", source="fia", file_name="sak.csv",
        field=field, fate=fate, **rest,
    )  # fmt: skip


def test_every_field_says_what_became_of_it_and_why(tmp_path, fields):
    home = noted(
        tiny_home(tmp_path), "orgnr", "taken",
        target="workplaces.organisation_number", note_nb="Som den står.",
    )  # fmt: skip
    noted(home, "saksbehandler", "dropped", note_nb="Navn på en person.")

    app = fields(home)

    assert app.title[0].value == "2 av 2 felt i kildene er gjort rede for"
    assert [(each.label, each.value) for each in app.metric] == [
        ("Tatt inn", "1"),
        ("Utledet", "0"),
        ("Ikke tatt inn", "1"),
        ("Ukjent", "0"),
    ]
    dropped, taken = app.dataframe[0].value.to_dict("records")
    assert (dropped["field"], dropped["note"]) == (
        "saksbehandler",
        "Navn på en person.",
    )
    assert taken["target"] == "Virksomheter: Organisasjonsnummer"
    assert taken["source"] == "Fia"


def test_what_comes_of_no_column_says_so_in_place_of_a_field(tmp_path, fields):
    home = noted(
        tiny_home(tmp_path), "-", "derived", target="workplaces.sector",
        note_nb="Alltid «municipal».",
    )  # fmt: skip

    assert list(fields(home).dataframe[0].value["field"]) == ["ingen kolonne i filen"]


def test_headings_that_nobody_knows_in_our_own_form_stand_among_the_fields(
    tmp_path, fields
):
    home = remembered(
        tiny_home(tmp_path), "loads", load_id="1", file_name="leveranser.csv",
        table_name="deliveries", unknown_headings="Merknad, Ansvarlig",
    )  # fmt: skip

    app = fields(home)

    assert app.title[0].value == "0 av 2 felt i kildene er gjort rede for"
    assert set(app.dataframe[0].value["field"]) == {"Merknad", "Ansvarlig"}


def test_without_fields_to_explain_the_page_says_why(tmp_path, fields):
    app = fields(tiny_home(tmp_path))

    assert app.title[0].value == "Ingen kilde har egne felt"
    assert app.info


def test_an_instruction_says_what_stood_before_without_empty_parts(
    tmp_path, monkeypatch
):
    home = tiny_home(tmp_path)
    for key, was in (("V-1", "|"), ("V-2", "V-9|"), ("V-3", "open|V-9")):
        what = {"kind": "merged", "row_key": key, "was": was}
        remembered(home, "instructions", load_id="1", table_name="workplaces", **what)

    app = shown(home, monkeypatch, "data_instructions", "show_instructions")

    rows = app.dataframe[0].value
    before = dict(zip(rows["row_key"], rows["was"].fillna(""), strict=True))
    assert before == {"V-1": "", "V-2": "V-9", "V-3": "open, V-9"}
