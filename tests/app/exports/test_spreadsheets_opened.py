"""LibreOffice with Norwegian settings opens what we write, and reads what we meant.

The workbook is shown as text the way its cells look; the Norwegian CSV is opened like a
reader who double-clicks it, and saved as a workbook whose cells have types.
"""

import csv
import json
import os
import shutil
import subprocess
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from app.exports.csv import write_norwegian_csv
from app.exports.xlsx import write_xlsx
from tests.app.exports.make import extract_of

NORWEGIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"
 oor:op="fuse"><value>LOCALE</value></prop></item>
</oor:items>"""

SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"
"""`;`, UTF-8, and every cell as it is shown."""
DETECTED = "Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true"
"""`;`, UTF-8, and numbers and days found as a spreadsheet finds them."""


@pytest.fixture(scope="session")
def soffice():
    program = shutil.which("soffice")
    if program is None and os.environ.get("CI"):
        pytest.fail("soffice is missing: install libreoffice-calc")
    if program is None:
        pytest.skip("soffice is missing: install libreoffice-calc to run this")
    return program


@pytest.fixture(scope="session", params=["nb-NO", "en-US"])
def convert(request, soffice, tmp_path_factory):
    """Open a file in LibreOffice with these settings and save it as something else."""
    folder = tmp_path_factory.mktemp(request.param)
    settings = folder / "profile/user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(NORWEGIAN.replace("LOCALE", request.param), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    program = [soffice, "--headless", profile]

    def run(content, name, to, *options):
        path = folder / name
        path.write_bytes(content)
        subprocess.run(
            [*program, *options, "--convert-to", to, "--outdir", folder / "out", path],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return folder / "out" / f"{path.stem}.{to.split(':')[0]}"

    run.locale = request.param
    return run


def rows(fixtures_folder):
    path = fixtures_folder / "bad_input/formula-injection/defusedcsv_vectors.json"
    dangerous = [text for text, _safe in json.loads(path.read_text())["dangerous"]]
    titles = [*dangerous, "\t=1+1", "\r=1+1", "＝1+1", "－1", "-1", "Møte; =1+1", "ÆØÅ"]
    count = len(titles)
    return pl.DataFrame(
        {
            "workplace_id": [f"00{number}" for number in range(count)],
            "organisation_number": [f"9876543{number:02}" for number in range(count)],
            "title": titles,
            "started_on": [date(2024, 2, 29)] * count,
            "advisor_hours": [number - 2.5 for number in range(count)],
            "employees_count": [1000 * number for number in range(count)],
        }
    )


def shown(convert, frame):
    path = convert(write_xlsx(extract_of(frame)), "bok.xlsx", SHOWN)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def test_days_and_numbers_of_a_workbook_are_shown_as_such(convert, fixtures_folder):
    frame = rows(fixtures_folder)
    comma, day = {"nb-NO": (",", "29.02.2024"), "en-US": (".", "02/29/2024")}[
        convert.locale
    ]

    found = shown(convert, frame)

    assert {row[3] for row in found} == {day}
    assert found[0][4] == f"-2{comma}5"
    hours = [float(row[4].replace(comma, ".")) for row in found]
    assert sum(hours) == frame["advisor_hours"].sum()
    assert sum(int(row[5]) for row in found) == frame["employees_count"].sum()


def test_text_of_a_workbook_is_shown_as_it_was_written(convert, fixtures_folder):
    frame = rows(fixtures_folder)

    found = shown(convert, frame)

    assert [row[0] for row in found] == frame["workplace_id"].to_list()
    assert [row[1] for row in found] == frame["organisation_number"].to_list()
    written = [text.replace("\r", "\n") for text in frame["title"]]
    assert [row[2].replace("\r", "\n") for row in found] == written


def test_a_workbook_saved_again_has_the_same_cells(convert, fixtures_folder):
    frame = rows(fixtures_folder)

    path = convert(write_xlsx(extract_of(frame)), "igjen.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]

    assert {cell.data_type for cell in sheet["C"]} == {"s"}
    assert {cell.value for cell in sheet["D"][1:]} == {datetime(2024, 2, 29)}
    assert [cell.value for cell in sheet["E"][1:]] == frame["advisor_hours"].to_list()
    assert sheet.auto_filter.ref == f"A1:F{frame.height + 1}"


def test_norwegian_csv_is_opened_with_days_numbers_and_no_formula(
    convert, fixtures_folder
):
    if convert.locale != "nb-NO":
        pytest.skip("a decimal comma is no number with other settings")
    frame = rows(fixtures_folder)

    path = convert(
        write_norwegian_csv(extract_of(frame)),
        "norsk.csv",
        "xlsx",
        f"--infilter={DETECTED}",
    )
    sheet = openpyxl.load_workbook(path).worksheets[0]
    columns = {cells[0].value: cells[1:] for cells in sheet.iter_cols()}

    assert {cell.value for cell in columns["Startet"]} == {datetime(2024, 2, 29)}
    hours = [cell.value for cell in columns["Rådgivertimer"]]
    assert hours == frame["advisor_hours"].to_list()
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
