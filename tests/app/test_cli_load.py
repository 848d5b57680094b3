"""What `varig check` and `varig load` say, as a person at a terminal meets it."""

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest
from rich.console import Console

from app.cli import main
from app.cli_load import CANCELLED, Consoles, run_load
from app.cli_load_files import describe_file
from app.cli_load_options import LoadOptions
from app.cli_load_report import Told, lines_of_load
from app.cli_progress import shown_progress
from app.cli_report import Refused, print_refusal
from data.home import current_build_path, find_home
from data.sentence import Sentence
from pipelines.report import (
    FileReport,
    Finding,
    LoadReport,
    NoteReport,
    TableReport,
)
from pipelines.report_json import report_from_json
from pipelines.watch import Step, silent
from tests.app.callers import local
from tests.pipelines.programmes import DATA_DATE, row, write_programme, write_table

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Load the good programme once; a check leaves it as it was."""
    folder = tmp_path_factory.mktemp("loaded")
    files = write_programme(folder / "files")
    said, _err, code = run("load", files, home=folder / "home")
    assert code == 0, said
    return folder


def run(*words, home):
    out, err = io.StringIO(), io.StringIO()
    publish = words[0] == "load"
    options = dict(words[-1]) if isinstance(words[-1], dict) else {}
    language = options.pop("language", "en")
    as_json = options.pop("as_json", False)
    code = run_load(
        [word for word in words[1:] if isinstance(word, Path)],
        local(find_home(home, {})),
        LoadOptions(**options),
        Consoles(Console(file=out, width=200), Console(file=err, width=200)),
        language=language,
        as_json=as_json,
        publish=publish,
    )
    return out.getvalue(), err.getvalue(), code


@pytest.fixture
def more(tmp_path):
    """One delivery changed, one new, one action with a fault, one answer changed."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "OPPDIKTET.txt").write_text("Oppdiktede data", encoding="utf-8")
    write_table(
        folder,
        "deliveries",
        [
            row("deliveries", goal="Sykefravær"),
            row("deliveries", delivery_id="L-2", status="Avsluttet"),
        ],
    )
    write_table(
        folder, "actions", [row("actions", action_id="M-2", due_on="31.02.2024")]
    )
    write_table(folder, "evaluations", [row("evaluations", usefulness_mean="4,2")])
    return folder


def test_a_check_tells_everything_that_a_load_would_do(loaded, more):
    said, err, code = run("check", more, home=loaded / "home")

    assert code == 0
    assert err == ""
    for words in [
        "deliveries.csv: Varig's own form, encoding utf-8, delimiter ';'",
        "Fields changed: 2",
        "Deliveries, Goal: 1 (L-1: empty -> Sickness absence)",
        "Set aside: more/actions.csv, line 2:",
        "Figures that move:",
        "  Deliveries 1 -> 2",
        "Checked only: nothing was written.",
        "Mend 1 row set aside",
    ]:
        assert words in said, words
    assert re.search(r"It took \d+\.\d s", said)


def test_answers_are_not_quoted(loaded, more):
    said, _err, _code = run("check", more, home=loaded / "home")

    (line,) = [line for line in said.splitlines() if "Evaluations, Useful" in line]
    assert "4.2" not in line
    assert "not shown" in line


def test_a_check_says_the_same_in_bokmal(loaded, more):
    said, _err, _code = run("check", more, {"language": "nb"}, home=loaded / "home")

    for words in [
        "Varigs egen form, tegnkoding utf-8",
        "Felt som endres: 2",
        "Leveranser, Mål: 1 (L-1: tom -> Sykefravær)",
        "Tall som flytter seg:",
        "  Leveranser 1 -> 2",
        "Bare prøvd: ingenting ble skrevet.",
    ]:
        assert words in said, words


def test_a_check_ends_with_how_to_load_just_that(loaded, more):
    said, _err, _code = run("check", more, home=loaded / "home")
    outcome = re.search(r"^Outcome ([0-9a-f]{12})$", said, re.MULTILINE).group(1)
    report, _err, _code = run("check", more, {"as_json": True}, home=loaded / "home")

    assert json.loads(report)["content_hash"].startswith(outcome)
    assert f"--expect {outcome}" in said


def test_a_load_takes_the_outcome_as_the_check_showed_it(loaded, more, tmp_path):
    home = tmp_path / "home"
    said, _err, _code = run("check", loaded / "files", home=home)
    outcome = re.search(r"^Outcome ([0-9a-f]{12})$", said, re.MULTILINE).group(1)

    wrong, told, code = run("load", loaded / "files", {"expect": "0" * 12}, home=home)
    assert (code, wrong) == (1, "")
    assert "changed since the dry run" in told
    said, _err, code = run("load", loaded / "files", {"expect": outcome}, home=home)
    assert code == 0
    assert "is current" in said


def test_figures_can_be_left_out(loaded, more):
    said, _err, _code = run("check", more, {"figures": False}, home=loaded / "home")

    assert "Figures that move" not in said


