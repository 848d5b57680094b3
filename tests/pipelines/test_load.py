"""What a load keeps, sets aside and refuses, from the first file to the next.

This module is long because a load has many ends.
"""

from datetime import date
from shutil import copytree

import pytest

from data.home import current_build_path, find_home
from data.sample.identity_numbers import synthetic_identity_number
from pipelines.builds import list_builds
from pipelines.errors import LoadError
from pipelines.load import MixedProgrammesError
from pipelines.load_lock import LoadBusyError, only_one_loader
from tests.pipelines.programmes import ask, load, row, write_programme, write_table


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def load_in(folder, **rows):
    report = load(
        find_home(folder / "home", {}), write_programme(folder / "files", **rows)
    )
    return folder, report


def copy_of(folder, tmp_path):
    copytree(folder, tmp_path, dirs_exist_ok=True)
    return find_home(tmp_path / "home", {})


@pytest.fixture(scope="module")
def good_once(tmp_path_factory):
    return load_in(tmp_path_factory.mktemp("good"))


@pytest.fixture
def good_home(tmp_path, good_once):
    """Give a home of its own where the good programme is loaded from `files`."""
    return copy_of(good_once[0], tmp_path)


@pytest.fixture(scope="module")
def bad_action_once(tmp_path_factory):
    bad = row("actions", due_on="31.02.2024")
    return load_in(tmp_path_factory.mktemp("bad"), actions=[bad])


@pytest.fixture
def bad_action_home(tmp_path, bad_action_once):
    """Give a home of its own where one action is set aside."""
    home = copy_of(bad_action_once[0], tmp_path)
    assert rejected(home) == BAD_ACTION
    return home


BAD_ACTION = [("actions", "M-1", "unreadable_date")]


def rejected(home):
    return ask(
        home,
        "select table_name, row_key, rule from meta.rejected_rows order by all",
    )


def warned(home):
    return {rule for (rule,) in ask(home, "select distinct rule from meta.warnings")}


def every_text(home):
    """Read every table of the build: a file may hold its texts compressed."""
    tables = ask(
        home, "select table_schema || '.' || table_name from information_schema.tables"
    )
    return repr([ask(home, f"select * from {table}") for (table,) in tables])


def test_a_good_programme_comes_in_whole(good_home, good_once):
    home, (_, report) = good_home, good_once

    assert {table.read_count for table in report.tables} == {1}
    assert {table.new_count for table in report.tables} == {1}
    assert rejected(home) == []
    assert report.build_id == current_build_path(home).stem


def test_the_same_files_again_make_no_new_build(good_home, good_once, tmp_path):
    _, first = good_once

    again = load(good_home, tmp_path / "files", minute=1)

    assert not again.is_new
    assert again.content_hash == first.content_hash
    assert len(list_builds(good_home)) == 1


def test_a_dry_run_says_the_same_as_the_load_and_writes_nothing(home, tmp_path):
    bad = row("activities", activity_id="A-2", held_on="31.02.2024")
    files = write_programme(tmp_path / "files", activities=[row("activities"), bad])

    dry = load(home, files, publish=False)
    assert current_build_path(home) is None
    real = load(home, files)

    assert dry.tables == real.tables
    assert dry.findings == real.findings
    assert dry.content_hash == real.content_hash


def test_a_row_set_aside_takes_its_children_and_they_are_counted_apart(home, tmp_path):
    bad = row("deliveries", ended_on="05.01.2023")
    report = load(home, write_programme(tmp_path / "files", deliveries=[bad]))

    counts = {table.table_name: table for table in report.tables}
    assert counts["deliveries"].set_aside_count == 1
    assert counts["activities"].set_aside_with_parent_count == 1
    assert counts["trainer_sessions"].set_aside_with_parent_count == 1
    assert ("activities", "A-1", "parent") in rejected(home)
    # What is read is kept or set aside.
    for table in report.tables:
        aside = table.set_aside_count + table.set_aside_with_parent_count
        assert table.read_count == table.kept_count + aside


def test_a_faulty_update_leaves_the_last_good_row_in_place(good_home, tmp_path):
    home, files = good_home, tmp_path / "files"
    write_table(files, "deliveries", [row("deliveries", ended_on="05.01.2023")])

    report = load(home, files, minute=1)

    assert rejected(home) == [("deliveries", "L-1", "ended_before_started")]
    assert ask(home, "select ended_on from core.deliveries") == [(date(2025, 5, 15),)]
    children = next(t for t in report.tables if t.table_name == "activities")
    assert children.unchanged_count == 1


def test_a_row_set_aside_is_off_the_list_when_its_corrected_twin_comes(
    bad_action_home, tmp_path
):
    corrected = tmp_path / "corrected"
    write_programme(corrected, actions=[row("actions", due_on="28.02.2024")])

    load(bad_action_home, corrected / "actions.csv", minute=1)

    assert rejected(bad_action_home) == []


def test_a_row_set_aside_stays_on_the_list_when_another_file_comes(
    bad_action_home, tmp_path
):
    more = write_programme(tmp_path / "more", actions=[row("actions", action_id="M-2")])

    load(bad_action_home, more / "actions.csv", minute=1)

    assert rejected(bad_action_home) == BAD_ACTION


