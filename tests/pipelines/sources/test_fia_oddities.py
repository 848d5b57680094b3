"""Each oddity listed in anchors/fia.md section 4, by its number."""

import pytest

from data.home import find_home
from pipelines.sources.raw import CELL
from tests.pipelines.programmes import ask, load
from tests.pipelines.sources.fia_files import (
    CASE,
    ORGNR,
    content,
    cooperation,
    event,
    note,
    only,
    quarter,
    read_export,
    rows_of,
    survey,
    workplace,
    write_export,
)

CASE_2 = "01JCASE00000000000000000B2"
CASE_3 = "01JCASE00000000000000000C3"


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def test_oddity_1_a_case_changed_before_it_was_created_is_kept_and_counted(tmp_path):
    sources = read_export(
        tmp_path,
        cases=[
            event(
                status="FULLFØRT",
                opprettetTidspunkt="2025-12-05 10:46:42.065126",
                endretTidspunkt="2025-06-08 10:46:42.065126",
                avsluttetTidspunkt="2025-06-08 10:46:42.065126",
            )
        ],
        cooperations=[cooperation(opprettet="2025-12-05 10:46:42.241895")],
    )

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["first_contact_on"] == "2025-06-08"
    assert delivery["started_on"] == "2025-12-05"
    said = note(sources, "ia-sak-statistikk-v1", "opprettetTidspunkt").note.en
    assert "before the case was created: 1" in said


def test_oddity_1_contact_later_than_the_start_is_left_empty_and_counted(tmp_path):
    sources = read_export(
        tmp_path,
        cases=[event(endretTidspunkt="2025-06-08 10:00:00")],
        cooperations=[cooperation(opprettet="2025-06-01 10:00:00")],
    )

    assert only(rows_of(sources, "deliveries"))["first_contact_on"] is None
    said = note(sources, "ia-sak-statistikk-v1", "endretTidspunkt").note.en
    assert "first contact is empty: 1" in said


def test_oddity_1_a_cooperation_ended_before_its_start_is_set_aside(home, tmp_path):
    write_export(
        tmp_path / "fia",
        cooperations=[cooperation(status="AVBRUTT", avbrutt="2025-01-20 10:00:00")],
    )

    report = load(home, tmp_path / "fia")

    assert "ended_before_started" in {found.rule for found in report.findings}
    table = next(t for t in report.tables if t.table_name == "deliveries")
    assert (table.read_count, table.set_aside_count) == (1, 1)


def test_oddity_2_three_cases_of_one_workplace_are_not_multiplied(tmp_path):
    cases = [CASE, CASE_2, CASE_3]
    sources = read_export(
        tmp_path,
        cases=[
            event(at, saksnummer=case, endretAvHendelseId=f"01JEVENT{at}")
            for at, case in enumerate(cases)
        ],
        cooperations=[
            cooperation(at, saksnummer=case) for at, case in enumerate(cases)
        ],
        workplaces=[workplace()],
    )

    assert len(rows_of(sources, "workplaces")) == 1
    assert len(rows_of(sources, "absence")) == 1
    assert sorted(r["delivery_id"] for r in rows_of(sources, "deliveries")) == cases
    assert len(rows_of(sources, "delivery_units")) == 3


def test_oddity_4_cooperations_of_the_same_name_are_two_units(tmp_path):
    same = {"navn": "Samarbeid uten navn"}
    sources = read_export(
        tmp_path, cooperations=[cooperation(1, **same), cooperation(2, **same)]
    )

    units = [r for r in rows_of(sources, "workplaces") if r["level"] == "unit"]
    assert [unit["workplace_name"] for unit in units] == ["Samarbeid uten navn"] * 2
    assert len({unit["workplace_id"] for unit in units}) == 2


def test_oddity_5_a_plan_that_ends_before_the_start_gives_no_planned_end(tmp_path):
    old = {"start_dato": "2021-01-01", "slutt_dato": "2021-01-02"}
    sources = read_export(tmp_path, plans=[content(status="FULLFØRT", **old)])

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["planned_end_on"] is None
    assert delivery["has_project_plan"] == "ja"
    said = note(sources, "samarbeidsplan-v1", "slutt_dato").note.en
    assert "planned end is empty: 1" in said


def test_oddity_5_a_cooperation_of_milliseconds_starts_and_ends_on_one_day(tmp_path):
    sources = read_export(
        tmp_path,
        cooperations=[
            cooperation(
                opprettet="2025-12-05 10:46:42.241895",
                status="FULLFØRT",
                fullfort="2025-12-05 10:46:42.346480",
            )
        ],
    )

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["started_on"] == delivery["ended_on"] == "2025-12-05"


def test_oddity_6_a_completed_plan_without_content_is_no_plan(tmp_path):
    empty = {"inkludert": "f", "status": "", "start_dato": "", "slutt_dato": ""}
    sources = read_export(tmp_path, plans=[content(at, **empty) for at in range(1, 12)])

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["has_project_plan"] == "nei"
    assert (delivery["service"], delivery["goal"]) == ("not_recorded", None)


