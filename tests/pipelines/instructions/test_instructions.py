"""Rows that are withdrawn, and workplaces that are merged, moved or closed.

This module is long because each instruction is given, taken back and refused.
"""

from datetime import date
from shutil import copytree

import pytest

from data.home import current_build_path, find_home
from pipelines.corrections.write import write_corrections
from pipelines.errors import LoadError
from tests.pipelines.programmes import ask, load, row, write_programme, write_table


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    load(find_home(folder / "home", {}), programme(folder))
    return folder


@pytest.fixture
def home(tmp_path, loaded_once):
    copytree(loaded_once, tmp_path, dirs_exist_ok=True)
    return find_home(tmp_path / "home", {})


def programme(tmp_path, **rows):
    """V-1 and V-2 are units of two deliveries; V-3 stands above V-2."""
    given = {
        "workplaces": [
            row("workplaces"),
            row("workplaces", workplace_id="V-2", parent_workplace_id="V-3"),
            row("workplaces", workplace_id="V-3", level="Virksomhet"),
        ],
        "deliveries": [
            row("deliveries"),
            row("deliveries", delivery_id="L-2", workplace_id="V-2"),
        ],
        "delivery_units": [
            row("delivery_units"),
            row("delivery_units", delivery_id="L-2", workplace_id="V-2"),
        ],
    }
    return write_programme(tmp_path / "programme", **given | rows)


def told(tmp_path, name, *lines):
    headings = {
        "tilbaketrekking": "Tabell;Nøkkel;Gjelder;Begrunnelse",
        "virksomhetsendringer": "Virksomhet-id;Endring;Til virksomhet-id;Fra dato;"
        "Gjelder",
    }[name]
    path = tmp_path / f"{name}.csv"
    path.write_text("\n".join([headings, *lines]) + "\n", encoding="utf-8")
    return path


def withdraw(home, tmp_path, *lines, minute=5):
    return load(home, told(tmp_path, "tilbaketrekking", *lines), minute=minute)


def change(home, tmp_path, *lines, minute=5):
    return load(home, told(tmp_path, "virksomhetsendringer", *lines), minute=minute)


def report_of(report, name):
    return next(table for table in report.tables if table.table_name == name)


def test_a_withdrawn_delivery_goes_with_all_that_belongs_to_it(home, tmp_path):
    report = withdraw(home, tmp_path, "Leveranser;L-1;;Meldt inn ved en feil")

    assert report.is_published
    assert report_of(report, "deliveries").withdrawn_count == 1
    assert report_of(report, "withdrawals").kept_count == 1
    assert ask(home, "select delivery_id from core.deliveries") == [("L-2",)]
    for table in ("activities", "trainers", "trainer_sessions", "evaluations"):
        assert ask(home, f"select count(*) from core.{table}") == [(0,)]
    assert ask(home, "select count(*) from core.party_roles") == [(1,)]


def test_what_is_withdrawn_is_forgotten_of_the_new_build_and_kept_in_the_old(
    home, tmp_path
):
    withdraw(home, tmp_path, "deliveries;L-1;;")

    gone = "select count(*) from meta.origins where row_key like 'L-1%'"
    assert ask(home, gone) == [(0,)]
    assert len(list(home.builds.glob("*.duckdb"))) == 2


def test_a_withdrawn_row_does_not_come_in_again_by_itself(home, tmp_path):
    withdraw(home, tmp_path, "Leveranser;L-1;;")

    report = load(home, programme(tmp_path), minute=10)

    assert report_of(report, "deliveries").set_aside_count == 1
    assert ask(home, "select delivery_id from core.deliveries") == [("L-2",)]
    said = ask(
        home,
        "select sentence_nb from meta.rejected_rows where rule = 'withdrawn'",
    )
    assert "er trukket tilbake" in said[0][0]


def test_a_withdrawal_that_is_taken_back_lets_the_row_in_again(home, tmp_path):
    withdraw(home, tmp_path, "Leveranser;L-1;;")
    withdraw(home, tmp_path, "Leveranser;L-1;nei;", minute=6)

    load(home, programme(tmp_path), minute=10)

    keys = "select delivery_id from core.deliveries order by all"
    assert ask(home, keys) == [("L-1",), ("L-2",)]
    assert ask(home, "select count(*) from meta.instructions") == [(0,)]


def test_a_withdrawn_workplace_takes_its_deliveries_and_leaves_its_children(
    home, tmp_path
):
    withdraw(home, tmp_path, "Virksomheter;V-3;;", "Virksomheter;V-1;;")

    assert ask(
        home, "select workplace_id, parent_workplace_id from core.workplaces"
    ) == [("V-2", None)]
    assert ask(home, "select delivery_id from core.deliveries") == [("L-2",)]
    for table in ("party_roles", "actions", "absence", "survey_results"):
        assert ask(home, f"select count(*) from core.{table}") == [(0,)]


