"""Let the reader choose two parts of the programme to put side by side."""

from dataclasses import dataclass

import streamlit as st

from app.charts.side_by_side import CIRCLE, DIAMOND
from app.components.addresses import know_words
from app.components.filter_choices import Choice
from app.components.page import Page
from app.filters import Filters
from app.translations.gettext import _


@dataclass(frozen=True)
class Part:
    """One of the two: what it is called, and which filters make it."""

    name: str
    filters: Filters


def choose_parts(page: Page) -> tuple[Part, Part] | None:
    """Draw the choice; None when the data have nothing that comes in two kinds."""
    choices = {
        choice.key: choice
        for choice in page.choices
        if choice.field != "statuses" and len(choice.options) > 1
    }
    if not choices:
        return None
    know_words("beside", choices, lambda key: choices[key].label)
    row = st.grid(3, min_column_width=200)
    with row.cell():
        key = st.selectbox(
            _("Put side by side by"),
            list(choices),
            format_func=lambda key: choices[key].label,
            key="beside",
            bind="query-params",
        )
    choice = choices[key or next(iter(choices))]
    with row.cell():
        first = _choose_part(page, choice, CIRCLE, 0)
    with row.cell():
        second = _choose_part(page, choice, DIAMOND, 1)
    return first, second


def _choose_part(page: Page, choice: Choice, sign: str, place: int) -> Part:
    codes = list(choice.options)
    key = f"beside-{place + 1}-{choice.key}"
    know_words(key, codes, lambda code: choice.options.get(code, code))
    code = st.selectbox(
        f"{sign} {choice.label}",
        codes,
        index=place,
        format_func=lambda code: choice.options.get(code, code),
        key=key,
        bind="query-params",
    )
    chosen = code if code in choice.options else codes[place]
    return Part(choice.options[chosen], page.filters.choosing(choice.field, (chosen,)))
