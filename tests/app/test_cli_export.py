"""What the command line refuses to take out."""

from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from app.cli_export import export_table
from app.cli_question import QuestionError
from app.door import current_build
from app.metrics.registry import METRICS
from tests.app.callers import local
from tests.app.tiny_home import tiny_home

DATA_DATE = date(2026, 6, 30)


UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}


def one_delivery(tmp_path):
    return tiny_home(
        tmp_path,
        workplaces=[{"workplace_id": "V-1", "sector": "municipal"}],
        deliveries=[UNIT | {"status": "ongoing", "started_on": date(2025, 1, 1)}],
        delivery_units=[UNIT],
    )


def export(home, table, *, day=None, code="csv", language="nb", **chosen):
    return export_table(
        current_build(home),
        table,
        caller=local(home),
        format_code=code,
        out=home.root,
        as_of=day,
        chosen=chosen,
        language=language,
        taken_at=datetime(2026, 7, 1, 12, 0),
    )


def about(written):
    sheet = openpyxl.load_workbook(written.path).worksheets[1]
    return {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}


def test_a_day_after_the_data_date_is_refused(tmp_path):
    home = tiny_home(tmp_path)

    with pytest.raises(QuestionError, match="2026-07-01 is after the data date"):
        export(home, "deliveries", day=date(2026, 7, 1))


def test_the_file_is_named_by_its_day_and_format(tmp_path):
    written = export(tiny_home(tmp_path), "deliveries", day=DATA_DATE)

    assert written.path.name == "varig-leveranser-2026-06-30-standard.csv"


def test_a_file_of_some_of_the_rows_says_so_in_its_name(tmp_path):
    home = one_delivery(tmp_path)

    written = export(home, "deliveries", sector=["municipal"])

    assert written.path.name == "varig-leveranser-utvalg-2026-06-30-standard.csv"


def test_the_rows_behind_a_figure_are_written_with_its_definition(tmp_path):
    written = export(one_delivery(tmp_path), "metric:ongoing_deliveries", code="xlsx")

    said = about(written)

    assert written.rows_count == 1
    assert said["Verdi"] == "1"
    assert said["Kode"] == "ongoing_deliveries"


def test_all_figures_are_written_as_one_table(tmp_path):
    written = export(one_delivery(tmp_path), "metric:all", language="en")

    rows = pl.read_csv(written.path)

    assert written.path.name == "varig-all-figures-2026-06-30-standard.csv"
    assert rows.height == len(METRICS)
    assert rows.row(by_predicate=pl.col("metric") == "deliveries", named=True)["value"]


def test_no_filter_narrows_the_data_dictionary(tmp_path):
    home = one_delivery(tmp_path)

    whole = export(home, "dictionary", code="xlsx")
    narrowed = export(home, "dictionary", code="xlsx", sector=["municipal"])

    assert narrowed == whole
    assert about(narrowed)["Filter"] == "Ingen: hele programmet"


def test_the_sheet_has_the_command_that_gives_the_same_rows(tmp_path):
    written = export(
        one_delivery(tmp_path),
        "deliveries",
        code="xlsx",
        day=date(2026, 5, 1),
        sector=["municipal"],
    )

    assert about(written)["Veien tilbake"] == (
        "varig export deliveries --as-of 2026-05-01 --filter sector=Kommunal "
        "--format xlsx"
    )


def test_a_figure_that_is_not_known_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(QuestionError, match="metric:coverage"):
        export(tiny_home(tmp_path), "metric:happiness")


def test_rows_that_no_sheet_can_hold_are_refused_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("app.exports.xlsx.MOST_ROWS", 0)

    with pytest.raises(QuestionError, match="as CSV or Parquet"):
        export(one_delivery(tmp_path), "deliveries", code="xlsx")
