"""A real server on the sample programme, and a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.sample_home import whole_sample_home

# A browser that shares its machine with two others may answer late.
expect.set_options(timeout=20_000)

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_SECONDS = 60
MORE_TRIES = 1
"""A journey that fails is made once more from its start, and the run names it (RERUN).

A browser, a server and a spreadsheet on two cores may miss a beat that no reader
would. One that is named twice in a week has a fault: in Varig, or in how it waits.
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.flaky(reruns=MORE_TRIES))


@contextmanager
def serve(home):
    """Serve a home the way a person does, and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app", "serve", "--no-browser"]
    server = subprocess.Popen(
        [*command, "--home", str(home.root), "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


def wait_for(address):
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not answer within {PATIENCE_SECONDS} seconds")


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing: .ci/run installs it")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory):
    return whole_sample_home(tmp_path_factory)


@pytest.fixture(scope="session")
def address(sample_home):
    with serve(sample_home) as running:
        yield running


@pytest.fixture
def records(sample_home):
    """Nothing that a person has written stands there before the test, or after it."""
    for found in sample_home.records.glob("*"):
        found.unlink()
    yield sample_home
    for found in sample_home.records.glob("*"):
        found.unlink()


@pytest.fixture(scope="session")
def profile(browser):
    """What the visitors share: only the scripts of the pages, read once a worker."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        locale="nb-NO",
        accept_downloads=True,
        reduced_motion="reduce",
    )
    yield context
    context.close()


@pytest.fixture
def visitor(profile):
    """Open a page as a new visitor, and know what its console complained of."""
    yield new_page(profile)
    for each in profile.pages:
        each.close()
    profile.clear_cookies()


@pytest.fixture
def other(profile, visitor):
    """Somebody else: another session, that has only what the visitor sends."""
    return new_page(profile)


def new_page(context):
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: note_complaint(page, said))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def note_complaint(page, said):
    # Streamlit asks for its own health and settings under the address of a deep link.
    is_streamlits_own = "_stcore" in (said.location or {}).get("url", "")
    if said.type == "error" and not is_streamlits_own:
        page.complaints.append(said.text)
