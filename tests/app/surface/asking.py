"""A guard in front of an app that says what it was asked."""

import json
import warnings
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect
from streamlit import config
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)

from app.clock import now
from app.identity import LOCAL_MANAGER, Reader, Role
from app.records.log_reading import read_lines
from app.surface.guard import Guard, Rules
from app.surface.headers import SecurityHeaders

with warnings.catch_warnings():
    # Starlette would rather have another client than the one Authlib needs.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient, WebSocketDenialResponse

NO_SESSION = WebSocketDenialResponse, WebSocketDisconnect

ORIGIN = "https://varig.example"
SECRET = "only-for-tests-only-for-tests-only-for-tests"
READERS = {
    "pia": Reader("pia", Role.MANAGER),
    "ali": Reader("ali", Role.ANALYST),
    "siri": Reader("siri", Role.STEERING),
}


def client_of(home, *, signs_in=True, allows_uploads=True, is_https=True):
    rules = Rules(
        home=home,
        origin=ORIGIN if signs_in else "",
        is_sign_in_on=signs_in,
        allows_uploads=allows_uploads,
        reader_of=lambda claims: (
            READERS.get(claims.get("sub")) if signs_in else LOCAL_MANAGER
        ),
        now=now,
    )
    app = Starlette(
        routes=[
            Route("/{path:path}", _answer, methods=["GET", "PUT", "DELETE", "POST"]),
            WebSocketRoute("/_stcore/stream", _connect),
        ],
        middleware=[
            Middleware(SecurityHeaders, is_https=is_https),
            Middleware(Guard, rules=rules),
        ],
    )
    host = "varig.example" if signs_in else "localhost:8501"
    return TestClient(app, base_url=f"https://{host}", follow_redirects=False)


async def _answer(request):
    answer = PlainTextResponse(f"reached with {len(await request.body())}")
    answer.set_cookie("seen", "1")
    return answer


async def _connect(websocket):
    await websocket.accept()
    await websocket.close()


@contextmanager
def streamlit_with(sessions, files=None):
    """Stand in for Streamlit's memory: sessions by id, with whom they are of."""
    infos = {
        name: SimpleNamespace(session=SimpleNamespace(_user_info=claims))
        for name, claims in sessions.items()
    }
    manager = Files(files or {})
    runtime = SimpleNamespace(
        media_file_mgr=manager,
        _session_mgr=SimpleNamespace(get_session_info=infos.get),
    )
    secret = config.get_option("server.cookieSecret")
    config.set_option("server.cookieSecret", SECRET)
    with patch("app.surface.guard.Runtime") as known:
        known.exists.return_value = True
        known.instance.return_value = runtime
        yield manager
    config.set_option("server.cookieSecret", secret)


class Files:
    """The part of Streamlit's keeper of files that makes a file when asked to."""

    def __init__(self, deferred):
        self._deferred_callables = {
            name: {"session_id": session} for name, session in deferred.items()
        }

    def add(self, *_, **__):
        return "/media/plain.csv"

    def execute_deferred(self, name):
        return f"/media/made-{name}.xlsx"

    def read_file(self, name):
        return name.startswith(("made", "plain"))


def claims(sub):
    return {"iss": "https://login.example", "sub": sub}


def cookies_of(sub, *, secret=SECRET, origin=ORIGIN):
    said = json.dumps({"origin": origin, "is_logged_in": True, **claims(sub)})
    signed = create_signed_value(secret, "_streamlit_user", said).decode()
    return {"_streamlit_user": signed}


def uploading(sub):
    token = generate_xsrf_token_string()
    return {
        **carrying({**cookies_of(sub), "_streamlit_xsrf": token}),
        "X-Xsrftoken": token,
    }


def carrying(cookies):
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


def refused_lines(home):
    lines = read_lines(home).filter(act="refused").sort("line_id")
    return [
        (who, json.loads(details)["reason"])
        for who, details in lines.select("who", "details").iter_rows()
    ]
