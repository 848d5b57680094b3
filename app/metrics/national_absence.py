"""What is the absence of the whole country, by which edition of the figures?"""

from datetime import date

import polars as pl

from app.translations.gettext import _
from app.translations.numbers import format_day
from data.reference.national_absence import published_national_absence

LOADED = {
    "measure": pl.String,
    "year": pl.Int32,
    "quarter": pl.Int32,
    "quarter_number": pl.Int32,
    "national_share": pl.Float64,
    "table_id": pl.String,
    "updated_on": pl.Date,
    "file_name": pl.String,
    "is_invented": pl.Boolean,
}
"""The columns of national_absence.sql."""


def national_series(loaded: pl.DataFrame) -> pl.DataFrame:
    """Join what has been loaded with what is published.

    A measure that has been loaded is the loaded one from first to last: figures that
    come with Varig are older, and another edition. Short-term and long-term absence
    have no national figure, and doctor-certified is never put in its place.

    Args:
        loaded: Rows of national_absence.sql.

    Returns:
        One row per measure and quarter_number: year, quarter, national_share (0-1),
        edition (words), is_loaded, is_invented.
    """
    own = loaded.select(
        "measure",
        "quarter_number",
        "national_share",
        edition=_loaded_editions(loaded),
        is_loaded=pl.lit(value=True),
        is_invented="is_invented",
    )
    published = _published().join(own, on="measure", how="anti")
    same_types = own.cast({name: published.schema[name] for name in own.columns})
    return (
        pl.concat([same_types, published])
        .with_columns(
            year=pl.col("quarter_number") // 4, quarter=pl.col("quarter_number") % 4 + 1
        )
        .sort("measure", "quarter_number")
    )


def editions_of(national: pl.DataFrame) -> list[str]:
    """Name the editions in rows of `national_series`, that of the newest first."""
    newest = national.sort("quarter_number", descending=True)
    return newest["edition"].unique(maintain_order=True).to_list()


def _loaded_editions(loaded: pl.DataFrame) -> pl.Series:
    editions = loaded.select("is_invented", "table_id", "updated_on", "file_name")
    names = [_edition(*row) for row in editions.iter_rows()]
    return pl.Series(names, dtype=pl.String)


def _edition(
    is_invented: bool | None,
    table_id: str | None,
    updated_on: date | None,
    file_name: str | None,
) -> str:
    if is_invented:
        return _("invented figures of {file}").format(file=file_name)
    if table_id is None:
        return _("the file {file}").format(file=file_name)
    if updated_on is None:
        return _("Statistics Norway, table {table}").format(table=table_id)
    return _("Statistics Norway, table {table} of {day}").format(
        table=table_id, day=format_day(updated_on)
    )


def _published() -> pl.DataFrame:
    return pl.DataFrame(
        [
            (
                row.measure.value,
                row.year * 4 + row.quarter - 1,
                row.absence_share,
                _("Statistics Norway, published table {table}").format(
                    table=row.edition
                ),
                False,
                False,
            )
            for row in published_national_absence()
        ],
        schema={
            "measure": pl.String,
            "quarter_number": pl.Int64,
            "national_share": pl.Float64,
            "edition": pl.String,
            "is_loaded": pl.Boolean,
            "is_invented": pl.Boolean,
        },
        orient="row",
    )
