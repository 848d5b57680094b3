"""A quarter of absence that one build hides stays hidden in the builds after it."""

from datetime import date
from shutil import copytree

import duckdb
import pytest

from app.door import Door, connect, read_build
from app.filters import Filters
from app.identity import Area, AreaKind, Reader, Role
from app.protected_absence import NAME, withheld_absence
from data.home import Home
from pipelines.build_file import remove_build_file
from tests.tiny_build import write_tiny_build

MANY = {"V-1": 40, "V-2": 30}


def built(home, name, persons, *, data_date=date(2026, 6, 30)):
    """Write a build where so many worked in each workplace, in one quarter."""
    home.builds.mkdir(parents=True, exist_ok=True)
    return write_tiny_build(
        home.builds / f"{name}.duckdb",
        data_date=data_date,
        workplaces=[
            {"workplace_id": workplace, "county_code": "03"} for workplace in persons
        ],
        absence=[
            {
                "workplace_id": workplace,
                "year": 2025,
                "quarter": 2,
                "measure": "total",
                "absence_share": 0.06,
                "persons_count": count,
            }
            for workplace, count in persons.items()
        ],
    )


def withheld(path):
    return [
        workplace for workplace, *_when in withheld_absence(read_build(path)).rows()
    ]


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_the_first_build_has_nothing_to_keep_hidden(home):
    path = built(home, "1", MANY | {"V-1": 3})

    assert withheld(path) == []


def test_a_quarter_hidden_in_an_older_build_is_given_once(home):
    built(home, "1", MANY | {"V-1": 3})
    built(home, "2", MANY | {"V-1": 3, "V-2": 4})
    newest = built(home, "3", MANY)

    frame = withheld_absence(read_build(newest))

    assert frame.columns == ["workplace_id", "year", "quarter"]
    assert frame.rows() == [("V-1", 2025, 2), ("V-2", 2025, 2)]


def test_it_is_told_through_no_filter_and_for_the_day_of_the_older_build(home):
    built(home, "1", MANY | {"V-1": 3}, data_date=date(2025, 5, 1))
    built(home, "2", MANY | {"V-2": 3})
    build = read_build(built(home, "3", MANY))
    nobody = Reader("one", Role.MANAGER, Area(AreaKind.CENTRE, "nowhere"))
    filters = Filters(as_of=date(2024, 1, 1), counties=("99",))

    with connect(build.path) as connection:
        everything = [
            Door(connection, build, filters, nobody, withholds=withholds)
            ._withheld(NAME)
            .rows()
            for withholds in (True, False)
        ]

    assert everything == [[("V-2", 2025, 2)], []], "the quarter was not over at first"


def test_a_pruned_build_counts_as_it_was_seen(home, tmp_path):
    oldest = built(home, "1", MANY | {"V-1": 3})
    assert withheld(oldest) == []
    built(home, "2", MANY)
    remove_build_file(oldest)

    assert withheld(home.builds / "2.duckdb") == ["V-1"]
    copy = Home(copytree(home.root, tmp_path / "copy"))
    assert withheld(copy.builds / "2.duckdb") == ["V-1"]


def test_an_older_build_of_an_early_version_hides_nothing(home):
    early = built(home, "1", MANY | {"V-1": 3})
    with duckdb.connect(str(early)) as connection:
        connection.execute("drop table core.absence")

    assert withheld(early) == []
    assert withheld(built(home, "2", MANY)) == []
