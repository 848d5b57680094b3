"""Remember the rows set aside: those of this load, and those it does not answer."""

from collections.abc import Mapping

import polars as pl

from data.instructions import INSTRUCTIONS
from pipelines.build_facts import Load
from pipelines.checks.set_aside import PARENT
from pipelines.kept import KeptTable
from pipelines.merge import has_key, row_key
from pipelines.meta import in_meta_shape

Frames = Mapping[str, pl.DataFrame]


def set_aside_now(load: Load, kept: KeptTable) -> pl.DataFrame:
    """A row made of several rows of a file stands here once for each of them."""
    written = kept.originals.of(kept.rejected["row_id"])
    headings = kept.originals.headings()
    named = kept.rejected.join_where(
        headings,
        pl.col("row_id") >= pl.col("first_id"),
        pl.col("row_id") < pl.col("after_id"),
        pl.col("column_name") == pl.col("column_name_right"),
    ).select("row_id", "column_name", "heading")
    return in_meta_shape(
        "rejected_rows",
        kept.rejected.join(
            named.unique(), on=["row_id", "column_name"], how="left", nulls_equal=True
        )
        .join(kept.raw, on="row_id")
        .join(written, on="row_id")
        .join(kept.cleaned.select("row_id", row_key(kept.table)), on="row_id")
        .with_columns(
            load_id=pl.lit(load.id),
            table_name=pl.lit(kept.table.name),
            is_with_parent=pl.col("rule") == PARENT,
        ),
    )


def still_set_aside(
    load: Load, kept: Mapping[str, KeptTable], last: Frames
) -> pl.DataFrame:
    """Keep earlier rows set aside, but those that this load answers.

    Two centres may send files of the same name, so a file counts as sent again only
    when it has a row that the earlier one had too.
    """
    read, come_in = (
        pl.concat(
            [
                rows.select(row_key(table.table), table_name=pl.lit(name))
                for name, table in kept.items()
                for rows in (table.cleaned if of_all else table.good,)
            ]
        )
        for of_all in (True, False)
    )
    key = ["table_name", "row_key"]
    answered = _is_answered([source.name for source in load.sources], read, last)
    at_row = pl.coalesce("file_row", "source_row").alias("at_row")
    place = ["table_name", "source_file", "source_sheet", "at_row"]
    return (
        last["rejected_rows"]
        .filter(~answered)
        .join(come_in, on=key, how="anti")
        .with_columns(at_row)
        .join(_corrected(kept), on=place, how="anti", nulls_equal=True)
        .drop("at_row")
    )


def _is_answered(names: list[str], read: pl.DataFrame, last: Frames) -> pl.Expr:
    """Tell the rows of files that are sent again with a row they had before."""
    key = ["table_name", "row_key"]
    had = pl.concat(
        [
            last[name].select(*key, "source_file")
            for name in ("origins", "rejected_rows")
        ]
    )
    sent_again = (
        had.filter(pl.col("source_file").is_in(names), has_key())
        .join(read, on=key, how="semi")["source_file"]
        .unique()
    )
    is_instruction = pl.col("table_name").is_in([table.name for table in INSTRUCTIONS])
    # A faulty instruction may be wrong in its very key: its file sent again answers it.
    return pl.col("source_file").is_in(sent_again.implode()) | (
        is_instruction & pl.col("source_file").is_in(names)
    )


def _corrected(kept: Mapping[str, KeptTable]) -> pl.DataFrame:
    """Say which rows of earlier files this load has read again in a correction file.

    Their keys may be what was mended, so they are known by their places.

    Returns:
        table_name, source_file, source_sheet, at_row.
    """
    return pl.concat(
        [
            table.originals.corrected().with_columns(table_name=pl.lit(name))
            for name, table in kept.items()
        ]
    ).unique()
