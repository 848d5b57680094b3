"""Who is at the other end of this session?

Asked at every rerun, also in the middle of a long session: a sign-in that is over, a
grant that was taken back and a sign-out in another tab count from the next rerun on.
Who is nobody we let in gets no reader; no screen runs without one.

    NoReaderError       nobody we let in is asking; the page has said why
"""

from collections.abc import Mapping
from functools import lru_cache
from os import environ
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.access import Access, AccessError, access_path, read_access
from app.auth_settings import auth_of
from app.clock import now
from app.identity import LOCAL_MANAGER, Reader
from app.standing import Reason, signed_in_at, standing_of
from app.translations.sign_in_words import reason_words
from data.home import find_home

_MOST_ENDED = 10_000

_ended: dict[tuple[object, int | None], None] = {}
"""Sign-ins that were signed out of in this process, the oldest first: a copy of their
cookie, and every tab that is still open, is signed out too."""


class NoReaderError(Exception):
    """Nobody we let in is asking."""


class Standing(NamedTuple):
    """Who is asking, or why it is nobody we let in."""

    reader: Reader | None
    reason: Reason | None = None
    contact: str = ""
    hours: int = 0


def who_is_asking() -> Reader:
    """Find the reader of this session; for nobody we let in, say why and stop.

    Raises:
        NoReaderError: Nobody we let in is asking, and there is no page to stop.
    """
    standing = current_standing()
    if standing.reader is not None:
        return standing.reader
    context = get_script_run_ctx()
    if context is not None and context.fragment_ids_this_run:
        st.rerun()
    st.warning(words_of(standing))
    st.stop()
    raise NoReaderError(standing.reason)


def current_standing() -> Standing:
    """Tell who is asking now, or why it is nobody we let in."""
    settings = auth_of(environ)
    if not settings.is_on:
        return Standing(LOCAL_MANAGER)
    if settings.faults:
        return Standing(None, Reason.FAULTY_SETTINGS)
    try:
        access = current_access()
    except AccessError:
        return Standing(None, Reason.FAULTY_ACCESS)
    claims = claims_now()
    found = standing_of(claims, access, settings, now())
    said = access.contact, access.session_hours
    if isinstance(found, Reason):
        return Standing(None, found, *said)
    if has_ended(claims):
        return Standing(None, Reason.SIGNED_OUT, *said)
    return Standing(found, None, *said)


def words_of(standing: Standing) -> str:
    """Say why nobody is let in, and what to do."""
    return reason_words(
        standing.reason or Reason.NOT_SIGNED_IN,
        contact=standing.contact,
        hours=standing.hours,
        origin=auth_of(environ).origin,
    )


def is_sign_in_on() -> bool:
    """Tell whether readers have to sign in."""
    return auth_of(environ).is_on


def current_access() -> Access:
    """Give the roles and areas as their file says now.

    Raises:
        AccessError: The file cannot be used.
    """
    path = access_path(find_home(None, environ), environ)
    try:
        found = path.stat()
    except OSError:
        return read_access(path)
    return _read_at(path, (found.st_mtime_ns, found.st_size, found.st_ino))


def claims_now() -> Mapping[str, object]:
    """Give what the provider said of whoever opened this session."""
    return dict(st.user.to_dict())


def sign_in_key(claims: Mapping[str, object]) -> tuple[object, int | None]:
    """Tell one sign-in from another: whose, and when."""
    return str(claims.get("sub")), signed_in_at(claims)


def end_sign_in(claims: Mapping[str, object]) -> None:
    """Let a sign-in count no more, in any tab."""
    _ended[sign_in_key(claims)] = None
    while len(_ended) > _MOST_ENDED:
        _ended.pop(next(iter(_ended)))


def has_ended(claims: Mapping[str, object]) -> bool:
    """Tell whether this sign-in was signed out of."""
    return sign_in_key(claims) in _ended


@lru_cache(maxsize=4)
def _read_at(path: Path, _changed: tuple[int, int, int]) -> Access:
    return read_access(path)
