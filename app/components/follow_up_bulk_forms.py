"""Draw the forms that exempt, assign and comment on the chosen rows."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from app.components.follow_up_bulk_acts import (
    ADVISOR_KEY,
    OWNER_KEY,
    Task,
    assign_chosen,
    comment_on_chosen,
    day_key,
    exempt_chosen,
    forget_form,
    has_fault,
    is_done,
    take_fault,
    words_key,
)
from app.components.follow_up_bulk_faults import months_after
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.records.follow_up import LONGEST_TEXT
from app.translations.follow_up_words import owner_label
from app.translations.gettext import _, set_language
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from data.vocabulary import OwnerRole

LASTS_MONTHS = 3
"""How far ahead the last day stands at first: until the next quarter is looked at."""
_NO_ROLES = (OwnerRole.DATA_OWNER,)
"""Who delivers data follows up no workplace."""


def show_forms(task: Task, advisors: Sequence[str]) -> None:
    """Draw the three buttons, each of which opens its form.

    The forms are dialogs: a popover stands last in the order of the page, and with the
    keyboard one would pass every row of the list on the way into it.

    Args:
        task: The chosen records.
        advisors: The pseudonyms that can be named.
    """
    for act, label, icon in (
        ("exempt", _("Exempt with a reason"), ":material/event_busy:"),
        ("assign", _("Give to"), ":material/person_add:"),
        ("comment", _("Comment on"), ":material/comment:"),
    ):
        is_asked = st.button(
            label, key=f"follow-up-{act}", icon=icon, on_click=forget_form
        )
        if is_asked or has_fault(act):
            st.dialog(label)(_fill)(act, task, tuple(advisors))


@part_of_page
def _fill(act: str, task: Task, advisors: Sequence[str]) -> None:
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(task.language)
    if is_done():
        st.rerun()
    st.markdown(f"**{plain(task.about)}**")
    with st.form(f"follow-up-{act}-form", border=False, enter_to_submit=False):
        {"exempt": _exempt, "assign": _assign, "comment": _comment}[act](task, advisors)


def _exempt(task: Task, _advisors: Sequence[str]) -> None:
    _ask_words("exempt", _("Reason"))
    _ask_last_day("exempt", task.as_of)
    _submit("exempt", _("Exempt"), exempt_chosen, task)


def _assign(task: Task, advisors: Sequence[str]) -> None:
    st.selectbox(_("Owner"), _roles(), format_func=owner_label, key=OWNER_KEY)
    st.selectbox(
        _("Advisor, when the owner is one"),
        list(advisors),
        index=None,
        placeholder=_("Nobody named"),
        key=ADVISOR_KEY,
    )
    _ask_words("assign", _("Reason"))
    _ask_last_day("assign", task.as_of)
    _submit("assign", _("Give away"), assign_chosen, task)


def _comment(task: Task, _advisors: Sequence[str]) -> None:
    _ask_words("comment", _("Comment"))
    _submit("comment", _("Save the comment"), comment_on_chosen, task)


def _ask_words(act: str, label: str) -> None:
    st.text_area(label, key=words_key(act), height=96, placeholder="")
    say_quietly(
        _("At most {count} letters, and nothing about a person.").format(
            count=LONGEST_TEXT
        )
    )


def _ask_last_day(act: str, as_of: date) -> None:
    # The limits are said in a sentence; Streamlit would say them in English.
    st.date_input(
        _("Last day"),
        value=months_after(as_of, LASTS_MONTHS),
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        format="DD.MM.YYYY",
        key=day_key(act, as_of),
    )
    say_quietly(
        _(
            "To and including this day, at most two years ahead. The days are those of "
            "the data: the list is as of {day}, and what is set aside is back when the "
            "data are newer than the last day."
        ).format(day=format_day(as_of))
    )


def _submit(act: str, label: str, on_click: Callable[[Task], None], task: Task) -> None:
    said = f"{label} ({format_count(len(task.keys))})"
    st.form_submit_button(
        said, key=f"follow-up-{act}-send", on_click=on_click, args=(task,)
    )
    fault = take_fault(act)
    if fault:
        st.warning(fault)


def _roles() -> list[str]:
    return [role.value for role in OwnerRole if role not in _NO_ROLES]
