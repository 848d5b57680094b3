"""Show field by field what a load would change in rows that are there already.

The care is that of what is set aside: an answer and what stands in an action are not
told, and rows about persons are counted only.
"""

from dataclasses import asdict

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.metrics.hidden_changes import hide_values, is_counted_only
from app.translations.cell_words import cell_in_words
from app.translations.gettext import _, ngettext
from app.translations.labels import column_label, table_label
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_count
from pipelines.report import CellChange, LoadReport

SHORT = 15
"""A longer list scrolls inside its frame, so the page stays short."""


def show_changes(report: LoadReport) -> None:
    """Draw every field that gets another value: what stands there, and what will."""
    if not report.changes_count:
        return
    count = report.changes_count
    finding = ngettext(
        "{count} field gets another value", "{count} fields get other values", count
    )
    st.header(finding.format(count=format_count(count)), anchor=False)
    shown = shown_changes(report.changes)
    if len(report.changes) < count:
        said = _("The first {listed} of {count} are listed.")
        say_quietly(
            said.format(
                listed=format_count(len(report.changes)), count=format_count(count)
            )
        )
    unlisted = len(report.changes) - shown.height
    if unlisted:
        words = ngettext(
            "{count} is in a table about persons, and is counted only.",
            "{count} are in tables about persons, and are counted only.",
            unlisted,
        )
        say_quietly(words.format(count=format_count(unlisted)))
    if not shown.is_empty():
        _draw(shown)


def shown_changes(changes: tuple[CellChange, ...]) -> pl.DataFrame:
    """Write the changes as they may be shown.

    Returns:
        table, key, field, now, after: words; rows of tables about persons are left
        out.
    """
    columns = ["table", "key", "field", "now", "after"]
    frame = pl.DataFrame(
        [asdict(change) for change in changes],
        schema=dict.fromkeys(
            ("table_name", "row_key", "column_name", "old_value", "new_value"),
            pl.String,
        ),
    )
    rows = [
        _words(row)
        for (table,), part in frame.group_by("table_name", maintain_order=True)
        if not is_counted_only(str(table))
        for row in hide_values(
            str(table), part, pl.Series("row_key", [], pl.String)
        ).iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def _words(row: dict[str, str | bool | None]) -> tuple[str, ...]:
    table, column = str(row["table_name"]), str(row["column_name"])
    values = (
        (_("hidden"), _("hidden"))
        if row["is_hidden"]
        else (_cell(table, column, row[name]) for name in ("old_value", "new_value"))
    )
    field = column_label(column, table=table)
    return (table_label(table), str(row["row_key"]), field, *values)


def _cell(table: str, column: str, value: str | bool | None) -> str:
    text = value if isinstance(value, str) else None
    return cell_in_words(table, column, text) or NOT_KNOWN


def _draw(shown: pl.DataFrame) -> None:
    words = {
        "table": _("Table"),
        "key": _("Key"),
        "field": _("Field"),
        "now": _("Stands there now"),
        "after": _("Will stand there"),
    }
    if shown.height <= SHORT:
        cells = {name: [plain(text) for text in shown[name]] for name in shown.columns}
        st.table(
            pl.DataFrame(cells).rename(words),
            border="horizontal",
            hide_index=True,
            alt=_("What changes, field by field"),
        )
        return
    st.dataframe(
        shown.rename(words),
        hide_index=True,
        height=480,
        row_height=36,
        key="load-changes",
        alt=_("What changes, field by field"),
    )
