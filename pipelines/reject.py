"""Rows set aside: which row, which rule, and a sentence that says what to do.

A row is never dropped and never half kept. `Cleaned.rows` holds every row of the
load, the unreadable ones too, so that all faults of a row can be listed at once;
`Cleaned.rejected` says which of them cannot come in.
Grain of the rejected: one row per row set aside and rule it breaks.
"""

from typing import NamedTuple, Self

import polars as pl

from data.columns import Column, Kind, Table
from data.vocabulary import OwnerRole
from expectations.sentences import quote_cell

REJECTED_SCHEMA: dict[str, pl.DataType] = {
    "row_id": pl.Int64(),
    "rule": pl.String(),
    "column_name": pl.String(),
    "sentence_nb": pl.String(),
    "sentence_en": pl.String(),
    "owner": pl.String(),
}
"""What is said of a row set aside; the row itself is found by its row_id."""


class Unreadable(NamedTuple):
    """What is said of a cell that cannot be read as its kind."""

    rule: str
    nb: str
    en: str


UNREADABLE = {
    Kind.KEY: Unreadable(
        "unreadable_key",
        "som har bokstaver fra et annet alfabet, eller tegn ingen ser. Skriv nøkkelen "
        "på nytt.",
        "which has letters of another alphabet, or signs that nobody sees. Type the "
        "key again.",
    ),
    Kind.DATE: Unreadable(
        "unreadable_date",
        "som ikke er en dato. Skriv den som dd.mm.åååå.",
        "which is no date. Write it as dd.mm.yyyy.",
    ),
    Kind.TIMESTAMP: Unreadable(
        "unreadable_timestamp",
        "som ikke er et tidspunkt. Skriv det som dd.mm.åååå tt:mm.",
        "which is no time. Write it as dd.mm.yyyy hh:mm.",
    ),
    Kind.COUNT: Unreadable(
        "unreadable_count",
        "som ikke er et helt tall fra 0 til 2147483647. Skriv det med bare siffer.",
        "which is no whole number from 0 to 2147483647. Write it in digits only.",
    ),
    Kind.NUMBER: Unreadable(
        "unreadable_number",
        "som ikke er et tall. Skriv det med siffer, uten skille mellom tusener.",
        "which is no number. Write it in digits, with no mark between thousands.",
    ),
    Kind.SHARE: Unreadable(
        "unreadable_number",
        "som ikke er en andel. Skriv den som et tall fra 0 til 1, eller med %-tegn.",
        "which is no share. Write it as a number from 0 to 1, or with a percent sign.",
    ),
    Kind.FLAG: Unreadable(
        "unreadable_flag",
        "som verken er ja eller nei. Skriv ja eller nei.",
        "which is neither yes nor no. Write yes or no.",
    ),
}
"""Texts and codes are always readable; the gate says whether they are known."""


class Cleaned(NamedTuple):
    """The typed rows of a table, and those among them that cannot come in."""

    rows: pl.DataFrame
    """row_id, every column of the contract typed, has_personal_data and
    personal_data_in; a cell that cannot be read is empty, and its row rejected."""
    rejected: pl.DataFrame
    """REJECTED_SCHEMA, in row order."""

    @classmethod
    def split(cls, table: Table, raw: pl.DataFrame, typed: pl.DataFrame) -> Self:
        """Find the filled cells that typing left empty.

        Args:
            table: The contract of the table.
            raw: The rows as gathered.
            typed: The same rows in the same order, typed.
        """
        faults = [
            _unreadable_cells(raw, typed[column.name], column)
            for column in table.columns
            if column.kind in UNREADABLE
        ]
        marks = {"personal_data": "has_personal_data"}
        return cls(
            rows=pl.concat(
                [typed, raw.select("personal_data", "personal_data_in").rename(marks)],
                how="horizontal",
            ),
            rejected=join_rejected(faults),
        )


def join_rejected(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Put lists of rejected rows together, in row order."""
    empty = pl.DataFrame(schema=REJECTED_SCHEMA)
    return pl.concat([empty, *parts]).sort("row_id", maintain_order=True)


def say_place() -> tuple[pl.Expr, pl.Expr]:
    """Say where a row of a source stands, in Bokmål and English, with a colon after.

    The frame has source_file, source_sheet (empty: not a workbook) and source_row.
    """
    return _place("ark", "rad", "linje"), _place("sheet", "row", "line")


def _place(sheet: str, row: str, line: str) -> pl.Expr:
    of_workbook = pl.format(
        f"{{}}, {sheet} {{}}, {row} {{}}: ",
        "source_file",
        "source_sheet",
        "source_row",
    )
    of_text_file = pl.format(f"{{}}, {line} {{}}: ", "source_file", "source_row")
    return pl.coalesce(of_workbook, of_text_file)


def _unreadable_cells(
    raw: pl.DataFrame, typed: pl.Series, column: Column
) -> pl.DataFrame:
    said = UNREADABLE[column.kind]
    place_nb, place_en = say_place()
    value = quote_cell(pl.col(column.name))
    return raw.filter(
        typed.is_null() & (raw[column.name].str.strip_chars() != "")
    ).select(
        "row_id",
        rule=pl.lit(said.rule),
        column_name=pl.lit(column.name),
        sentence_nb=pl.format(
            "{}{} er «{}», {}", place_nb, pl.lit(column.nb), value, pl.lit(said.nb)
        ),
        sentence_en=pl.format(
            "{}{} is '{}', {}", place_en, pl.lit(column.en), value, pl.lit(said.en)
        ),
        owner=pl.lit(OwnerRole.DATA_OWNER.value),
    )
