"""The rows of a load as their files write them: for the few that are set aside.

Writing every row of a load as JSON would take more room and time than all its checks;
so the cells are kept as they are, and only rows that are asked for are written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pipelines.personal_data import mask_numbers_and_emails
from pipelines.sources.raw import Origin

SCHEMA: dict[str, pl.DataType] = {
    "row_id": pl.Int64(),
    "source": pl.String(),
    "file_row": pl.Int64(),
    "original": pl.String(),
    "comments": pl.String(),
}


@dataclass(frozen=True)
class WrittenRows:
    """The rows of one table of one file, masked."""

    source: str
    """See `SourceFile.source`."""
    made: pl.DataFrame
    """source_row of each row made, in order."""
    cells: pl.DataFrame
    """source_row, belongs_to (the source_row in `made`) and the cells as text."""
    headings: Mapping[str, str]
    """Column of `cells` -> the heading it has in the file, in the file's order."""
    comes_from: Mapping[str, str]
    """Column of the contract -> the heading it comes from."""
    told: frozenset[str]
    """Columns of the contract that the file speaks of."""
    unsure: frozenset[str]
    """Columns whose value is only a stand-in."""
    comments: pl.DataFrame | None
    """source_row, heading, comment."""
    origin: Origin | None

    def of(self, wanted: pl.DataFrame) -> pl.DataFrame:
        """Write some rows; see `Originals.of`.

        Args:
            wanted: row_id, source_row (of `made`).
        """
        cells = [pl.col(name).alias(said) for name, said in self.headings.items()]
        rows = wanted.join(
            self.cells, left_on="source_row", right_on="belongs_to", how="inner"
        ).select(
            "row_id",
            source=pl.lit(self.origin.source if self.origin else self.source),
            at=pl.col("source_row_right"),
            original=pl.struct(cells).struct.json_encode(),
        )
        return (
            rows.join(self._comments(), on="at", how="left")
            .join(self._places(), on="at", how="left")
            .with_columns(file_row=pl.coalesce("was_row", "at"))
            .select(SCHEMA.keys())
            .sort("row_id", "file_row")
        )

    def _comments(self) -> pl.DataFrame:
        if self.comments is None:
            return pl.DataFrame(schema={"at": pl.Int64, "comments": pl.String})
        entry = pl.struct("heading", "comment").struct.json_encode()
        return self.comments.group_by(at="source_row").agg(
            comments="[" + entry.sort_by("heading").str.join(",") + "]"
        )

    def _places(self) -> pl.DataFrame:
        if self.origin is None:
            return pl.DataFrame(schema={"at": pl.Int64, "was_row": pl.Int64})
        return self.origin.rows.rename({"source_row": "at"})


@dataclass(frozen=True)
class Originals:
    """The rows of one table of a load, as all its files write them."""

    parts: tuple[WrittenRows, ...] = ()

    def of(self, row_ids: pl.Series) -> pl.DataFrame:
        """Write some rows as they stand in their files.

        Args:
            row_ids: Numbers of rows, as `gather_raw` gives them.

        Returns:
            row_id, source, file_row (its number in the file first read), original
            (the whole row as a JSON object, heading to cell) and comments (a JSON
            list of heading and comment; null: none). A row that was made of several
            has several.
        """
        wanted = row_ids.unique().sort()
        found = [pl.DataFrame(schema=SCHEMA)]
        for first, after, part in self.ranges():
            ids = wanted.filter((wanted >= first) & (wanted < after))
            if len(ids):
                rows = part.made[(ids - first).to_list()]
                found.append(part.of(rows.with_columns(row_id=ids)))
        return pl.concat(found)

    def ranges(self) -> list[tuple[int, int, WrittenRows]]:
        """Give each part with its first row_id and the one after its last."""
        found = []
        first = 0
        for part in self.parts:
            after = first + part.made.height
            found.append((first, after, part))
            first = after
        return found

    def corrected(self) -> pl.DataFrame:
        """Give the first places of the rows that came in correction files.

        Returns:
            source_file, source_sheet, at_row; a row made of several has several.
        """
        schema = {
            "source_file": pl.String,
            "source_sheet": pl.String,
            "at_row": pl.Int64,
        }
        found = [pl.DataFrame(schema=schema)]
        for part in self.parts:
            if part.origin is None:
                continue
            rows = part.cells.select("source_row").join(
                part.origin.rows.drop_nulls(), on="source_row"
            )
            file = mask_numbers_and_emails(part.origin.file)
            sheet = part.origin.sheet and mask_numbers_and_emails(part.origin.sheet)
            found.append(
                rows.select(
                    source_file=pl.lit(file),
                    source_sheet=pl.lit(sheet, dtype=pl.String),
                    at_row=pl.col("was_row").cast(pl.Int64),
                )
            )
        return pl.concat(found)

    def headings(self) -> pl.DataFrame:
        """Say which heading each column comes from, for ranges of rows.

        Returns:
            first_id, after_id, column_name, heading.
        """
        rows = [
            (first, after, *pair)
            for first, after, part in self.ranges()
            for pair in part.comes_from.items()
        ]
        return pl.DataFrame(
            rows,
            schema={
                "first_id": pl.Int64,
                "after_id": pl.Int64,
                "column_name": pl.String,
                "heading": pl.String,
            },
            orient="row",
        )