def test_json_is_the_report_and_only_that(loaded, more):
    said, _err, _code = run("check", more, {"as_json": True}, home=loaded / "home")

    report = report_from_json(said)
    assert report.changes_count == 2
    assert {figure.code for figure in report.figures} >= {"deliveries"}
    assert {"kept_count", "read_count"} <= json.loads(said)["tables"][0].keys()


def test_a_check_writes_the_correction_file_it_is_asked_for(loaded, more, tmp_path):
    book = tmp_path / "rettes.xlsx"

    said, _err, code = run("check", more, {"corrections": book}, home=loaded / "home")

    assert code == 0
    assert book.is_file()
    assert f"Wrote 1 row set aside to {book}" in said.replace("\n", "")


def test_a_correction_file_is_written_when_nothing_is_new(tmp_path):
    bad = row("actions", action_id="M-2", due_on="31.02.2024")
    files = write_programme(tmp_path / "f", actions=[row("actions"), bad])
    run("load", files, home=tmp_path / "home")
    book = tmp_path / "rettes.xlsx"

    said, _err, _code = run(
        "load", files, {"corrections": book}, home=tmp_path / "home"
    )

    assert "Nothing new" in said
    assert book.is_file()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["--expect", "abc"], "varig check", id="short outcome"),
        pytest.param(["--corrections", "a.csv"], ".xlsx", id="no workbook"),
        pytest.param(["--corrections", "nowhere/a.xlsx"], "folder", id="no folder"),
    ],
)
def test_options_written_wrong_are_wrong_use(tmp_path, capsys, words, expected):
    with pytest.raises(SystemExit) as ended:
        main(["check", str(tmp_path), *words])

    assert ended.value.code == 2
    assert expected in capsys.readouterr().err


def test_fields_of_a_source_are_told_in_one_line_a_fate():
    taken = [
        NoteReport(f"felt{n}", "taken", None, "tas inn", "is taken in")
        for n in range(7)
    ]
    dropped = NoteReport("navn", "dropped", None, "er et navn", "is a name")
    notes = (*taken, dropped)
    said = told(FileReport("a.csv", "0", None, None, None, None, "fia", notes))

    assert "Fields of Fia, Taken in: 7 (felt0, felt1, felt2, felt3, felt4, ...)" in said
    assert "Fields of Fia, Not taken in: 1 (navn)" in said
    assert "a.csv: Fia, typed cells" in said


def note(field, fate, target, said):
    return NoteReport(field, fate, target, f"nb {said}", said)


def mapped(*notes, style=None):
    return FileReport("a.csv", "0", None, None, None, style, "mapping:a", notes)


def test_rows_left_out_and_gathered_are_told_in_lines():
    gathered = [note(by, "derived", None, "9 rows gathered into 3.") for by in "AB"]
    said = told(
        mapped(
            note("-", "derived", "deliveries.service", 'Always "x".'),
            note("A", "taken", "deliveries.goal", ""),
            note("Navn", "dropped", None, "a name"),
            note("Ark2", "unknown", None, "The sheet is not read."),
            note("Stand", "derived", None, "2 rows kept out of deliveries."),
            *gathered,
        )
    )

    lines = [line for line in said.splitlines() if line.startswith("a.csv: ")]
    assert lines[1:] == [
        "a.csv: Ark2: The sheet is not read.",
        "a.csv: 2 rows kept out of deliveries.",
        "a.csv: 9 rows gathered into 3.",
        'a.csv: deliveries.service: Always "x".',
    ]
    assert "(-" not in said
    assert "a name" not in said


@pytest.mark.parametrize(
    ("count", "last"), [(5, "row note 4"), (7, "and 3 more notes: see --json")]
)
def test_no_more_than_five_lines_tell_of_rows(count, last):
    notes = [note("A", "derived", None, f"row note {n}") for n in range(count)]

    said = told(mapped(*notes))

    assert "row note 3" in said
    assert last in said
    assert len(re.findall(r"row note|more notes", said)) == 5


@pytest.mark.parametrize(
    ("style", "language", "said"),
    [
        ("dotted", "nb", "datoer dd.mm.åååå"),
        ("iso", "nb", "datoer åååå-mm-dd"),
        ("dotted", "en", "dates dd.mm.yyyy"),
        ("dd.mm.yy", "nb", "datoer dd.mm.åå"),
    ],
)
def test_dates_are_told_as_they_are_written(style, language, said):
    assert said in describe_file(mapped(style=style), language)


def test_headings_are_never_counted_as_rows():
    finding = Finding("actions", "unknown_column", "warn", 4, "A, B, C, D", "A, B, C")

    said = told(findings=(finding,))

    assert "A, B, C [actions.unknown_column]" in said


@pytest.mark.parametrize(
    ("command", "language", "said"),
    [
        ("check", "en", "Checked only: these files cannot be loaded as they are."),
        ("check", "nb", "Bare prøvd: disse filene kan ikke lastes slik de er."),
        ("load", "en", "Not loaded; the last good build stays as it was."),
    ],
)
def test_a_refusal_says_what_was_asked_for(loaded, tmp_path, command, language, said):
    gone = tmp_path / "gone.csv"

    _out, err, code = run(command, gone, {"language": language}, home=loaded / "home")

    assert (code, err.splitlines()[0]) == (1, said)