def test_loads_add_up(good_home, tmp_path):
    home, files = good_home, tmp_path / "files"
    write_table(files, "actions", [row("actions", action_id="M-2")])

    report = load(home, files / "actions.csv", minute=1)

    assert ask(home, "select action_id from core.actions order by all") == [
        ("M-1",),
        ("M-2",),
    ]
    assert [table.new_count for table in report.tables] == [1]


def test_a_missing_unit_is_made_and_said_and_goes_when_the_real_one_comes(
    home, tmp_path
):
    files = write_programme(
        tmp_path / "files",
        workplaces=[row("workplaces"), row("workplaces", workplace_id="V-2")],
        delivery_units=[],
        trainers=[],
        trainer_sessions=[],
    )
    load(home, files)
    assert ask(home, "select workplace_id from core.delivery_units") == [("V-1",)]
    assert "unit_made" in warned(home)

    write_table(files, "delivery_units", [row("delivery_units", workplace_id="V-2")])
    load(home, files / "delivery_units.csv", minute=1)

    assert ask(home, "select workplace_id from core.delivery_units") == [("V-2",)]
    assert "unit_made" not in warned(home)


def test_invented_rows_never_meet_real_ones(home, tmp_path):
    load(home, write_programme(tmp_path / "real", invented=False))

    with pytest.raises(MixedProgrammesError):
        load(home, write_programme(tmp_path / "invented"), minute=1)


def test_a_load_of_several_files_is_all_or_nothing(home, tmp_path):
    files = write_programme(tmp_path / "files")
    (files / "actions.csv").write_text("Tiltak-id;Tiltak\r\nM-1\r\n", encoding="utf-8")

    with pytest.raises(LoadError):
        load(home, files)

    assert current_build_path(home) is None


def test_a_second_load_at_the_same_time_is_told_to_wait(home, tmp_path):
    files = write_programme(tmp_path / "files")

    with only_one_loader(home), pytest.raises(LoadBusyError):
        load(home, files)


def test_a_national_identity_number_is_kept_nowhere(home, tmp_path):
    number = synthetic_identity_number()
    spaced = f"{number[:6]} {number[6:]}"
    files = write_programme(
        tmp_path / "files",
        actions=[
            row("actions", title=f"Samtale med {number}"),
            row("actions", action_id="M-2", title=f"Samtale med {spaced}"),
            row("actions", action_id=number, title="Nøkkel med nummer"),
        ],
    )

    report = load(home, files)

    assert {rule for _, _, rule in rejected(home)} == {"personal_data"}
    assert len(rejected(home)) == 3
    written = b"".join(
        path.read_bytes() for path in home.root.rglob("*") if path.is_file()
    )
    told = repr(report) + every_text(home)
    for form in (number, spaced, number[6:]):
        assert form.encode() not in written
        assert form not in told


def test_a_workplace_never_comes_above_itself_by_way_of_a_faulty_update(home, tmp_path):
    above = row("workplaces", workplace_id="V-2")
    below = row("workplaces", parent_workplace_id="V-2")
    files = write_programme(tmp_path / "files", workplaces=[below, above])
    load(home, files)
    turned = row("workplaces", workplace_id="V-2", parent_workplace_id="V-1")
    write_table(files, "workplaces", [row("workplaces", level="feil"), turned])

    load(home, files, minute=1)

    assert rejected(home) == [
        ("workplaces", "V-1", "code_unknown"),
        ("workplaces", "V-2", "parent_loop"),
    ]
    assert ask(
        home, "select workplace_id, parent_workplace_id from core.workplaces"
    ) == [("V-1", "V-2"), ("V-2", None)]


def test_a_column_that_no_table_knows_is_said(home, tmp_path):
    files = write_programme(tmp_path / "files")
    path = files / "workplaces.csv"
    text = path.read_text(encoding="utf-8").replace("Sektor", "Sektro")
    path.write_text(text, encoding="utf-8")

    report = load(home, files)

    (finding,) = [each for each in report.findings if each.rule == "unknown_column"]
    assert finding.severity == "warn"
    assert "Varig kjenner ikke Sektro" in finding.first_nb
    assert (finding.rows_count, finding.unsaid_count) == (1, 0)


def test_a_row_with_two_cells_that_break_a_rule_is_one_row(home, tmp_path):
    bad = row("workplaces", workplace_id="V-2", workplace_name="", level="")
    files = write_programme(tmp_path / "files", workplaces=[row("workplaces"), bad])

    report = load(home, files)

    (finding,) = [each for each in report.findings if each.rule == "value_missing"]
    assert finding.rows_count == 1


def test_a_file_of_another_centre_with_the_same_name_leaves_the_list_alone(
    bad_action_home, tmp_path
):
    theirs = tmp_path / "theirs/files"
    write_programme(theirs, actions=[row("actions", action_id="M-77")])

    load(bad_action_home, theirs, minute=1)

    assert rejected(bad_action_home) == BAD_ACTION


def test_a_row_with_another_fault_of_the_same_kind_is_news(bad_action_home, tmp_path):
    home, files = bad_action_home, tmp_path / "files"
    write_table(files, "actions", [row("actions", due_on="32.02.2024")])

    report = load(home, files, minute=1)

    assert report.is_new
    said = ask(home, "select sentence_nb from meta.rejected_rows")
    assert len(said) == 1
    assert "32.02.2024" in said[0][0]
