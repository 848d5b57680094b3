"""Write down what a meeting says of a section, and what it decides, on the spot.

A form closes only when it is sent or given up: a key that slips loses no text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.components.quiet import say_quietly
from app.sections.content import SectionContent
from app.translations.follow_up_words import owner_label
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_count
from data.vocabulary import OwnerRole

COMMENT, DECISION = "comment", "decision"

_SAVED = "meeting-saved"


@dataclass(frozen=True)
class Note:
    """What was written in a form."""

    section: str
    """The code of the section it is written under."""
    words: str
    is_confidential: bool
    owner_role: str | None = None
    """Who does it, of a decision; None: nobody is chosen."""
    due_on: date | None = None
    """By when, of a decision."""


@dataclass(frozen=True)
class Keeper:
    """How one kind of note is kept."""

    save: Callable[[Note], str | None]
    """Keeps it; gives a sentence with what is wrong, or None."""
    longest: int
    """So many letters may it have."""


@dataclass(frozen=True)
class Writing:
    """How a draft meeting keeps what is written."""

    comment: Keeper
    decision: Keeper


def say_saved() -> None:
    """Say once that something was kept: it is not always seen on the screen."""
    said = st.session_state.pop(_SAVED, None)
    if said == COMMENT:
        st.toast(_("The comment is saved."), icon=":material/check:")
    elif said == DECISION:
        st.toast(_("The decision is saved."), icon=":material/check:")


def fill_note(
    kind: str, section: SectionContent, writing: Writing, close: Callable[[], None]
) -> None:
    """Draw the form of a comment or of a decision.

    Args:
        kind: COMMENT or DECISION.
        section: What it is written under.
        writing: Keeps it.
        close: Forgets that the form is open.
    """
    is_decision = kind == DECISION
    keeper = writing.decision if is_decision else writing.comment
    say_quietly(_("Under: {section}").format(section=plain(section.title)))
    with st.form(f"meeting-{kind}-form", border=False, enter_to_submit=False):
        words = _ask_words(kind, keeper.longest)
        owner_role, due_on = _ask_who_and_when() if is_decision else (None, None)
        is_confidential = st.checkbox(
            _("Confidential: kept for the managers, not shown here and in no pack"),
            key=f"meeting-{kind}-confidential",
        )
        label = (
            _("Save the decision")
            if is_decision
            else _("Save the comment on the section")
        )
        is_sent, is_given_up = ask_to_save(label, f"meeting-{kind}")
    if is_given_up:
        _leave(close)
    if is_sent:
        note = Note(section.code, words, is_confidential, owner_role, due_on)
        fault = keeper.save(note)
        if fault is not None:
            st.warning(fault)
            return
        st.session_state[_SAVED] = kind
        _leave(close)


def ask_to_save(label: str, key: str) -> tuple[bool, bool]:
    """Draw the two ways out of a form that no key and no click beside it closes.

    Args:
        label: What is said on the button that sends it.
        key: The keys of the buttons begin with it.

    Returns:
        Whether it was sent, and whether it was given up.
    """
    with st.container(horizontal=True, gap="small"):
        is_sent = st.form_submit_button(label, key=f"{key}-save")
        is_given_up = st.form_submit_button(
            _("Cancel"), key=f"{key}-cancel", type="tertiary"
        )
    return is_sent, is_given_up


def _ask_words(kind: str, longest: int) -> str:
    words = st.text_area(
        _("What is decided") if kind == DECISION else _("Comment"),
        key=f"meeting-{kind}-words",
        height=132,
        max_chars=longest,
    )
    say_quietly(
        _("At most {count} letters, and nothing about a person.").format(
            count=format_count(longest)
        )
    )
    return words or ""


def _ask_who_and_when() -> tuple[str | None, date | None]:
    owner_role = st.selectbox(
        _("Who does it"),
        [role.value for role in OwnerRole],
        index=None,
        format_func=owner_label,
        placeholder=_("Choose a role"),
        key="meeting-decision-owner",
    )
    due_on = st.date_input(
        _("Deadline, may be left empty"),
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        format="DD.MM.YYYY",
        key="meeting-decision-due",
    )
    return owner_role, due_on


def _leave(close: Callable[[], None]) -> None:
    close()
    st.rerun()
