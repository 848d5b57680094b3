"""Say on every page that it shows an earlier data set or day, and lead back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from app.components.time_travel import (
    drop_day,
    go_back,
    is_travelling,
    keep_in_address,
)
from app.door import MADE_EARLIER
from app.translations.gettext import _
from app.translations.numbers import format_day, format_time
from app.warehouse import Build

TEXT_WIDTH, TEXT_WIDTH_WITH_DAY = 832, 704
"""Pixels for the text beside the way back; on a narrow screen that goes below."""


def show_banner(shown: Build, in_use: Build, as_of: date | None) -> None:
    """Say that the page shows an earlier data set or day, with the way back.

    Args:
        shown: The data set of this page.
        in_use: The data set in use.
        as_of: A day before the data date of the page; None is the data date.
    """
    is_travelling = shown.path != in_use.path
    if not is_travelling and as_of is None:
        return
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap="small",
        key="time-travel",
    ):
        said = [*_about_build(shown, in_use), *_about_day(shown, in_use, as_of)]
        has_both = is_travelling and as_of is not None
        st.markdown(
            f":small[:material/history: {' '.join(said)}]",
            width=TEXT_WIDTH_WITH_DAY if has_both else TEXT_WIDTH,
        )
        if has_both:
            st.button(
                _("See {day}").format(day=format_day(shown.data_date)),
                key="time-travel-day",
                type="tertiary",
                on_click=drop_day,
            )
        st.button(
            _("Back to the data set in use")
            if shown.built_at > in_use.built_at
            else _("Back to the newest data"),
            key="time-travel-back",
            icon=":material/update:",
            on_click=go_back,
        )


@contextmanager
def travelling() -> Iterator[None]:
    """Run a page; say it in a sentence when an earlier data set lacks what it reads.

    In the data set in use that is a fault, and is not hidden.
    """
    try:
        yield
    except MADE_EARLIER:
        if not is_travelling():
            raise
        st.title(_("This data set cannot be shown on this screen"), anchor=False)
        st.markdown(
            _(
                "It was made by an earlier version of Varig, and lacks something that "
                "the screen reads. Other screens may show it; the data set itself is "
                "whole."
            )
        )
    finally:
        keep_in_address()


def say_closed_for_writing() -> None:
    """Say why nothing can be written on an earlier data set."""
    st.info(
        _(
            "You look at another data set than the one in use, so nothing is written "
            "here: what is open in it may be closed by now. Go back to the newest data "
            "to exempt, give away or comment."
        ),
        icon=":material/history:",
    )


def _about_build(shown: Build, in_use: Build) -> list[str]:
    if shown.path == in_use.path:
        return []
    is_left = shown.built_at > in_use.built_at
    kind = _("A data set that is not in use") if is_left else _("An earlier data set")
    said = (
        _("In use is the one with data as of {day}, loaded {time}.")
        if is_left
        else _("There is a newer one: data as of {day}, loaded {time}.")
    )
    return [
        f"**{kind}:**",
        _("data as of **{day}**, loaded {time}.").format(
            day=format_day(shown.data_date), time=format_time(shown.built_at)
        ),
        said.format(
            day=format_day(in_use.data_date), time=format_time(in_use.built_at)
        ),
    ]


def _about_day(shown: Build, in_use: Build, as_of: date | None) -> list[str]:
    if as_of is None:
        return []
    kind = [f"**{_('An earlier day')}.**"] if shown.path == in_use.path else []
    return [
        *kind,
        _("Shown as things stood **{day}**; the data go on to {data_date}.").format(
            day=format_day(as_of), data_date=format_day(shown.data_date)
        ),
    ]
