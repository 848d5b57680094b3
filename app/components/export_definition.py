"""Show what a figure is before its rows are taken out."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.translations.gettext import _
from app.translations.markdown import plain


def show_definition(definition: Sequence[tuple[str, str]]) -> None:
    """Draw the definition of a figure, with its value, as a table of two columns.

    Args:
        definition: A word and its value, as they stand in the file too.
    """
    if not definition:
        return
    st.header(_("What the figure is"), anchor=False)
    st.table(
        pl.DataFrame(
            {
                "word": [f":gray[{plain(word)}]" for word, _value in definition],
                "value": [plain(value) for _word, value in definition],
            }
        ),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=_("What the figure is"),
    )
