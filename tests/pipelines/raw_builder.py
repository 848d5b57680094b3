"""Make raw rows as the sources give them, and good rows to spoil one cell of."""

import polars as pl
from stdnum.no import fodselsnummer

from data.tables import table_named
from pipelines.raw_rows import gather_raw
from pipelines.sources.raw import UNMAPPED, Dialect, RawTable, SourceFile

GOOD_ROWS: dict[str, dict[str, str]] = {
    "centres": {"centre_id": "oslo", "centre_name": "Oslo", "county_codes": "03"},
    "workplaces": {
        "workplace_id": "V-1",
        "workplace_name": "Solsiden sykehjem",
        "organisation_number": "974760673",
        "parent_workplace_id": "V-known",
        "level": "unit",
        "county_code": "03",
        "municipality_code": "0301",
        "sector": "municipal",
        "programme_industry": "nursing_home",
        "industry_code": "87.102",
        "industry_standard": "SN2007",
        "employees_count": "40",
        "man_years": "31,5",
        "has_shift_work": "ja",
        "is_in_scope": "ja",
        "closed_on": "31.12.2024",
        "merged_into_workplace_id": "V-known",
    },
    "deliveries": {
        "delivery_id": "L-1",
        "workplace_id": "V-known",
        "centre_id": "known",
        "service": "preventive_work",
        "module": "party_cooperation",
        "delivery_type": "one_to_one",
        "is_train_the_trainer": "nei",
        "explicitness": "explicit",
        "status": "stopped",
        "stop_reason": "capacity",
        "first_contact_on": "01.02.2023",
        "started_on": "01.03.2023",
        "planned_end_on": "01.03.2025",
        "ended_on": "01.02.2024",
        "has_project_plan": "ja",
        "goal": "absence",
        "has_steering_group": "nei",
        "advisor_id": "R-1",
        "phase": "3",
        "source_updated_at": "01.03.2024 12:30",
    },
    "delivery_units": {
        "delivery_id": "L-known",
        "workplace_id": "V-known",
        "advisor_id": "R-1",
        "joined_on": "01.03.2023",
        "left_on": "01.02.2024",
        "whole_group_takes_part": "ja",
        "participants_count": "4",
        "cooperation_started_on": "01.06.2023",
        "staff_informed_on": "01.04.2023",
        "closer_follow_up": "offered",
        "closer_follow_up_offered_on": "01.05.2023",
    },
    "party_roles": {
        "role_id": "P-1",
        "workplace_id": "V-known",
        "role": "leader",
        "from_on": "01.01.2022",
        "to_on": "01.01.2024",
        "trained_on": "01.03.2022",
    },
    "activities": {
        "activity_id": "A-1",
        "delivery_id": "L-known",
        "workplace_id": "V-known",
        "kind": "staff_gathering",
        "form": "physical",
        "planned_on": "01.03.2024",
        "held_on": "08.03.2024",
        "status": "held",
        "reason": "absence",
        "replaced_by_activity_id": "A-known",
        "is_advisor_present": "ja",
        "leaders_count": "1",
        "union_representatives_count": "1",
        "safety_representatives_count": "1",
        "staff_count": "12",
        "advisor_hours": "7,5",
    },
    "trainers": {
        "trainer_id": "T-1",
        "delivery_id": "L-known",
        "workplace_id": "V-known",
        "trained_on": "01.03.2024",
    },
    "trainer_sessions": {
        "session_id": "S-1",
        "trainer_id": "T-known",
        "delivery_id": "L-known",
        "workplace_id": "V-known",
        "held_on": "01.04.2024",
    },
    "actions": {
        "action_id": "K-1",
        "workplace_id": "V-known",
        "delivery_id": "L-known",
        "title": "Fast tid til refleksjon",
        "area": "improvement",
        "prevention_level": "primary",
        "work_level": "group",
        "responsible_role": "unit_leader",
        "decided_on": "01.02.2024",
        "due_on": "01.04.2024",
        "status": "done",
        "done_on": "01.03.2024",
        "evaluated_on": "01.05.2024",
        "is_sensitive": "nei",
        "survey_instrument": "ForBedring",
        "survey_year": "2023",
    },
    "evaluations": {
        "evaluation_id": "E-1",
        "delivery_id": "L-known",
        "workplace_id": "V-known",
        "kind": "end",
        "planned_on": "01.08.2024",
        "completed_on": "01.09.2024",
        "invited_count": "10",
        "respondents_count": "8",
        "usefulness_mean": "4,2",
        "is_self_reliant": "yes",
        "cooperation_continues": "partly",
        "development_step": "3",
    },
    "factor_assessments": {
        "assessment_id": "F-1",
        "delivery_id": "L-known",
        "workplace_id": "V-known",
        "factor_code": "leader_drives",
        "assessed_on": "01.03.2024",
        "assessor_role": "group",
        "presence": "present",
    },
    "absence": {
        "workplace_id": "V-known",
        "year": "2024",
        "quarter": "1",
        "measure": "total",
        "absence_share": "0,07",
        "lost_days": "35",
        "possible_days": "500",
        "persons_count": "40",
        "is_masked": "nei",
        "source": "Egen uttrekk",
    },
    "survey_results": {
        "workplace_id": "V-known",
        "instrument": "ForBedring",
        "year": "2024",
        "theme": "Arbeidsmiljø",
        "score": "71",
        "respondents_count": "20",
        "published_on": "01.06.2024",
    },
}
"""One row per table with every column filled, that breaks no rule."""

KNOWN_KEYS = {
    "centres": "known",
    "workplaces": "V-known",
    "deliveries": "L-known",
    "activities": "A-known",
    "trainers": "T-known",
}
"""The keys that the good rows point to."""


def good_row(table: str, **changes: str | None) -> dict[str, str | None]:
    return GOOD_ROWS[table] | changes


def source_file(
    table: str,
    *rows: dict[str, str | None],
    name: str = "kilde.xlsx",
    sheet: str | None = "Ark",
) -> SourceFile:
    """Give a file with one table; keys the contract lacks are unknown columns."""
    columns = table_named(table).column_names
    unknown = list(dict.fromkeys(k for row in rows for k in row if k not in columns))
    frame = pl.DataFrame(
        [
            [at, *(row.get(key) for key in [*columns, *unknown])]
            for at, row in enumerate(rows, start=2)
        ],
        schema={"source_row": pl.Int64}
        | dict.fromkeys(columns, pl.String)
        | {f"{UNMAPPED}{heading}": pl.String for heading in unknown},
        orient="row",
    )
    headings = {
        key: table_named(table).column(key).nb
        for key in columns
        if any(key in row for row in rows)
    }
    tables = (RawTable(table, sheet, frame, headings, tuple(unknown)),)
    return SourceFile(name, "0" * 64, Dialect(None, None, None, None), tables, False)


def raw_rows(table: str, *rows: dict[str, str | None]) -> pl.DataFrame:
    return gather_raw([source_file(table, *rows)])[table].rows


def original_rows(table: str, *rows: dict[str, str | None]) -> list[str]:
    gathered = gather_raw([source_file(table, *rows)])[table]
    return gathered.originals.of(gathered.rows["row_id"])["original"].to_list()


def synthetic_number(day: int = 1, month: int = 1 + 80) -> str:
    """Make a number that fits its control digits, of nobody: the month is shifted."""
    for serial in range(100, 999):
        start = f"{day:02}{month:02}90{serial}"
        first = fodselsnummer.calc_check_digit1(start)
        second = fodselsnummer.calc_check_digit2(start + first)
        if len(first + second) == 2:
            return start + first + second
    raise ValueError("No serial fits")
