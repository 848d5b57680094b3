"""A dry run says what the load does, and changes nothing, whatever the files hold.

Files with random faults are loaded twenty at a time: a load costs what its rules cost,
however few the rows, and twenty files at once meet each other too. So three examples
are sixty generated files; make test-long tries a thousand.

This module is long because everything a load writes is looked at twice.
"""

import hashlib
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data.home import current_build_path, find_home
from data.tables import TABLES, table_named
from pipelines.build_file import read_core
from pipelines.errors import LoadError
from pipelines.last_build import read_last_build
from pipelines.load import load_files
from pipelines.report import FigureChange
from tests.pipelines.faulty_files import (
    FAMILIES,
    PROPER_TABLES,
    FaultyFile,
    faulty_file,
    filled_rows,
    good_family,
    write_faulty,
)
from tests.pipelines.programmes import DATA_DATE, TODAY, ask, write_programme

FILES = FAMILIES
"""Files in one example: one per family."""


def random_faults(files):
    return settings(
        max_examples=files // FILES,
        deadline=None,
        # A load takes seconds: an example that fails is shown as it is, not shrunk.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
        print_blob=True,
    )


@st.composite
def many_files(draw):
    few = st.sampled_from(PROPER_TABLES)
    tables = draw(st.lists(few, min_size=2, max_size=4, unique=True))
    return [draw(faulty_file(family, tables)) for family in range(FAMILIES)]


@pytest.fixture(scope="module")
def good_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("good")
    rows = {
        name: [good_family(name, n) for n in range(FAMILIES)] for name in PROPER_TABLES
    }
    good = FaultyFile(0, False, {"centres": [good_family("centres", 0)]} | rows, None)
    home = find_home(folder / "home", {})
    load(home, [write_faulty(folder, good)], minute=0)
    assert ask(home, "select count(*) from meta.rejected_rows") == [(0,)]
    return home


def load(home, paths, *, minute=1, publish=True, examine=None, expect=None):
    return load_files(
        paths,
        home,
        data_date=DATA_DATE,
        now=datetime(2026, 11, 1, 8, minute, tzinfo=UTC),
        today=TODAY,
        publish=publish,
        examine=examine,
        expect=expect,
    )


@pytest.fixture
def home(good_home, tmp_path):
    return copy_of(good_home, tmp_path / "home")


def copy_of(home, root):
    shutil.copytree(home.root, root)
    return find_home(root, {})


@given(files=many_files())
@random_faults(60)
def test_a_dry_run_of_faulty_files_says_what_the_load_does(
    good_home, tmp_path_factory, files
):
    check_faulty(good_home, tmp_path_factory.mktemp("faulty"), files)


@pytest.mark.long
@given(files=many_files())
@random_faults(1_000)
def test_a_dry_run_of_many_faulty_files_says_what_the_load_does(
    good_home, tmp_path_factory, files
):
    check_faulty(good_home, tmp_path_factory.mktemp("faulty"), files)


def check_faulty(good_home, folder, files):
    paths = [write_faulty(folder / "files", file) for file in files]
    home = copy_of(good_home, folder / "home")
    was = everything_in(home)

    dry = outcome(home, paths, publish=False)
    assert everything_in(home) == was

    real = outcome(home, paths, publish=True)
    if isinstance(real, tuple):
        event("refused")
        assert dry == real
        assert everything_in(home) == was
    else:
        event("new build" if real.is_new else "nothing new")
        assert dry == replace(real, build_id=None, is_published=False)
        check_counts(real, files)
        if real.is_new:
            check_places(home, real)
        check_same_in_an_empty_home(home, folder, real)
    shutil.rmtree(folder)


def outcome(home, paths, *, publish):
    """Give the report, or the faults that a load is refused for."""
    try:
        return load(home, paths, publish=publish, examine=count_rows)
    except LoadError as error:
        return error.faults


def count_rows(before, after):
    """Read the build to come as the figures do: what is there to count?"""
    return [
        FigureChange(table.name, before=count_of(before, table), after=count)
        for table in TABLES
        if (count := count_of(after, table)) is not None
    ]


def count_of(path, table):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.table(f"core.{table.name}").shape[0]


