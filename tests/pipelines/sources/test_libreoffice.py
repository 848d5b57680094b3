"""A workbook that somebody saved in LibreOffice reads as the one Varig wrote."""

import os
import shutil
import subprocess
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment

from data.tables import ACTIVITIES, DELIVERIES, WORKPLACES
from pipelines.sources.read import read_sources
from pipelines.sources.workbook import read_workbook
from pipelines.template import write_workbook
from tests.tiny_build import tiny_frame


@pytest.fixture(scope="session")
def soffice():
    program = shutil.which("soffice")
    if program is None and os.environ.get("CI"):
        pytest.fail("soffice is missing: install libreoffice-calc")
    if program is None:
        pytest.skip("soffice is missing: install libreoffice-calc to run this")
    return program


def save_again(soffice, path, folder, ending="xlsx"):
    """Open a workbook in LibreOffice and save it elsewhere, with another ending."""
    profile = (folder / "profile").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}"]
    subprocess.run(
        [*command, "--convert-to", ending, "--outdir", folder / "saved", path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "saved" / path.name).with_suffix(f".{ending}")


def frames():
    return {
        "workplaces": tiny_frame(
            WORKPLACES,
            [
                {
                    "workplace_id": "007",
                    "workplace_name": ' Øvre "Å" ; sykehjem, avd. 1\nnord ',
                    "organisation_number": "987654321",
                    "municipality_code": "0301",
                    "man_years": 0.1,
                    "has_shift_work": True,
                    "closed_on": date(2024, 2, 29),
                },
                {"workplace_id": "=1+1", "workplace_name": "12.03", "man_years": 1e-5},
            ],
        ),
        "deliveries": tiny_frame(
            DELIVERIES,
            [
                {
                    "delivery_id": "L-1",
                    "workplace_id": "007",
                    "source_updated_at": datetime(2024, 5, 1, 23, 59, 59),
                }
            ],
        ),
        "activities": tiny_frame(
            ACTIVITIES,
            [
                {"activity_id": f"A-{number}", "advisor_hours": number / 10}
                for number in range(100)
            ],
        ),
    }


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_workbook_saved_by_libreoffice_reads_the_same(tmp_path, soffice, language):
    path = tmp_path / "program.xlsx"
    write_workbook(path, frames(), language, is_invented=True)

    (before,) = read_sources([path])
    (after,) = read_sources([save_again(soffice, path, tmp_path)])

    assert after.sha256 != before.sha256
    assert after.dialect == before.dialect
    assert before.is_invented
    assert after.is_invented
    assert [table.headings for table in after.tables] == [
        table.headings for table in before.tables
    ]
    for old, new in zip(before.tables, after.tables, strict=True):
        assert new.rows.equals(old.rows), new.table


def test_errors_and_formulas_are_what_they_show(tmp_path, soffice):
    path = tmp_path / "bok.xlsx"
    write_workbook(path, frames(), "nb")
    book = openpyxl.load_workbook(path)
    sheet = book["Aktiviteter"]
    column = {name: at for at, name in enumerate(ACTIVITIES.column_names, start=1)}
    sheet.cell(3, column["reason"], "=1/0")
    sheet.cell(4, column["reason"], '=""')
    sheet.cell(5, column["reason"], '="Streik i "&2024')
    sheet.cell(5, column["held_on"], "=DATE(2024,2,29)")
    book.save(path)

    (source,) = read_sources([save_again(soffice, path, tmp_path)])

    (rows,) = [t.rows for t in source.tables if t.table == "activities"]
    assert rows["source_row"].head(4).to_list() == [2, 3, 4, 5]
    assert rows["reason"].head(4).to_list() == [None, "#DIV/0!", None, "Streik i 2024"]
    assert rows["held_on"][3] == "2024-02-29"


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_an_ods_and_an_xls_read_as_the_xlsx_they_were(tmp_path, soffice, ending):
    path = tmp_path / "program.xlsx"
    write_workbook(path, frames(), "nb", is_invented=True)

    (before,) = read_sources([path])
    (after,) = read_sources([save_again(soffice, path, tmp_path, ending)])

    assert after.dialect == before.dialect
    assert after.is_invented
    for old, new in zip(before.tables, after.tables, strict=True):
        assert new.rows.equals(old.rows), new.table


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_errors_hidden_sheets_and_merged_cells_are_told(tmp_path, soffice, ending):
    path = tmp_path / "bok.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Aktiviteter"
    for row in (["a", "b"], ["x", "=1/0"], ["y", "=NA()"], [None, "z"]):
        book.active.append(row)
    book.active.merge_cells("A3:A4")
    book.active["A2"].comment = Comment("husk\ndette", "Kari")
    book.create_sheet("Skjult").append(["c"])
    book["Skjult"].sheet_state = "hidden"
    book.save(path)
    saved = save_again(soffice, path, tmp_path, ending)

    read = read_workbook(saved.read_bytes(), saved.name)

    assert read.grids[0].rows["1"].to_list() == ["#DIV/0!", "#N/A", "z"]
    assert [note.field for note in read.notes] == ["Aktiviteter", "Skjult"]
    assert "(A3:A4)" in read.notes[0].note.en
    comments = read.grids[0].comments
    # The comments of an .xls are left where they are.
    told = None if comments is None else comments.rows()
    assert told == (None if ending == "xls" else [(2, "a", "husk\ndette")])
