"""Say what was done with rows of the work list, and let the reader take it back.

The message stays over reruns until it is closed or something else is done, so that the
way back is there also after another look around.
"""

from datetime import date
from typing import NamedTuple

import streamlit as st

from app.areas_of_records import within_area
from app.clock import now
from app.components.page import Page
from app.components.refused import refused_words
from app.components.same_reader import for_same_reader
from app.permits import Act, RefusedError, may
from app.records.follow_up import undo
from app.records.store import RecordsError
from app.translations.follow_up_words import owner_in_words
from app.translations.gettext import _, ngettext, speaking
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day

_DONE = "follow-up-done-act"


class Done(NamedTuple):
    """What was done last, until the reader closes the message or does more."""

    act: str
    record_count: int
    batch_id: str | None = None
    """What Undo takes back."""
    until_on: date | None = None
    owner_role: str | None = None
    advisor_id: str | None = None
    is_failed: bool = False
    """Was Undo pressed, and could not be written?"""
    refused: str = ""
    """Why it was refused, in words."""


def show_what_happened(page: Page) -> None:
    """Say what was done last, with the way back, until the reader closes it."""
    done = last_done()
    if done is None or not may(page.reader, Act.WRITE_FOLLOW_UP):
        return
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key="follow-up-done"
    ):
        # The alert is read out by a screen reader, wherever on the page one is.
        if done.is_failed or done.refused:
            st.warning(_words(done), width="stretch")
        else:
            st.success(_words(done), width="stretch")
        if done.batch_id is not None:
            st.button(
                _("Undo"),
                key="follow-up-undo",
                icon=":material/undo:",
                on_click=_undo,
                args=(page, done),
            )
        st.button(
            _("Close the message"),
            key="follow-up-done-close",
            type="tertiary",
            icon=":material/close:",
            on_click=say_done,
            args=(None,),
        )


def _words(done: Done) -> str:
    if done.refused:
        return done.refused
    if done.is_failed:
        return _(
            "It could not be taken back now, and everything is as it was. Try again in "
            "a while."
        )
    return {
        "exempt": _exempt_words,
        "assign": _assign_words,
        "comment": _comment_words,
        "end": _end_words,
        "undo": _undo_words,
    }[done.act](done)


def _exempt_words(done: Done) -> str:
    return ngettext(
        "{count} follow-up is exempt to and including {day}, and returns by itself the "
        "day after.",
        "{count} follow-ups are exempt to and including {day}, and return by "
        "themselves the day after.",
        done.record_count,
    ).format(count=format_count(done.record_count), day=format_day(done.until_on))


def _assign_words(done: Done) -> str:
    owner = owner_in_words(done.owner_role or "", done.advisor_id)
    return ngettext(
        "{count} follow-up is given to {owner} to and including {day}.",
        "{count} follow-ups are given to {owner} to and including {day}.",
        done.record_count,
    ).format(
        count=format_count(done.record_count),
        owner=plain(owner),
        day=format_day(done.until_on),
    )


def _comment_words(done: Done) -> str:
    return ngettext(
        "{count} follow-up has the comment.",
        "{count} follow-ups have the comment.",
        done.record_count,
    ).format(count=format_count(done.record_count))


def _end_words(done: Done) -> str:
    return ngettext(
        "{count} follow-up is no longer exempt.",
        "{count} follow-ups are no longer exempt.",
        done.record_count,
    ).format(count=format_count(done.record_count))


def _undo_words(done: Done) -> str:
    if not done.record_count:
        return _("It was taken back already.")
    return ngettext(
        "Taken back for {count} follow-up, which is as before.",
        "Taken back for {count} follow-ups, which are as before.",
        done.record_count,
    ).format(count=format_count(done.record_count))


@for_same_reader
def _undo(page: Page, done: Done) -> None:
    if done.batch_id is None:
        return
    try:
        within = within_area(page.fetch_unfiltered)
        count = undo(page.home, page.reader, done.batch_id, now(), within=within)
    except RefusedError as error:
        with speaking(page.language):
            say_done(Done("undo", 0, refused=refused_words(error)))
        return
    except RecordsError:
        say_done(done._replace(is_failed=True))
        return
    say_done(Done("undo", count))


def last_done() -> Done | None:
    """Give what was done last; None when there is nothing to say of it."""
    done: Done | None = st.session_state.get(_DONE)
    return done


def say_done(done: Done | None) -> None:
    """Keep what was done, to be said from the next run on; None takes it away."""
    st.session_state[_DONE] = done