def test_a_key_of_two_parts_is_written_with_a_bar(home, tmp_path):
    report = withdraw(home, tmp_path, "Leveranseenheter;L-2|V-2;;")

    assert report_of(report, "withdrawals").kept_count == 1
    # The delivery still has a unit: the one that a load makes of its workplace.
    units = "select delivery_id, workplace_id from core.delivery_units order by all"
    assert ask(home, units) == [("L-1", "V-1"), ("L-2", "V-2")]


def rules_by_line(home):
    """Give the rules that each line of the file was set aside by."""
    rows = ask(home, "select source_row, rule from meta.rejected_rows order by all")
    return {line: {rule for at, rule in rows if at == line} for line, _ in rows}


def test_withdrawals_that_cannot_be_carried_out_are_set_aside(home, tmp_path):
    lines = {
        "Leveranser;L-9;;": "unknown_row",
        "Leveranser;L-1;nei;": "unknown_row",
        "Noe annet;L-1;;": "value_missing",
        "Leveranser;;;": "value_missing",
        "Leveranser;L-2;kanskje;": "unreadable_flag",
        "Virksomheter;V-1;;Spør kari@eksempel.no": "personal_data",
    }

    report = withdraw(home, tmp_path, *lines)

    found = report_of(report, "withdrawals")
    assert (found.read_count, found.kept_count, found.set_aside_count) == (6, 0, 6)
    rules = [{rule} for rule in lines.values()]
    assert rules_by_line(home) == dict(enumerate(rules, start=2))
    assert ask(home, "select count(*) from core.deliveries") == [(2,)]
    assert ask(home, "select count(*) from core.workplaces") == [(3,)]


def test_two_words_on_one_row_are_both_set_aside(home, tmp_path):
    report = withdraw(home, tmp_path, "Leveranser;L-1;;", "deliveries;L-1;nei;")

    assert report_of(report, "withdrawals").set_aside_count == 2


def test_a_withdrawal_alone_into_an_empty_home_is_refused(tmp_path):
    with pytest.raises(LoadError):
        load(
            find_home(tmp_path / "home", {}),
            told(tmp_path, "tilbaketrekking", "Leveranser;L-1;;"),
            data_date=None,
        )


def test_a_merged_workplace_says_where_it_went_and_when(home, tmp_path):
    report = change(home, tmp_path, "V-1;Slått sammen;V-2;01.06.2026;")

    assert report_of(report, "workplace_changes").new_count == 1
    merged = (
        "select merged_into_workplace_id, closed_on from core.workplaces "
        "where workplace_id = 'V-1'"
    )
    assert ask(home, merged) == [("V-2", date(2026, 6, 1))]
    assert {change.column_name for change in report.changes} == {
        "merged_into_workplace_id",
        "closed_on",
    }


def test_a_merger_stands_when_the_old_register_is_sent_again(home, tmp_path):
    change(home, tmp_path, "V-1;merged;V-2;2026-06-01;")

    load(home, programme(tmp_path), minute=10)

    into = (
        "select merged_into_workplace_id from core.workplaces "
        "where workplace_id = 'V-1'"
    )
    assert ask(home, into) == [("V-2",)]


def test_a_moved_workplace_remembers_where_it_stood(home, tmp_path):
    change(home, tmp_path, "V-2;Flyttet;V-1;01.06.2026;")
    # Said again, it still remembers where it stood first.
    change(home, tmp_path, "V-2;Flyttet;V-1;02.06.2026;", minute=6)

    above = "select parent_workplace_id from core.workplaces where workplace_id = 'V-2'"
    assert ask(home, above) == [("V-1",)]
    assert ask(home, "select was, to_key from meta.instructions") == [("V-3", "V-1")]


@pytest.mark.parametrize(
    "line",
    [
        "V-2;Flyttet;V-1;01.06.2026;",
        "V-2;Slått sammen;V-1;01.06.2026;",
        "V-2;Lagt ned;;01.06.2026;",
    ],
)
def test_a_change_that_is_taken_back_leaves_all_as_it_was(home, tmp_path, line):
    before = ask(home, "select * from core.workplaces order by all")
    change(home, tmp_path, line)
    assert ask(home, "select * from core.workplaces order by all") != before

    change(home, tmp_path, f"{line}nei", minute=6)

    assert ask(home, "select * from core.workplaces order by all") == before
    assert ask(home, "select count(*) from meta.instructions") == [(0,)]


