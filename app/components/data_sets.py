"""Show what a data set was made from: files, how they are written, rows by table."""

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.tables import show_table
from app.translations.data_words import source_label
from app.translations.dialects import dialect_in_words
from app.translations.gettext import _, ngettext
from app.translations.local_time import on_the_clock
from app.translations.numbers import format_count

_FILE = ["load_id", "file_name"]
_DIALECT = ("encoding", "delimiter", "decimal_mark", "date_style")


def show_loads(rows: pl.DataFrame, sources: pl.DataFrame | None) -> None:
    """Show what was loaded: file, how it is written, rows read, kept and set aside.

    Args:
        rows: Rows of `loads.sql`.
        sources: Rows of `load_sources.sql`; None in a build of before sources were
            told apart, where all files are in our own form.
    """
    files = rows["file_name"].n_unique()
    finding = ngettext(
        "The data come from {count} file", "The data come from {count} files", files
    )
    st.header(finding.format(count=format_count(files)), anchor=False)
    if rows.is_empty():
        show_nothing(_("This data set does not say which files it was made from."))
        return
    show_table(
        _listed(rows, sources),
        key="loads",
        name=_("files"),
        title=_("Files"),
        labels={
            "source": _("Source"),
            "loaded_at": _("Loaded"),
            "read_count": _("Read"),
            "kept_count": _("Kept"),
            "aside_count": _("Set aside"),
            "dialect": _("Written as"),
        },
    )


def _listed(rows: pl.DataFrame, sources: pl.DataFrame | None) -> pl.DataFrame:
    named = (
        rows.with_columns(source=pl.lit("own"))
        if sources is None
        else rows.join(sources, on=_FILE, how="left", maintain_order="left")
    )
    return named.select(
        "file_name",
        "sheet",
        "table_name",
        on_the_clock("loaded_at"),
        "read_count",
        "kept_count",
        aside_count=pl.col("set_aside_count")
        + pl.col("set_aside_with_parent_count").fill_null(0),
        source=_in_words(named["source"]),
        dialect=_dialects(named),
    ).drop(
        # A column that is empty, or says the same of every file, is only in the way.
        *(["sheet"] if named["sheet"].is_null().all() else []),
        *(["source"] if named["source"].is_in(["own"]).all() else []),
    )


def _in_words(sources: pl.Series) -> pl.Series:
    written = [source_label(source or "own") for source in sources]
    return pl.Series(written, dtype=pl.String)


def _dialects(rows: pl.DataFrame) -> pl.Series:
    written = [
        dialect_in_words(
            encoding=encoding,
            delimiter=delimiter,
            decimal_mark=decimal_mark,
            date_style=date_style,
        )
        for encoding, delimiter, decimal_mark, date_style in rows.select(
            _DIALECT
        ).iter_rows()
    ]
    return pl.Series(written, dtype=pl.String)
