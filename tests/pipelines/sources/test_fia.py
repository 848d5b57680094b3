import pytest

from data.fia import fia_exports
from data.vocabulary import FieldFate
from pipelines.errors import MissingColumnError, SourceError, UnreadableSourceError
from pipelines.sources.raw import CELL
from pipelines.sources.read import read_sources
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
    write_file,
)

IDENTS = ("X12345", "S54321")


def delivery_of(tmp_path, **rows):
    return only(rows_of(read_export(tmp_path, **rows), "deliveries"))


def delivery_of_case(tmp_path, *events):
    return delivery_of(tmp_path, cases=list(events), cooperations=[])


def test_a_cooperation_is_a_one_to_one_delivery_with_the_workplace_as_its_unit(
    tmp_path,
):
    sources = read_export(tmp_path)

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["delivery_id"] == CASE
    assert delivery["workplace_id"] == ORGNR
    assert delivery["centre_id"] == "0391"
    assert delivery["delivery_type"] == "one_to_one"
    assert delivery["status"] == "ongoing"
    assert delivery["first_contact_on"] == "2025-01-10"
    assert delivery["started_on"] == "2025-02-03"
    assert delivery["ended_on"] is None
    assert only(rows_of(sources, "delivery_units"))["workplace_id"] == ORGNR


def test_overlapping_cooperations_are_one_multi_unit_delivery(tmp_path):
    sources = read_export(
        tmp_path,
        cooperations=[
            cooperation(7, navn="Nord", opprettet="2025-02-03 09:00:00"),
            cooperation(
                8,
                navn="Sør",
                opprettet="2025-03-03 09:00:00",
                status="AVBRUTT",
                avbrutt="2025-05-05 09:00:00",
            ),
        ],
    )

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["delivery_type"] == "multi_unit"
    assert delivery["delivery_id"] == CASE
    units = rows_of(sources, "delivery_units")
    assert [unit["workplace_id"] for unit in units] == [f"{ORGNR}-7", f"{ORGNR}-8"]
    assert [unit["joined_on"] for unit in units] == ["2025-02-03", "2025-03-03"]
    assert [unit["left_on"] for unit in units] == [None, "2025-05-05"]
    named = {row["workplace_id"]: row for row in rows_of(sources, "workplaces")}
    assert named[f"{ORGNR}-8"]["workplace_name"] == "Sør"
    assert named[f"{ORGNR}-8"]["parent_workplace_id"] == ORGNR
    assert named[f"{ORGNR}-8"]["level"] == "unit"
    assert named[f"{ORGNR}-8"]["sector"] == "municipal"
    inferred = note(sources, "samarbeid-v1", "id")
    assert inferred.fate is FieldFate.DERIVED
    assert "inferred: 1" in inferred.note.en


def test_cooperations_after_each_other_are_deliveries_of_their_own(tmp_path):
    first = cooperation(
        3, status="FULLFØRT", fullfort="2025-04-01 10:00:00", endret="2025-04-01 10:00"
    )
    second = cooperation(4, opprettet="2025-04-01 10:00:00")

    deliveries = rows_of(
        read_export(tmp_path, cooperations=[second, first]), "deliveries"
    )

    by_id = {row["delivery_id"]: row for row in deliveries}
    assert by_id[CASE]["status"] == "completed"
    assert by_id[CASE]["ended_on"] == "2025-04-01"
    assert by_id[f"{CASE}-4"]["status"] == "ongoing"
    assert by_id[f"{CASE}-4"]["first_contact_on"] is None


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("AKTIV", "FULLFØRT"), "ongoing"),
        (("AVBRUTT", "FULLFØRT"), "completed"),
        (("AVBRUTT", "AVBRUTT"), "stopped"),
        (("AKTIV", "PAUSET"), "PAUSET"),
    ],
)
def test_the_status_of_a_delivery_is_that_of_its_cooperations(
    tmp_path, statuses, expected
):
    ends = {"FULLFØRT": "fullfort", "AVBRUTT": "avbrutt"}
    cooperations = [
        cooperation(at, status=status, **{ends.get(status, "navn"): "2025-05-05 10:00"})
        for at, status in enumerate(statuses, start=1)
    ]

    delivery = delivery_of(tmp_path, cooperations=cooperations)

    assert delivery["status"] == expected
    closed = expected in ("completed", "stopped")
    assert delivery["ended_on"] == ("2025-05-05" if closed else None)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("KONTAKTES", "planned"),
        ("KARTLEGGES", "planned"),
        ("VI_BISTÅR", "ongoing"),
        ("FULLFØRT", "completed"),
        ("AKTIV", "ongoing"),
        ("AVSLUTTET", "completed"),
        ("NYTT_PÅ_LISTEN", "NYTT_PÅ_LISTEN"),
    ],
)
def test_both_status_flows_are_known_and_an_unknown_status_is_passed_on(
    tmp_path, status, expected
):
    delivery = delivery_of_case(tmp_path, event(status=status))

    assert delivery["status"] == expected


