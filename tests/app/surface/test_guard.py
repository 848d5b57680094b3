import json

import pytest
from streamlit import config

from app.records.log_reading import read_lines
from app.surface.refused_lines import MOST_LINES
from tests.app.surface.asking import (
    NO_SESSION,
    carrying,
    claims,
    client_of,
    cookies_of,
    refused_lines,
    streamlit_with,
    uploading,
)

CLOSED = (
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/bidi-components/x/y.js",
    "/component/x/index.html",
    "/app/static/secrets.toml",
    "/_stcore",
)
UPWARDS = (
    "/static/..%2f..%2fsecrets.toml",
    "/static/%2e%2e/%2e%2e/secrets.toml",
    "/static/%252e%252e/secrets.toml",
    "/static/..%5csecrets.toml",
    "/a%00b",
    "/%2f%2felsewhere.example",
)


@pytest.mark.parametrize("path", CLOSED)
def test_what_nothing_needs_is_closed_with_a_sentence_and_a_line(home, path):
    answer = client_of(home).get(path)

    assert answer.status_code == 404
    assert answer.text.splitlines() == [
        "Denne adressen er stengt i Varig. Gå til forsiden.",
        "This address is closed in Varig. Go to the front page.",
    ]
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert refused_lines(home) == [("nobody", "closed")]


@pytest.mark.parametrize("path", UPWARDS)
def test_a_path_that_leads_upwards_is_refused(home, path):
    assert client_of(home).get(path).status_code == 400
    assert refused_lines(home) == [("nobody", "path")]


@pytest.mark.parametrize("path", ["/", "/portfolio", "/static/js/a.js", "/æ/ø"])
def test_pages_and_their_parts_are_passed_on(home, path):
    assert client_of(home).get(path).text == "reached with 0"
    assert refused_lines(home) == []


@pytest.mark.parametrize("path", ["/", "/media/a.csv", "/_stcore/health"])
def test_what_is_read_cannot_be_written(home, path):
    answer = client_of(home).post(path)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


HOSTS = (
    "elsewhere.example",
    "varig.example.elsewhere.example",
    "varig.example@elsewhere.example",
    "varig.example:port",
    "",
)


@pytest.mark.parametrize("host", HOSTS)
def test_a_name_that_is_not_ours_is_refused(home, host):
    answer = client_of(home).get("/", headers={"Host": host})

    assert answer.status_code == 400
    assert refused_lines(home) == [("nobody", "host")]


def test_a_name_that_only_leads_here_is_refused_without_sign_in_too(home):
    client = client_of(home, signs_in=False)

    assert client.get("/", headers={"Host": "rebound.example"}).status_code == 400
    assert client.get("/", headers={"Host": "[::1]:8501"}).status_code == 200


@pytest.mark.parametrize(
    ("signs_in", "origin"),
    [
        (True, "https://elsewhere.example"),
        (True, "null"),
        (False, "http://localhost:9999"),
    ],
)
def test_a_page_of_others_gets_no_session(home, signs_in, origin):
    client = client_of(home, signs_in=signs_in)
    host = "varig.example" if signs_in else "localhost:8501"
    asked = {"Host": host, "Origin": origin}

    with (
        pytest.raises(NO_SESSION),
        client.websocket_connect("/_stcore/stream", headers=asked),
    ):
        pass

    assert [reason for _, reason in refused_lines(home)] == ["origin"]


def test_our_own_page_gets_a_session(home):
    headers = {"Host": "varig.example", "Origin": "https://varig.example"}

    with client_of(home).websocket_connect("/_stcore/stream", headers=headers):
        pass

    assert refused_lines(home) == []


def test_a_file_is_given_to_whom_it_was_made_for_and_to_nobody_else(home):
    client, sessions = client_of(home), {"s1": claims("ali")}

    with streamlit_with(sessions, {"file-1": "s1"}) as keeper:
        client.get("/")
        address = keeper.execute_deferred("file-1")
        own = client.get(address, headers=carrying(cookies_of("ali")))
        others = client.get(address, headers=carrying(cookies_of("siri")))
        nobodys = client.get(address)

    assert [own.status_code, others.status_code, nobodys.status_code] == [200, 404, 401]
    assert refused_lines(home) == [("siri", "file"), ("nobody", "not_signed_in")]


def test_a_file_that_a_session_made_after_its_reader_signed_out_is_nobodys(home):
    client = client_of(home)

    with streamlit_with({"s1": {}}, {"file-1": "s1"}) as keeper:
        client.get("/")
        address = keeper.execute_deferred("file-1")
        answer = client.get(address, headers=carrying(cookies_of("ali")))

    assert answer.status_code == 404


FORGED = (
    cookies_of("pia", secret="another-secret-another-secret-another-secret"),
    cookies_of("pia", origin="https://elsewhere.example"),
    {"_streamlit_user": "2|1:0|10:1|nonsense"},
    {"_streamlit_user": cookies_of("siri")["_streamlit_user"][:-3] + "AAA"},
    {"_streamlit_user": "chunks-99999999", "_streamlit_user__1": "x"},
)


