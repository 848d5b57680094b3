"""Small programmes as files, and loads of them through the real pipeline."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from data.home import Home, current_build_path
from data.tables import TABLES
from pipelines.load import load_files
from pipelines.report import LoadReport

TODAY = date(2026, 11, 1)
DATA_DATE = date(2026, 10, 31)

WORKPLACE = {
    "workplace_id": "V-1",
    "workplace_name": "Myrvang sykehjem",
    "level": "Enhet",
    "county_code": "34",
    "municipality_code": "3403",
}
DELIVERY = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "centre_id": "innlandet",
    "service": "Forebyggende arbeidsmiljøarbeid",
    "module": "Utvikle partssamarbeid",
    "delivery_type": "Én-til-én",
    "is_train_the_trainer": "nei",
    "status": "Avsluttet",
    "started_on": "05.01.2024",
    "ended_on": "15.05.2025",
}
ROWS = {
    "centres": {"centre_id": "innlandet", "centre_name": "Innlandet"},
    "workplaces": WORKPLACE,
    "deliveries": DELIVERY,
    "delivery_units": {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "joined_on": "05.01.2024",
    },
    "party_roles": {
        "role_id": "P-1",
        "workplace_id": "V-1",
        "role": "Leder",
        "from_on": "01.01.2023",
    },
    "activities": {
        "activity_id": "A-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "kind": "Personalsamling",
        "status": "Holdt",
        "held_on": "05.01.2024",
    },
    "trainers": {
        "trainer_id": "T-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "trained_on": "05.02.2024",
    },
    "trainer_sessions": {
        "session_id": "S-1",
        "trainer_id": "T-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "held_on": "05.03.2024",
    },
    "actions": {
        "action_id": "M-1",
        "workplace_id": "V-1",
        "delivery_id": "L-1",
        "title": "Faste møter i partsgruppen",
        "area": "Forbedring",
        "status": "Besluttet",
        "is_sensitive": "nei",
    },
    "evaluations": {
        "evaluation_id": "E-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "kind": "Sluttevaluering",
        "completed_on": "15.11.2025",
        "invited_count": "10",
        "respondents_count": "8",
    },
    "factor_assessments": {
        "assessment_id": "F-1",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "factor_code": "group_continuity",
        "assessed_on": "15.11.2025",
        "assessor_role": "Partsgruppen samlet",
        "presence": "Til stede",
    },
    "absence": {
        "workplace_id": "V-1",
        "year": "2024",
        "quarter": "1",
        "measure": "Samlet",
        "absence_share": "0,081",
        "is_masked": "nei",
    },
    "survey_results": {
        "workplace_id": "V-1",
        "instrument": "10-FAKTOR",
        "year": "2024",
        "theme": "Indre motivasjon",
        "score": "4,1",
        "respondents_count": "12",
    },
}
"""One good row of every table, as a person would write it."""


def row(table: str, **changes: str | None) -> dict[str, str | None]:
    """Give the good row of a table with some cells changed."""
    return ROWS[table] | changes


def write_programme(
    folder: Path, *, invented: bool = True, **rows: list[dict[str, str | None]]
) -> Path:
    """Write one CSV per table; a table not named gets its one good row."""
    folder.mkdir(parents=True, exist_ok=True)
    if invented:
        (folder / "OPPDIKTET.txt").write_text("Oppdiktede data", encoding="utf-8")
    for table in TABLES:
        write_table(folder, table.name, rows.get(table.name, [ROWS[table.name]]))
    return folder


def write_table(folder: Path, name: str, rows: list[dict[str, str | None]]) -> Path:
    """Write the rows of one table under Norwegian headings."""
    table = next(table for table in TABLES if table.name == name)
    lines = [";".join(column.nb for column in table.columns)]
    lines += [
        ";".join(each.get(column.name) or "" for column in table.columns)
        for each in rows
    ]
    path = folder / f"{name}.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def load(
    home: Home,
    *paths: Path,
    data_date: date | None = DATA_DATE,
    minute: int = 0,
    publish: bool = True,
) -> LoadReport:
    """Load files at a set time on the day after the data date."""
    return load_files(
        paths,
        home,
        data_date=data_date,
        now=datetime(2026, 11, 1, 8, minute, tzinfo=UTC),
        today=TODAY,
        publish=publish,
    )


def ask(home: Home, sql: str) -> list[tuple[object, ...]]:
    """Ask the current build a question."""
    path = current_build_path(home)
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()
