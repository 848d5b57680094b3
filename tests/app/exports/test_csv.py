"""One CSV is for Excel in Norway, one for programs, and neither runs anything."""

import csv
import io
import json

import polars as pl

from app.exports.csv import write_norwegian_csv, write_standard_csv
from app.exports.parquet import write_parquet
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


def test_text_that_a_spreadsheet_would_run_is_made_harmless(fixtures_folder):
    path = fixtures_folder / "bad_input/formula-injection/defusedcsv_vectors.json"
    texts = [text for text, _safe in json.loads(path.read_text())["dangerous"]]
    extract = extract_of(pl.DataFrame({"title": [*texts, "\t=1", "\r=1", " =1"]}))

    for written, delimiter in (
        (write_norwegian_csv(extract).decode("utf-8-sig"), ";"),
        (write_standard_csv(extract).decode("utf-8"), ","),
    ):
        rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter))
        assert all(row[0].startswith("'") for row in rows[1:])


def test_a_negative_number_stays_a_number():
    rows = pl.DataFrame({"advisor_hours": [-3.5], "title": ["-3"]})

    assert b"-3.5,-3" in write_standard_csv(extract_of(rows))
    assert b"-3,5;-3" in write_norwegian_csv(extract_of(rows))


def test_parquet_keeps_types_and_codes():
    rows = deliveries()

    read = pl.read_parquet(io.BytesIO(write_parquet(extract_of(rows))))

    assert read.equals(rows)
    assert read.schema == rows.schema
