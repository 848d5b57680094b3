"""Find the rows set aside in a build, as they stood in their files.

Reads meta.rejected_rows; gives one sheet per file, sheet and form, with each row once.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import polars as pl

from data.instructions import INSTRUCTIONS
from data.sentence import Sentence
from data.tables import TABLES, table_named
from pipelines.corrections.faulty_rows import Elsewhere, FaultyRow, FaultySheet, Found
from pipelines.meta import in_meta_shape
from pipelines.personal_data import MASK_START
from pipelines.reject import say_place
from pipelines.sources.headings import known_headings
from pipelines.sources.marks import Language
from pipelines.sources.raw import OWN
from pipelines.sources.spelling import plain

SYSTEMS = ("fia", "enhetsregisteret", "ssb_12440")
"""Exports of systems: a row is mended there, or the next export brings it back."""

MOST_LETTERS = 32_767
"""A cell of a workbook holds no more; such a row is mended in its own file."""

COMES_BY_ITSELF = Sentence(
    "La den stå her: den kommer inn av seg selv når raden den hører til, er rettet.",
    "Leave it here: it comes in by itself once the row it belongs to is mended.",
)


def find_faulty_rows(build: Path, language: Language, file: str | None = None) -> Found:
    """Find the rows set aside.

    Args:
        build: The build, or a candidate for one.
        language: Language of what is said of each row.
        file: Only rows of the file with this name.
    """
    rejected, facts = _read_meta(build)
    if file is not None:
        rejected = rejected.filter(pl.col("source_file") == file)
    rows = _gather(_in_order(rejected, language), language)
    sheets = {
        form: tuple(row for row in of_form if _fits(form, row))
        for form, of_form in rows.items()
    }
    return Found(
        build_id=facts["build_id"].item(),
        is_invented=bool(facts["is_invented"].item()),
        sheets=tuple(
            FaultySheet(*form, rows=kept) for form, kept in sheets.items() if kept
        ),
        elsewhere=_elsewhere(rows),
    )


def _read_meta(build: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read beside the app, which may have the same file open in its own way."""
    quoted = str(build).replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{quoted}' as build (read_only)")
        rejected, facts = (
            in_meta_shape(name, connection.table(f"build.meta.{name}").pl())
            for name in ("rejected_rows", "build")
        )
    return rejected, facts


class _Form(NamedTuple):
    """Rows of the same form stand in one sheet."""

    source: str
    file: str
    sheet: str | None
    table: str | None
    headings: tuple[str, ...]


def _in_order(rejected: pl.DataFrame, language: Language) -> Iterator[dict[str, Any]]:
    nb, en = say_place()
    order = {table.name: at for at, table in enumerate((*TABLES, *INSTRUCTIONS))}
    return (
        rejected.with_columns(
            pl.col("source").fill_null(OWN),
            source_row=pl.coalesce("file_row", "source_row"),
            place=(nb if language == "nb" else en).fill_null(""),
            said=f"sentence_{language}",
            table_order=pl.col("table_name").replace_strict(order),
        )
        .sort(
            *("table_order", "source_file", "source_sheet", "source_row", "load_id"),
            maintain_order=True,
        )
        .iter_rows(named=True)
    )


def _gather(
    faults: Iterator[dict[str, Any]], language: Language
) -> dict[_Form, list[FaultyRow]]:
    sheets: dict[_Form, list[FaultyRow]] = {}
    met: dict[tuple[_Form, str, int], list[FaultyRow]] = {}
    for fault in faults:
        cells: dict[str, str | None] = json.loads(fault["original"])
        form = _Form(
            source=fault["source"],
            file=fault["source_file"],
            sheet=fault["source_sheet"],
            table=fault["table_name"] if fault["source"] == OWN else None,
            headings=tuple(cells),
        )
        alike = met.setdefault((form, fault["load_id"], fault["source_row"]), [])
        row = next((row for row in alike if _is_same(row.cells, cells)), None)
        if row is None:
            row = FaultyRow(fault["source_row"], cells, comments=_comments(fault))
            alike.append(row)
            sheets.setdefault(form, []).append(row)
        _add_fault(row, fault, language)
    for rows in sheets.values():
        rows.sort(key=lambda row: row.number)
    return sheets


def _is_same(one: Mapping[str, str | None], other: Mapping[str, str | None]) -> bool:
    """The same row may be masked otherwise in one table than in another."""
    return all(
        cell == other[heading] or is_masked(cell) or is_masked(other[heading])
        for heading, cell in one.items()
    )


def is_masked(cell: str | None) -> bool:
    """Does a mask stand in the cell, where data on a person stood?"""
    return cell is not None and MASK_START in cell


def _comments(fault: Mapping[str, Any]) -> dict[str, str]:
    comments: dict[str, str] = {}
    for entry in json.loads(fault["comments"] or "[]"):
        heading, comment = entry["heading"] or "", entry["comment"] or ""
        before = f"{comments[heading]}\n" if heading in comments else ""
        comments[heading] = before + comment
    return comments


def _add_fault(row: FaultyRow, fault: Mapping[str, Any], language: Language) -> None:
    said = fault["said"].removeprefix(fault["place"])
    heading = None
    if fault["is_with_parent"]:
        said = f"{said} {COMES_BY_ITSELF.in_language(language)}"
    else:
        heading = _heading(fault, row.cells)
    told = row.wrong if heading is None else row.faults.setdefault(heading, [])
    if said not in told:
        told.append(said)
    if fault["owner"] and fault["owner"] not in row.owners:
        row.owners.append(fault["owner"])


def _heading(fault: Mapping[str, Any], cells: Mapping[str, str | None]) -> str | None:
    """Say which cell a fault is in; an older build tells the column only."""
    if fault["heading"] in cells:
        return str(fault["heading"])
    if fault["heading"] is not None or fault["source"] != OWN:
        return None
    known = known_headings(table_named(fault["table_name"]))
    meant = (h for h in cells if known.get(plain(h)) == fault["column_name"])
    return next(meant, None) if fault["column_name"] else None


def _fits(form: _Form, row: FaultyRow) -> bool:
    return form.source not in SYSTEMS and not _is_too_long(row)


def _is_too_long(row: FaultyRow) -> bool:
    return any(len(cell) > MOST_LETTERS for cell in row.cells.values() if cell)


def _elsewhere(rows: Mapping[_Form, list[FaultyRow]]) -> tuple[Elsewhere, ...]:
    counted = Counter(
        (form.source, form.file, form.source not in SYSTEMS)
        for form, of_form in rows.items()
        for row in of_form
        if not _fits(form, row)
    )
    return tuple(
        Elsewhere(source, file, count, is_too_long)
        for (source, file, is_too_long), count in counted.items()
    )
