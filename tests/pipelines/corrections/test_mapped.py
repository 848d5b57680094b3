"""Rows of a file with headings of its own are mended under those headings."""

from datetime import date, datetime
from shutil import copytree

import openpyxl
import pytest

from app.cli_corrections import say_corrections
from data.home import Home
from pipelines.errors import LoadError
from pipelines.mapping.mapping import FoundIn
from tests.app.callers import local
from tests.pipelines.corrections.mending import Mended, corrections_of, set_aside
from tests.pipelines.mapping.sheets_written import (
    load,
    mapping,
    write_csv,
    write_workbook,
)
from tests.pipelines.programmes import ask, write_programme

PLAN = """
name = "plan"
files = ["plan*"]
dates = "dd.mm.yyyy"
decimals = ","

[drop]
"Navn" = "navn på den som svarte"

[[tables]]
table = "activities"
SHEET
[tables.columns]
activity_id = { join = ["Sak", "Nr"], between = "-" }
delivery_id = "Sak"
kind = { column = "Type", codes = { "Samling" = "staff_gathering" } }
status = { constant = "held" }
held_on = "Dag"
advisor_hours = "Timer"

[[tables]]
table = "evaluations"
SHEET
only_if = { "Evaluert" = ["Ja"] }
[tables.columns]
evaluation_id = { join = ["Sak", "Nr"], prefix = "E-" }
delivery_id = "Sak"
kind = { constant = "gathering" }
completed_on = "Dag"
"""
HEADINGS = ["Nr", "Sak", "Type", "Dag", "Timer", "Evaluert", "Navn", "Merknad"]


def plan(sheet=""):
    return mapping(PLAN.replace("SHEET", sheet), found_in=FoundIn.HOME)


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    load(folder / "home", write_programme(folder / "inn", invented=False))
    return folder / "home"


@pytest.fixture
def folder(tmp_path, loaded_once):
    return copytree(loaded_once, tmp_path / "home")


def test_a_mapped_workbook_goes_out_and_comes_in_as_it_was(folder, tmp_path):
    path = write_workbook(
        tmp_path / "plan 2024.xlsx",
        Svar=[
            HEADINGS,
            ["007", "L-1", "Samling", datetime(2024, 3, 1), 1.25, "Ja", "Kari", "a"],
            ["008", "L-1", "Kaffe", datetime(2024, 3, 2), 7.5, "Nei", "Ola", " b "],
            ["009", "L-9", "Samling", "03.04.2024", "2,5", "Ja", "Per", None],
            ["010", "L-1", "Samling", "31.02.2024", "1.234", "Ja", "Per", None],
        ],
    )
    mappings = [plan('sheet = "Svar"')]
    load(folder, path, mappings=mappings, minute=1)
    home = Home(folder)
    out = corrections_of(home, tmp_path)
    with Mended(out) as mended:
        assert mended.column("Svar", "Nr") == ["008", "009", "010"]
        assert mended.column("Svar", "Dag")[:2] == [datetime(2024, 3, 2), "03.04.2024"]
        assert mended.column("Svar", "Timer") == [7.5, "2,5", "1.234"]
        assert mended.column("Svar", "Merknad") == [" b ", None, None]
        assert "Navn" not in mended.headings("Svar")
        mended.write("Svar", "Type", "Samling")
        mended.write("Svar", "Sak", "L-1", row=3)

    load(folder, out, mappings=mappings, minute=2)

    assert {(table, at) for table, _, at, _ in set_aside(home)} == {
        ("activities", 5),
        ("evaluations", 5),
    }
    held = (
        "select activity_id, held_on, advisor_hours from core.activities "
        "where activity_id like 'L-1-%' order by 1"
    )
    assert ask(home, held) == [
        ("L-1-007", date(2024, 3, 1), 1.25),
        ("L-1-008", date(2024, 3, 2), 7.5),
        ("L-1-009", date(2024, 4, 3), 2.5),
    ]
    with Mended(corrections_of(home, tmp_path)) as mended:
        mended.write("Svar", "Dag", "28.02.2024")
        mended.write("Svar", "Timer", "1,234")
    load(folder, out, mappings=mappings, minute=3)
    assert set_aside(home) == []
    assert ask(home, "select count(*) from core.activities") == [(5,)]


def test_a_mapped_csv_file_goes_out_and_comes_in_as_it_was(folder, tmp_path):
    path = write_csv(
        tmp_path / "plan.csv",
        HEADINGS,
        ["1", "L-1", "Kaffe", "01.03.2024", "0,50", "Nei", "Kari", "12"],
    )
    load(folder, path, mappings=[plan()], minute=1)
    home = Home(folder)
    before = set_aside(home)
    out = corrections_of(home, tmp_path)
    assert Mended(out).column("plan.csv", "Timer") == ["0,50"]

    report = load(folder, out, mappings=[plan()], minute=2)

    assert set_aside(home) == before
    assert not report.is_new


def test_a_correction_file_whose_mapping_is_gone_is_refused(folder, tmp_path):
    path = write_csv(
        tmp_path / "plan.csv",
        HEADINGS,
        ["1", "L-1", "Kaffe", "01.03.2024", "0,50", "Nei", "Kari", "12"],
    )
    load(folder, path, mappings=[plan()], minute=1)
    out = corrections_of(Home(folder), tmp_path)

    with pytest.raises(LoadError) as refused:
        load(folder, out, minute=2)

    assert "read by the mapping 'plan', which is not here" in str(refused.value)
    assert "Send the mapping file (.toml) with it" in str(refused.value)


def test_the_correction_file_and_the_command_say_that_a_mapping_goes_with_it(
    folder, tmp_path
):
    path = write_csv(
        tmp_path / "plan.csv",
        HEADINGS,
        ["1", "L-1", "Kaffe", "01.03.2024", "0,50", "Nei", "Kari", "12"],
    )
    load(folder, path, mappings=[plan()], minute=1)
    home, out = Home(folder), tmp_path / "rett.xlsx"

    said, _code = say_corrections(local(home), out, file=None, language="en")

    assert f"load it: varig load {out} --mapping plan.toml\n" in said
    assert f"put it into {folder / 'mappings'}" in said
    first = openpyxl.load_workbook(out).worksheets[0]
    assert any("send the mapping file" in str(cell.value) for (cell, *_) in first)
    (folder / "mappings").mkdir()
    text = PLAN.replace("SHEET", "")
    (folder / "mappings" / "min.toml").write_text(text, encoding="utf-8")
    said, _code = say_corrections(local(home), out, file=None, language="en")
    assert "mapping" not in said.removeprefix(f"Wrote 1 row to {out}")