@pytest.mark.parametrize(
    "status", ["NY", "VURDERES", "IKKE_AKTIV", "VURDERT", "IKKE_AKTUELL", "SLETTET"]
)
def test_an_assessment_is_no_delivery(tmp_path, status):
    sources = read_export(tmp_path, cases=[event(status=status)], cooperations=[])

    assert rows_of(sources, "deliveries") == []
    assert "1" in note(sources, "ia-sak-statistikk-v1", "status").note.nb


def test_a_case_without_cooperations_starts_when_help_did(tmp_path):
    delivery = delivery_of_case(
        tmp_path,
        event(1, status="KARTLEGGES", endretTidspunkt="2025-01-01 12:00:00"),
        event(2, status="VI_BISTÅR", endretTidspunkt="2025-02-01 12:00:00"),
        event(
            3,
            status="FULLFØRT",
            endretTidspunkt="2025-03-01 12:00:00",
            avsluttetTidspunkt="2025-03-01 12:00:00",
        ),
    )

    assert delivery["first_contact_on"] == "2025-01-01"
    assert delivery["started_on"] == "2025-02-01"
    assert delivery["ended_on"] == "2025-03-01"


def test_the_move_to_the_new_flow_is_no_start(tmp_path):
    delivery = delivery_of_case(
        tmp_path,
        event(1, status="KARTLEGGES"),
        event(2, status="AKTIV", hendelse="MIGRERING_TIL_NY_FLYT"),
    )

    assert delivery["status"] == "ongoing"
    assert delivery["started_on"] is None


def test_an_undone_event_does_not_count(tmp_path):
    delivery = delivery_of_case(
        tmp_path,
        event(1, status="KARTLEGGES"),
        event(2, status="VI_BISTÅR"),
        event(3, status="KARTLEGGES", hendelse="TILBAKE"),
    )

    assert delivery["status"] == "planned"
    assert delivery["started_on"] is None


def test_two_events_at_the_same_time_are_ordered_by_their_id(tmp_path):
    at = "2025-01-10 08:00:00"
    late, early = event(2, status="VI_BISTÅR"), event(1, status="KARTLEGGES")

    delivery = delivery_of_case(
        tmp_path, late | {"endretTidspunkt": at}, early | {"endretTidspunkt": at}
    )

    assert delivery["status"] == "ongoing"


def test_the_newest_row_of_a_key_counts_by_its_timestamp(tmp_path):
    new = cooperation(1, status="AKTIV", tidsstempel="2025-09-02 00:00:00 UTC")
    old = cooperation(1, status="AVBRUTT", tidsstempel="2025-09-01 00:00:00 UTC")

    sources = read_export(tmp_path, cooperations=[new, old])

    assert only(rows_of(sources, "deliveries"))["status"] == "ongoing"
    said = note(sources, "samarbeid-v1", "id").note.en
    assert "not used: 1" in said


def test_a_row_set_aside_shows_the_line_it_came_from_without_idents(tmp_path):
    sources = read_export(
        tmp_path, surveys=[survey()], cases=[event(endretAv="S54321")]
    )

    for source in sources.values():
        for raw in source.tables:
            text = str(raw.cells.rows()) + str(raw.cells.columns) + str(raw.rows.rows())
            assert not any(ident in text for ident in IDENTS)
            assert f"{CELL}endretAv" not in raw.cells.columns
    raw = sources["samarbeid-v1"].tables[0]
    assert raw.cells[f"{CELL}saksnummer"].to_list() == [CASE]
    assert raw.rows["source_row"].to_list() == raw.cells["belongs_to"].to_list() == [2]


def test_every_cooperation_of_a_delivery_stands_with_it(tmp_path):
    sources = read_export(tmp_path, cooperations=[cooperation(1), cooperation(2)])

    raw = only(t for t in sources["samarbeid-v1"].tables if t.table == "deliveries")
    assert raw.cells["source_row"].to_list() == [2, 3]
    assert raw.cells["belongs_to"].to_list() == [3, 3]


