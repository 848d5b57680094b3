"""Show rows that break a rule: set aside, or in with a warning."""

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.hidden_remarks import Promises, say_original, say_remarks
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.places import PLACE
from app.translations.rule_words import rule_label


def show_set_aside(page: Page, rows: pl.DataFrame, promises: Promises) -> None:
    """Show every row set aside: what is wrong, where it stands, who can mend it.

    Args:
        page: The page.
        rows: Rows of `set_aside_rows.sql`; at least one.
        promises: What each rule promises, for rows that may not be quoted.
    """
    show_table(
        rows.select(
            sentence=_said(rows, promises, page),
            source_file=pl.col("source_file"),
            source_sheet=pl.col("source_sheet"),
            source_row=pl.col("source_row"),
            owner=pl.col("owner"),
            table_name=pl.col("table_name"),
            row_key=pl.col("row_key"),
            original=_originals(rows),
            rule=_rules(rows),
        ),
        key="set-aside",
        name=_("rows-set-aside"),
        title=_("Rows set aside"),
        labels={"sentence": _("What is wrong"), "original": _("The row as it came")},
        widths={"sentence": 560, "owner": 180, "original": 720},
    )


def show_warnings(page: Page, rows: pl.DataFrame, promises: Promises) -> None:
    """Show every warning about a row that is in.

    Args:
        page: The page.
        rows: Rows of `warning_rows.sql`.
        promises: What each rule promises, for rows that may not be quoted.
    """
    finding = ngettext("{count} warning", "{count} warnings", rows.height)
    st.header(finding.format(count=format_count(rows.height)), anchor=False)
    if rows.is_empty():
        show_nothing(_("No row that is in breaks a rule that only warns."))
        return
    say_quietly(_("These rows are in, and should be looked at."))
    show_table(
        rows.select(
            sentence=_said(rows, promises, page),
            table_name=pl.col("table_name"),
            row_key=pl.col("row_key"),
            source_file=pl.col("source_file"),
            source_sheet=pl.col("source_sheet"),
            source_row=pl.col("source_row"),
            owner=pl.col("owner"),
            rule=_rules(rows),
        ),
        key="warnings",
        name=_("warnings"),
        title=_("Warnings"),
        labels={"sentence": _("What should be looked at")},
        widths={"sentence": 560, "owner": 180},
    )


def _said(rows: pl.DataFrame, promises: Promises, page: Page) -> pl.Series:
    """Say what is wrong; columns say where the row is."""
    return say_remarks(rows, promises, page.language).str.replace(PLACE, "")


def _rules(rows: pl.DataFrame) -> pl.Series:
    return pl.Series([rule_label(rule) for rule in rows["rule"]], dtype=pl.String)


def _originals(rows: pl.DataFrame) -> pl.Series:
    written = [
        say_original(table, original) if original else None
        for table, original in rows.select("table_name", "original").iter_rows()
    ]
    return pl.Series(written, dtype=pl.String)
