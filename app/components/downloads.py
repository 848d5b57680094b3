"""Offer rows as files, with buttons that say how many rows each one holds."""

from collections.abc import Callable, Sequence

import streamlit as st

from app.clock import now
from app.components.page import Page
from app.exports.extract import Conditions, Extract, file_name
from app.exports.formats import Format
from app.translations.gettext import speaking
from app.translations.numbers import format_count


def conditions_of(page: Page, narrowed: Sequence[str] = ()) -> Conditions:
    """Write down what the rows of a page rest on, and what narrows one list of it."""
    return Conditions(
        build_id=page.build.id,
        data_date=page.build.data_date,
        as_of=page.as_of,
        is_invented=page.build.is_invented,
        taken_at=now(),
        filters=(*page.filters_in_words(), *narrowed),
    )


def show_download(
    label: str,
    make: Callable[[], Extract],
    kind: Format,
    *,
    page: Page,
    slug: str,
    row_count: int,
    key: str,
) -> None:
    """Draw a button for one file; the file is made when the button is pressed."""
    st.download_button(
        f"{label} ({format_count(row_count)})",
        data=lambda: _write(page.language, make, kind),
        file_name=file_name(slug, page.as_of, kind.ending),
        mime=kind.media_type,
        key=key,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )


def _write(language: str, make: Callable[[], Extract], kind: Format) -> bytes:
    # The button is pressed after the run that drew it, where no language is chosen.
    with speaking(language):
        return kind.write(make())
