"""Export: with rows, with one, with none, and with nothing loaded."""

from datetime import date

from tests.app.tiny_home import empty_home, run_view, tiny_home

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


def test_the_heading_says_how_many_rows_and_every_button_too(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(3)), monkeypatch)

    assert app.title[0].value == "Leveranser: 3 rader til uttrekk"
    labels = [button.label for button in app.get("download_button")]
    assert labels[:4] == [
        *("Excel (3)", "Norsk CSV (3)", "Standard CSV (3)", "Parquet (3)")
    ]


def test_one_row_is_said_in_the_singular(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(1)), monkeypatch)

    assert app.title[0].value == "Leveranser: 1 rad til uttrekk"


def test_a_search_leaves_the_rows_that_match(tmp_path, monkeypatch):
    app = run_view("export", tiny_home(tmp_path, **rows(12)), monkeypatch)

    app.text_input(key="export-deliveries-search").set_value("l-12").run()

    labels = [button.label for button in app.get("download_button")]
    assert "Synlige rader (1)" in labels
    assert "Alle treff (12)" in labels


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
    assert "Velg en annen tabell" in app.info[0].value


def test_without_a_build_the_page_says_how_to_load_one(tmp_path, monkeypatch):
    app = run_view("export", empty_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingenting er lastet ennå"
    assert "varig demo" in app.code[0].value
