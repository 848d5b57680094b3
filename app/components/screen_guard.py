"""Refuse a screen that is not for the reader, in one place for all of them."""

import re
from time import monotonic

import streamlit as st

from app.access import AccessError
from app.clock import now
from app.components.screen_permits import SCREEN_ACTS, may_open
from app.identity import Reader
from app.permits import MAY, WHOLE_PROGRAMME
from app.records.log import NOT_A_CODE, Channel, LogAct, LogLine, log
from app.records.store import RecordsError
from app.sign_in import current_access, is_sign_in_on
from app.surface.refused_lines import RefusedLines
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.screen_words import screen_title
from app.translations.sign_in_words import role_label
from data.home import Home

_NOTED = "refusals-noted"

_KEY = re.compile(r"(?=.*\d)[A-Za-z0-9._/-]{1,40}")

_LINES = RefusedLines()
"""Nobody fills the log by asking for what is not there."""


def guard_screen(home: Home, reader: Reader, screen: str) -> None:
    """Let a reader pass who may open a screen; else say why not, and stop.

    Args:
        home: Where the log is.
        reader: Who is asking.
        screen: The name of the screen, as in `SCREEN_ACTS`.
    """
    if may_open(reader, screen):
        return
    note_refused(home, reader, screen, _reason(reader, screen))
    st.title(plain(_("{screen} is not for you").format(screen=screen_title(screen))))
    st.warning(" ".join(_sentences(reader, screen)), icon=":material/block:")
    st.stop()


def note_refused(
    home: Home,
    reader: Reader,
    subject: str,
    reason: str,
    subject_id: str | None = None,
) -> None:
    """Keep that something was refused, once per session.

    It is refused all the same when the line cannot be kept.

    Args:
        home: Where the log is.
        reader: Who asked.
        subject: The screen, or what the id in the address is of.
        reason: A code.
        subject_id: The id, which may be anything; the log keeps only what is a code.
    """
    noted: set[object] = st.session_state.setdefault(_NOTED, set())
    refused = (reader, subject, reason, subject_id)
    if refused in noted:
        return
    kept = _LINES.next(reason, reader.name, monotonic())
    if kept is None:
        return
    details = {"reason": reason, **kept.details}
    line = LogLine(LogAct.REFUSED, subject, _key(subject_id), details=details)
    try:
        log(home, reader, line, now(), Channel.SCREEN)
    except RecordsError:
        return
    noted.add(refused)


def _key(said: str | None) -> str | None:
    # A word in an address may be the name of somebody; a key has a digit in it.
    if said is None or _KEY.fullmatch(said):
        return said
    return NOT_A_CODE


def _reason(reader: Reader, screen: str) -> str:
    act = SCREEN_ACTS.get(screen)
    if act is None:
        return "no_such_screen"
    return "area" if reader.role in MAY.get(act, frozenset()) else "role"


def _sentences(reader: Reader, screen: str) -> list[str]:
    return [
        _("Your role is {role}.").format(role=role_label(reader.role).lower()),
        *_who_may(reader, screen),
        _whom_to_ask(),
    ]


def _who_may(reader: Reader, screen: str) -> list[str]:
    act = SCREEN_ACTS.get(screen)
    if act is None:
        return []
    roles = MAY.get(act, frozenset())
    said = []
    if reader.role not in roles:
        names = sorted(role_label(role).lower() for role in roles)
        words = ngettext(
            "The screen is for the role {roles}.",
            "The screen is for these roles: {roles}.",
            len(names),
        )
        said.append(words.format(roles=", ".join(names)))
    if act in WHOLE_PROGRAMME and not reader.area.is_whole:
        said.append(
            _(
                "The screen shows the whole programme at once, and you have a part "
                "of it."
            )
        )
    return said


def _whom_to_ask() -> str:
    contact = _contact()
    if not contact:
        return _("Ask whoever administers Varig if you need it.")
    return _("Ask {contact} if you need it.").format(contact=plain(contact))


def _contact() -> str:
    if not is_sign_in_on():
        return ""
    try:
        return current_access().contact
    except AccessError:
        return ""
