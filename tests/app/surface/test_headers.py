from pathlib import Path

from streamlit import file_util

from app.page_scripts import SCRIPTS
from app.surface.headers import content_policy
from tests.app.surface.asking import client_of


def test_every_answer_says_what_a_browser_may_do_with_it(home):
    client = client_of(home)

    for path in ("/", "/media/a.csv", "/_stcore/metrics"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_nothing_from_another_host_and_no_eval_is_let_in():
    policy = content_policy("varig.example", is_https=True)

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self' wss://varig.example"
    assert rules["object-src"] == rules["frame-src"] == "'none'"
    assert "'unsafe" not in rules["script-src"]
    assert "http" not in policy


def test_a_host_that_is_more_than_a_name_does_not_get_into_the_policy():
    for host in ("a.example; script-src *", "a b", "*", ""):
        policy = content_policy(host, is_https=False)
        assert "connect-src 'self';" in policy
        assert "*" not in policy


def test_the_scripts_in_streamlits_page_are_let_in_by_their_hashes():
    page = Path(file_util.get_static_dir()) / "index.html"
    count = page.read_text("utf-8").count("<script>")

    assert count == 1
    hashes = content_policy("a.example", is_https=True).count("'sha256-")
    assert hashes == count + len(SCRIPTS)


def test_over_an_encrypted_line_cookies_never_leave_it(home):
    answer = client_of(home).get("/")

    assert answer.headers["set-cookie"].endswith("; Secure")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_on_this_machine_alone_cookies_go_without(home):
    answer = client_of(home, signs_in=False, is_https=False).get("/")

    assert "Secure" not in answer.headers["set-cookie"]
    assert "strict-transport-security" not in answer.headers


def test_streamlits_own_files_may_be_kept(home):
    assert "cache-control" not in client_of(home).get("/static/js/a.1234.js").headers
