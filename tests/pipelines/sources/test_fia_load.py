"""Whole exports of Fia, through the real pipeline."""

import pytest

from data.home import current_build_path, find_home
from data.tables import TABLES
from tests.pipelines.programmes import ask, load
from tests.pipelines.sources.fia_files import (
    CASE,
    ORGNR,
    content,
    cooperation,
    event,
    quarter,
    read_export,
    survey,
    workplace,
    write_export,
)

MARCH = {
    "cases": [event(1), event(2, saksnummer="01JCASE00000000000000000B2")],
    "cooperations": [
        cooperation(1),
        cooperation(2, saksnummer="01JCASE00000000000000000B2"),
        cooperation(3, saksnummer="01JCASE00000000000000000B2"),
    ],
    "plans": [content()],
    "surveys": [survey(1), survey(2, samarbeidId="2", status="OPPRETTET")],
    "workplaces": [workplace()],
    "quarters": [quarter()],
}
"""One sole cooperation, and two that overlap in another case."""

APRIL = MARCH | {
    "cooperations": [
        *MARCH["cooperations"],
        cooperation(4, opprettet="2025-04-04 09:00:00"),
        cooperation(
            3,
            saksnummer="01JCASE00000000000000000B2",
            status="SLETTET",
            endret="2025-04-05 09:00:00",
        ),
    ],
    "surveys": [
        *MARCH["surveys"],
        survey(2, samarbeidId="2", status="SLETTET", endret="2025-04-05 09:00:00"),
    ],
}
"""The sole one has got a sibling, one of the two is deleted, and so is a survey."""


def empty_home(folder, name):
    return find_home(folder / name, {})


@pytest.fixture
def home(tmp_path):
    return empty_home(tmp_path, "home")


def core_rows(home):
    return {
        table.name: ask(home, f"select * from core.{table.name} order by all")
        for table in TABLES
    }


def gone_keys(sources):
    return {
        (gone.table, "|".join(key))
        for source in sources.values()
        for gone in source.gone
        for key in gone.keys.iter_rows()
    }


def test_what_an_earlier_export_made_and_this_one_does_not_is_said_to_be_gone(
    tmp_path,
):
    gone = gone_keys(read_export(tmp_path, **APRIL))

    other = "01JCASE00000000000000000B2"
    assert ("delivery_units", f"{CASE}|{ORGNR}") in gone
    assert ("workplaces", f"{ORGNR}-2") in gone
    assert ("workplaces", f"{ORGNR}-3") in gone
    assert ("delivery_units", f"{other}|{ORGNR}-3") in gone
    assert ("deliveries", f"{other}-3") in gone
    assert ("evaluations", survey(2)["id"]) in gone
    assert ("deliveries", CASE) not in gone
    assert ("delivery_units", f"{other}|{ORGNR}") not in gone
    assert ("evaluations", survey(1)["id"]) not in gone


def test_nothing_that_is_made_is_gone(tmp_path):
    sources = read_export(tmp_path, **APRIL)

    made = {
        (raw.table, "|".join(row))
        for source in sources.values()
        for raw in source.tables
        for table in TABLES
        if table.name == raw.table
        for row in raw.rows.select(table.key).iter_rows()
    }
    assert not made & gone_keys(sources)


def test_a_deleted_case_takes_its_delivery_out(tmp_path):
    deleted = [event(1), event(2, status="SLETTET")]

    gone = gone_keys(read_export(tmp_path, cases=deleted))

    assert ("deliveries", CASE) in gone


def test_next_months_export_gives_the_same_as_in_an_empty_home(tmp_path):
    march = write_export(tmp_path / "march", **MARCH)
    april = write_export(tmp_path / "april", **APRIL)
    both, alone = empty_home(tmp_path, "both"), empty_home(tmp_path, "alone")

    load(both, march)
    load(both, april, minute=1)
    load(alone, april)

    assert core_rows(both) == core_rows(alone)


def test_the_same_export_again_makes_no_new_build(home, tmp_path):
    export = write_export(tmp_path / "fia", **MARCH)

    load(home, export)
    again = load(home, export, minute=1)

    assert not again.is_new


def test_parquet_gives_what_csv_gives(tmp_path):
    csv = write_export(tmp_path / "csv", **MARCH)
    parquet = write_export(tmp_path / "parquet", ending=".parquet", **MARCH)
    of_csv, of_parquet = empty_home(tmp_path, "a"), empty_home(tmp_path, "b")

    load(of_csv, csv)
    load(of_parquet, parquet)

    assert core_rows(of_csv) == core_rows(of_parquet)


@pytest.fixture(scope="module")
def fixture_home(fixtures_folder, tmp_path_factory):
    folder = fixtures_folder / "fia/2025-12-05"
    if not folder.is_dir():
        pytest.skip(f"no export of Fia in {folder}")
    home = empty_home(tmp_path_factory.mktemp("fia"), "home")
    return home, load(home, folder)


def test_every_count_of_the_public_export_is_explained(fixture_home):
    home, report = fixture_home

    read = {table.table_name: table.read_count for table in report.tables}
    kept = {table.table_name: table.kept_count for table in report.tables}
    assert {name: count for name, count in read.items() if count} == {
        "centres": 1,  # IT-avdelingen, the unit of every event
        "workplaces": 374,  # as in table_virksomhet; all cases are of these
        "deliveries": 10,  # 14 cases: 6 with a cooperation, 4 planned, 4 assessed only
        "delivery_units": 10,  # one each: no cooperations overlap
        "evaluations": 7,  # 14 surveys less 7 of Behovsvurdering
        "absence": 409,  # as in the table; 2 of the workplaces have none
    }
    assert kept == read
    states = ask(home, "select status, count(*) from core.deliveries group by all")
    assert sorted(states) == [("completed", 2), ("ongoing", 4), ("planned", 4)]


def test_the_notes_of_the_public_export_have_the_counts(fixture_home):
    home, _ = fixture_home

    said = dict(
        ask(
            home,
            "select parse_filename(file_name, true) || '.' || field, note_en "
            "from meta.source_notes",
        )
    )
    cases = said["ia-sak-statistikk-v1.status"]
    for part in (
        "Cases: 14.",
        "With cooperations: 6.",
        "but with a delivery: 4.",
        "without a delivery: 4.",
    ):
        assert part in cases
    assert said["ia-sak-statistikk-v1.opprettetTidspunkt"].endswith("created: 2.")
    assert said["samarbeidsplan-v1.slutt_dato"].endswith("planned end is empty: 1.")
    assert said["sporreundersokelse-v1.type"].endswith("Needs surveys: 7.")


def test_no_user_of_the_public_export_is_in_its_build(fixture_home):
    home, _ = fixture_home

    build = current_build_path(home).read_bytes()

    users = (b"S54321", b"X12345", b"Y54321", b"Z123456")
    assert not [user for user in users if user in build]


def test_what_a_plan_no_longer_says_leaves_the_delivery(home, tmp_path):
    plans = [content()]
    load(home, write_export(tmp_path / "one", **MARCH | {"plans": plans}))
    told = (
        "select goal, planned_end_on, has_project_plan from core.deliveries "
        f"where delivery_id = '{CASE}'"
    )
    assert ask(home, told) != [(None, None, False)]
    emptied = [content(inkludert="f", status="", start_dato="", slutt_dato="")]

    load(home, write_export(tmp_path / "two", **MARCH | {"plans": emptied}), minute=5)

    assert ask(home, told) == [(None, None, False)]
