"""One workbook with a fault for every rule: each stands under its own, none is lost.

The workbook is written as a person would leave it: text in every cell.
"""

from collections import Counter

import openpyxl
import pytest

from data.home import find_home
from data.sample.identity_numbers import synthetic_identity_number
from data.tables import TABLES
from tests.pipelines.programmes import ROWS, ask, load, row

SET_ASIDE = [
    ("deliveries", "ended_before_started", {"ended_on": "04.01.2024"}),
    ("deliveries", "phase_out_of_range", {"phase": "8"}),
    ("deliveries", "unknown_centre", {"centre_id": "atlantis"}),
    ("deliveries", "code_unknown", {"module": "Yoga på jobben"}),
    ("deliveries", "unreadable_flag", {"has_project_plan": "kanskje"}),
    ("deliveries", "unreadable_timestamp", {"source_updated_at": "i går"}),
    ("deliveries", "date_out_of_range", {"planned_end_on": "01.01.1999"}),
    ("deliveries", "value_missing", {"service": None}),
    ("workplaces", "parent_loop", {"parent_workplace_id": "V-30"}),
    ("workplaces", "number_below_zero", {"man_years": "-1,0"}),
    ("workplaces", "unreadable_number", {"man_years": "1.234,5"}),
    ("workplaces", "unknown_workplace", {"parent_workplace_id": "V-999"}),
    ("delivery_units", "left_before_joined", {"left_on": "04.01.2024"}),
    ("party_roles", "role_ended_before_it_began", {"to_on": "31.12.2022"}),
    ("party_roles", "key_missing", {"role_id": None}),
    ("activities", "unreadable_date", {"held_on": "31.02.2024"}),
    ("activities", "unreadable_count", {"staff_count": "noen få"}),
    ("activities", "event_after_data_date", {"held_on": "01.11.2026"}),
    ("activities", "unknown_delivery", {"delivery_id": "L-999"}),
    ("activities", "unknown_activity", {"replaced_by_activity_id": "A-999"}),
    ("activities", "parent", {"delivery_id": "L-22"}),
    ("trainer_sessions", "unknown_trainer", {"trainer_id": "T-999"}),
    ("actions", "personal_data", {"title": "Samtale med {number}"}),
    ("evaluations", "respondents_over_invited", {"respondents_count": "11"}),
    ("evaluations", "usefulness_out_of_range", {"usefulness_mean": "5,5"}),
    ("evaluations", "development_step_out_of_range", {"development_step": "5"}),
    ("absence", "share_out_of_range", {"absence_share": "8,1", "year": "2023"}),
    ("absence", "quarter_out_of_range", {"quarter": "5"}),
    ("absence", "year_out_of_range", {"year": "1999"}),
    ("absence", "masked_with_share", {"is_masked": "ja", "quarter": "2"}),
    ("survey_results", "score_out_of_range", {"score": "7"}),
    ("trainers", "key_duplicate", {}),
]
"""Table, the rule that is broken, and the cells that break it."""

WARNED = [
    ("workplaces", "organisation_number_invalid", {"organisation_number": "123456789"}),
    ("workplaces", "municipality_unknown", {"municipality_code": "9998"}),
    ("deliveries", "completed_without_end", {"ended_on": None}),
    ("deliveries", "stopped_without_reason", {"status": "Stoppet"}),
    ("deliveries", "unit_count", {"delivery_type": "Flere enheter"}),
    ("activities", "advisor_hours_out_of_range", {"advisor_hours": "31"}),
    ("activities", "held_without_date", {"held_on": None}),
    ("actions", "done_without_date", {"status": "Gjennomført"}),
]

OWN_KEY = {
    "workplaces": "workplace_id",
    "deliveries": "delivery_id",
    "party_roles": "role_id",
    "activities": "activity_id",
    "trainers": "trainer_id",
    "trainer_sessions": "session_id",
    "actions": "action_id",
    "evaluations": "evaluation_id",
}


