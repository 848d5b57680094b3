"""Let in who has signed in and has a role; show everybody else the way in."""

from os import environ

import streamlit as st

from app.clock import now
from app.components.account import SUBJECT, show_sign_out
from app.components.links import PATHS
from app.identity import Reader
from app.records.log import Channel, LogAct, LogLine, log
from app.records.log_reading import LogChoice, read_lines
from app.records.store import RecordsError
from app.sign_in import Standing, claims_now, current_standing, is_sign_in_on, words_of
from app.standing import SIGN_IN, Reason, reason_of, signed_in_at
from app.translations.gettext import _
from data.home import find_home

_NOTED = "sign-in-noted"
"""What this session has already written into the log."""

_MOST_SIGN_INS = 50
"""How many of a person's newest sign-ins are looked among for this one."""

_WIDTH = 560


def admit() -> Reader:
    """Give the reader of this rerun; whoever is none gets the sign-in screen."""
    standing = current_standing()
    if standing.reader is None:
        _note_refused(standing)
        show_sign_in(standing)
        st.stop()
    if is_sign_in_on() and not _note_signed_in(standing.reader):
        show_sign_in(standing._replace(reader=None, reason=Reason.NO_LOG))
        st.stop()
    # The reason of an earlier try is of no use to whoever has come in.
    st.query_params.pop(SIGN_IN, None)
    return standing.reader


def show_sign_in(standing: Standing) -> None:
    """Draw the screen that everybody sees who is not let in."""
    _answer_every_address()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        st.title(_("Sign in to Varig"), anchor=False)
        st.markdown(
            _(
                "Varig shows deliveries, follow-up and lasting change in "
                "work-environment programmes."
            )
        )
        if standing.reason is Reason.NOT_SIGNED_IN:
            _show_last_try(standing)
        elif standing.reason is Reason.SIGNED_OUT:
            st.info(words_of(standing))
        else:
            st.warning(words_of(standing))
        if standing.reason is Reason.FAULTY_SETTINGS:
            return
        if standing.reason in (Reason.NO_ROLE, Reason.IDENTITY_NUMBER):
            show_sign_out(None)
            return
        if st.button(_("Sign in"), type="primary", icon=":material/login:"):
            st.login()


def _show_last_try(standing: Standing) -> None:
    last = reason_of(st.query_params.get(SIGN_IN))
    if last is None:
        return
    said = words_of(standing._replace(reason=last))
    (st.info if last is Reason.SIGNED_OUT else st.warning)(said)


def _answer_every_address() -> None:
    """Know the address of every screen, so that none is said to be missing."""
    pages = [
        st.Page(_nothing, title="Varig", url_path=path, default=not path)
        for path in PATHS.values()
    ]
    st.navigation(pages, position="hidden")


def _nothing() -> None:
    """Stand for a screen that nobody has been let in to."""


def _note_signed_in(reader: Reader) -> bool:
    """Write a sign-in into the log, once; tell whether it stands there."""
    since = str(signed_in_at(claims_now()))
    key = ("in", reader.name, since)
    if st.session_state.get(_NOTED) == key:
        return True
    home = find_home(None, environ)
    try:
        if not _stands(reader.name, since):
            line = LogLine(LogAct.SIGNED_IN, SUBJECT, since)
            log(home, reader, line, now(), Channel.SCREEN)
    except RecordsError:
        return False
    st.session_state[_NOTED] = key
    return True


def _stands(name: str, since: str) -> bool:
    own = LogChoice(who=name, act=LogAct.SIGNED_IN)
    lines = read_lines(find_home(None, environ), own, limit=_MOST_SIGN_INS)
    return since in lines["subject_id"]


def _note_refused(standing: Standing) -> None:
    """Write into the log that somebody who has signed in was not let in, once."""
    reason = standing.reason
    if reason is None or reason in (Reason.NOT_SIGNED_IN, Reason.SIGNED_OUT):
        return
    key = ("refused", reason, signed_in_at(claims_now()))
    if st.session_state.get(_NOTED) == key:
        return
    line = LogLine(LogAct.REFUSED, SUBJECT, details={"reason": reason.value})
    try:
        log(find_home(None, environ), None, line, now(), Channel.SCREEN)
    except RecordsError:
        # Nobody is let in either way.
        return
    st.session_state[_NOTED] = key
