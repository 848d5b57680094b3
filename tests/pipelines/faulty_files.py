"""Files with random faults, in our own form, over several tables.

A family is one workplace with a delivery and what belongs to it. A good home holds
`FAMILIES` of them; a faulty file sends some of their rows again, and new ones, each
with good values, other values, or values that no rule lets in. Everything is written
as dd.mm.yyyy and with a comma, as one file must.
"""

import csv
import io
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
from hypothesis import strategies as st

from data.columns import Kind
from data.tables import TABLES, table_named
from tests.pipelines.raw_builder import GOOD_ROWS, synthetic_number

FAMILIES = 20
FAULTS_OF_ALL = (None, " ", synthetic_number(), "kari@example.org", "\u200f", "#####")
FAULTS = {
    Kind.KEY: ("finnes-ikke", "V-0", "=A1", "a;b", 'sa "hei"', "0" * 40),
    Kind.TEXT: ("to\nlinjer", "a;b", "91 23 45 67", 'sa "hei"', "x" * 300),
    Kind.CODE: ("Kaffeprat", "unit", "Leder", "held", "1"),
    Kind.DATE: ("31.02.2024", "i fjor", "01.01.2031", "01.01.1999", "01.12.2026"),
    Kind.TIMESTAMP: ("31.02.2024", "i går", "01.01.2031 25:00"),
    Kind.COUNT: ("ca. 20", "-1", "3,5", "99999999999", "1.000"),
    Kind.NUMBER: ("mange", "-1", "1e400", "12 000"),
    Kind.SHARE: ("8 %", "1,5", "-0,1", "mange"),
    Kind.FLAG: ("kanskje", "2"),
}
"""What may stand in a cell of each kind and should not."""

OTHERS = {
    Kind.TEXT: ("Nytt navn", "Ny tittel"),
    Kind.DATE: ("02.03.2024", "15.09.2025", None),
    Kind.COUNT: ("1", "7", "12,0"),
    Kind.NUMBER: ("2,5", "3"),
    Kind.SHARE: ("0,05", "0,1"),
    Kind.FLAG: ("ja", "nei"),
}
"""Other values that can be read; a rule may still say no to the row."""

KEYS = {
    "workplaces": "V",
    "deliveries": "L",
    "party_roles": "P",
    "activities": "A",
    "trainers": "T",
    "trainer_sessions": "S",
    "actions": "K",
    "evaluations": "E",
    "factor_assessments": "F",
}
CENTRE = "oslo"
NO_RING = ("parent_workplace_id", "merged_into_workplace_id", "replaced_by_activity_id")
PROPER_TABLES = tuple(table.name for table in TABLES if table.name != "centres")


class FaultyFile(NamedTuple):
    """One file to be: a sheet or a CSV per table."""

    family: int
    is_workbook: bool
    tables: dict[str, list[dict[str, str | None]]]
    extra: str | None
    """A heading that no table knows."""


def good_family(table: str, family: int, number: int = 0):
    """Give the good row of a table in a family; the number tells it from others."""
    row = GOOD_ROWS[table] | {
        column.name: CENTRE
        if column.references == "centres"
        else f"{KEYS[column.references]}-{family}"
        for column in table_named(table).columns
        if column.references
    }
    no_ring = {name: None for name in row if name in NO_RING}
    return row | no_ring | own_key(table, family, number)


def own_key(table, family, number):
    known = f"-{number}" if number else ""
    if table in KEYS:
        return {table_named(table).key[0]: f"{KEYS[table]}-{family}{known}"}
    return {
        "centres": {"centre_id": CENTRE},
        "delivery_units": {"workplace_id": f"V-{family}{known}"},
        "absence": {"year": str(2018 + number)},
        "survey_results": {"theme": f"Arbeidsmiljø{known}"},
    }[table]


@st.composite
def faulty_file(draw, family, tables):
    """Draw a file of a family with rows of some of these tables."""
    chosen = draw(st.lists(st.sampled_from(tables), min_size=1, unique=True))
    first = chosen[0]
    extra = draw(st.sampled_from([None, None, "Egen merknad", "Navn på leder"]))
    return FaultyFile(
        family,
        is_workbook=draw(st.booleans()),
        tables={
            table: draw(
                st.lists(
                    faulty_row(table, family, extra),
                    min_size=int(table == first),
                    max_size=3,
                )
            )
            for table in chosen
        },
        extra=extra,
    )


@st.composite
def faulty_row(draw, table, family, extra):
    """Draw a row: sent again, with other values, faulty, empty, or of a neighbour."""
    if draw(st.integers(0, 15)) == 15:
        return {}
    whose = draw(st.sampled_from([family] * 9 + [(family + 1) % FAMILIES]))
    row = good_family(table, whose, draw(st.integers(0, 5)))
    columns = st.sampled_from(table_named(table).columns)
    for column in draw(st.lists(columns, max_size=1)):
        row[column.name] = draw(st.sampled_from(_other_values(column)))
    if draw(st.integers(0, 3)) == 3:
        column = draw(columns)
        faults = (*FAULTS[column.kind], *FAULTS_OF_ALL)
        row[column.name] = draw(st.sampled_from(faults))
    if extra:
        row[extra] = draw(st.sampled_from([None, "husk", synthetic_number()]))
    return row


def _other_values(column):
    if column.references:
        own = KEYS.get(column.references)
        return [CENTRE] if own is None else [f"{own}-0", f"{own}-1", f"{own}-2-1"]
    if column.vocabulary is not None:
        return [code.nb for code in column.vocabulary][:4]
    return OTHERS.get(column.kind, ("2024",))


def write_faulty(folder: Path, file: FaultyFile) -> Path:
    """Write it as a workbook or as a folder of CSV files; give what to load."""
    folder.mkdir(parents=True, exist_ok=True)
    if file.is_workbook:
        return _write_workbook(folder / f"familie-{file.family}.xlsx", file)
    home = folder / f"familie-{file.family}"
    home.mkdir()
    for table, rows in file.tables.items():
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerows(_lines(table, rows, file.extra))
        path = home / f"{table}.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return home


def _write_workbook(path, file):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table, rows in file.tables.items():
        sheet = book.create_sheet(table_named(table).nb)
        for at, line in enumerate(_lines(table, rows, file.extra), start=1):
            for column, value in enumerate(line, start=1):
                cell = sheet.cell(at, column, _typed(value))
                if isinstance(value, str) and value.startswith("="):
                    cell.data_type = "s"
    book.save(path)
    return path


def _typed(value):
    """A person's workbook has some cells typed: whole numbers and days."""
    if value and value.isdigit() and len(value) < 4:
        return int(value)
    if value in ("02.03.2024", "01.03.2023"):
        day, month, year = map(int, value.split("."))
        return date(year, month, day)
    return value


def _lines(table, rows, extra):
    names = table_named(table).column_names + ([extra] if extra else [])
    yield [table_named(table).column(n).nb if n != extra else n for n in names]
    for row in rows:
        yield [row.get(name) for name in names]


def filled_rows(file: FaultyFile) -> dict[str, int]:
    """Count the rows of each table that have something in some cell."""
    return {
        table: sum(any((value or "").strip() for value in row.values()) for row in rows)
        for table, rows in file.tables.items()
    }
