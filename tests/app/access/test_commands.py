"""Every command and every export, run as everybody with `--as`.

Who may do what is written down here once more, from the words of the issue. A command
that takes no `--as` reads nothing of a home, or is what somebody does who holds it.

This module is long because each kind of command is refused and looked through alike.
"""

import shutil

import pytest

from app.cli import main
from app.door import open_door
from app.exports.content import content_names, make_content
from app.filters import Filters
from app.records.log_reading import read_lines
from data.home import Home
from tests.app.access.leaks import Tally, leaks, markers_in
from tests.app.access.programme import DATA_DATE, EARLIER_DAY, builds_of
from tests.app.access.readers import EVERYBODY, named
from tests.app.access.writings import OWN_GROUP, meetings_of
from tests.app.small_groups.files import text_of_file
from tests.app.small_groups.routes import ENDINGS

NAME = "commands and exports"

ALL = ("administrator", "manager", "analyst", "steering")
NOT_STEERING = ALL[:3]
WRITERS = ALL[:2]
FACTORS = ("factors", "--outcome", "self_reliant", "--minimum", "5")
SAYS = {
    "metrics": (("metrics",), ALL),
    "metrics --json": (("metrics", "--json", "--as-of", "2026-09-15"), ALL),
    "metrics of the other centre": (("metrics", "--filter", "centre=Innlandet"), ALL),
    "factors": (FACTORS, ALL),
    "factors --json": ((*FACTORS, "--json"), ALL),
    "gaps": (("gaps",), NOT_STEERING),
    "gaps --json": (("gaps", "--json"), NOT_STEERING),
    "gaps --csv": (("gaps", "--csv"), NOT_STEERING),
    "gaps --ics": (("gaps", "--ics"), NOT_STEERING),
    "gaps --html": (("gaps", "--html"), NOT_STEERING),
}
"""What is said of the own area, and to which roles."""
SAYS_OF_THE_WHOLE = {
    "builds": (("builds",), NOT_STEERING),
    "builds compare": (("builds", "compare", "OLDER", "NEWER"), NOT_STEERING),
    "log": (("log",), ("administrator",)),
    "corrections": (("corrections", "--out", "FILE.xlsx"), WRITERS),
    "check": (("check", "FILES"), NOT_STEERING),
}
"""What concerns everybody's rows, so a part of the programme is not enough."""
CHANGES = {
    "load": (("load", "FILES"), WRITERS),
    "builds use": (("builds", "use", "OLDER"), WRITERS),
    "builds undo": (("builds", "undo"), WRITERS),
    "builds prune": (("builds", "prune", "--keep", "1"), WRITERS),
    "log prune": (("log", "prune"), ("administrator",)),
}
TABLES = ("deliveries", "workplaces", "evaluations", "metric:all")
"""Taken out in every format; all the others through the door, which is quicker."""


@pytest.fixture
def varig(written, monkeypatch, capsys, tmp_path):
    """Run a command, and give its exit code, all it said and all it wrote."""

    def run(asking, words, home=written):
        asking = getattr(asking, "reader", asking)
        asking = getattr(asking, "name", asking)
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        monkeypatch.chdir(tmp_path)
        newer, older = builds_of(home)
        put = {
            "OLDER": older.id,
            "NEWER": newer.id,
            "FILES": str(files_of(written)),
            "FILE.xlsx": str(tmp_path / "file.xlsx"),
        }
        with pytest.raises(SystemExit) as ended:
            main([*(put.get(word, word) for word in words), "--as", asking])
        said = capsys.readouterr()
        files = [(each.name, each.read_bytes()) for each in tmp_path.glob("*.*")]
        text = "\n".join(text_of_file(*each) for each in files)
        for name, _content in files:
            (tmp_path / name).unlink()
        return ended.value.code, f"{said.out}\n{said.err}", text

    return run


def files_of(home):
    return home.root.parent / "files"