def test_every_field_of_every_file_has_a_note(tmp_path):
    for export in fia_exports().values():
        headings = [field.name for field in export.fields]
        (tmp_path / "all").mkdir(exist_ok=True)
        write_file(tmp_path / "all" / f"{export.name}.csv", [], headings)
    write_file(tmp_path / "all" / "ia-sak-statistikk-v1.csv", [event(nytt="x")])

    for source in read_sources([tmp_path / "all"]):
        export = fia_exports()[source.name.split("/")[-1].removesuffix(".csv")]
        fates = {each.field: each for each in source.notes}
        expected = [field.name for field in export.fields]
        if export.name == "ia-sak-statistikk-v1":
            assert fates["nytt"].fate is FieldFate.UNKNOWN
            expected.append("nytt")
        assert list(fates) == expected
        dropped = [n for n in source.notes if n.fate is FieldFate.DROPPED]
        assert all(each.note.nb and each.note.en for each in dropped)


@pytest.mark.parametrize("field", ["eierAvSak", "endretAv", "opprettetAv"])
def test_nav_idents_are_dropped_with_the_reason(field):
    found = [
        each
        for export in fia_exports().values()
        for each in export.fields
        if each.name == field
    ]

    assert found
    assert all(each.fate is FieldFate.DROPPED for each in found)
    assert all("Nav ident" in each.note.en for each in found)


def test_the_plan_gives_service_module_goal_and_planned_end(tmp_path):
    plans = [content(1), content(2, status="AVBRUTT", slutt_dato="2026-01-01")]

    delivery = delivery_of(tmp_path, plans=plans)

    assert delivery["service"] == "preventive_work"
    assert delivery["module"] == "party_cooperation"
    assert delivery["goal"] == "party_cooperation"
    assert delivery["planned_end_on"] == "2025-09-01"
    assert delivery["has_project_plan"] == "ja"


def test_a_plan_of_several_themes_has_several_services_and_no_goal(tmp_path):
    other = content(2, navn="Sykefraværsrutiner", temanavn="Sykefraværsarbeid")

    delivery = delivery_of(tmp_path, plans=[content(1), other])

    assert (delivery["service"], delivery["module"]) == ("several", "several")
    assert delivery["goal"] is None


def test_without_plans_nobody_knows_whether_there_is_a_plan(tmp_path):
    with_none = delivery_of(tmp_path / "a", plans=[content(inkludert="f")])
    without_file = delivery_of(tmp_path / "b")

    assert with_none["has_project_plan"] == "nei"
    assert without_file["has_project_plan"] is None
    assert without_file["module"] == "not_recorded"


def test_completed_content_is_no_evidence_of_a_delivery(tmp_path):
    sources = read_export(tmp_path, plans=[content(status="FULLFØRT")])

    assert rows_of(sources, "activities") == []


def test_a_survey_belongs_to_the_unit_of_its_cooperation(tmp_path):
    sources = read_export(
        tmp_path,
        cooperations=[cooperation(1), cooperation(2)],
        surveys=[survey(1, samarbeidId="2"), survey(2, status="PÅBEGYNT")],
    )

    held, planned = rows_of(sources, "evaluations")
    assert held["workplace_id"] == f"{ORGNR}-2"
    assert held["kind"] == "end"
    assert (held["completed_on"], held["planned_on"]) == ("2025-06-02", None)
    assert (planned["completed_on"], planned["planned_on"]) == (None, "2025-06-01")


def test_needs_surveys_are_counted_and_deleted_ones_are_gone(tmp_path):
    sources = read_export(
        tmp_path,
        surveys=[survey(1, type="Behovsvurdering"), survey(2, status="SLETTET")],
    )

    assert rows_of(sources, "evaluations") == []
    assert "Needs surveys: 1." in note(sources, "sporreundersokelse-v1", "type").note.en


def test_a_row_with_a_key_missing_goes_on_to_the_rules(tmp_path):
    sources = read_export(
        tmp_path,
        cases=[event(), event(2, saksnummer="", status="VURDERES")],
        cooperations=[cooperation(1), cooperation("", navn="Uten id")],
        surveys=[survey(1, id=""), survey(2, samarbeidId="99")],
    )

    deliveries = rows_of(sources, "deliveries")
    assert sorted(row["delivery_id"] or "" for row in deliveries) == ["", "", CASE]
    keys = [row["evaluation_id"] for row in rows_of(sources, "evaluations")]
    assert None in keys
    loose = rows_of(sources, "evaluations")[1]
    assert loose["delivery_id"] == f"{CASE}-99"


def test_the_unit_of_fia_itself_is_no_centre(tmp_path):
    sources = read_export(
        tmp_path,
        cases=[event(1), event(2, endretAv="Fia system", enhetsnummer="Fia system")],
    )

    assert only(rows_of(sources, "deliveries"))["centre_id"] == "0391"
    assert only(rows_of(sources, "centres"))["centre_name"].endswith("Oslo")


