"""What somebody has who is not content with a browser.

A tab without a browser (`Tab`), which says over the WebSocket what it likes, cookies
signed with a secret of one's own choosing (`cookie_of`), and requests written by hand
(`ask`). What comes back is looked through for what must never reach anybody (`tidy`).

This module is long because it does without a browser what a browser does.
"""

import json
import re
import socket
import time
from contextlib import contextmanager, suppress
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.sync.client import connect

from app.records.log import NOBODY
from app.records.log_reading import read_lines
from tests.journeys.conftest import ROOT
from tests.journeys.signed_in import CLIENT_ID, COOKIE_SECRET

USER, MARK = "_streamlit_user", "_streamlit_xsrf"
PATIENCE_SECONDS = 60
FINISHED_FOR_RERUN = 2
GROUPS = {
    "manager": "varig-leder",
    "analyst": "varig-analyse",
    "steering": "varig-styring",
    "administrator": "varig-drift",
    "part": "varig-omrade",
}
NOT_FOR_ANYBODY = ("Traceback", "site-packages", 'File "', "sqlalchemy", str(ROOT))
"""What gives the inside of the machine away."""


def claims_of(address, issuer, sub, role, **changes):
    """Give what a cookie of somebody says."""
    now = int(time.time())
    said = {
        "iss": issuer,
        "sub": sub,
        "aud": CLIENT_ID,
        "iat": now,
        "exp": now + 3600,
        "groups": [GROUPS[role]],
        "origin": address,
        "is_logged_in": True,
        "provider": "default",
    }
    return {**said, **changes}


def cookie_of(claims, secret=COOKIE_SECRET):
    """Sign a cookie, as the server does when the secret is the server's."""
    return create_signed_value(secret, USER, json.dumps(claims)).decode()


def ask(address, path, *, method="GET", cookie="", headers=(), body=b""):
    """Send a request as it is written here, and give its status and its text."""
    place = urlsplit(address)
    sent = {"Host": place.netloc, "Connection": "close"}
    if cookie:
        sent["Cookie"] = cookie if "=" in cookie.split(".")[0] else f"{USER}={cookie}"
    if body:
        sent["Content-Length"] = str(len(body))
    sent |= dict(headers)
    head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    request = f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body
    with socket.create_connection((place.hostname, place.port), timeout=30) as line:
        # The server may answer before it has read everything.
        with suppress(OSError):
            line.sendall(request)
        answer = _all_of(line)
    first, _, rest = answer.partition(b"\r\n")
    if not first:
        return 0, ""
    return int(first.split()[1]), rest.decode("utf-8", "replace")


def _all_of(line):
    parts = []
    with suppress(OSError):
        while part := line.recv(65536):
            parts.append(part)
    return b"".join(parts)


class Screen:
    """What the server sent until the page stood still."""

    def __init__(self, messages):
        # How a session begins is Streamlit's own, and has the place of its script.
        self.messages = [one for one in messages if not one.HasField("new_session")]
        self.words = "\n".join(text for one in self.messages for text in _texts(one))

    def all_of(self, kind):
        """Give the elements of one kind: `button`, `download_button`, ..."""
        found = (each.delta.new_element for each in self.messages)
        return [getattr(one, kind) for one in found if one.WhichOneof("type") == kind]

    def button(self, label, kind="button"):
        return next(each for each in self.all_of(kind) if re.search(label, each.label))

    @property
    def sends_to(self):
        """Where the page sends whoever signs in."""
        said = [each for each in self.messages if each.HasField("auth_redirect")]
        return said[-1].auth_redirect.url if said else None


