"""Choose one delivery or workplace: by its id in the address, or by searching."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.page import Page
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_count

MOST_CHOICES = 25
"""Somebody who needs more than this many names to choose from adds a word instead."""


class RecordKind(NamedTuple):
    """What is chosen: the page that shows it, and the question that finds it."""

    page: str
    choices_query: str
    id_column: str
    choose: str
    """Heading of the list: `Choose a delivery`."""
    choose_another: str
    """Words on the way back to the list."""
    search_label: str
    say_count: Callable[[int], str]
    """Says how many there are: `312 deliveries`."""


def chosen_id() -> str | None:
    """Give the id that the address names; None when it names nothing."""
    return st.query_params.get("id") or None


def show_record_link(label: str, record_id: str) -> None:
    """Draw the way to another record of the page that is open.

    A link to the page itself would be drawn as the page one is on, so this is a button
    that changes the address; the browser's back button works.
    """
    st.button(
        f":blue[{plain(label)}]",
        key=f"record-{record_id}",
        type="tertiary",
        on_click=_remember,
        args=(record_id,),
    )


def show_choices(
    page: Page, kind: RecordKind, describe: Callable[[Mapping[str, object]], str]
) -> None:
    """Draw a search and the first matches as links, with how many there are in all.

    Args:
        page: The page that is open.
        kind: What is chosen.
        describe: Says what a row is beside its name.
    """
    page.title(kind.choose)
    sought = st.text_input(
        kind.search_label,
        key=f"{kind.page}-search",
        type="search",
        placeholder="",
        width=520,
    )
    found = page.fetch(kind.choices_query, search=sought or "", limit=MOST_CHOICES)
    if found.is_empty():
        _say_none(page, sought or "")
        return
    st.markdown(f":small[:gray[{_count(found, kind)}]]")
    # On a phone the words fold under the name: they must stay nearer to it than to the
    # next name.
    with st.container(gap="small"):
        for row in found.iter_rows(named=True):
            with st.container(
                horizontal=True, gap="xsmall", vertical_alignment="center"
            ):
                show_record_link(row["workplace_name"], row[kind.id_column])
                st.markdown(f":small[:gray[{plain(describe(row))}]]", width="content")


def show_other_choice(page: Page, kind: RecordKind) -> None:
    """Draw the way back to the list, and say that filters do not narrow one record."""
    st.button(
        kind.choose_another,
        key=f"{kind.page}-another",
        type="tertiary",
        icon=":material/search:",
        on_click=_forget,
    )
    if page.filters.chosen():
        said = _("The filters do not narrow this page, only the as-of day does.")
        st.markdown(f":small[:gray[{said}]]")


def _remember(record_id: str) -> None:
    st.query_params["id"] = record_id


def _forget() -> None:
    st.query_params.pop("id", None)


def _say_none(page: Page, sought: str) -> None:
    hint = (
        _("Take away a filter to search among more.") if page.filters.chosen() else None
    )
    if sought:
        show_nothing(
            _("Nothing matches all the words in “{text}”.").format(text=plain(sought)),
            hint=hint,
        )
    else:
        show_nothing(_("There is nothing to choose from."), hint=hint)


def _count(found: pl.DataFrame, kind: RecordKind) -> str:
    total = int(found["match_count"][0])
    if total <= found.height:
        return kind.say_count(total)
    return _(
        "The first {shown} of {total}. Write more of a name to narrow it down."
    ).format(shown=format_count(found.height), total=kind.say_count(total))
