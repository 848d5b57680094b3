"""Whose are the files and the sessions that Streamlit keeps in memory?

Streamlit gives a file to whoever knows its address, and the address is made of the
contents. So it is noted here whose a file is when a session makes it, as the pair of
issuer and subject that the provider vouched for. What is not noted is nobody's.

Relied on, in the version of Streamlit that the lock pins:

    Runtime.media_file_mgr          its `add` and `execute_deferred`, both wrapped
    MediaFileManager._deferred_callables[...]["session_id"]
    Runtime._session_mgr            `get_active_session_info`, `get_session_info`
    AppSession._user_info           what the cookie said when the session began
    starlette_websocket._get_signed_cookie_with_chunks, starlette_app_utils
                                    how Streamlit itself reads its cookies

Where one of these is gone, an error is met, and the request fails: nothing is given.
"""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import PurePosixPath
from typing import Any

from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.server_util import is_xsrf_enabled
from streamlit.web.server.starlette.starlette_app_utils import validate_xsrf_token
from streamlit.web.server.starlette.starlette_server_config import (
    USER_COOKIE_NAME,
    XSRF_COOKIE_NAME,
)
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
)

Person = tuple[str, str]
"""The issuer and the subject; empty ones for everybody where there is no sign-in."""

EVERYBODY: Person = ("", "")


class FileOwners:
    """Note whose files are, as they are made."""

    def __init__(self, *, is_sign_in_on: bool) -> None:
        """Begin with no file noted.

        Args:
            is_sign_in_on: Whether readers sign in; if not, all are one person.
        """
        self._is_on = is_sign_in_on
        self._owners: dict[str, set[Person]] = {}
        self._watched: object = None

    def watch(self, runtime: Runtime) -> None:
        """Note every file that is made from now on; once for each runtime."""
        manager: Any = runtime.media_file_mgr
        if self._watched is manager:
            return
        self._watched = manager
        add, execute = manager.add, manager.execute_deferred

        @wraps(add)
        def noted_add(*args: object, **kwargs: object) -> str:
            context = get_script_run_ctx()
            session = context.session_id if context else ""
            return self._note(manager, runtime, session, lambda: add(*args, **kwargs))

        @wraps(execute)
        def noted_execute(file_id: str) -> str:
            entry = manager._deferred_callables.get(file_id)
            session = entry["session_id"] if entry else ""
            return self._note(manager, runtime, session, lambda: execute(file_id))

        manager.add, manager.execute_deferred = noted_add, noted_execute

    def is_of(self, name: str, person: Person) -> bool:
        """Tell whether a file, named as in its address, is a person's."""
        return person in self._owners.get(PurePosixPath(name).stem, ())

    def _note(
        self,
        manager: MediaFileManager,
        runtime: Runtime,
        session: str,
        make: Callable[[], str],
    ) -> str:
        # Asked before: whoever signs out meanwhile gets no file.
        person = person_of_session(runtime, session, is_sign_in_on=self._is_on)
        address = make()
        if person is not None:
            for gone in [one for one in self._owners if not manager.read_file(one)]:
                self._owners.pop(gone, None)
            name = PurePosixPath(address).stem
            self._owners.setdefault(name, set()).add(person)
        return address


def person_of_session(
    runtime: Runtime, session_id: str, *, is_sign_in_on: bool
) -> Person | None:
    """Give whose a session is; None for one that is not there, or signed out."""
    manager: Any = runtime._session_mgr
    info = manager.get_session_info(session_id)
    if info is None:
        return None
    return person_of(info.session._user_info) if is_sign_in_on else EVERYBODY


def person_of(claims: Mapping[str, object]) -> Person | None:
    """Give the person that the claims are of; None when they do not say."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if isinstance(issuer, str) and isinstance(subject, str) and issuer and subject:
        return (issuer, subject)
    return None


def claims_of(cookies: Mapping[str, str], origin: str) -> dict[str, object]:
    """Give what the provider vouched for; nothing for a cookie that is not ours.

    Args:
        cookies: What the browser sent.
        origin: The address that sign-in belongs to.
    """
    try:
        signed = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
        found = json.loads(signed) if signed else {}
    except (ValueError, TypeError):
        # A cookie in parts that do not fit together.
        return {}
    if not isinstance(found, dict) or found.get("origin") != origin:
        return {}
    return found


def has_token(cookies: Mapping[str, str], token: str | None) -> bool:
    """Tell whether a request has the mark that only our own pages can read."""
    if not is_xsrf_enabled():
        return True
    return validate_xsrf_token(token, cookies.get(XSRF_COOKIE_NAME))


def largest_upload() -> int:
    """Give how many bytes a file may have that is sent in."""
    return int(config.get_option("server.maxUploadSize")) * 1024 * 1024


def base_path() -> str:
    """Give the path under which a reverse proxy has the app: `/varig`, or nothing."""
    said = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{said}" if said else ""


def more_hosts() -> list[str]:
    """Give the names that `server.allowedHosts` adds to our own."""
    return [str(name) for name in config.get_option("server.allowedHosts")]