@pytest.fixture(autouse=True, scope="module")
def files(marked, written):
    if not files_of(written).exists():
        shutil.copytree(marked.root.parent / "files-1", files_of(written))


def is_in(asking, roles, *, whole=False):
    return asking.role in roles and (asking.is_whole or not whole)


def count_refusal(tally, home, asking, name, ran):
    """Check that nothing but a sentence came, and that the log has a line of it."""
    code, said, files = ran
    line = read_lines(home, limit=1).row(0, named=True)
    faults = {
        "exit code": code != 1,
        "no sentence": not said.strip().endswith(".") or "Traceback" in said,
        "a file": bool(files),
        "names": bool(markers_in(said, ("ALFA", "BETA"))),
        "log": (line["act"], line["who"]) != ("refused", asking.reader.name),
    }
    why = ", ".join(fault for fault, is_so in faults.items() if is_so)
    tally.refused(f"{name} as {asking}", is_refused=not why, why=f"{why}: {said}")


IN_SHORT = (
    *("administrator-programme", "manager-centre", "analyst-municipality"),
    *("steering-programme", "steering-workplace", "analyst-workplace"),
)
"""Each role, each kind of area, and what is refused for either reason."""


def in_short():
    """Ask as some in the suite; as all of them in make test-long."""
    for asking in EVERYBODY:
        marks = () if named(asking) in IN_SHORT else pytest.mark.long
        yield pytest.param(asking, id=named(asking), marks=marks)


@pytest.mark.parametrize("asking", list(in_short()))
def test_a_command_says_nobody_what_is_not_theirs(written, matrix, varig, asking):
    tally = Tally()
    for is_whole, table in ((False, SAYS), (True, SAYS_OF_THE_WHOLE)):
        for name, (words, roles) in table.items():
            ran = varig(asking, words)
            if not is_in(asking, roles, whole=is_whole):
                count_refusal(tally, written, asking, name, ran)
                continue
            code, said, files = ran
            met = leaks(asking, f"{said}\n{files}")
            met |= {"exit code": said} if code else {}
            tally.shown(f"{name} as {asking}", met)
    add(matrix, tally, least=15)


@pytest.mark.parametrize("asking", EVERYBODY, ids=named)
def test_a_command_changes_for_nobody_what_is_not_theirs(
    written, matrix, varig, tmp_path_factory, asking
):
    tally = Tally()
    for name, (words, roles) in CHANGES.items():
        cell = f"{name} as {asking}"
        if is_in(asking, roles, whole=True):
            home = Home(tmp_path_factory.mktemp("changed") / "home")
            shutil.copytree(written.root, home.root)
            code, said, _files = varig(asking, words, home)
            tally.shown(cell, {"exit code": said} if code else {})
        else:
            before = sorted(written.builds.iterdir()), written.pointer.read_text()
            ran = varig(asking, words)
            count_refusal(tally, written, asking, name, ran)
            after = sorted(written.builds.iterdir()), written.pointer.read_text()
            tally.refused(cell, is_refused=before == after, why="it was done")
    add(matrix, tally, least=5)


@pytest.mark.parametrize("asking", list(in_short()))
def test_an_export_has_nothing_that_is_not_theirs(written, matrix, varig, asking):
    tally = Tally()
    for name in TABLES:
        formats = ENDINGS if name == "deliveries" else ("csv",)
        for kind in formats:
            ran = varig(asking, ("export", name, "--format", kind))
            if asking.is_steering:
                count_refusal(tally, written, asking, f"export {name}", ran)
                continue
            code, said, files = ran
            met = leaks(asking, f"{said}\n{files}")
            met |= {"nothing written": said} if code or not files else {}
            tally.shown(f"export {name} {kind} as {asking}", met)
    add(matrix, tally, least=len(TABLES) + 3)