def test_oddity_7_many_surveys_of_one_cooperation_each_in_its_state(tmp_path):
    sources = read_export(
        tmp_path,
        surveys=[
            survey(1, status="OPPRETTET", fullfort=""),
            survey(2, status="PÅBEGYNT", fullfort=""),
            survey(3, harMinstEttSvar="f"),
            survey(4),
        ],
    )

    rows = rows_of(sources, "evaluations")
    assert [row["planned_on"] is not None for row in rows] == [True, True, False, False]
    assert [row["completed_on"] for row in rows] == [None, None, *["2025-06-02"] * 2]
    assert {row["respondents_count"] for row in rows} == {None}
    said = note(sources, "sporreundersokelse-v1", "harMinstEttSvar").note.en
    assert "no question has three answers: 1" in said


def test_oddity_8_an_evaluation_is_held_while_the_delivery_goes_on(tmp_path):
    sources = read_export(tmp_path, plans=[content()], surveys=[survey()])

    assert only(rows_of(sources, "deliveries"))["status"] == "ongoing"
    assert only(rows_of(sources, "evaluations"))["completed_on"] == "2025-06-02"


def test_oddity_9_more_days_lost_than_possible_comes_in_with_a_warning(home, tmp_path):
    odd = quarter(tapte_dagsverk="6799.60074644979", mulige_dagsverk="125")
    write_export(tmp_path / "fia", quarters=[odd | {"sykefravarsprosent": "2"}])

    report = load(home, tmp_path / "fia")

    assert "lost_over_possible" in {found.rule for found in report.findings}
    found = ask(home, "select absence_share, lost_days from core.absence")
    assert found == [(0.02, 6799.60074644979)]


def test_oddity_11_statistics_without_a_workplace_are_set_aside(home, tmp_path):
    write_export(
        tmp_path / "fia",
        workplaces=[workplace(kommunenummer="0301"), workplace(orgnr="974760673")],
        quarters=[quarter(), quarter(orgnr="971555001")],
    )

    report = load(home, tmp_path / "fia")

    table = next(t for t in report.tables if t.table_name == "absence")
    assert (table.read_count, table.kept_count, table.set_aside_count) == (2, 1, 1)
    assert ask(home, "select count(*) from core.workplaces") == [(2,)]
    (original,) = ask(home, "select original from meta.rejected_rows")[0]
    assert '"orgnr":"971555001"' in original


def test_oddity_11_codes_keep_their_zero_and_addresses_are_not_taken_in(tmp_path):
    address = '{"c/o Oslo Tigersen","Osloveien 1","0977 Oslo"}'
    sources = read_export(
        tmp_path, workplaces=[workplace(adresse=address, navn="Virksomhet Bærgen")]
    )

    row = only(rows_of(sources, "workplaces"))
    assert row["municipality_code"] == "0301"
    assert row["workplace_name"] == "Virksomhet Bærgen"
    assert "Tigersen" not in str(sources["table_virksomhet"].tables)


def test_oddity_12_no_user_of_fia_is_in_the_build(home, tmp_path):
    users = ["S54321", "X12345", "Y54321", "Z123456"]
    write_export(
        tmp_path / "fia",
        cases=[
            *(event(at, endretAv=user) for at, user in enumerate(users)),
            event(9, endretAv="Fia system", eierAvSak="Y54321", status="PAUSET"),
        ],
        cooperations=[],
        surveys=[survey(opprettetAv="Z123456", samarbeidId="9")],
    )

    load(home, tmp_path / "fia")

    assert ask(home, "select count(*) from meta.rejected_rows")[0][0] > 0
    build = next(home.builds.glob("*.duckdb")).read_bytes()
    assert not [user for user in users if user.encode() in build]


def test_oddity_14_a_number_without_a_check_digit_comes_in_with_a_warning(
    home, tmp_path
):
    write_export(tmp_path / "fia", cases=[event(orgnr="123459876")])

    report = load(home, tmp_path / "fia")

    assert "organisation_number_invalid" in {found.rule for found in report.findings}
    assert ask(home, "select workplace_id from core.workplaces") == [("123459876",)]


def test_oddity_15_times_flags_and_json_are_read_as_postgres_writes_them(tmp_path):
    sources = read_export(
        tmp_path,
        cases=[event(neringer='[{"kode": "01.120", "navn": "Dyrking av ris"}]')],
        plans=[
            content(1, inkludert="t"),
            content(2, inkludert="f", navn="Psykisk helse"),
        ],
    )

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["source_updated_at"] == "2025-02-04 08:00:00.000000"
    assert delivery["module"] == "party_cooperation"
    assert only(rows_of(sources, "workplaces"))["industry_code"] == "01.120"
    raw = sources["ia-sak-statistikk-v1"].tables[0]
    assert all(name.startswith(CELL) for name in raw.cells.columns[2:])
    assert ORGNR in str(rows_of(sources, "workplaces"))