def test_case_events_are_in_utc_and_the_rest_in_norwegian_time(tmp_path):
    sources = read_export(
        tmp_path,
        cases=[event(endretTidspunkt="2025-01-31 23:30:00 UTC")],
        cooperations=[
            cooperation(
                opprettet="2025-06-30 23:30:00 UTC", endret="2025-06-30 23:30:00 UTC"
            )
        ],
    )

    delivery = only(rows_of(sources, "deliveries"))
    assert delivery["first_contact_on"] == "2025-02-01"
    assert delivery["started_on"] == "2025-06-30"
    assert delivery["source_updated_at"] == "2025-06-30 21:30:00.000000"


def test_a_workplace_without_a_register_row_is_made_of_its_newest_event(tmp_path):
    row = only(rows_of(read_export(tmp_path), "workplaces"))

    assert row["workplace_name"] == f"Virksomhet {ORGNR}"
    assert row["programme_industry"] == "kindergarten"
    assert row["industry_code"] == "88.911"
    assert row["industry_standard"] == "SN2007"
    assert row["employees_count"] == "40"
    assert (row["county_code"], row["municipality_code"]) == ("03", "0301")


def test_the_register_table_names_the_workplace(tmp_path):
    sources = read_export(
        tmp_path,
        workplaces=[workplace()],
        codes=[{"virksomhet": "11", "naringsundergruppe1": "86.101"}],
        sectors=[{"orgnr": ORGNR, "sektor": "3"}],
        quarters=[quarter(antall_personer="41")],
    )

    row = only(rows_of(sources, "workplaces"))
    assert row["workplace_name"] == "Solsiden barnehage"
    assert (row["sector"], row["industry_code"]) == ("private", "86.101")
    assert row["employees_count"] == "41"
    assert "Normann" not in str(sources["table_virksomhet"].tables[0].cells.rows())


@pytest.mark.parametrize(
    ("industry", "expected"), [("TRANSPORT", "other"), ("ANLEGG", "construction")]
)
def test_the_industry_programme_becomes_ours(tmp_path, industry, expected):
    sources = read_export(tmp_path, cases=[event(bransjeprogram=industry)])

    assert only(rows_of(sources, "workplaces"))["programme_industry"] == expected


def test_a_masked_quarter_has_no_figures(tmp_path):
    sources = read_export(
        tmp_path, quarters=[quarter(maskert="t"), quarter(kvartal="3", maskert="false")]
    )

    masked, shown = rows_of(sources, "absence")
    assert (masked["is_masked"], masked["absence_share"]) == ("ja", None)
    assert (shown["is_masked"], shown["absence_share"]) == ("nei", "5.1%")
    assert shown["source"] == "Fia"


def test_without_the_table_absence_is_what_the_newest_event_says(tmp_path):
    old, new = event(1, sykefraversprosent="9"), event(2, sykefraversprosent="4.5")

    row = only(rows_of(read_export(tmp_path, cases=[new, old]), "absence"))

    assert row["absence_share"] == "4.5%"
    assert (row["year"], row["quarter"], row["measure"]) == ("2024", "4", "total")


def test_an_export_without_cooperations_is_refused_by_name(tmp_path):
    folder = write_export(tmp_path)
    (folder / "samarbeid-v1.csv").unlink()

    with pytest.raises(UnreadableSourceError) as refused:
        read_sources([folder])

    assert "samarbeid-v1 is missing" in str(refused.value)


def test_two_exports_in_one_load_are_refused(tmp_path):
    march, april = write_export(tmp_path / "a"), write_export(tmp_path / "b")

    with pytest.raises(SourceError, match="Load one export at a time"):
        read_sources([march, april])


def test_a_topic_without_a_field_it_needs_is_refused(tmp_path):
    folder = write_export(tmp_path)
    write_file(folder / "samarbeid-v1.csv", [], ["id", "saksnummer"])

    with pytest.raises(MissingColumnError, match="opprettet"):
        read_sources([folder])


def test_a_table_with_other_headings_is_not_claimed(tmp_path):
    folder = write_export(tmp_path)
    write_file(folder / "table_sektor.csv", [], ["noe", "annet"])

    with pytest.raises(SourceError, match="table_sektor"):
        read_sources([folder])


def test_the_old_records_of_modules_are_known_and_not_taken_in(tmp_path):
    folder = write_export(tmp_path)
    write_file(folder / "ia-sak-leveranse-v1.csv", [{"id": "1", "status": "LEVERT"}])

    found = {source.name.split("/")[-1]: source for source in read_sources([folder])}

    source = found["ia-sak-leveranse-v1.csv"]
    assert source.tables == ()
    assert {each.fate for each in source.notes} == {FieldFate.DROPPED}
