"""Set up the columns of a list: headings, formats, and links to other pages."""

from collections.abc import Mapping

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from app.components.page import Page
from app.translations.gettext import current_language
from app.translations.labels import column_meaning
from app.translations.words import NOT_GROUPED, headings, in_words

LINKS = {"delivery_id": "delivery", "workplace_id": "workplace"}
"""Keys that have a page of their own."""

_IN_ADDRESS = {"%": "%25", "&": "%26", "#": "%23", "+": "%2B"}
"""What would end or change a key in an address; the rest reads better as it is."""

_DAY = {"nb": "DD.MM.YYYY", "en": "D MMM YYYY"}
_DAY_WIDTH = 112
"""Pixels that a whole day takes."""
_LETTER_WIDTH = 7
"""Pixels of a letter in a heading, on the safe side."""
_TIME = {"nb": "DD.MM.YYYY HH:mm", "en": "D MMM YYYY, HH:mm"}


def shown_rows(frame: pl.DataFrame, page: Page) -> pl.DataFrame:
    """Give the rows as the list shows them: words for codes, addresses for keys."""
    return in_words(frame).with_columns(
        pl.concat_str(
            pl.lit(_address_start(page, target)),
            pl.col(name).str.replace_many(_IN_ADDRESS),
        ).alias(name)
        for name, target in LINKS.items()
        if name in frame.columns
    )


def column_configs(
    frame: pl.DataFrame,
    labels: Mapping[str, str] | None = None,
    *,
    table: str | None = None,
    widths: Mapping[str, int] | None = None,
) -> dict[str, ColumnConfig]:
    """Set up every column of a list."""
    language = current_language()
    given = widths or {}
    return {
        name: {
            **_configure(name, heading, frame.schema[name], language),
            "width": given.get(name) or _width(heading, frame.schema[name]),
        }
        for name, heading in headings(frame, labels, table=table).items()
    }


def _configure(
    name: str, heading: str, dtype: pl.DataType, language: str
) -> ColumnConfig:
    meaning = column_meaning(name, language) or None
    if name in LINKS:
        return st.column_config.LinkColumn(
            heading, help=meaning, display_text="[?&]id=([^&]*)$"
        )
    if dtype == pl.Date:
        return st.column_config.DateColumn(heading, help=meaning, format=_DAY[language])
    if dtype == pl.Datetime:
        return st.column_config.DatetimeColumn(
            heading, help=meaning, format=_TIME[language]
        )
    if dtype.is_numeric():
        return st.column_config.NumberColumn(
            heading, help=meaning, format=_number_format(name)
        )
    return st.column_config.TextColumn(heading, help=meaning)


def _width(heading: str, dtype: pl.DataType) -> int | None:
    # Streamlit measures the first rows; where they are empty, it cuts the days below.
    wide = max(_DAY_WIDTH, 24 + _LETTER_WIDTH * len(heading))
    return wide if dtype == pl.Date else None


def _number_format(name: str) -> str:
    if name in NOT_GROUPED:
        return "%d"
    if name.endswith("_value"):
        # A chance of 0,00012 would else be written as 0.
        return "plain"
    return "percent" if name.endswith("_share") else "localized"


def _address_start(page: Page, target: str) -> str:
    address = page.address(target)
    return f"{address}{'&' if '?' in address else '?'}id="