@pytest.mark.parametrize("asking", list(in_short()))
def test_no_content_of_an_export_has_either(written, matrix, asking):
    if asking.is_steering:
        return
    tally = Tally()
    newer, _older = builds_of(written)
    with open_door(newer, Filters(), asking.reader) as door:
        for name in content_names():
            content = make_content(name, door.fetch, as_of=DATA_DATE)
            text = f"{content.rows.rows()} {content.definitions} {content.value}"
            tally.shown(f"{name} as {asking}", leaks(asking, text))
    add(matrix, tally, least=30)


@pytest.mark.parametrize("asking", list(in_short()))
def test_a_pack_is_of_the_own_group(written, matrix, varig, asking):
    tally = Tally()
    runs_meetings = asking.role in WRITERS
    for state in ("IPAKKEN", "UTKAST"):
        for group, meeting in meetings_of(written, state).items():
            is_own = OWN_GROUP.get(asking.area) == group or asking.is_whole
            may_read = is_own and (state == "IPAKKEN" or runs_meetings)
            ran = varig(asking, ("pack", "--meeting", meeting.id))
            cell = f"pack {state} of {group} as {asking}"
            if may_read:
                met = leaks(asking, f"{ran[1]}\n{ran[2]}")
                tally.shown(cell, met | ({"exit code": ran[1]} if ran[0] else {}))
            else:
                is_refused = ran[0] == 1 and not ran[2] and f"{group} " not in ran[1]
                tally.refused(cell, is_refused=is_refused, why=ran[1])
    add(matrix, tally, least=8)


def long_unless_refused():
    """Making a pack of every section takes seconds: one does it in the suite."""
    for asking in EVERYBODY:
        is_short = asking.role not in WRITERS or named(asking) == "manager-centre"
        marks = () if is_short else pytest.mark.long
        yield pytest.param(asking, id=named(asking), marks=marks)


@pytest.mark.parametrize("asking", list(long_unless_refused()))
def test_a_pack_without_a_meeting_is_of_the_own_area(written, matrix, varig, asking):
    tally = Tally()
    ran = varig(asking, ("pack", "--since", f"{EARLIER_DAY}"))
    if asking.role in WRITERS:
        met = leaks(asking, f"{ran[1]}\n{ran[2]}")
        tally.shown(f"a pack as {asking}", met | ({"exit": ran[1]} if ran[0] else {}))
    else:
        count_refusal(tally, written, asking, "pack --since", ran)
    add(matrix, tally, least=1)


def test_nobody_of_that_name_gets_anything(written, matrix, varig):
    tally = Tally()
    for name, (words, _roles) in (SAYS | SAYS_OF_THE_WHOLE | CHANGES).items():
        code, said, files = varig("ingen", words)
        is_refused = code != 0 and not files and not markers_in(said, ("ALFA", "BETA"))
        tally.refused(f"{name} as nobody", is_refused=is_refused, why=said)
    add(matrix, tally, least=20)


def add(matrix, tally, *, least):
    matrix.cells += tally.cells
    matrix.leaks += tally.leaks
    tally.nothing_leaks(least=least)


def test_every_command_knows_who_runs_it():
    """A new one is in the matrix, or on this list with its reason."""
    from inspect import signature

    from app import cli

    commands = {
        f"{where} {name}".strip(): command
        for where, app in (
            ("", cli.app),
            ("builds", cli.builds_app),
            ("log", cli.log_app),
        )
        for name in app
        if not name.startswith("-")
        for command in [app[name].default_command]
        if command is not None
    }
    unnamed = {
        name
        for name, command in commands.items()
        if "as_person" not in signature(command).parameters
    }
    asked = {words[0] for words, _roles in (SAYS | SAYS_OF_THE_WHOLE).values()}

    # They make or start a home of one's own, or read only the file they are given.
    assert unnamed == {"demo", "map", "rules", "sample", "serve", "template"}
    known = asked | set(CHANGES) | set(SAYS_OF_THE_WHOLE) | {"export", "pack", "access"}
    assert set(commands) - unnamed <= known | {
        name.removeprefix("builds ") for name in known
    }
