"""Show what a load was told to take out or to change, and still holds to."""

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label, table_label
from app.translations.numbers import format_count
from app.warehouse import fetch_if_kept
from data.instructions import WITHDRAWALS
from data.vocabulary import WorkplaceChange


def show_instructions(page: Page) -> None:
    """Show every instruction in force; an older build knows of none."""
    rows = fetch_if_kept(page.build, "instructions_in_force", page.reader)
    count = 0 if rows is None else rows.height
    finding = ngettext(
        "{count} row is withdrawn or changed for good",
        "{count} rows are withdrawn or changed for good",
        count,
    )
    st.header(finding.format(count=format_count(count)), anchor=False)
    if rows is None or rows.is_empty():
        show_nothing(
            _("No row is withdrawn, and no workplace merged, moved or closed.")
        )
        return
    say_quietly(
        _(
            "This holds in every later load. Load the same row again with no under In "
            "force to take it back."
        )
    )
    _show_list(rows)


def _show_list(rows: pl.DataFrame) -> None:
    show_table(
        rows.select(
            what=_in_words(rows),
            table=_tables(rows),
            row_key=pl.col("row_key"),
            to_key=pl.col("to_key"),
            on_day=pl.col("on_day"),
            was=_before(rows),
            reason=pl.col("reason"),
            loaded_at=pl.col("loaded_at"),
            source_file=pl.col("source_file"),
            source_row=pl.col("source_row"),
        ),
        key="instructions",
        name=_("instructions"),
        title=_("Withdrawn or changed for good"),
        labels={
            "what": _("What has happened"),
            "table": _("Table"),
            "to_key": _("To"),
            "on_day": _("From date"),
            "was": _("Was"),
            "reason": _("Reason"),
            "loaded_at": _("Loaded"),
        },
    )


def _before(rows: pl.DataFrame) -> pl.Series:
    """Say what stood there; a change of several columns keeps each, with | between."""
    values = rows["was"].str.split("|").list.drop_nulls()
    filled = values.list.eval(pl.element().filter(pl.element() != "")).list.join(", ")
    return pl.select(pl.when(filled != "").then(filled)).to_series()


def _in_words(rows: pl.DataFrame) -> pl.Series:
    words = {WITHDRAWALS.name: _("Withdrawn")} | {
        change.value: code_label(WorkplaceChange, change.value) or change.value
        for change in WorkplaceChange
    }
    return rows["kind"].replace_strict(words, return_dtype=pl.String)


def _tables(rows: pl.DataFrame) -> pl.Series:
    words = {name: table_label(name) for name in rows["table_name"].unique()}
    return rows["table_name"].replace_strict(words, return_dtype=pl.String)