class Tab:
    """A page that is open, without a browser around it."""

    def __init__(self, address, cookie="", *, origin=None):
        self.address, self.mark = address, generate_xsrf_token_string()
        jar = f"{MARK}={self.mark}" + (f"; {USER}={cookie}" if cookie else "")
        self.jar, self.at, self.session = jar, ("", ""), None
        self._call = connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=origin or address,
            subprotocols=["streamlit", self.mark],
            additional_headers={"Cookie": jar},
            max_size=None,
            compression=None,
            close_timeout=1,
        )

    def __enter__(self):
        self._line = self._call.__enter__()
        return self

    def __exit__(self, *raised):
        self._call.__exit__(*raised)

    def open(self, path="", **query):
        """Go to an address."""
        self.at = path, urlencode(query, doseq=True)
        return self.say()

    def say(self, *states):
        """Say that these widgets have these values, pressed or not there at all."""
        path, query = self.at
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_name = query, path
        run.context_info.url = f"{self.address}/{path}?{query}"
        for name, kind, value in states:
            state = run.widget_states.widgets.add(id=name)
            setattr(state, kind, value)
        self._line.send(message.SerializeToString())
        return Screen(list(self._until_it_stands_still()))

    def press(self, name):
        return self.say((name, "trigger_value", True))

    def make_file(self, deferred):
        """Ask for the file of a button; give its address, or why there is none."""
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id = "one", self.session
        asked.deferred_file.file_id = deferred
        self._line.send(message.SerializeToString())
        while True:
            told = self._next()
            if told.HasField("backend_operation_response"):
                answer = told.backend_operation_response
                return answer.deferred_file.url or answer.error_msg

    def send_in(self, name, body, *, session=None, cookie=None, headers=()):
        """Send a file straight to where files are taken."""
        form = (
            b'--varig\r\nContent-Disposition: form-data; name="file"; filename="'
            + name.encode()
            + b'"\r\nContent-Type: text/csv\r\n\r\n'
            + body
            + b"\r\n--varig--\r\n"
        )
        said = {
            "Content-Type": "multipart/form-data; boundary=varig",
            "X-Xsrftoken": self.mark,
            "Origin": self.address,
            **dict(headers),
        }
        path = f"/_stcore/upload_file/{session or self.session}/one"
        jar = self.jar if cookie is None else cookie
        return ask(
            self.address, path, method="PUT", cookie=jar, headers=said, body=form
        )

    def _until_it_stands_still(self):
        while True:
            message = self._next()
            yield message
            if message.HasField("auth_redirect"):
                return
            is_done = message.WhichOneof("type") == "script_finished"
            if is_done and message.script_finished != FINISHED_FOR_RERUN:
                return

    def _next(self):
        message = ForwardMsg.FromString(self._line.recv(timeout=PATIENCE_SECONDS))
        if message.HasField("new_session") and not self.session:
            self.session = message.new_session.initialize.session_id
        return message


def _texts(value):
    """Give every text in what was sent, also those in the bytes of a table."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, bytes):
        return [value.decode("utf-8", "ignore")]
    if isinstance(value, Message):
        parts = [part for _, part in value.ListFields()]
    elif isinstance(value, (int, float)):
        parts = []
    else:
        parts = value.values() if hasattr(value, "values") else value
    return [text for part in parts for text in _texts(part)]


def sign_in_by_hand(address, client):
    """Press the button, go to the provider and come back, without a browser."""
    with Tab(address) as tab:
        way = tab.press(tab.open().button("Logg inn").id).sends_to
    answer = client.get(f"{address}/{way.lstrip('/')}" if way[0] == "/" else way)
    while answer.is_redirect and answer.request.url.path != "/oauth2callback":
        answer = client.get(answer.headers["location"])
    return answer


def cookie_given(answer):
    """Give the cookie of the person whom an answer lets in; empty for nobody."""
    for said in answer.headers.get_list("set-cookie"):
        jar = SimpleCookie(said)
        if USER in jar:
            return jar[USER].value
    return ""


def refused_to(home, who=NOBODY):
    """Give the lines of what was refused to somebody, the newest first."""
    lines = read_lines(home)
    return lines.filter((lines["who"] == who) & (lines["act"] == "refused")).to_dicts()


@contextmanager
def one_more_line(home, reason, who=NOBODY):
    """What happens here is refused, and the log says so without a word of theirs."""
    before = {line["line_id"] for line in refused_to(home, who)}
    yield
    fresh = [one for one in refused_to(home, who) if one["line_id"] not in before]
    reasons = [json.loads(one["details"]).get("reason") for one in fresh]
    assert reason in reasons, (reason, who, fresh)
    for one in fresh:
        assert not re.search(r"[<>'\";]|drop|\.\./", f"{one['subject_id'] or ''}")


def tidy(home, text):
    """Nothing of the machine stands in what came back."""
    for word in (*NOT_FOR_ANYBODY, str(home.root)):
        assert word not in text, (word, text[:400])
    return text
