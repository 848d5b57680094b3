"""Let the reader choose what to take out: which table, and which of its columns."""

from collections.abc import Sequence

import streamlit as st

from app.exports.tables import exported_tables
from app.translations.gettext import _
from app.translations.labels import column_label, table_label
from data.tables import table_named


def choose_table() -> str:
    """Draw the choice of table, and give its name."""
    tables = exported_tables()
    chosen = st.selectbox(
        _("Table"),
        tables,
        index=tables.index("deliveries"),
        format_func=table_label,
        key="table",
        width=360,
        bind="query-params",
    )
    return chosen if chosen in tables else "deliveries"


def choose_columns(table_name: str, columns: Sequence[str]) -> list[str]:
    """Draw the choice of columns, and give the chosen ones in their own order."""
    with st.popover(_("Columns"), icon=":material/view_column:"):
        st.markdown(f":small[:gray[{_('Choose none to take all of them.')}]]")
        chosen = st.pills(
            _("Columns"),
            columns,
            selection_mode="multi",
            format_func=lambda name: _name(name, table_name),
            key=f"columns-{table_name}",
            label_visibility="collapsed",
        )
    return [name for name in columns if not chosen or name in chosen]


def _name(column: str, table_name: str) -> str:
    known = column in table_named(table_name).column_names
    return column_label(column, table=table_name if known else None)
