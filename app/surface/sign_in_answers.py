"""Why did a sign-in not succeed? Say it where it began, and write it in the log.

Streamlit sends whoever could not sign in to the front page and says nothing, or
answers 400. Why is in two places only: the `error` that the provider put into the
address, and the exception that Streamlit writes into its own log. So a handler on that
one logger keeps the exception for the request that is being answered (a context
variable: requests are answered side by side), and the answer gets `?signin=<reason>`.

What stands in an address was put there by anybody. It only chooses one of the reasons
of a closed list, and no word of it is shown, kept or sent on.

This module is long because one request passes through all of it, from the way to the
provider and back to the reason why nobody came.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from os import environ
from urllib.parse import parse_qs

from anyio import to_thread
from joserfc.errors import ClaimError, ExpiredTokenError, InvalidTokenError, JoseError
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import (
    TOKENS_COOKIE_NAME,
    USER_COOKIE_NAME,
)

from app.access import AccessError, find_reader
from app.auth_settings import CALLBACK, AuthSettings
from app.clock import now
from app.records.log import NOBODY, Channel, LogAct, LogLine, log
from app.records.store import RecordsError
from app.sign_in import current_access, end_sign_in, has_ended
from app.standing import Reason, signed_in_at
from app.surface.owners import claims_of
from app.surface.refused_lines import Kept, RefusedLines
from app.surface.way_back import (
    only_language,
    take_along,
    way_kept,
    way_left,
    with_reason,
)
from data.home import find_home

LOGIN, LOGOUT = "/auth/login", "/auth/logout"
STREAMLIT_LOGGER = "streamlit.web.server.starlette.starlette_auth_routes"

_OWN_PATHS = ("/_stcore/", "/static/", "/media/", "/component", "/auth/", CALLBACK)
"""Requests for these are not for a page."""

_CANCELLED = frozenset({"access_denied", "consent_required", "login_required"})
_DOWN = frozenset({"server_error", "temporarily_unavailable"})

_raised: ContextVar[list[BaseException] | None] = ContextVar("raised", default=None)


class _Keeper(logging.Handler):
    """Keep what Streamlit logs an exception of, for the request being answered."""

    def emit(self, record: logging.LogRecord) -> None:
        kept = _raised.get()
        if kept is not None and record.exc_info and record.exc_info[1]:
            kept.append(record.exc_info[1])


_KEEPER = _Keeper(logging.WARNING)


class SignInAnswers:
    """Turn an answer that says nothing into one that says why."""

    def __init__(self, app: ASGIApp, settings: AuthSettings) -> None:
        """Stand before Streamlit's own sign-in.

        Args:
            app: What answers.
            settings: How an installation finds out who is asking.
        """
        self.app = app
        self.settings = settings
        self.lines = RefusedLines()
        logger = logging.getLogger(STREAMLIT_LOGGER)
        if _KEEPER not in logger.handlers:
            logger.addHandler(_KEEPER)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not self.settings.is_on:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        path = scope["path"].removeprefix(_base())
        if path == LOGOUT:
            claims = claims_of(request.cookies, self.settings.origin)
            await to_thread.run_sync(_sign_out, claims, now())
        if path in (LOGIN, LOGOUT, CALLBACK):
            await self._sign_in(request, receive, send)
        elif self._has_foreign_cookie(request, path):
            await self._take_cookie(request, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _sign_in(self, request: Request, receive: Receive, send: Send) -> None:
        """Let Streamlit answer; when nobody has signed in, answer with the reason."""
        sent: list[Message] = []

        async def hold(message: Message) -> None:
            sent.append(message)

        with _kept_exceptions() as raised:
            await self.app(request.scope, receive, hold)
        headers = MutableHeaders(raw=sent[0]["headers"])
        reason = _why(request, sent[0]["status"], headers, raised)
        way = self._way_of(request)
        self._mend(request, headers, way, has_come=reason is None)
        if reason is None:
            for message in sent:
                await send(message)
            return
        if reason is not Reason.SIGNED_OUT:
            await self._write(reason)
        is_out = reason is Reason.SIGNED_OUT
        answer = _answer_with(reason, only_language(way) if is_out else way)
        for cookie in headers.getlist("set-cookie"):
            answer.headers.append("set-cookie", cookie)
        await answer(request.scope, receive, send)

    def _way_of(self, request: Request) -> str:
        if request.scope["path"].endswith(CALLBACK):
            return way_kept(request)
        return way_left(request, self.settings.origin, _base())

    def _mend(
        self, request: Request, headers: MutableHeaders, way: str, *, has_come: bool
    ) -> None:
        """Take the way along to the provider, and back; see to the cookies."""
        asked = request.scope["path"]
        if not asked.endswith(CALLBACK):
            # Whoever signs in next on this machine may be somebody else.
            along = only_language(way) if asked.endswith(LOGOUT) else way
            take_along(along, headers, _base())
        elif has_come:
            headers["location"] = f"{_base()}{way}"
        if self.settings.is_https:
            _only_encrypted(headers)

    async def _take_cookie(
        self, request: Request, receive: Receive, send: Send
    ) -> None:
        """Remove a cookie that does not verify, and say so."""
        await self._write(Reason.TAMPERED)
        answer = _answer_with(Reason.TAMPERED, "/")
        for name in request.cookies:
            if name.startswith(USER_COOKIE_NAME):
                for path in {_base() or "/", "/"}:
                    answer.delete_cookie(name, path=path)
        await answer(request.scope, receive, send)

    def _has_foreign_cookie(self, request: Request, path: str) -> bool:
        """Tell whether a page is asked for with a cookie that is not ours."""
        if request.method != "GET" or path.startswith(_OWN_PATHS):
            return False
        if USER_COOKIE_NAME not in request.cookies:
            return False
        names = (USER_COOKIE_NAME, TOKENS_COOKIE_NAME)
        given = [name for name in names if name in request.cookies]
        secret = self.settings.cookie_secret
        return not all(_is_ours(request.cookies, name, secret) for name in given)

    async def _write(self, reason: Reason) -> None:
        """Write a line of what was refused, unless there were too many just now."""
        kept = self.lines.next(reason.value, NOBODY, time.monotonic())
        if kept is not None:
            await to_thread.run_sync(_log, reason, kept, now())


def reason_of_exception(error: BaseException) -> Reason:
    """Say why a token was not taken, or not had, by what was raised."""
    from authlib.integrations.base_client import (
        MismatchingStateError,
        OAuthError,
    )
    from httpx import HTTPError

    if isinstance(error, MismatchingStateError):
        return Reason.STALE
    if isinstance(error, (HTTPError, ValueError)) and not isinstance(error, JoseError):
        return Reason.PROVIDER_DOWN
    if isinstance(error, OAuthError):
        return Reason.PROVIDER_REFUSED
    return _reason_of_token(error)


def reason_of_error(code: str) -> Reason:
    """Say why the provider sent nobody, by the code it put into the address."""
    if code in _CANCELLED:
        return Reason.CANCELLED
    return Reason.PROVIDER_DOWN if code in _DOWN else Reason.PROVIDER_REFUSED


def _reason_of_token(error: BaseException) -> Reason:
    if isinstance(error, ExpiredTokenError):
        return Reason.CLOCK
    if isinstance(error, ClaimError):
        claim = getattr(error, "claim", "")
        if claim in ("exp", "iat", "nbf", "auth_time"):
            return Reason.CLOCK
        is_whose = claim in ("aud", "azp", "iss")
        return Reason.NOT_FOR_US if is_whose else Reason.BAD_TOKEN
    if isinstance(error, InvalidTokenError):
        return Reason.CLOCK
    return Reason.BAD_TOKEN if isinstance(error, JoseError) else Reason.FAILED


def _why(
    request: Request,
    status: int,
    headers: MutableHeaders,
    raised: list[BaseException],
) -> Reason | None:
    """Say why nobody has signed in; None when all went as it should."""
    if raised:
        return reason_of_exception(raised[0])
    if status >= 400:
        return Reason.FAILED
    if not request.scope["path"].endswith(CALLBACK):
        has_left = "://" in headers.get("location", "")
        is_login = request.scope["path"].endswith(LOGIN)
        return None if has_left else Reason.STALE if is_login else Reason.SIGNED_OUT
    asked = parse_qs(request.scope["query_string"].decode("latin-1"))
    if "error" in asked:
        return reason_of_error(asked["error"][0])
    if any(map(_gives_user, headers.getlist("set-cookie"))):
        return None
    # A provider that signs people out sends them here, and asks nothing.
    return Reason.STALE if asked.keys() & {"code", "state"} else Reason.SIGNED_OUT


def _gives_user(cookie: str) -> bool:
    name, _, rest = cookie.partition("=")
    return name == USER_COOKIE_NAME and not rest.startswith(('""', ";"))


def _only_encrypted(headers: MutableHeaders) -> None:
    """Let no cookie travel over a line that is not encrypted."""
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        is_secure = "; secure" in cookie.casefold()
        headers.append("set-cookie", cookie if is_secure else f"{cookie}; Secure")


def _is_ours(cookies: Mapping[str, str], name: str, secret: str) -> bool:
    def one(part: str) -> bytes | None:
        found = cookies.get(part)
        if found is None:
            return None
        return decode_signed_value(secret, part, found.encode("latin-1", "replace"))

    return get_cookie_with_chunks(one, name) is not None


def _answer_with(reason: Reason, way: str) -> RedirectResponse:
    address = f"{_base()}{with_reason(way, reason.value)}"
    return RedirectResponse(address, status_code=302)


def _base() -> str:
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def _log(reason: Reason, kept: Kept, at: datetime) -> None:
    details = {"reason": reason.value, **kept.details}
    line = LogLine(LogAct.REFUSED, "sign_in", details=details)
    try:
        log(find_home(None, environ), None, line, at, Channel.SERVER)
    except RecordsError:
        # Nobody is let in either way, and it is said to whoever asked.
        logging.getLogger(__name__).exception("The log cannot be written.")


def _sign_out(claims: Mapping[str, object], at: datetime) -> None:
    """Let a sign-in count no more when its way out was typed, and no button pressed."""
    if not claims or has_ended(claims):
        return
    end_sign_in(claims)
    try:
        reader = find_reader(current_access(), claims)
    except AccessError:
        reader = None
    line = LogLine(LogAct.SIGNED_OUT, "sign_in", str(signed_in_at(claims)))
    try:
        log(find_home(None, environ), reader, line, at, Channel.SERVER)
    except RecordsError:
        # A log that cannot be written keeps nobody signed in.
        logging.getLogger(__name__).exception("The log cannot be written.")


@contextmanager
def _kept_exceptions() -> Iterator[list[BaseException]]:
    kept: list[BaseException] = []
    token = _raised.set(kept)
    try:
        yield kept
    finally:
        _raised.reset(token)