def test_a_refused_load_of_an_empty_home_speaks_of_no_build(tmp_path):
    _out, err, _code = run("load", tmp_path / "gone.csv", home=tmp_path / "home")

    assert err.startswith("Not loaded; nothing was changed.")


def test_a_check_while_another_load_runs_does_not_blame_the_files():
    out = io.StringIO()
    busy = Refused([Sentence("opptatt", "busy")], True, True, is_of_files=False)

    print_refusal(Console(file=out), busy, "en", as_json=False)

    assert out.getvalue() == "Not checked; nothing was changed.\n- busy\n"


def test_a_mapping_is_named():
    said = told(
        FileReport("a.csv", "0", "utf-8", None, None, None, "mapping:forms-samling")
    )

    assert "a.csv: the mapping forms-samling, encoding utf-8" in said


def test_rows_withdrawn_have_a_column_when_there_are_some():
    table = TableReport("actions", 0, 0, 0, 0, 0, 0, withdrawn_count=3)

    assert "withdrawn" in told(tables=(table,))
    assert "withdrawn" not in told(tables=(TableReport("actions", 1, 1, 0, 0, 0, 0),))


def told(*files, tables=(), findings=()):
    report = LoadReport(
        build_id=None,
        content_hash="0" * 64,
        data_date=DATA_DATE,
        is_new=True,
        is_published=False,
        files=files,
        tables=tables,
        findings=findings,
        warnings_count=0,
    )
    out = io.StringIO()
    console = Console(file=out, width=200)
    for line in lines_of_load(Told(report, is_dry_run=True, seconds=75.2), "en"):
        console.print(line)
    assert "1 min 15 s" in out.getvalue()
    return out.getvalue()


def test_every_option_of_a_load_is_explained():
    assert {field.name for field in fields(LoadOptions)} == {
        "data_date",
        "mapping",
        "figures",
        "expect",
        "corrections",
    }


def test_progress_is_drawn_in_a_terminal():
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100)

    with shown_progress(console, "nb") as watch:
        watch(Step.CHECK, 3, 13)
        time.sleep(0.2)

    assert "Prøver radene" in out.getvalue()
    assert "3/13" in out.getvalue()


def test_nothing_is_drawn_anywhere_else():
    out = io.StringIO()

    with shown_progress(Console(file=out), "nb") as watch:
        assert watch is silent

    assert out.getvalue() == ""


def test_every_step_has_a_name():
    console = Console(file=io.StringIO(), force_terminal=True)

    with shown_progress(console, "en") as watch:
        for step in Step:
            watch(step, 0, 1)


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(KeyboardInterrupt(), id="at any time"),
        pytest.param(RuntimeError("Query interrupted"), id="in a question to DuckDB"),
    ],
)
def test_a_load_that_is_cancelled_changes_nothing(
    loaded, more, tmp_path, monkeypatch, error
):
    if isinstance(error, RuntimeError):
        error.__cause__ = KeyboardInterrupt()

    def interrupted(before, after):
        (after.parent / ".incoming-rest.duckdb").write_bytes(b"half")
        raise error

    monkeypatch.setattr("app.cli_load.moved_figures", interrupted)
    was = current_build_path(find_home(loaded / "home", {}))

    said, err, code = run("load", more, home=loaded / "home")

    assert (code, said) == (CANCELLED, "")
    assert err == "Cancelled; nothing was changed.\n"
    assert current_build_path(find_home(loaded / "home", {})) == was
    assert {path.name for path in (loaded / "home/builds").iterdir()} == {
        ".lock",
        "current",
        was.name,
    }


def test_an_error_of_another_kind_is_not_taken_for_cancelling(
    loaded, more, monkeypatch
):
    def broken(before, after):
        raise RuntimeError("out of luck")

    monkeypatch.setattr("app.cli_load.moved_figures", broken)

    with pytest.raises(RuntimeError, match="out of luck"):
        run("load", more, home=loaded / "home")


def test_control_c_in_a_terminal_ends_quietly(loaded, tmp_path):
    ours, theirs = pty.openpty()
    words = ["load", str(loaded / "files"), "--home", str(tmp_path / "home")]
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)

    said = read_until(ours, b"Starting")
    process.send_signal(signal.SIGINT)
    said += read_until(ours, None)

    assert process.wait(timeout=30) == CANCELLED
    assert b"Cancelled; nothing was changed." in said
    assert b"Traceback" not in said
    assert [path.name for path in (tmp_path / "home/builds").glob("*")] in (
        [],
        [".lock"],
    )


def read_until(descriptor, words):
    said = b""
    while words is None or words not in said:
        try:
            said += os.read(descriptor, 4096)
        except OSError:
            # The other end is closed: nobody writes any more.
            break
    return said
