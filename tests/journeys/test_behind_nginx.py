import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.records.log_reading import read_lines
from tests.journeys.conftest import ROOT, note_complaint
from tests.journeys.reading import settle
from tests.journeys.signed_in import (
    SIGN_IN,
    access_of,
    auth_environ,
    choose_person,
    free_port,
    mock_provider,
    running,
)
from tests.sample_home import small_sample_home

README = Path(os.environ.get("VARIG_NGINX_README", ROOT / "README.md"))
BLOCK = re.compile(r"```nginx\n(# nginx: Varig under /varig\n.*?)```", re.DOTALL)

FRAME = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    types {{ }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    log_format seats "$upstream_addr $status $request_method $uri";
    access_log {folder}/access.log seats;
    {block}
}}
"""


@pytest.fixture(scope="module")
def nginx():
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("nginx is missing: .ci/run installs nginx-light")
        pytest.skip("nginx is not installed")
    return found


@pytest.fixture(scope="module")
def site(nginx, tmp_path_factory):
    """Two processes of Varig behind nginx, with a provider to sign in at."""
    home = small_sample_home(tmp_path_factory, deliveries=30)
    ports, folder = (free_port(), free_port()), tmp_path_factory.mktemp("nginx")
    public = f"http://127.0.0.1:{free_port()}"
    (home.root / "access.toml").write_text(access_of(), "utf-8")
    with ExitStack() as stack:
        provider = stack.enter_context(mock_provider())
        said = auth_environ(f"{public}/varig", provider.metadata_url)
        said["VARIG_HOME"] = str(home.root)
        for port in ports:
            direct = f"http://127.0.0.1:{port}/varig"
            stack.enter_context(running(varig(port), direct, None, said))
        configured = adapted(readme_block(), public, ports)
        stack.enter_context(proxied(nginx, folder, configured, public))
        yield Site(nginx, home, folder, public, ports)


class Site:
    def __init__(self, nginx, home, folder, public, ports):
        self.nginx, self.home, self.folder = nginx, home, folder
        self.public, self.ports = public, ports
        self.address = f"{public}/varig"

    def requests(self):
        log = (self.folder / "access.log").read_text("utf-8")
        return [line.split(" ", 3) for line in log.splitlines()]


def varig(port):
    return [
        *(sys.executable, "-m", "streamlit", "run", str(ROOT / "app/server.py")),
        *(f"--server.port={port}", "--server.baseUrlPath=varig"),
    ]


def readme_block():
    found = BLOCK.search(README.read_text("utf-8"))
    if found is None:
        pytest.fail(f"{README} has no nginx example that begins as {BLOCK.pattern}")
    return found[1]


def adapted(block, public, ports):
    """Put the example on loopback, without a certificate, in front of our ports."""
    changes = (
        ("listen 443 ssl;", f"listen {public.removeprefix('http://')};"),
        ("127.0.0.1:8501", f"127.0.0.1:{ports[0]}"),
        ("127.0.0.1:8502", f"127.0.0.1:{ports[1]}"),
        ("HttpOnly; Secure;", "HttpOnly;"),
    )
    for before, after in changes:
        assert before in block, before
        block = block.replace(before, after)
    return re.sub(r"(?m)^ *ssl_.*\n", "", block)


@contextmanager
def proxied(nginx, folder, block, public):
    config = folder / "nginx.conf"
    config.write_text(FRAME.format(folder=folder, block=block), "utf-8")
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-c", str(config), "-e", f"{folder}/error.log"]
    )
    try:
        wait_for_proxy(public)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for_proxy(public):
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{public}/varig/_stcore/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nginx did not answer at {public}")


@contextmanager
def reader(browser, site, seat, person):
    """Sign in at the process that a seat leads to."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="nb-NO", accept_downloads=True
    )
    context.add_cookies([{"name": "varig_seat", "value": seat, "url": site.address}])
    page = context.new_page()
    page.complaints, page.address = [], site.address
    page.on("console", lambda said: note_complaint(page, said))
    page.goto(f"{site.address}/?lang=nb")
    settle(page)
    page.get_by_role("button", name=SIGN_IN).click()
    choose_person(page, person)
    settle(page)
    # What the page of the provider complained of is not ours.
    page.complaints.clear()
    yield page
    context.close()


