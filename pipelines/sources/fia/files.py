"""Give each file of Fia's export its fields by name, before any rule is used.

Reads the one grid of a CSV or Parquet file. Grain: one row per row of the file.
"""

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from data.fia import FiaExport, fia_exports
from data.sentence import Sentence
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import check_field_counts
from pipelines.sources.headings import match_headings
from pipelines.sources.raw import CELL
from pipelines.sources.spelling import plain

_ENDINGS = (".csv", ".parquet")


@dataclass(frozen=True)
class FiaFile:
    """One file of the export."""

    export: FiaExport
    arrived: Arrived
    rows: pl.DataFrame
    """source_row Int64 and every field as trimmed text; empty, or not there: null."""
    headings: dict[str, str]
    """Field -> its heading as the file writes it."""
    unknown: tuple[str, ...]
    """Headings that the export does not have."""
    _written: pl.DataFrame

    def cells(self, fields: tuple[str, ...]) -> pl.DataFrame:
        """Give the rows as written: source_row, and `CELL` + heading for some fields.

        Unknown headings come along, so that nothing of a row set aside is lost.
        """
        wanted = [self.headings[field] for field in fields if field in self.headings]
        names = [CELL + heading for heading in [*wanted, *self.unknown]]
        return self._written.select("source_row", *dict.fromkeys(names))


class FiaFiles(NamedTuple):
    """The files of one export, by name; only those that are there."""

    by_name: dict[str, FiaFile]

    def rows(self, name: str) -> pl.DataFrame:
        """Give the rows of a file; none when it is not there."""
        if name in self.by_name:
            return self.by_name[name].rows
        fields = [field.name for field in fia_exports()[name].fields]
        return pl.DataFrame(
            schema={"source_row": pl.Int64} | dict.fromkeys(fields, pl.String)
        )

    def has(self, name: str) -> bool:
        """Is this file there?"""
        return name in self.by_name


def export_of(arrived: Arrived) -> FiaExport | None:
    """Find which file of the export this is, by its name; a table also by headings."""
    path = arrived.file.path
    export = fia_exports().get(path.stem.strip().casefold())
    if export is None or path.suffix.casefold() not in _ENDINGS:
        return None
    if not export.is_table:
        return export
    met = {plain(heading) for grid in arrived.grids for heading in grid.headings}
    return export if {plain(name) for name in export.needs} <= met else None


def read_file(arrived: Arrived, export: FiaExport) -> FiaFile:
    """Name the columns of one file.

    Raises:
        SourceError: A heading is missing or stands twice, or a row does not fit.
    """
    if not arrived.grids:
        raise UnreadableSourceError([_is_empty(arrived.file.name)])
    grid = arrived.grids[0]
    faults = GatheredFaults()
    with faults.gather():
        matched = match_headings(grid, export.contract)
    if arrived.csv is not None:
        with faults.gather():
            check_field_counts(arrived.csv)
    faults.raise_if_any()
    headings = {name: grid.headings[at].strip() for name, at in matched.columns.items()}
    fields = [
        _trimmed(str(matched.columns[field.name])).alias(field.name)
        if field.name in matched.columns
        else pl.lit(None, dtype=pl.String).alias(field.name)
        for field in export.fields
    ]
    places = {headings[name]: at for name, at in matched.columns.items()}
    written = [
        pl.col(str(at)).alias(CELL + heading)
        for heading, at in {**places, **matched.unknown}.items()
    ]
    return FiaFile(
        export=export,
        arrived=arrived,
        rows=grid.rows.select("source_row", *fields),
        headings=headings,
        unknown=tuple(matched.unknown),
        _written=grid.rows.select("source_row", *written),
    )


def _trimmed(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars().str.normalize("NFC")
    return pl.when(text != "").then(text)


def _is_empty(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er tom. Hent ut eksporten fra Fia på nytt.",
        f"{file}: the file is empty. Take the export out of Fia again.",
    )
