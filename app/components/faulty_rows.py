"""Show rows that break a rule: set aside, or in with a warning."""

import json

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.places import PLACE


def show_set_aside(page: Page, rows: pl.DataFrame) -> None:
    """Show every row set aside: what is wrong, where it stands, who can mend it.

    Args:
        page: The page.
        rows: Rows of `set_aside_rows.sql`.
    """
    st.header(_set_aside_finding(rows), anchor=False)
    if rows.is_empty():
        show_nothing(_("Every row that was read is in the data set."))
        return
    say_quietly(
        _(
            "A row that breaks a rule is set aside whole; nothing in it is corrected "
            "or guessed. Mend it in the source and load the file again."
        )
    )
    show_table(
        rows.select(
            sentence=said(page),
            source_file=pl.col("source_file"),
            source_row=pl.col("source_row"),
            table_name=pl.col("table_name"),
            owner=pl.col("owner"),
            original=pl.col("original").map_elements(legible, pl.String),
            source_sheet=pl.col("source_sheet"),
            rule=pl.col("rule"),
        ),
        key="set-aside",
        name=_("rows-set-aside"),
        title=_("Rows set aside"),
        labels={"sentence": _("What is wrong"), "original": _("The row as it came")},
        widths={"sentence": 480, "original": 720},
    )


def show_warnings(page: Page, rows: pl.DataFrame) -> None:
    """Show every warning about a row that is in.

    Args:
        page: The page.
        rows: Rows of `warning_rows.sql`.
    """
    finding = ngettext("{count} warning", "{count} warnings", rows.height)
    st.header(finding.format(count=format_count(rows.height)), anchor=False)
    if rows.is_empty():
        show_nothing(_("No row that is in breaks a rule that only warns."))
        return
    say_quietly(_("These rows are in, and should be looked at."))
    show_table(
        rows.select(
            sentence=said(page),
            table_name=pl.col("table_name"),
            row_key=pl.col("row_key"),
            source_file=pl.col("source_file"),
            source_row=pl.col("source_row"),
            owner=pl.col("owner"),
            rule=pl.col("rule"),
        ),
        key="warnings",
        name=_("warnings"),
        title=_("Warnings"),
        labels={"sentence": _("What should be looked at")},
        widths={"sentence": 480},
    )


def legible(original: str) -> str:
    """Write a row as it came, heading by heading, leaving out its empty cells."""
    cells = json.loads(original)
    return " · ".join(f"{name}: {value}" for name, value in cells.items() if value)


def said(page: Page) -> pl.Expr:
    """Choose the sentence in the reader's language; columns say where the row is."""
    name = "sentence_en" if page.language == "en" else "sentence_nb"
    return pl.col(name).str.replace(PLACE, "")


def _set_aside_finding(rows: pl.DataFrame) -> str:
    count = rows.select("source_file", "source_sheet", "source_row").n_unique()
    finding = ngettext("{count} row is set aside", "{count} rows are set aside", count)
    return finding.format(count=format_count(count if rows.height else 0))