def seats_of(site):
    """Find one seat at each process, by asking."""
    found = {}
    for number in range(40):
        request = urllib.request.Request(
            f"{site.address}/_stcore/health?seat={number}",
            headers={"Cookie": f"varig_seat=try-{number}"},
        )
        urllib.request.urlopen(request, timeout=5).close()
        found.setdefault(site.requests()[-1][0], f"try-{number}")
        if len(found) == 2:
            return found
    pytest.fail("every seat leads to the same process")


def upload(page, site, session):
    token = {c["name"]: c["value"] for c in page.context.cookies()}["_streamlit_xsrf"]
    answer = page.request.put(
        f"{site.address}/_stcore/upload_file/{session}/a-file",
        headers={"X-Xsrftoken": token},
        multipart={"a.csv": {"name": "a.csv", "mimeType": "text/csv", "buffer": b"1"}},
    )
    return answer.status, answer.text()


def make_file(page):
    """Have a file of the chosen table made, and give the answer it came with."""
    page.goto(f"{page.address}/uttrekk?lang=nb")
    settle(page)
    button = page.locator("[data-testid=stDownloadButton] button").first
    with page.expect_event("response", lambda said: "/media/" in said.url) as waiting:
        button.click()
    return waiting.value


def test_readers_of_both_processes_sign_in_browse_and_take_a_file_along(browser, site):
    seats = seats_of(site)

    for process, seat in seats.items():
        with reader(browser, site, seat, "a-analyse") as page:
            expect(page.locator("h1").first).to_be_visible()
            page.goto(f"{site.address}/portefolje?lang=nb")
            settle(page)
            assert make_file(page).status == 200
            assert page.complaints == []
        media = [line for line in site.requests() if "/media/" in line[3]]
        assert media[-1][:2] == [process, "200"]
    sockets = {line[0] for line in site.requests() if "_stcore/stream" in line[3]}
    assert sockets == set(seats)


def test_a_new_reader_gets_a_seat_and_keeps_it(site):
    with urllib.request.urlopen(f"{site.address}/", timeout=5) as answer:
        cookies = answer.headers.get_all("Set-Cookie") or []

    assert len([cookie for cookie in cookies if cookie.startswith("varig_seat=")]) == 1


def test_a_file_from_steering_is_refused_through_the_proxy_too(browser, site):
    seat = next(iter(seats_of(site).values()))

    with reader(browser, site, seat, "s-styring") as page:
        status, words = upload(page, site, "any-session")

    assert status == 403
    assert "Your role cannot load files" in words
    lines = read_lines(site.home).filter(act="refused", channel="server")
    assert '"reason": "role"' in lines["details"][0]


def test_what_is_too_large_never_reaches_the_app(site):
    request = urllib.request.Request(
        f"{site.address}/_stcore/upload_file/s/f",
        method="PUT",
        data=b"",
        headers={"Content-Length": str(302 * 1024 * 1024)},
    )

    with pytest.raises(urllib.error.HTTPError) as met:
        urllib.request.urlopen(request, timeout=5)

    met.value.close()
    assert met.value.code == 413


@pytest.mark.long
def test_without_stickiness_a_file_is_not_where_it_was_made(browser, site, tmp_path):
    public = f"http://127.0.0.1:{free_port()}"
    block = adapted(readme_block(), public, site.ports)
    turn_by_turn = re.sub(r" *hash .*\n", "", block)

    with proxied(site.nginx, tmp_path, turn_by_turn, public):
        seat = next(iter(seats_of(site).values()))
        with reader(browser, site, seat, "a-analyse") as page:
            name = make_file(page).url.rpartition("/")[2]
            found = [
                page.request.get(f"{public}/varig/media/{name}").status
                for _ in range(4)
            ]

    assert sorted(found) == [200, 200, 404, 404]
