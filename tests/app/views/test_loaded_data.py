"""Data: what is in, who has something to mend, and a first screen without a build."""

import duckdb

from tests.app.tiny_home import empty_home, run_view, tiny_home


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
        home, "loads", load_id="1", file_name="leveranser.csv",
        table_name="deliveries", read_count=2, kept_count=1, set_aside_count=1,
        encoding="cp1252", delimiter=";", decimal_mark=",", date_style="dotted",
    )  # fmt: skip
    return remembered(
        home, "rejected_rows", load_id="1", table_name="deliveries",
        source_file="leveranser.csv", source_row=88, rule="ended_before_started",
        sentence_nb="leveranser.csv, linje 88: Slutten er før starten.",
        sentence_en="leveranser.csv, line 88: The end is before the start.",
        owner="centre", original="{}",
    )  # fmt: skip


def cells(app):
    tables = [*app.table, *app.dataframe]
    return [text for table in tables for text in table.value.to_numpy().ravel()]


def test_how_much_is_in_and_who_has_something_to_mend_comes_first(
    tmp_path, monkeypatch
):
    app = run_view("loaded_data", set_aside(tiny_home(tmp_path)), monkeypatch)

    assert app.title[0].value == "1 av 2 leste rader er med i datasettet"
    assert app.header[0].value == "1 rad venter på å bli rettet"
    assert "Arbeidslivssenteret" in cells(app)


def test_what_was_loaded_is_said_with_its_dialect(tmp_path, monkeypatch):
    app = run_view("loaded_data", set_aside(tiny_home(tmp_path)), monkeypatch)

    assert (
        "Windows-tegnsett (cp1252), semikolon, desimalkomma, datoer som dd.mm.åååå"
        in cells(app)
    )


def test_a_source_is_named_in_words_where_not_all_is_our_own_form(
    tmp_path, monkeypatch
):
    home = remembered(
        set_aside(tiny_home(tmp_path)), "loads", load_id="2",
        file_name="sak.csv", table_name="deliveries", source="fia",
        read_count=1, kept_count=1, set_aside_count=0,
    )  # fmt: skip

    app = run_view("loaded_data", home, monkeypatch)

    assert {"Fia", "Varigs egen form"} <= set(cells(app))


def test_a_workbook_read_by_a_mapping_says_its_sheet_and_its_source(
    tmp_path, monkeypatch
):
    home = remembered(
        tiny_home(tmp_path), "loads", load_id="1", file_name="tiltak.xlsx",
        sheet="Enheter", table_name="workplaces", source="mapping:fjordvik",
        read_count=1, kept_count=1, set_aside_count=0,
    )  # fmt: skip

    app = run_view("loaded_data", home, monkeypatch)

    assert not app.exception
    assert {"Enheter", "Tilordningsfilen fjordvik"} <= set(cells(app))


def test_nothing_to_mend_is_said_in_words(tmp_path, monkeypatch):
    app = run_view("loaded_data", tiny_home(tmp_path), monkeypatch)

    assert "Ingenting er satt til side" in [each.value for each in app.header]
    assert "Ingen rad er satt til side, og ingen rad som er med, har et varsel." in [
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


def test_the_part_that_loads_files_is_there_only_when_files_may_be_sent_in(
    tmp_path, monkeypatch
):
    home = tiny_home(tmp_path)

    monkeypatch.setenv("VARIG_UPLOADS", "on")
    on = run_view("loaded_data", home, monkeypatch)
    monkeypatch.setenv("VARIG_UPLOADS", "off")
    off = run_view("loaded_data", home, monkeypatch)

    assert "Last inn filer" in parts(on)
    assert "Last inn filer" not in parts(off)


def parts(app):
    return app.button_group(key="part").options


def test_without_a_build_the_page_offers_a_first_load(tmp_path, monkeypatch):
    app = run_view("loaded_data", empty_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingenting er lastet ennå"
    assert not app.expander
