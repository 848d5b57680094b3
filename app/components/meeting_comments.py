"""Draw what a meeting has written under its sections, and take it back."""

from textwrap import shorten

import streamlit as st

from app.components.meeting_confidential import is_unfolded
from app.components.meeting_desk import Desk
from app.components.meeting_keep import keep
from app.components.quiet import say_quietly
from app.components.same_reader import for_same_reader
from app.records.meeting_comments import Comment, list_comments, take_back_comment
from app.records.meetings import Meeting
from app.records.store import RecordsError
from app.sections.registry import SECTIONS
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count

_FAULT = "meeting-comments-fault"
_LONGEST_UNFOLDED = 280
"""Letters of a comment that are shown before it is folded."""


def show_comments(desk: Desk, meeting: Meeting) -> None:
    """Draw the comments of a meeting, confidential ones too: those who run it see them.

    Args:
        desk: The screen of meetings.
        meeting: The meeting.
    """
    try:
        comments = list_comments(desk.page.home, desk.page.reader, meeting)
    except RecordsError:
        say_quietly(_("The comments cannot be read at the moment."))
        return
    if not comments:
        return
    said = ngettext("{count} comment", "{count} comments", len(comments))
    st.header(said.format(count=format_count(len(comments))), anchor=False)
    fault = st.session_state.pop(_FAULT, None)
    if fault:
        st.warning(fault)
    titles = {section.code: section.title() for section in SECTIONS}
    for comment in comments:
        _show(desk, meeting, comment, titles.get(comment.section, comment.section))


def _show(desk: Desk, meeting: Meeting, comment: Comment, section: str) -> None:
    secret = f" · {_('confidential')}" if comment.is_confidential else ""
    with st.container(gap="xxsmall"):
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ):
            say_quietly(plain(f"{section}{secret}"))
            if desk.can_write:
                _ask_to_take_back(desk, meeting, comment)
        if comment.is_confidential and not is_unfolded():
            say_quietly(_("Confidential comment"))
        else:
            _show_words(comment.words)


def _show_words(words: str) -> None:
    if len(words) <= _LONGEST_UNFOLDED:
        st.markdown(_lines(words))
        return
    st.markdown(plain(shorten(words, _LONGEST_UNFOLDED, placeholder=" …")))
    with st.expander(_("Read the whole comment")):
        st.markdown(_lines(words))


def _lines(words: str) -> str:
    """Keep the lines as they were written."""
    return "\n\n".join(plain(line) for line in words.splitlines() if line.strip())


def _ask_to_take_back(desk: Desk, meeting: Meeting, comment: Comment) -> None:
    st.button(
        _("Take the comment back"),
        key=f"comment-back-{comment.id}",
        type="tertiary",
        on_click=_take_back,
        args=(desk, meeting, comment),
    )


@for_same_reader
def _take_back(desk: Desk, meeting: Meeting, comment: Comment) -> None:
    page = desk.page
    fault = keep(
        lambda: take_back_comment(page.home, page.reader, meeting, comment.id, desk.now)
    )
    if fault is not None:
        st.session_state[_FAULT] = fault
