"""Export: which rows does an analyst want to take along, and as what?"""

import streamlit as st

from app.components.downloads import RowWords
from app.components.empty import show_nothing
from app.components.export_definition import show_definition
from app.components.export_files import show_files
from app.components.export_form import choose_columns, choose_content, columns_in_words
from app.components.page import open_page
from app.components.tables import show_worded_table, visible_sets
from app.exports.content import make_content
from app.translations.gettext import _
from app.translations.labels import rows as rows_noun
from app.translations.numbers import format_count

page = open_page("export")
title, notices = st.container(), st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    name = choose_content(notices)
    content = make_content(name, page.fetch, as_of=page.as_of)
    columns = choose_columns(content, key=name)
rows = content.rows.select(columns)
with title:
    page.title(
        _("{table}: {count} {rows} to take out").format(
            table=f"{content.title} {content.value}".strip(),
            count=format_count(rows.height),
            rows=rows_noun(rows.height),
        )
    )
show_definition(content.definitions)
if rows.is_empty():
    show_nothing(
        _("No row of this choice is in view."),
        hint=_("Choose another table or figure, or take away a filter."),
    )
    st.stop()

words = RowWords(
    slug=content.slug,
    code=name,
    title=content.title,
    labels=content.labels,
    table=content.table,
    narrowed=columns_in_words(columns, content),
    meanings=content.meanings,
    definitions=content.definitions,
    is_filtered=content.is_filtered,
)
key = f"export-{name}"
visible, every = visible_sets(rows, key=key)
if visible.sought and visible.count:
    st.header(_("Files of the visible rows"), anchor=False)
    show_files(page, words, visible)
st.header(_("Files of all hits"), anchor=False)
show_files(page, words, every)
st.header(_("The rows, as they are on the screen"), anchor=False)
show_worded_table(rows, words, key=key)
