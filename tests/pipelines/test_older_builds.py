"""A build of before, which knew a trainer by trainer_id alone, can be added to."""

import duckdb
import polars as pl
import pytest

from data.home import current_build_path, find_home
from data.tables import TRAINERS
from pipelines.meta import empty_meta
from pipelines.older_builds import with_keys_of_now
from tests.pipelines.programmes import ask, load, row, write_programme, write_table
from tests.tiny_build import tiny_frame

COURSES = [row("trainers"), row("trainers", delivery_id="L-2")]


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def programme(folder, trainers):
    return write_programme(
        folder,
        deliveries=[row("deliveries"), row("deliveries", delivery_id="L-2")],
        trainers=trainers,
    )


def make_older(home):
    """Write the keys of trainers in the current build as they were before."""
    with duckdb.connect(str(current_build_path(home))) as connection:
        for table in ("origins", "rejected_rows"):
            connection.execute(
                f"update meta.{table} set row_key = split_part(row_key, '|', 1) "
                "where table_name = 'trainers'"
            )


def trainer_keys(home, table):
    return ask(
        home,
        f"select row_key from meta.{table} where table_name = 'trainers' order by all",
    )


def meta(name, **cells):
    rows = pl.DataFrame([cells], schema_overrides={"row_key": pl.String})
    return {
        table: pl.concat([empty_meta(table), rows], how="diagonal_relaxed")
        if table == name
        else empty_meta(table)
        for table in ("origins", "rejected_rows")
    }


def keys_of_now(name, *, courses=(), **cells):
    core = {"trainers": tiny_frame(TRAINERS, list(courses))}
    return with_keys_of_now(core, meta(name, **cells))[name]["row_key"].to_list()


def test_a_row_that_is_in_gets_the_course_it_has():
    course = {"trainer_id": "T-1", "delivery_id": "L-1"}

    for was in ("T-1", "T-1|L-1"):
        found = keys_of_now(
            "origins", courses=[course], table_name="trainers", row_key=was
        )
        assert found == ["T-1|L-1"]


@pytest.mark.parametrize(
    ("was", "original", "now"),
    [
        ("T-1", '{"Trener-id": " T-1 ", "Leveranse-id": "L-1"}', "T-1|L-1"),
        ("T-1", '{"TRAINER ID": "T-1", "delivery_id": "L-1"}', "T-1|L-1"),
        ("T-1", '{"Trener-id": "T-1", "Leveranse-id": null}', "T-1|"),
        ("", '{"Trener-id": null, "Leveranse-id": "L-1"}', "|L-1"),
        ("T-1|L-1", '{"Trener-id": "T-1", "Leveranse-id": "L-1"}', "T-1|L-1"),
    ],
)
def test_a_row_set_aside_gets_the_course_that_stood_in_its_file(was, original, now):
    found = keys_of_now(
        "rejected_rows", table_name="trainers", row_key=was, original=original
    )

    assert found == [now]


def test_the_keys_of_other_tables_are_left_alone():
    for name in ("origins", "rejected_rows"):
        cells = {"table_name": "trainer_sessions", "row_key": "T-1"}
        course = {"trainer_id": "T-1", "delivery_id": "L-1"}
        assert keys_of_now(name, courses=[course], **cells) == ["T-1"]


def test_courses_set_aside_by_an_older_build_come_in_and_are_off_the_list(
    home, tmp_path
):
    unread = [course | {"trained_on": "i fjor"} for course in COURSES]
    files = programme(tmp_path / "files", unread)
    load(home, files)
    make_older(home)
    assert trainer_keys(home, "rejected_rows") == [("T-1",), ("T-1",)]

    write_table(files, "trainers", COURSES)
    load(home, files, minute=1)

    courses = ask(home, "select trainer_id, delivery_id from core.trainers order by 2")
    assert courses == [("T-1", "L-1"), ("T-1", "L-2")]
    assert ask(home, "select * from meta.rejected_rows") == []
    assert trainer_keys(home, "origins") == [("T-1|L-1",), ("T-1|L-2",)]


@pytest.mark.long
def test_a_trainer_of_an_older_build_gets_a_second_course(home, tmp_path):
    files = programme(tmp_path / "files", COURSES[:1])
    load(home, files)
    make_older(home)

    load(home, write_table(files, "trainers", COURSES[1:]), minute=1)

    courses = ask(home, "select trainer_id, delivery_id from core.trainers order by 2")
    assert courses == [("T-1", "L-1"), ("T-1", "L-2")]
    assert trainer_keys(home, "origins") == [("T-1|L-1",), ("T-1|L-2",)]


@pytest.mark.long
def test_the_same_files_on_top_of_an_older_build_are_nothing_new(home, tmp_path):
    unread = COURSES[1] | {"trained_on": "i fjor"}
    files = programme(tmp_path / "files", [COURSES[0], unread])
    load(home, files)
    make_older(home)

    assert not load(home, files, minute=1).is_new
