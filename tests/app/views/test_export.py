"""Export: with rows, with one, with none, and with nothing loaded."""

from datetime import date

from streamlit.testing.v1 import AppTest

from app.metrics.registry import METRICS
from tests.app.tiny_home import VIEWS, empty_home, run_view, tiny_home

UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}


def delivery(**changes):
    return UNIT | {"status": "ongoing", "started_on": date(2025, 1, 1)} | changes


def rows(count):
    return {
        "workplaces": [{"workplace_id": "V-1", "workplace_name": "Åsen barnehage"}],
        "deliveries": [delivery(delivery_id=f"L-{i}") for i in range(1, count + 1)],
        "delivery_units": [
            UNIT | {"delivery_id": f"L-{i}"} for i in range(1, count + 1)
        ],
    }


def download_labels(app):
    return [button.label for button in app.get("download_button")]


def open_address(home, monkeypatch, **address):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "export.py", default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def test_the_heading_says_how_many_rows_and_every_button_too(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(3)), monkeypatch)

    assert app.title[0].value == "Leveranser: 3 rader til uttrekk"
    assert download_labels(app)[:4] == [
        *("Excel (3)", "Norsk CSV (3)", "Standard CSV (3)", "Parquet (3)")
    ]


def test_one_row_is_said_in_the_singular(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(1)), monkeypatch)

    assert app.title[0].value == "Leveranser: 1 rad til uttrekk"


def test_a_search_leaves_the_rows_that_match(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(12)), monkeypatch)

    app.text_input(key="export-deliveries-search").set_value("l-12").run()

    labels = download_labels(app)
    assert "Synlige rader (1)" in labels
    assert "Alle treff (12)" in labels
    assert "Excel (1)" in labels
    assert "Excel (12)" in labels


def test_both_sets_are_offered_when_nothing_is_sought(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(3)), monkeypatch)

    labels = download_labels(app)
    assert labels.count("Synlige rader (3)") == labels.count("Alle treff (3)") == 2


def test_a_search_without_hits_says_so(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(2)), monkeypatch)

    app.text_input(key="export-deliveries-search").set_value("kaffe").run()

    assert [each.value for each in app.info] == ["Ingen rad har «kaffe» i seg."]


def test_another_table_can_be_chosen(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(2)), monkeypatch)

    app.selectbox(key="table").set_value("workplaces").run()

    assert app.title[0].value == "Virksomheter: 1 rad til uttrekk"


def test_chosen_columns_are_taken_out_in_their_own_order(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(2)), monkeypatch)

    app.button_group(key="columns-deliveries").set_value(["state", "delivery_id"]).run()

    assert list(app.dataframe[0].value.columns) == ["delivery_id", "state"]


def test_a_table_without_rows_says_so_and_what_to_do(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Leveranser: 0 rader til uttrekk"
    assert "Velg en annen tabell eller et annet nøkkeltall" in app.info[0].value


def test_without_a_build_the_page_says_how_to_load_one(tmp_path, monkeypatch):
    app = run_view("export", empty_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingenting er lastet ennå"
    assert "varig demo" in app.code[0].value


def test_a_figure_is_opened_by_its_code_with_definition_and_rows(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **rows(3))

    app = open_address(home, monkeypatch, metric="ongoing_deliveries")

    assert app.title[0].value == "Leveranser som pågår: 3 rader til uttrekk"
    assert [":gray[Verdi]", "3"] in app.table[0].value.to_numpy().tolist()
    assert len(app.dataframe[0].value) == 3


def test_a_share_is_said_in_the_heading(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **rows(4))

    app = open_address(home, monkeypatch, metric="train_the_trainer_deliveries")

    assert " 0,0\N{NO-BREAK SPACE}%: 4 rader" in app.title[0].value


def test_all_figures_are_one_row_each(tmp_path, monkeypatch):
    app = open_address(tiny_home(tmp_path, **rows(2)), monkeypatch, metric="all")

    assert list(app.dataframe[0].value["metric"]) == [m.code for m in METRICS]


def test_choosing_figures_and_then_tables_changes_the_address(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(2)), monkeypatch)

    app.button_group(key="export-choice").set_value("metric").run()
    assert app.query_params["metric"] == "all"
    app.selectbox(key="metric").set_value("deliveries").run()
    assert app.query_params["metric"] == "deliveries"
    app.button_group(key="export-choice").set_value("table").run()

    assert "metric" not in app.query_params
    assert app.title[0].value.startswith("Leveranser: 2")


def test_the_word_of_an_old_address_still_opens_its_table(tmp_path, monkeypatch):
    app = open_address(tiny_home(tmp_path), monkeypatch, table="Aktiviteter")

    assert app.title[0].value == "Aktiviteter: 0 rader til uttrekk"


def test_a_figure_nobody_knows_is_left_out_and_said(tmp_path, monkeypatch):
    app = open_address(tiny_home(tmp_path, **rows(1)), monkeypatch, metric="happiness")

    assert app.title[0].value == "Leveranser: 1 rad til uttrekk"
    assert "happiness" in app.info[0].value


def test_the_data_dictionary_stands_among_the_tables(tmp_path, monkeypatch):
    app = open_address(tiny_home(tmp_path), monkeypatch, table="dictionary")

    assert app.title[0].value.startswith("Dataordbok: ")
    assert "started_on" in list(app.dataframe[0].value["name"])


def test_a_long_list_is_shown_whole(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(10_500)), monkeypatch)

    assert len(app.dataframe[0].value) == 10_500
    assert "Alle treff (10\N{NO-BREAK SPACE}500)" in download_labels(app)
