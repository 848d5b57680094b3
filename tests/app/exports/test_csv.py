"""One CSV is for Excel in Norway, one for programs, and neither runs anything."""

import csv
import io
import json

import polars as pl
import pytest

from app.exports.csv import write_norwegian_csv, write_standard_csv
from tests.app.exports.make import deliveries, extract_of


def test_norwegian_csv_is_written_the_way_excel_in_norway_reads_it():
    content = write_norwegian_csv(extract_of(deliveries()))

    lines = content.decode("utf-8").split("\r\n")

    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[1] == (
        "0012;Utvikle partssamarbeid;ja;29.02.2024;01.03.2024 13:45:00;3;-1234,5;0,075"
    )


def test_standard_csv_has_codes_and_column_names():
    content = write_standard_csv(extract_of(deliveries()))

    lines = content.decode("utf-8").split("\n")

    assert lines[0].startswith("delivery_id,module,has_project_plan,started_on")
    assert lines[1] == (
        "0012,party_cooperation,true,2024-02-29,2024-03-01T13:45:00,3,-1234.5,0.075"
    )


def hostile(fixtures_folder):
    """Give every text of both files that a spreadsheet may run, and some of ours."""
    folder = fixtures_folder / "bad_input/formula-injection"
    vectors = json.loads((folder / "defusedcsv_vectors.json").read_text("utf-8"))
    lines = (folder / "payloadbox_csv-payload.txt").read_text("utf-8").splitlines()
    return [
        *(text for text, _safe in vectors["dangerous"]),
        *(line for line in lines if line and line[0] in "=+-@|%"),
        *("\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1+1", "－1+1", "＠A3", "@A3"),
    ]


def read_both(extract):
    for content, delimiter in (
        (write_norwegian_csv(extract).decode("utf-8-sig"), ";"),
        (write_standard_csv(extract).decode("utf-8"), ","),
    ):
        rows = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
        yield [row[0] for row in rows][1:]


def test_text_that_a_spreadsheet_would_run_is_made_harmless(fixtures_folder):
    texts = hostile(fixtures_folder)

    for cells in read_both(extract_of(pl.DataFrame({"title": texts}))):
        assert len(cells) == len(texts)
        assert all(cell.startswith("'") for cell in cells)


def test_text_that_does_nothing_is_left_as_it_is(fixtures_folder):
    path = fixtures_folder / "bad_input/formula-injection/defusedcsv_vectors.json"
    safe = [text for text in json.loads(path.read_text("utf-8"))["safe"] if text]

    for cells in read_both(extract_of(pl.DataFrame({"title": safe}))):
        assert cells == safe


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_file_opened_as_the_other_dialect_runs_nothing(fixtures_folder, delimiter):
    inside = [
        f"Møte{mark}{text}" for mark in ";,\t" for text in hostile(fixtures_folder)
    ]
    extract = extract_of(
        pl.DataFrame({"workplace_id": ["V"] * len(inside), "t": inside})
    )

    for content in (write_norwegian_csv(extract), write_standard_csv(extract)):
        text = content.decode("utf-8-sig")
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell[:1] in set("=+-@＝＋－＠")]


def test_a_negative_number_stays_a_number():
    rows = pl.DataFrame({"advisor_hours": [-3.5], "title": ["-3"]})

    assert b"-3.5,-3" in write_standard_csv(extract_of(rows))
    assert b"-3,5;-3" in write_norwegian_csv(extract_of(rows))