@pytest.mark.parametrize("cookies", FORGED)
def test_a_cookie_that_is_not_ours_is_nobodys(home, cookies):
    client = client_of(home)

    with streamlit_with({"s1": claims("pia")}, {"file-1": "s1"}) as keeper:
        client.get("/")
        answer = client.get(
            keeper.execute_deferred("file-1"), headers=carrying(cookies)
        )

    assert answer.status_code == 401


def test_without_sign_in_a_file_is_given_while_a_session_has_made_it(home):
    client = client_of(home, signs_in=False)

    with streamlit_with({"s1": {}}, {"file-1": "s1"}) as keeper:
        client.get("/")
        address = keeper.execute_deferred("file-1")
        made, guessed = client.get(address), client.get("/media/guessed.csv")

    assert [made.status_code, guessed.status_code] == [200, 404]


UPLOAD = "/_stcore/upload_file/s1/file-1"


@pytest.mark.parametrize(
    ("who", "path", "status", "reason"),
    [
        ("siri", UPLOAD, 403, "role"),
        ("ali", UPLOAD, 403, "role"),
        ("pia", "/_stcore/upload_file/s2/file-1", 403, "session"),
        ("pia", "/_stcore/upload_file/none/file-1", 403, "session"),
        ("unknown", UPLOAD, 401, "not_signed_in"),
    ],
)
def test_a_file_is_taken_only_from_whom_it_may_be(home, who, path, status, reason):
    sessions = {"s1": claims(who), "s2": claims("ali")}

    with streamlit_with(sessions):
        answer = client_of(home).put(path, content=b"1", headers=uploading(who))

    assert answer.status_code == status
    assert [code for _, code in refused_lines(home)] == [reason]


def test_a_manager_sends_a_file_to_the_own_session(home):
    with streamlit_with({"s1": claims("pia")}):
        answer = client_of(home).put(UPLOAD, content=b"1234", headers=uploading("pia"))

    assert answer.text == "reached with 4"


def test_a_file_without_the_mark_of_our_page_is_refused(home):
    with streamlit_with({"s1": claims("pia")}):
        answer = client_of(home).put(
            UPLOAD, content=b"1", headers=carrying(cookies_of("pia"))
        )

    assert answer.status_code == 403
    assert refused_lines(home) == [("pia", "token")]


@pytest.mark.parametrize("signs_in", [True, False])
def test_where_uploads_are_off_none_is_taken(home, signs_in):
    client = client_of(home, signs_in=signs_in, allows_uploads=False)

    with streamlit_with({"s1": claims("pia")}):
        answer = client.put(UPLOAD, content=b"1", headers=uploading("pia"))

    assert answer.status_code == 403
    assert [code for _, code in refused_lines(home)] == ["uploads_off"]


@pytest.fixture
def one_megabyte():
    before = config.get_option("server.maxUploadSize")
    config.set_option("server.maxUploadSize", 1)
    yield 1024 * 1024
    config.set_option("server.maxUploadSize", before)


def test_a_file_that_says_it_is_too_large_is_refused_unread(home, one_megabyte):
    with streamlit_with({"s1": claims("pia")}):
        asked = uploading("pia")
        asked["Content-Length"] = str(one_megabyte + 1)
        answer = client_of(home).put(UPLOAD, content=b"1", headers=asked)

    assert answer.status_code == 413
    assert refused_lines(home) == [("pia", "too_large")]


def test_a_file_that_does_not_say_how_large_it_is_is_stopped(home, one_megabyte):
    pieces = (b"x" * 64 * 1024 for _ in range(40))

    with streamlit_with({"s1": claims("pia")}):
        answer = client_of(home).put(UPLOAD, content=pieces, headers=uploading("pia"))

    assert answer.status_code == 413
    assert refused_lines(home) == [("pia", "too_large")]


def test_a_flood_becomes_a_few_lines_that_say_so(home):
    client = client_of(home)

    for _ in range(MOST_LINES + 30):
        client.get("/_stcore/metrics")
    client.post("/")

    lines = read_lines(home)["details"].to_list()
    assert len(lines) == MOST_LINES + 1
    assert json.loads(lines[1])["more_are_left_out"] is True
    assert json.loads(lines[0])["reason"] == "method"


def test_nothing_of_the_request_is_repeated(home):
    answer = client_of(home).get(
        "/component/<script>?x=hemmelig", headers={"User-Agent": "hemmelig"}
    )

    assert "script" not in answer.text
    assert "hemmelig" not in str(read_lines(home).rows())


def test_a_refusal_stands_when_its_line_cannot_be_kept(home):
    (home.records / "records.sqlite").mkdir(parents=True, exist_ok=True)

    assert client_of(home).get("/_stcore/metrics").status_code == 404
