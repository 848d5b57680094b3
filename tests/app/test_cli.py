"""The command line as a script meets it: arguments in, words and an exit code out.

This module is long because every command is met as a script meets it.
"""

import json
from shutil import copytree

import openpyxl
import pytest

from app.cli import main
from data.home import find_home
from pipelines.load_lock import only_one_loader
from tests.pipelines.programmes import row, write_programme


@pytest.fixture
def files(tmp_path):
    return write_programme(tmp_path / "files")


@pytest.fixture
def varig(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VARIG_HOME", str(tmp_path / "home"))

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return ended.value.code, said.out + said.err

    return run


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    files = write_programme(folder / "files")
    with pytest.raises(SystemExit) as ended:
        main(["load", str(files), "--home", str(folder / "home")])
    assert ended.value.code == 0
    return folder


@pytest.fixture
def loaded(tmp_path, loaded_once):
    """Give a home of its own with the files loaded, and the files."""
    copytree(loaded_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "files"


def test_a_load_with_rows_set_aside_is_done(varig, tmp_path):
    bad = row("activities", activity_id="A-2", held_on="31.02.2024")
    files = write_programme(tmp_path / "f", activities=[row("activities"), bad])

    code, said = varig("load", files)

    assert code == 0
    assert "'31.02.2024', which is no date" in said
    assert "is current" in said


def test_nothing_new_is_done_and_says_so(varig, loaded):
    code, said = varig("load", loaded)

    assert code == 0
    assert "Nothing new" in said


def test_a_check_writes_nothing(varig, files, tmp_path):
    code, said = varig("check", files)

    assert code == 0
    assert "nothing was written" in said
    assert list((tmp_path / "home/builds").glob("*.duckdb")) == []


def test_a_refused_load_is_not_done_and_says_every_fault(varig, tmp_path):
    files = write_programme(tmp_path / "f")
    (files / "actions.csv").write_text("Tiltak-id;Tiltak\r\nM-1\r\n", encoding="utf-8")

    code, said = varig("load", files, "--lang", "nb")

    assert code == 1
    assert "Ikke lastet" in said
    assert "Traceback" not in said


def test_a_file_that_is_not_there_is_named(varig):
    code, said = varig("load", "finnes-ikke.xlsx")

    assert code == 1
    assert "finnes-ikke.xlsx" in said


def test_no_file_at_all_is_wrong_use(varig):
    code, said = varig("load")

    assert code == 2
    assert "Name at least one file" in said


def test_an_unknown_option_is_wrong_use(varig, files):
    code, _ = varig("load", files, "--colour", "blue")

    assert code == 2


def test_a_second_load_at_the_same_time_has_a_code_of_its_own(varig, files, tmp_path):
    with only_one_loader(find_home(tmp_path / "home", {})):
        code, said = varig("load", files)

    assert code == 3
    assert "Another load is running" in said


def test_json_says_what_the_words_say(varig, files):
    _, said = varig("load", files, "--json")
    report = json.loads(said)
    _, listed = varig("builds", "--json")

    assert report["is_published"]
    assert {table["read_count"] for table in report["tables"]} == {1}
    assert json.loads(listed)[0]["build_id"] == report["build_id"]


def test_a_refusal_is_json_too(varig):
    code, said = varig("load", "finnes-ikke.xlsx", "--json")

    assert code == 1
    assert json.loads(said)["is_refused"]


def test_the_data_date_can_be_given(varig, files):
    _, said = varig("load", files, "--data-date", "2026-01-31")

    assert "data of 2026-01-31" in said


def test_going_back_to_an_earlier_build(varig, loaded, tmp_path):
    first = json.loads(varig("builds", "--json")[1])[0]["build_id"]
    more = write_programme(tmp_path / "more", actions=[row("actions", action_id="M-2")])
    varig("load", more / "actions.csv", "--data-date", "2026-11-01")

    code, _ = varig("builds", "use", first)

    current = [
        build["build_id"]
        for build in json.loads(varig("builds", "--json")[1])
        if build["is_current"]
    ]
    assert code == 0
    assert current == [first]


def test_a_build_that_is_not_there_is_refused(varig):
    code, said = varig("builds", "use", "1999")

    assert code == 1
    assert "1999" in said


def test_a_template_and_the_sample_are_written(varig, tmp_path):
    book, folder = tmp_path / "skjema.xlsx", tmp_path / "sample"

    assert varig("template", "--out", book)[0] == 0
    assert varig("sample", "--out", folder, "--deliveries", 20)[0] == 0

    assert "Leveranser" in openpyxl.load_workbook(book).sheetnames
    assert (folder / "OPPDIKTET.txt").is_file()


def test_an_export_follows_the_filters(varig, loaded, tmp_path):
    out = tmp_path / "uttrekk.csv"

    code, said = varig(
        "export", "deliveries", "--format", "csv", "--filter", "county=Oslo",
        "--out", out,
    )  # fmt: skip

    assert code == 1
    assert "Oslo" in said
    assert varig("export", "deliveries", "--filter", "county=34", "--out", out)[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["export", "party_roles"], id="personal data"),
        pytest.param(["export", "deliveries", "--format", "pdf"], id="format"),
        pytest.param(["export", "deliveries", "--filter", "county"], id="no ="),
        pytest.param(["export", "deliveries", "--filter", "shoe=42"], id="filter"),
    ],
)
def test_an_export_refuses_what_it_does_not_know(varig, loaded, words):
    code, said = varig(*words)

    assert code == 1
    assert "Not done" in said


def test_an_export_of_nothing_says_how_to_load(varig):
    code, said = varig("export", "deliveries")

    assert code == 1
    assert "varig load" in said


@pytest.mark.parametrize(
    "words", [["--help"], ["load", "--help"], ["export", "--help"]]
)
def test_help_teaches(varig, words):
    code, said = varig(*words)

    assert code == 0
    assert "varig" in said.lower()