def everything_in(home):
    """Give every file of a home with its bytes' hash."""
    return {
        path.relative_to(home.root): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.root.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def check_counts(report, files):
    written = {}
    for file in files:
        for table, count in filled_rows(file).items():
            written[table] = written.get(table, 0) + count
    read = {table.table_name: table.read_count for table in report.tables}
    assert read == {table: count for table, count in written.items() if count}
    for table in report.tables:
        aside = table.set_aside_count + table.set_aside_with_parent_count
        assert table.read_count == table.kept_count + aside
        event(f"{10 * aside // table.read_count} of 10 rows set aside")


def check_places(home, report):
    """Every row read stands in one place: in core, or among the rows set aside."""
    places = ask(
        home,
        """
        with loaded as (select max(load_id) as load_id from meta.loads),
        kept as (
            select table_name, source_file, source_sheet, source_row
            from meta.origins semi join loaded using (load_id)
        ),
        aside as (
            select distinct table_name, source_file, source_sheet, source_row
            from meta.rejected_rows semi join loaded using (load_id)
        )
        select table_name, count(*), count(distinct (source_file, source_sheet,
            source_row)) from (from kept union all from aside) group by all
        """,
    )
    read = {table.table_name: table.read_count for table in report.tables}
    assert {table: rows for table, rows, _ in places} == read
    assert {table: apart for table, _, apart in places} == read


def check_same_in_an_empty_home(home, folder, report):
    """The good rows of all loads, sent at once to an empty home, make the same core."""
    if not report.tables:
        return
    needed = with_parents({table.table_name for table in report.tables})
    if "deliveries" in needed:
        # A load makes the units of deliveries that no file has units of.
        needed.add("delivery_units")
    gathered = folder / "gathered"
    gathered.mkdir()
    for name, rows in read_last_build(home).loaded_core().items():
        if name in needed and rows.height:
            rows.write_csv(gathered / f"{name}.csv", separator=";")
    fresh = find_home(folder / "fresh", {})
    load(fresh, [gathered])
    assert ask(fresh, "select source_file, rule from meta.rejected_rows") == []
    ours, theirs = (read_core(current_build_path(each)) for each in (home, fresh))
    for name in needed:
        assert_frame_equal(ours[name], theirs[name], check_exact=True)


def with_parents(names):
    """Add the tables that the keys of these point to."""
    parents = {
        column.references
        for name in names
        for column in table_named(name).columns
        if column.references
    }
    return names if parents <= names else with_parents(names | parents)


def test_a_dry_run_into_an_empty_home_leaves_it_empty(tmp_path):
    home = find_home(tmp_path / "home", {})
    files = write_programme(tmp_path / "files")

    report = load(home, [files], publish=False, examine=lambda before, after: ())

    assert report.is_new
    assert everything_in(home) == {}


def test_a_dry_run_says_old_and_new_of_each_field(home, tmp_path):
    changed = good_family("deliveries", 3) | {"goal": "work_environment"}
    file = FaultyFile(3, False, {"deliveries": [changed]}, None)

    report = load(home, [write_faulty(tmp_path, file)], publish=False)

    (change,) = report.changes
    assert (change.row_key, change.column_name) == ("L-3", "goal")
    assert (change.old_value, change.new_value) == ("absence", "work_environment")


def test_a_load_that_expects_the_outcome_of_the_dry_run_is_done(home, tmp_path):
    file = FaultyFile(3, False, {"actions": [good_family("actions", 3, 1)]}, None)
    files = [write_faulty(tmp_path, file)]
    dry = load(home, files, publish=False)

    assert load(home, files, expect=dry.content_hash).is_published


def test_a_load_that_expects_another_outcome_changes_nothing(home, tmp_path):
    file = FaultyFile(3, False, {"actions": [good_family("actions", 3, 1)]}, None)
    was = everything_in(home)

    with pytest.raises(LoadError, match="changed since the dry run"):
        load(home, [write_faulty(tmp_path, file)], expect="0" * 64)

    assert everything_in(home) == was


def test_an_examination_that_fails_leaves_nothing_behind(home, tmp_path):
    def stumble(before, after):
        raise KeyboardInterrupt

    file = FaultyFile(3, False, {"actions": [good_family("actions", 3, 1)]}, None)
    was = everything_in(home)

    with pytest.raises(KeyboardInterrupt):
        load(home, [write_faulty(tmp_path, file)], examine=stumble)

    assert everything_in(home) == was
