"""Say what has gone from the data since a meeting was published."""

import streamlit as st

from app.components.meeting_desk import Desk
from app.meetings.gone import Gone, what_has_gone
from app.records.meetings import Meeting
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def say_what_has_gone(desk: Desk, meeting: Meeting) -> None:
    """Say that the data set was deleted, or that something in it was withdrawn."""
    gone = what_has_gone(desk.page.home, desk.page.reader, meeting)
    for sentence in _sentences(gone):
        st.warning(sentence, icon=":material/warning:")


def _sentences(gone: Gone) -> list[str]:
    said = []
    if gone.is_build_gone:
        said.append(
            _(
                "The data set it looked at is deleted, so the screens of that day "
                "cannot be opened. What the meeting showed and its files are kept."
            )
        )
    if gone.withdrawn_count:
        said.append(
            ngettext(
                "{count} workplace or delivery is withdrawn since then. What the "
                "meeting showed and its files still have it.",
                "{count} workplaces and deliveries are withdrawn since then. What the "
                "meeting showed and its files still have them.",
                gone.withdrawn_count,
            ).format(count=format_count(gone.withdrawn_count))
        )
    return said
