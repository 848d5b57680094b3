"""Show a chart with all that a reader needs beside it."""

from collections.abc import Mapping

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from app.components.page import reader_now
from app.components.screen_permits import is_of_units, sees_one
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.words import as_text

LONG_TABLE = 60
"""A twin with more rows than this scrolls in its popover."""


def show_chart(
    figure: go.Figure,
    *,
    finding: str,
    caption: str,
    table: pl.DataFrame,
    key: str,
    labels: Mapping[str, str] | None = None,
) -> None:
    """Draw a chart under its finding, with a caption and its numbers as a table.

    Of a chart with something for each unit, whoever may not see one unit at a time
    gets the finding and the caption.

    Args:
        figure: A figure in the house look.
        finding: What the chart shows, in one sentence: its heading, and what is read
            to those who do not see it.
        caption: How many rows are behind it and what day the data are from.
        table: The numbers of the chart, one column per thing shown.
        key: Unique on the page.
        labels: Headings of columns that the contract does not name.
    """
    with st.container(gap="xxsmall"):
        st.header(plain(finding), anchor=False)
        if is_of_units(table.columns) and not sees_one(reader_now()):
            st.markdown(f":small[:gray[{caption}]]")
            return
        st.plotly_chart(
            figure,
            theme=None,
            config={"displayModeBar": False},
            key=key,
            alt=finding,
        )
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.markdown(f":small[:gray[{caption}]]", width="stretch")
            with st.popover(_("Table"), type="tertiary", key=f"{key}-table"):
                show_twin(table, alt=finding, labels=labels)


def show_twin(
    table: pl.DataFrame, *, alt: str, labels: Mapping[str, str] | None = None
) -> None:
    """Draw the numbers behind a chart as a plain table."""
    words = as_text(table, labels=labels)
    st.table(
        # A table draws its cells as markdown, and a name may look like some.
        pl.DataFrame(
            [_plain_cells(column) for column in words.get_columns()],
        ),
        border="horizontal",
        hide_index=True,
        height="content" if table.height <= LONG_TABLE else 480,
        alt=alt,
    )


def _plain_cells(column: pl.Series) -> pl.Series:
    cells = [cell if cell is None else plain(cell) for cell in column]
    return pl.Series(column.name, cells, dtype=pl.String)
