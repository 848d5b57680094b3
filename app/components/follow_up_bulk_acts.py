"""Write down what a form of the work list says, or say why it is not written.

What was written is kept until it is done: a fault, or records that cannot be written,
leave the form as it is and open.

This module is long because the four forms are written down in one way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.clock import now
from app.components.follow_up_bulk_done import Done, say_done
from app.components.follow_up_bulk_faults import day_fault, owner_fault, words_fault
from app.components.follow_up_selection import clear_choice
from app.components.refused import refused_words
from app.components.same_reader import for_same_reader
from app.identity import Reader
from app.permits import RefusedError
from app.records.follow_up import RecordKey, assign, comment, end_exemptions, exempt
from app.records.record_key import Within
from app.records.store import RecordsError
from app.translations.gettext import _, speaking
from data.home import Home

OWNER_KEY = "follow-up-assign-role"
ADVISOR_KEY = "follow-up-assign-advisor"

_IS_DONE = "follow-up-form-done"
_FAULT = "follow-up-fault"


@dataclass(frozen=True)
class Task:
    """The records that are to be acted on, by whom and on which day."""

    home: Home
    reader: Reader
    as_of: date
    language: str
    """A callback runs before the page, which sets the language."""
    keys: tuple[RecordKey, ...]
    about: str
    """What they are, in words: one by its name, more by how many."""
    within: Within
    """Tells which records are in the reader's area."""


@for_same_reader
def exempt_chosen(task: Task) -> None:
    """Set the chosen records aside, as the form says."""
    with speaking(task.language):
        _exempt(task)


def _exempt(task: Task) -> None:
    words, until = _read("exempt", task)
    fault = words_fault(words) or day_fault(until, task.as_of)
    if fault or until is None:
        _say_fault("exempt", fault)
        return
    done = _try(
        "exempt",
        lambda: exempt(
            task.home,
            task.reader,
            task.keys,
            reason=words,
            from_on=task.as_of,
            until_on=until,
            at=now(),
            within=task.within,
        ),
    )
    if done:
        say_done(Done("exempt", len(task.keys), done, until))
        clear_choice()


@for_same_reader
def end_chosen_exemptions(task: Task) -> None:
    """Take the chosen records back on the list, each by itself."""
    try:
        end_exemptions(task.home, task.reader, task.keys, now(), within=task.within)
    except RefusedError as error:
        with speaking(task.language):
            say_done(Done("end", 0, refused=refused_words(error)))
        return
    except RecordsError:
        say_done(Done("end", len(task.keys), is_failed=True))
        return
    say_done(Done("end", len(task.keys)))
    clear_choice()


@for_same_reader
def assign_chosen(task: Task) -> None:
    """Give the chosen records away, as the form says."""
    with speaking(task.language):
        _assign(task)


def _assign(task: Task) -> None:
    words, until = _read("assign", task)
    role, advisor = st.session_state[OWNER_KEY], st.session_state[ADVISOR_KEY]
    fault = (
        owner_fault(role, advisor) or words_fault(words) or day_fault(until, task.as_of)
    )
    if fault or until is None:
        _say_fault("assign", fault)
        return
    done = _try(
        "assign",
        lambda: assign(
            task.home,
            task.reader,
            task.keys,
            owner_role=role,
            advisor_id=advisor,
            reason=words,
            from_on=task.as_of,
            until_on=until,
            at=now(),
            within=task.within,
        ),
    )
    if done:
        say_done(Done("assign", len(task.keys), done, until, role, advisor))
        clear_choice()


@for_same_reader
def comment_on_chosen(task: Task) -> None:
    """Comment on the chosen records, as the form says."""
    with speaking(task.language):
        _comment(task)


def _comment(task: Task) -> None:
    words = str(st.session_state[words_key("comment")] or "")
    fault = words_fault(words)
    if fault:
        _say_fault("comment", fault)
        return
    done = _try(
        "comment",
        lambda: comment(
            task.home,
            task.reader,
            task.keys,
            text=words,
            at=now(),
            within=task.within,
        ),
    )
    if done:
        say_done(Done("comment", len(task.keys), done))


def _try(act: str, write: Callable[[], str]) -> str | None:
    """Write, and give the batch; None when it could not be, and then that is said."""
    try:
        batch_id = write()
    except RefusedError as error:
        _say_fault(act, refused_words(error))
        return None
    except RecordsError:
        _say_fault(
            act,
            _(
                "It could not be saved now. What you have written stands here; try "
                "again in a while."
            ),
        )
        return None
    st.session_state[_IS_DONE] = True
    return batch_id


def _read(act: str, task: Task) -> tuple[str, date | None]:
    words = str(st.session_state[words_key(act)] or "")
    until: date | None = st.session_state[day_key(act, task.as_of)]
    return words, until


def has_fault(act: str) -> bool:
    """Was a form sent with something wrong in it that has not been said yet?"""
    faulty, _words = st.session_state.get(_FAULT, ("", ""))
    return bool(faulty == act)


def take_fault(act: str) -> str:
    """Give what is wrong with a form that was sent, to be said once; empty for none."""
    if not has_fault(act):
        return ""
    _act, words = st.session_state.pop(_FAULT)
    return str(words)


def _say_fault(act: str, words: str) -> None:
    st.session_state[_FAULT] = (act, words)


def forget_form() -> None:
    """Begin a form anew: nothing is wrong with it, and nothing is done."""
    st.session_state.pop(_FAULT, None)
    st.session_state.pop(_IS_DONE, None)


def is_done() -> bool:
    """Is what the form was about done, so that it can be closed? Says so once."""
    return bool(st.session_state.pop(_IS_DONE, False))


def words_key(act: str) -> str:
    """Name the field of the reason or comment."""
    return f"follow-up-{act}-words"


def day_key(act: str, as_of: date) -> str:
    """Name the field of the last day; another as-of day is another field."""
    return f"follow-up-{act}-until-{as_of}"
