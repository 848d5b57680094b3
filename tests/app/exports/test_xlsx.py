"""A workbook says what the screen says, and other programs read it as such."""

import io
import json
from datetime import datetime
from time import perf_counter

import openpyxl
import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from app.exports.xlsx import MOST_ROWS, TooManyRowsError, write_xlsx
from tests.app.exports.make import deliveries, extract_of


def opened(rows, language="nb"):
    content = write_xlsx(extract_of(rows, language))
    return openpyxl.load_workbook(io.BytesIO(content))


def test_cells_have_the_type_of_what_they_hold():
    sheet = opened(deliveries()).worksheets[0]

    values = [cell.value for cell in sheet[2]]

    assert values == [
        *("0012", "Utvikle partssamarbeid", "ja", datetime(2024, 2, 29)),
        *(datetime(2024, 3, 1, 13, 45), 3, -1234.5, 0.075),
    ]
    assert [cell.data_type for cell in sheet[2]] == list("sssddnnn")
    assert sheet["H2"].number_format == "0.0 %"


def test_what_is_not_known_is_an_empty_cell():
    sheet = opened(deliveries()).worksheets[0]

    assert [cell.value for cell in sheet[3]][2:] == [None] * 6


def test_text_never_becomes_a_formula(fixtures_folder):
    path = fixtures_folder / "bad_input/formula-injection/defusedcsv_vectors.json"
    texts = [text for text, _safe in json.loads(path.read_text())["dangerous"]]

    sheet = opened(pl.DataFrame({"title": texts})).worksheets[0]

    assert [cell.value for cell in sheet["A"]][1:] == texts
    assert {cell.data_type for cell in sheet["A"]} == {"s"}


def test_headings_are_frozen_and_can_be_filtered():
    sheet = opened(deliveries()).worksheets[0]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H3"
    assert sheet["A1"].value == "Leveranse-id"


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        pytest.param("nb", "Om uttrekket", "Oppdiktede data", id="nb"),
        pytest.param("en", "About the extract", "Invented data", id="en"),
    ],
)
def test_a_second_sheet_says_what_the_rows_rest_on(language, name, said):
    workbook = opened(deliveries(), language)

    sheet = workbook[name]
    text = "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)

    assert said in text
    assert "Sektor: Kommunal, Privat" in text
    assert "20261113T041000Z-7c1e9a00" in text
    assert "delivery_id" in text


def about(workbook):
    rows = workbook["Om uttrekket"].iter_rows(values_only=True)
    return {row[0]: row[1] for row in rows if row[0]}


def test_the_second_sheet_has_all_that_a_reader_must_know():
    workbook = opened(deliveries())

    said = about(workbook)

    assert said["Rader"] == str(workbook.worksheets[0].max_row - 1)
    assert said["Per dato"] == "30.06.2026"
    assert said["Datadato"] == "31.10.2026"
    assert said["Snevret inn"] == "Rader som har «åsen» i seg"
    assert said["Veien tilbake"] == "http://varig/uttrekk?sector=Kommunal"
    assert "271 regler kontrollert, 19 brutt" in said["Kontroller"]
    assert "13 rader satt til side" in said["Kontroller"]
    assert "Ikke offisiell statistikk" in said["Data"]
    assert said["Verdi"] == "57,8 %"
    assert said["Startet"]


def test_times_are_said_to_be_in_utc_where_there_are_any():
    assert "Klokkeslett" in about(opened(deliveries()))
    assert "Klokkeslett" not in about(opened(deliveries().select("delivery_id")))


@pytest.mark.long
def test_fifty_thousand_rows_take_a_few_seconds():
    count = 50_000
    rows = pl.select(
        *(pl.int_range(count).cast(pl.String).alias(f"{name}_id") for name in "abcd"),
        *(pl.repeat("Åsen barnehage", count).alias(f"{n}_name") for n in "abcd"),
        pl.repeat(datetime(2024, 2, 29), count).cast(pl.Date).alias("started_on"),
        pl.repeat(datetime(2024, 2, 29), count).cast(pl.Date).alias("ended_on"),
        (pl.int_range(count) / 7).alias("advisor_hours"),
        pl.int_range(count).alias("phase"),
    )
    extract = extract_of(rows)

    began = perf_counter()
    write_xlsx(extract)

    assert perf_counter() - began < 15


def test_another_reader_finds_the_same_rows():
    content = write_xlsx(extract_of(deliveries()))

    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)

    assert [row[0] for row in rows.to_python()] == ["Leveranse-id", "0012", "=1+1"]


def test_a_workbook_of_no_rows_still_has_its_headings():
    sheet = opened(deliveries().clear()).worksheets[0]

    assert sheet["A1"].value == "Leveranse-id"
    assert sheet.max_row == 1


def test_more_rows_than_a_sheet_holds_are_refused():
    rows = pl.select(delivery_id=pl.repeat("L", MOST_ROWS + 1))

    with pytest.raises(TooManyRowsError, match="CSV or Parquet"):
        write_xlsx(extract_of(rows))


def test_a_text_longer_than_a_cell_is_cut_with_dots():
    sheet = opened(pl.DataFrame({"title": ["a" * 40_000]})).worksheets[0]

    assert len(sheet["A2"].value) == 32_767
    assert sheet["A2"].value.endswith("…")