def test_changes_that_cannot_be_carried_out_are_set_aside(home, tmp_path):
    more = [row("workplaces", workplace_id=f"V-{n}") for n in range(11, 17)]
    load(home, write_table(tmp_path / "programme", "workplaces", more))
    lines = {
        "V-9;Lagt ned;;01.06.2026;": "unknown_workplace",
        "V-11;Flyttet;V-9;01.06.2026;": "unknown_workplace",
        "V-12;Flyttet;;01.06.2026;": "unknown_workplace",
        "V-13;Solgt;V-2;01.06.2026;": "code_unknown",
        "V-14;Flyttet;V-2;;": "value_missing",
        "V-15;Flyttet;V-2;31.02.2026;": "unreadable_date",
        "V-16;Slått sammen;V-16;01.06.2026;": "merge_loop",
        "V-3;Flyttet;V-2;01.06.2026;": "merge_loop",
    }

    report = change(home, tmp_path, *lines)

    found = report_of(report, "workplace_changes")
    assert (found.kept_count, found.set_aside_count) == (0, len(lines))
    rules = rules_by_line(home)
    assert rules.keys() == set(range(2, 2 + len(lines)))
    for at, rule in enumerate(lines.values(), start=2):
        assert rule in rules[at], at


def test_two_workplaces_are_not_merged_into_each_other(home, tmp_path):
    report = change(
        home,
        tmp_path,
        "V-1;Slått sammen;V-2;01.06.2026;",
        "V-2;Slått sammen;V-1;01.06.2026;",
    )

    assert report_of(report, "workplace_changes").set_aside_count == 2


def test_workplaces_that_a_file_merges_in_a_ring_are_set_aside(home, tmp_path):
    ring = [
        row("workplaces", workplace_id="V-1", merged_into_workplace_id="V-2"),
        row("workplaces", workplace_id="V-2", merged_into_workplace_id="V-1"),
    ]

    report = load(home, write_table(tmp_path / "programme", "workplaces", ring))

    assert report_of(report, "workplaces").set_aside_count == 2
    merged = "select count(merged_into_workplace_id) from core.workplaces"
    assert ask(home, merged) == [(0,)]


def test_activities_that_replace_each_other_are_set_aside(home, tmp_path):
    ring = [
        row("activities", activity_id="A-2", replaced_by_activity_id="A-3"),
        row("activities", activity_id="A-3", replaced_by_activity_id="A-2"),
    ]

    report = load(home, write_table(tmp_path / "programme", "activities", ring))

    assert report_of(report, "activities").set_aside_count == 2


def test_a_dry_run_of_a_withdrawal_says_the_same_and_changes_nothing(home, tmp_path):
    path = told(tmp_path, "tilbaketrekking", "Leveranser;L-1;;")

    checked = load(home, path, minute=5, publish=False)
    done = load(home, path, minute=5)

    assert checked.tables == done.tables
    assert checked.content_hash == done.content_hash
    assert not checked.is_published
    assert done.is_published


def test_a_day_that_a_file_gave_is_back_when_the_closing_is_taken_back(home, tmp_path):
    closed = row("workplaces", closed_on="01.06.2025")
    load(home, write_table(tmp_path / "programme", "workplaces", [closed]))
    change(home, tmp_path, "V-1;Lagt ned;;01.02.2025;", minute=6)

    change(home, tmp_path, "V-1;Lagt ned;;01.02.2025;nei", minute=7)

    day = "select closed_on from core.workplaces where workplace_id = 'V-1'"
    assert ask(home, day) == [(date(2025, 6, 1),)]


def test_a_workplace_moved_as_it_comes_remembers_where_its_file_had_it(home, tmp_path):
    new = row("workplaces", workplace_id="V-4", parent_workplace_id="V-3")
    path = write_table(tmp_path / "programme", "workplaces", [new])
    moved = told(tmp_path, "virksomhetsendringer", "V-4;Flyttet;V-1;01.06.2026;")
    load(home, path, moved, minute=5)

    change(home, tmp_path, "V-4;Flyttet;V-1;01.06.2026;nei", minute=6)

    above = "select parent_workplace_id from core.workplaces where workplace_id = 'V-4'"
    assert ask(home, above) == [("V-3",)]


def test_a_row_that_closes_a_ring_with_a_move_in_force_is_set_aside(home, tmp_path):
    change(home, tmp_path, "V-1;Flyttet;V-2;01.06.2026;")
    ring = [
        row("workplaces"),
        row("workplaces", workplace_id="V-2", parent_workplace_id="V-1"),
    ]

    report = load(
        home, write_table(tmp_path / "programme", "workplaces", ring), minute=10
    )

    assert report_of(report, "workplaces").set_aside_count == 2
    links = "select workplace_id, parent_workplace_id from core.workplaces order by all"
    assert ask(home, links) == [("V-1", "V-2"), ("V-2", "V-3"), ("V-3", None)]


def test_a_faulty_instruction_is_in_the_correction_file(home, tmp_path):
    withdraw(home, tmp_path, "Leveranser;L-99;;")
    out = tmp_path / "rettefil.xlsx"

    assert write_corrections(current_build_path(home), out, "nb") == 1

    report = load(home, out, minute=6)
    assert report_of(report, "withdrawals").set_aside_count == 1
