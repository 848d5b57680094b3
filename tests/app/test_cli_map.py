import tomllib

import pytest
from openpyxl import Workbook

from app.cli_map import say_mapping


@pytest.fixture
def workbook(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Tiltak"
    sheet.append(["Tiltaksnr", "Tittel", "Frist", "Ansvarlig", "Fødselsnummer"])
    sheet.append(["T-1", "Faste møter", "01.04.2024", "Kari Nordmann", ""])
    sheet.append(["T-2", "Ny turnus", "01.05.2024", "Ola Hansen", ""])
    other = book.create_sheet("Notater")
    other.append(["Hva"])
    other.append(["noe"])
    path = tmp_path / "Tiltak 2026.xlsx"
    book.save(path)
    return path


def test_every_sheet_of_a_workbook_is_proposed_or_told_of(workbook):
    text, code = say_mapping(workbook, table=None, language="en")

    read = tomllib.loads(text)
    assert code == 0
    assert read["name"] == "tiltak-2026"
    assert read["files"] == ["Tiltak 2026.xlsx"]
    (table,) = read["tables"]
    assert (table["table"], table["sheet"]) == ("actions", "Tiltak")
    assert table["columns"]["due_on"] == "Frist"
    assert set(read["drop"]) == {"Ansvarlig", "Fødselsnummer"}
    assert "The sheet Notater: no table fits" in text
    assert "Nordmann" not in text


@pytest.mark.parametrize("name", ["activities", "Aktiviteter", "ACTIVITIES"])
def test_a_table_may_be_named_in_either_language(workbook, name):
    text, code = say_mapping(workbook, table=name, language="nb")

    assert code == 0
    assert {one["table"] for one in tomllib.loads(text)["tables"]} == {"activities"}


def test_a_table_there_is_none_of_is_refused(workbook):
    said, code = say_mapping(workbook, table="moter", language="nb")

    assert code == 1
    assert said.startswith("Det er ingen tabell som heter moter.")


@pytest.mark.parametrize(
    ("name", "said"),
    [("finnes-ikke.csv", "there is no such file"), (".", "this is a folder")],
)
def test_what_is_no_file_is_refused_with_a_sentence(tmp_path, name, said):
    (tmp_path / "en.csv").write_text("a;b\n1;2\n", encoding="utf-8")

    text, code = say_mapping(tmp_path / name, table=None, language="en")

    assert code == 1
    assert said in text
