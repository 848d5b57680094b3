"""A person in two courses: each course row is kept or set aside on its own."""

import pytest

from data.home import find_home
from tests.pipelines.programmes import ask, load, row, write_programme, write_table

FIRST = row("trainers")
SECOND = row("trainers", delivery_id="L-2", trained_on="05.02.2025")
SESSIONS = [
    row("trainer_sessions"),
    row("trainer_sessions", session_id="S-2", delivery_id="L-2", held_on="05.03.2025"),
]


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def programme(folder, *trainers, **changes):
    """Two deliveries to one workplace, each with a session of T-1."""
    tables = {
        "deliveries": [row("deliveries"), row("deliveries", delivery_id="L-2")],
        "delivery_units": [
            row("delivery_units"),
            row("delivery_units", delivery_id="L-2"),
        ],
        "trainer_sessions": SESSIONS,
    }
    return write_programme(folder, **tables | {"trainers": list(trainers)} | changes)


def courses(home):
    return ask(home, "select trainer_id, delivery_id from core.trainers order by all")


def sessions(home):
    return [key for (key,) in ask(home, "select session_id from core.trainer_sessions")]


def set_aside(home):
    return ask(
        home,
        "select distinct table_name, row_key, rule from meta.rejected_rows "
        "order by all",
    )


def test_a_person_in_two_courses_is_kept_twice_with_all_sessions(home, tmp_path):
    load(home, programme(tmp_path / "files", FIRST, SECOND))

    assert courses(home) == [("T-1", "L-1"), ("T-1", "L-2")]
    assert sessions(home) == ["S-1", "S-2"]
    assert set_aside(home) == []


def test_a_second_course_in_a_later_load_does_not_replace_the_first(home, tmp_path):
    files = programme(tmp_path / "files", FIRST)
    load(home, files)

    report = load(home, write_table(files, "trainers", [SECOND]), minute=1)

    assert courses(home) == [("T-1", "L-1"), ("T-1", "L-2")]
    assert [table.new_count for table in report.tables] == [1]


def test_a_course_that_comes_again_is_changed_and_the_other_stays(home, tmp_path):
    files = programme(tmp_path / "files", FIRST, SECOND)
    load(home, files)
    moved = SECOND | {"trained_on": "06.02.2025"}

    load(home, write_table(files, "trainers", [moved]), minute=1)

    days = ask(home, "select trained_on::varchar from core.trainers order by all")
    assert days == [("2024-02-05",), ("2025-02-06",)]


def test_the_same_person_twice_in_one_course_is_set_aside_and_the_rest_is_not(
    home, tmp_path
):
    twin = FIRST | {"trained_on": "06.02.2024"}

    load(home, programme(tmp_path / "files", FIRST, twin, SECOND))

    assert courses(home) == [("T-1", "L-2")]
    assert set_aside(home) == [("trainers", "T-1|L-1", "key_duplicate")]
    said = ask(home, "select sentence_en from meta.rejected_rows limit 1")
    assert "The key T-1 | L-1 stands on several rows" in said[0][0]


def test_sessions_stay_while_one_course_of_the_person_is_kept(home, tmp_path):
    bad = FIRST | {"trained_on": "31.02.2024"}

    load(home, programme(tmp_path / "files", bad, SECOND))

    assert set_aside(home) == [("trainers", "T-1|L-1", "unreadable_date")]
    assert sessions(home) == ["S-1", "S-2"]


def test_sessions_go_when_every_course_of_the_person_is_set_aside(home, tmp_path):
    bad = [each | {"trained_on": "31.02.2024"} for each in (FIRST, SECOND)]

    report = load(home, programme(tmp_path / "files", *bad))

    assert sessions(home) == []
    assert set_aside(home) == [
        ("trainer_sessions", "S-1", "parent"),
        ("trainer_sessions", "S-2", "parent"),
        ("trainers", "T-1|L-1", "unreadable_date"),
        ("trainers", "T-1|L-2", "unreadable_date"),
    ]
    counts = {table.table_name: table for table in report.tables}
    assert counts["trainer_sessions"].set_aside_with_parent_count == 2


def test_a_delivery_set_aside_takes_its_course_and_leaves_the_other(home, tmp_path):
    bad = row("deliveries", delivery_id="L-2", ended_on="05.01.2023")
    files = programme(
        tmp_path / "files", FIRST, SECOND, deliveries=[row("deliveries"), bad]
    )

    load(home, files)

    assert courses(home) == [("T-1", "L-1")]
    assert sessions(home) == ["S-1"]
    assert ("trainers", "T-1|L-2", "parent") in set_aside(home)


def test_a_faulty_course_leaves_the_list_only_when_that_course_comes(home, tmp_path):
    files = programme(tmp_path / "files", FIRST, SECOND | {"trained_on": "i fjor"})
    load(home, files)
    faulty = [("trainers", "T-1|L-2", "unreadable_date")]

    other = programme(tmp_path / "other", FIRST)
    load(home, other / "trainers.csv", minute=1)
    after_other_course = set_aside(home)
    write_table(other, "trainers", [SECOND])
    load(home, other / "trainers.csv", minute=2)

    assert after_other_course == faulty
    assert set_aside(home) == []


def test_rows_without_any_key_do_not_make_two_files_the_same(home, tmp_path):
    nameless = FIRST | {"trainer_id": None, "delivery_id": None}
    mine = programme(tmp_path / "mine", FIRST, nameless, trainer_sessions=[])
    load(home, mine)
    theirs = programme(tmp_path / "theirs/mine", nameless, trainer_sessions=[])

    load(home, theirs, minute=1)

    listed = ask(
        home, "select count(*) from meta.rejected_rows where column_name = 'trainer_id'"
    )
    assert listed == [(2,)]
