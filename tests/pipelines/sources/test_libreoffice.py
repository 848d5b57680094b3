"""A workbook that somebody saved in LibreOffice reads as the one Varig wrote."""

import os
import shutil
import subprocess
from datetime import date, datetime

import openpyxl
import pytest

from data.tables import ACTIVITIES, DELIVERIES, WORKPLACES
from pipelines.sources.read import read_sources
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


def save_again(soffice, path, folder):
    """Open a workbook in LibreOffice and save it under the same name elsewhere."""
    profile = (folder / "profile").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", folder / "saved", path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "saved" / path.name


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
