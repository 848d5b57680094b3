"""Let through what readers need, and refuse everything else before Streamlit sees it.

    every request      our own name as Host, a page of ours as Origin, a path that is
                       one, a method and an address that something needs
    /media/...         a sign-in that counts, and a file that was made for that person
    /_stcore/upload... uploads are on, a sign-in that counts, a role that may load, a
                       session of that person, the mark of our own page, and a body
                       that is no larger than allowed, counted as it comes

A refusal is a sentence, and a line in the log (`refused_lines` says how many). The
refusal stands when the line cannot be kept: nothing is done, so nothing goes unlogged
but the attempt.

This module is long because the order of the questions is what makes them safe.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from app.identity import Reader
from app.permits import Act, may
from app.records.log import NOBODY, Channel, LogAct, LogLine, log
from app.records.store import RecordsError
from app.surface.addresses import UPLOAD, Kind, host_name, place_of, same_place
from app.surface.owners import (
    EVERYBODY,
    FileOwners,
    Person,
    base_path,
    claims_of,
    has_token,
    largest_upload,
    more_hosts,
    person_of,
    person_of_session,
)
from app.surface.refusals import Refusal, answer_of
from app.surface.refused_lines import RefusedLines
from data.home import Home

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

MULTIPART_BYTES = 1024 * 1024
"""What a form may have beside its file; Streamlit allows the same."""

_POLICY_VIOLATION = 1008

_LOG = logging.getLogger(__name__)


class _TooLargeError(Exception):
    """More has come than a file may have."""


@dataclass(frozen=True)
class Rules:
    """What an installation allows, and whom."""

    home: Home
    origin: str
    """The address that readers have; empty without sign-in."""
    is_sign_in_on: bool
    allows_uploads: bool
    reader_of: Callable[[Mapping[str, object]], Reader | None]
    """Who the claims are of; None for nobody whose sign-in counts."""
    now: Callable[[], datetime]


@dataclass(frozen=True)
class _Asker:
    reader: Reader | None
    person: Person | None


class Guard:
    """Refuse what nobody needs, and what is somebody else's."""

    def __init__(self, app: ASGIApp, *, rules: Rules) -> None:
        self._app = app
        self._rules = rules
        self._owners = FileOwners(is_sign_in_on=rules.is_sign_in_on)
        self._lines = RefusedLines()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if Runtime.exists():
            self._owners.watch(Runtime.instance())
        refusal = self._why_not(HTTPConnection(scope))
        if refusal is None and scope.get("method") == "PUT":
            await self._pass_counted(scope, receive, send)
        elif refusal is None:
            await self._app(scope, receive, send)
        else:
            await self._refuse(refusal, scope, receive, send)

    def _why_not(self, request: HTTPConnection) -> Refusal | None:
        host = request.headers.get("host", "")
        if not self._is_our_name(host_name(host)):
            return Refusal.HOST
        if _has_foreign_page(request, host, self._rules.origin):
            return Refusal.ORIGIN
        base, path = base_path(), request.scope["path"]
        if not path.startswith(f"{base}/"):
            # Streamlit sends the reader on from the path itself; others it knows not.
            return None if path == base else Refusal.PATH
        method = request.scope.get("method", "GET")
        place = place_of(method, path.removeprefix(f"{base}/"))
        if isinstance(place, Refusal):
            return place
        kind, rest = place
        if kind is Kind.PAGE:
            return None
        asker = self._asker(request)
        if kind is Kind.FILE:
            return self._why_no_file(asker, rest)
        return self._why_no_upload(request, asker, rest)

    def _is_our_name(self, name: str | None) -> bool:
        if name is None:
            return False
        public = host_name(self._rules.origin.partition("://")[2])
        if name in LOOPBACK or name == public:
            return True
        return name in more_hosts()

    def _asker(self, request: HTTPConnection) -> _Asker:
        if not self._rules.is_sign_in_on:
            return _Asker(self._rules.reader_of({}), EVERYBODY)
        claims = claims_of(request.cookies, self._rules.origin)
        return _Asker(self._rules.reader_of(claims), person_of(claims))

    def _why_no_file(self, asker: _Asker, name: str) -> Refusal | None:
        if asker.reader is None or asker.person is None:
            return Refusal.NOT_SIGNED_IN
        return None if self._owners.is_of(name, asker.person) else Refusal.FILE

    def _why_no_upload(
        self, request: HTTPConnection, asker: _Asker, rest: str
    ) -> Refusal | None:
        if not self._rules.allows_uploads:
            return Refusal.UPLOADS_OFF
        if asker.reader is None or asker.person is None:
            return Refusal.NOT_SIGNED_IN
        if not may(asker.reader, Act.CHANGE_DATA):
            return Refusal.ROLE
        session, _, file_id = rest.partition("/")
        if not file_id or self._person_of_session(session) != asker.person:
            return Refusal.SESSION
        if not has_token(request.cookies, request.headers.get("x-xsrftoken")):
            return Refusal.TOKEN
        said = request.headers.get("content-length", "0")
        # What is no number is refused by the server itself, before us.
        too_large = not said.isascii() or not said.isdigit()
        return Refusal.TOO_LARGE if too_large or int(said) > largest_upload() else None

    def _person_of_session(self, session: str) -> Person | None:
        if not Runtime.exists():
            return None
        return person_of_session(
            Runtime.instance(), session, is_sign_in_on=self._rules.is_sign_in_on
        )

    async def _pass_counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an upload on, and stop it where it is more than was said or allowed."""
        most, count, has_answered = largest_upload() + MULTIPART_BYTES, 0, False

        async def counted() -> Message:
            nonlocal count
            message = await receive()
            count += len(message.get("body", b""))
            if count > most:
                raise _TooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal has_answered
            has_answered = True
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except _TooLargeError:
            if not has_answered:
                await self._refuse(Refusal.TOO_LARGE, scope, receive, send)

    async def _refuse(
        self, refusal: Refusal, scope: Scope, receive: Receive, send: Send
    ) -> None:
        await run_in_threadpool(self._keep_line, refusal, HTTPConnection(scope))
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        await answer_of(refusal)(scope, receive, send)

    def _keep_line(self, refusal: Refusal, request: HTTPConnection) -> None:
        reader = self._asker(request).reader
        who = reader.name if reader else NOBODY
        kept = self._lines.next(refusal.code, who, time.monotonic())
        if kept is None:
            return
        details = {"reason": refusal.code, "status": refusal.status, **kept.details}
        line = LogLine(LogAct.REFUSED, subject="server", details=details)
        try:
            at = self._rules.now()
            log(self._rules.home, reader, line, at, Channel.SERVER)
        except RecordsError:
            _LOG.exception("a refusal (%s) could not be kept in the log", refusal.code)


def _has_foreign_page(request: HTTPConnection, host: str, public: str) -> bool:
    """Tell whether a page of others asks for what changes something, or for a session.

    Pages and files are the browser's to keep apart, by the headers they have.
    """
    origin = request.headers.get("origin")
    is_socket = request.scope["type"] == "websocket"
    if origin is None or not (is_socket or request.scope["method"] in UPLOAD):
        return False
    return not same_place(origin, host, public)
