"""Show table by table how many rows were read, and what becomes of them."""

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.translations.gettext import _, ngettext
from app.translations.labels import table_label
from app.translations.numbers import format_count
from pipelines.report import LoadReport, TableReport


def show_rows_by_table(report: LoadReport) -> None:
    """Draw the counts; read = new + changed + unchanged + set aside, always."""
    if not report.tables:
        return
    st.header(_("Rows by table"), anchor=False)
    has_withdrawn = any(table.withdrawn_count for table in report.tables)
    st.table(
        pl.DataFrame([_row(table, has_withdrawn) for table in report.tables]),
        border="horizontal",
        hide_index=True,
        alt=_("Rows by table"),
    )
    along = sum(table.set_aside_with_parent_count for table in report.tables)
    if along:
        words = ngettext(
            "{count} of the rows set aside has no fault of its own: the row it belongs "
            "to is set aside.",
            "{count} of the rows set aside have no fault of their own: the rows they "
            "belong to are set aside.",
            along,
        )
        say_quietly(words.format(count=format_count(along)))


def _row(table: TableReport, has_withdrawn: bool) -> dict[str, str]:
    aside = table.set_aside_count + table.set_aside_with_parent_count
    shown = {
        _("Table"): table_label(table.table_name),
        _("Read"): format_count(table.read_count),
        _("New"): format_count(table.new_count),
        _("Changed"): format_count(table.changed_count),
        _("Set aside"): format_count(aside),
        _("Unchanged"): format_count(table.unchanged_count),
    }
    if has_withdrawn:
        shown[_("Withdrawn")] = format_count(table.withdrawn_count)
    return shown
