"""Data: what was set aside, warned of, loaded and checked, each with its sentence."""

import json

import duckdb

from tests.app.tiny_home import empty_home, run_view, tiny_home

ORIGINAL = {"Leveranse-id": "L-9", "Startet": "31.12.2024", "Avsluttet": ""}


def remembered(home, table, **row):
    with duckdb.connect(str(home.builds / "tiny.duckdb")) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "select column_name from information_schema.columns "
                "where table_schema = 'meta' and table_name = ?",
                [table],
            ).fetchall()
        ]
        places = ", ".join("?" for _ in names)
        connection.execute(
            f"insert into meta.{table} values ({places})",
            [row.get(name) for name in names],
        )
    return home


def set_aside(home):
    remembered(
        home, "loads", file_name="leveranser.csv", table_name="deliveries",
        read_count=2, kept_count=1, set_aside_count=1, encoding="cp1252",
        delimiter=";", decimal_mark=",", date_style="dotted",
    )  # fmt: skip
    return remembered(
        home, "rejected_rows", load_id="1", table_name="deliveries",
        source_file="leveranser.csv", source_row=88, rule="ended_before_started",
        sentence_nb="leveranser.csv, linje 88: Slutten er før starten.",
        sentence_en="leveranser.csv, line 88: The end is before the start.",
        owner="centre", original=json.dumps(ORIGINAL),
    )  # fmt: skip


def test_a_row_set_aside_is_shown_with_sentence_place_and_original(
    tmp_path, monkeypatch
):
    app = run_view("loaded_data", set_aside(tiny_home(tmp_path)), monkeypatch)

    row = app.dataframe[0].value.to_dict("records")[0]
    assert app.title[0].value == "1 av 2 leste rader er med i datasettet"
    assert row["sentence"] == "Slutten er før starten."
    assert row["source_row"] == 88
    assert row["original"] == "Leveranse-id: L-9 · Startet: 31.12.2024"
    assert row["owner"] == "Arbeidslivssenteret"


def test_a_row_set_aside_does_not_tell_what_few_persons_have_answered(
    tmp_path, monkeypatch
):
    home = remembered(
        tiny_home(tmp_path), "rejected_rows", load_id="1", table_name="evaluations",
        source_file="evalueringer.csv", source_row=7, column_name="usefulness_mean",
        rule="usefulness_out_of_range", owner="data_owner",
        sentence_nb="evalueringer.csv, linje 7: Nytte, snitt er 5,75.",
        sentence_en="evalueringer.csv, line 7: Usefulness, mean is 5.75.",
        original=json.dumps({"Leveranse-id": "L-1", "Nytte, snitt": "5,75"}),
    )  # fmt: skip

    app = run_view("loaded_data", home, monkeypatch)

    row = app.dataframe[0].value.to_dict("records")[0]
    rules = app.table[0].value.to_dict("records")
    assert "5,75" not in str(row) + str(rules)
    assert row["sentence"].startswith("Nytte, snitt bryter en regel.")
    assert row["original"] == "Leveranse-id: L-1 · Nytte, snitt: skjult"


def test_rows_of_two_loads_of_the_same_file_are_two_rows(tmp_path, monkeypatch):
    home = tiny_home(tmp_path)
    for load in ("1", "2"):
        remembered(
            home, "rejected_rows", load_id=load, table_name="deliveries",
            source_file="leveranser.csv", source_row=88, rule="r", sentence_nb="x",
            owner="centre", original="{}",
        )  # fmt: skip

    app = run_view("loaded_data", home, monkeypatch)

    assert "2 rader er satt til side" in [heading.value for heading in app.header]


def test_what_was_loaded_is_said_with_its_dialect(tmp_path, monkeypatch):
    app = run_view("loaded_data", set_aside(tiny_home(tmp_path)), monkeypatch)

    said = [text for table in app.table for text in table.value.to_numpy().ravel()]
    assert (
        "Windows-tegnsett (cp1252), semikolon, desimalkomma, datoer som dd.mm.åååå"
        in said
    )


def test_nothing_set_aside_is_said_in_words(tmp_path, monkeypatch):
    app = run_view("loaded_data", tiny_home(tmp_path), monkeypatch)

    headings = [heading.value for heading in app.header]
    assert "0 rader er satt til side" in headings
    assert "Alle rader som er lest, er med i datasettet." in [
        each.value for each in app.info
    ]


def test_the_strip_says_what_the_figures_rest_on(tmp_path, monkeypatch):
    app = run_view("loaded_data", set_aside(tiny_home(tmp_path)), monkeypatch)

    label = app.expander[0].label
    assert "Data per **30.06.2026**" in label
    assert "**1** rad satt til side" in label
    assert "Oppdiktede data" in label


def test_a_new_build_shows_at_the_next_rerun(tmp_path, monkeypatch):
    home = tiny_home(tmp_path)
    app = run_view("loaded_data", home, monkeypatch)

    other = set_aside(tiny_home(tmp_path / "other"))
    (other.builds / "tiny.duckdb").rename(home.builds / "second.duckdb")
    home.pointer.write_text("second.duckdb\n")
    (home.builds / "tiny.duckdb").unlink()
    app.run()

    assert "**1** rad satt til side" in app.expander[0].label


def test_without_a_build_the_page_says_how_to_load_one(tmp_path, monkeypatch):
    app = run_view("loaded_data", empty_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingenting er lastet ennå"
    assert not app.expander
