"""Export: which rows does an analyst want to take along, and as what?"""

import streamlit as st

from app.components.downloads import conditions_of
from app.components.empty import show_nothing
from app.components.export_files import show_files
from app.components.export_form import choose_columns, choose_table
from app.components.page import open_page
from app.components.tables import show_table
from app.exports.extract import make_extract
from app.exports.tables import export_frame
from app.translations.gettext import _
from app.translations.labels import rows as rows_noun
from app.translations.labels import table_label
from app.translations.numbers import format_count

page = open_page()
title = st.empty()
with st.container(horizontal=True, vertical_alignment="bottom"):
    table = choose_table()
    rows = export_frame(table, page.fetch, as_of=page.as_of)
    rows = rows.select(choose_columns(table, rows.columns))

name = table_label(table)
title.title(
    _("{table}: {count} {rows} to take out").format(
        table=name, count=format_count(rows.height), rows=rows_noun(rows.height)
    ),
    anchor=False,
)
if rows.is_empty():
    show_nothing(
        _("No row of this table is in view."),
        hint=_("Choose another table, or take away a filter."),
    )
    st.stop()

st.header(_("Choose a file"), anchor=False)
show_files(
    page,
    lambda: make_extract(
        rows,
        conditions_of(page),
        slug=name,
        title=name,
        language=page.language,
        table=table,
    ),
    slug=name,
    row_count=rows.height,
)
st.header(_("The rows, as they are on the screen"), anchor=False)
show_table(rows, key=f"export-{table}", name=name, title=name, table=table)