def faulty_rows():
    number = synthetic_identity_number()
    rows = {table.name: [ROWS[table.name]] for table in TABLES}
    rows["workplaces"].append(
        row("workplaces", workplace_id="V-2", workplace_name="Skogly barnehage")
    )
    for place, (table, rule, cells) in enumerate(SET_ASIDE + WARNED, start=22):
        written = {
            name: cell.replace("{number}", number) if cell else cell
            for name, cell in cells.items()
        }
        rows[table].append(row(table, **own_key(table, rule, place), **written))
    return rows


def own_key(table, rule, place):
    if rule in {"key_duplicate", "key_missing"}:
        return {}
    if table == "delivery_units":
        return {"workplace_id": "V-2"}
    if table == "survey_results":
        return {"theme": "Mestringstro"}
    if table not in OWN_KEY:
        return {}
    first = ROWS[table][OWN_KEY[table]]
    return {OWN_KEY[table]: f"{first[:2]}{place}"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faults")
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for table in TABLES:
        sheet = workbook.create_sheet(table.nb)
        sheet.append([column.nb for column in table.columns])
        for each in faulty_rows()[table.name]:
            sheet.append([each.get(column.name) for column in table.columns])
    workbook.save(folder / "feil.xlsx")
    home = find_home(folder / "home", {})
    return home, load(home, folder / "feil.xlsx")


def test_there_are_at_least_thirty_different_faults():
    assert len({rule for _, rule, _ in SET_ASIDE + WARNED}) >= 30


@pytest.mark.parametrize(
    ("table", "rule"),
    [pytest.param(table, rule, id=rule) for table, rule, _ in SET_ASIDE],
)
def test_a_faulty_row_is_set_aside_under_its_own_rule(loaded, table, rule):
    home, _ = loaded
    found = ask(
        home,
        "select sentence_nb, sentence_en, source_file, source_sheet, source_row, "
        f"original from meta.rejected_rows where table_name = '{table}' "
        f"and rule = '{rule}'",
    )

    assert found, f"{table}.{rule} set nothing aside"
    for nb, en, file, sheet, line, original in found:
        assert nb.startswith(f"{file}, ark {sheet}, rad {line}: ")
        assert en.startswith(f"{file}, sheet {sheet}, row {line}: ")
        assert nb.endswith(".")
        assert original.startswith("{")


@pytest.mark.parametrize(
    ("table", "rule"),
    [pytest.param(table, rule, id=rule) for table, rule, _ in WARNED],
)
def test_a_doubtful_row_is_kept_with_a_warning_under_its_own_rule(loaded, table, rule):
    home, _ = loaded

    assert ask(
        home,
        "select row_key from meta.warnings "
        f"where table_name = '{table}' and rule = '{rule}'",
    )


def test_the_good_rows_are_in(loaded):
    home, _ = loaded
    good = {"deliveries": "L-1", "activities": "A-1", "evaluations": "E-1"}

    for table, key in good.items():
        column = OWN_KEY[table]
        held = ask(home, f"select {column} from core.{table}")
        assert (key,) in held


def test_no_row_is_set_aside_that_was_not_meant_to_be(loaded):
    home, _ = loaded
    meant = Counter(table for table, _, _ in SET_ASIDE)
    meant["trainers"] += 1  # both rows of a double key

    found = Counter(
        table
        for table, _, _ in ask(
            home,
            "select distinct table_name, source_sheet, source_row"
            " from meta.rejected_rows where rule != 'parent'",
        )
    )

    assert found == meant - Counter({"activities": 1})


def test_rows_read_are_rows_kept_and_rows_set_aside(loaded):
    home, report = loaded
    rows = faulty_rows()

    for table in report.tables:
        aside = table.set_aside_count + table.set_aside_with_parent_count
        assert table.read_count == len(rows[table.table_name])
        assert table.read_count == table.kept_count + aside
    files = ask(
        home,
        "select sum(read_count), sum(kept_count), sum(set_aside_count), "
        "sum(set_aside_with_parent_count) from meta.loads",
    )
    read, kept, own, with_parent = files[0]
    assert read == sum(map(len, rows.values())) == kept + own + with_parent
