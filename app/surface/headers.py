"""What may a browser do with what we send it?

Every answer, also a refusal, says so in its headers. The policy of contents lets in
what Streamlit 1.67 and Plotly need, found by trying in Chromium, and nothing from
another host:

    script-src   our own files, the one script that stands in Streamlit's page itself
                 and those of `app.page_scripts`, by their hashes. No eval.
    style-src    'unsafe-inline': Streamlit makes its styles while it runs, and
                 Plotly and `st.html` set widths and colours on single elements.
    img-src      data: for the logo and icons, blob: for pictures of charts.
    font-src     data: for fonts inside Plotly's drawings.
    worker-src   blob: for the worker of the tables.
"""

import base64
import hashlib
import re
from collections.abc import MutableSequence
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from app.page_scripts import SCRIPTS

HSTS_SECONDS = 365 * 24 * 60 * 60

_NEVER_KEPT = "no-store"
"""What is on a page or in a file is somebody's own, also on a shared machine."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}


class SecurityHeaders:
    """Put the headers on every answer."""

    def __init__(self, app: ASGIApp, *, is_https: bool, base_path: str = "") -> None:
        """Take what lies behind.

        Args:
            app: What answers.
            is_https: Whether readers reach the app over an encrypted line.
            base_path: The path under which a reverse proxy has the app.
        """
        self._app = app
        self._is_https = is_https
        self._kept = f"{base_path.rstrip('/')}/static/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as what lies behind does, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(message, scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, message: Message, scope: Scope) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in _FIXED.items():
            headers[name] = value
        host = Headers(scope=scope).get("host", "")
        headers["Content-Security-Policy"] = content_policy(
            host, is_https=self._is_https
        )
        # The files of Streamlit's own have their contents in their names.
        if message["status"] >= 400 or not scope["path"].startswith(self._kept):
            headers["Cache-Control"] = _NEVER_KEPT
        if self._is_https:
            headers["Strict-Transport-Security"] = f"max-age={HSTS_SECONDS}"
            _secure_cookies(message["headers"])


def content_policy(host: str, *, is_https: bool) -> str:
    """Say what a page may fetch and run.

    Args:
        host: What the browser calls us: older ones do not take 'self' to mean the
            WebSocket too. Left out when it could be read as more than a name.
        is_https: Whether the line is encrypted.
    """
    socket = ""
    if re.fullmatch(r"[\w.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?", host):
        socket = f" {'wss' if is_https else 'ws'}://{host}"
    rules = (
        "default-src 'none'",
        f"script-src 'self' {inline_hashes()}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        f"connect-src 'self'{socket}",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
    return "; ".join(rules)


@cache
def inline_hashes() -> str:
    """Give the hashes of the scripts in Streamlit's page itself, and of our own."""
    page = Path(file_util.get_static_dir()) / "index.html"
    scripts = [*_INLINE.findall(page.read_text("utf-8")), *SCRIPTS]
    return " ".join(f"'sha256-{_hash(script)}'" for script in scripts)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _secure_cookies(headers: MutableSequence[tuple[bytes, bytes]]) -> None:
    for place, (name, value) in enumerate(headers):
        is_cookie = name.lower() == b"set-cookie"
        if is_cookie and b"secure" not in value.lower().replace(b" ", b"").split(b";"):
            headers[place] = (name, value + b"; Secure")
