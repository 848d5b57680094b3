"""Loads publish while people read: no error, no restart, no page from two builds."""

import re
import subprocess
import sys

import pytest

from data.home import find_home
from pipelines.builds import list_builds
from tests.journeys.conftest import ROOT, serve
from tests.journeys.reading import PATIENCE_MS, open_screen, settle
from tests.pipelines.programmes import load
from tests.sample_home import write_small_sample

FEW, MANY = 5, 20
"""Readers: in every run of the tests, and in make test-long."""
SIZES = (20, 30, 40, 50)
"""Deliveries in the four builds: a number tells which build a page is from."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    folder = tmp_path_factory.mktemp("growing")
    return [
        write_small_sample(folder / f"of-{size}", deliveries=size) for size in SIZES
    ]


def home_of(folder, root):
    home = find_home(root, {})
    load(home, folder, data_date=None)
    return home


@pytest.fixture(scope="module")
def growing(folders):
    """A home that grows from test to test, of the smallest programme at first."""
    return home_of(folders[0], folders[0].parent / "home")


@pytest.fixture(scope="module")
def growing_address(growing):
    with serve(growing) as running:
        yield running


def start_load(home, folder):
    return subprocess.Popen(
        [sys.executable, "-m", "app", "load", str(folder), "--home", str(home.root)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def counts_on(page):
    """Read the same figure from the frame, from a heading and from a list."""
    text = page.locator("[data-testid=stMain]").inner_text()
    strip = re.search(r"\d+ av (\d+) leveranser ·", text)
    title = re.search(r"\d+ av (\d+) leveranser (?:pågår|er)", text)
    funnel = re.search(r"n = (\d+) leveranser · data per", text)
    return {int(found.group(1)) for found in (strip, title, funnel) if found}


@pytest.mark.long
def test_a_new_build_shows_at_the_next_rerun_without_restart(
    visitor, growing, growing_address, folders
):
    open_screen(visitor, growing_address, "portefolje")
    before = len_of(growing)
    assert counts_on(visitor) == {before}

    load(growing, folders[1], data_date=None, minute=1)
    visitor.get_by_role("link", name="Data").first.click()
    settle(visitor)
    visitor.get_by_role("link", name="Portefølje").first.click()
    settle(visitor)

    assert len_of(growing) > before
    assert counts_on(visitor) == {len_of(growing)}
    assert visitor.complaints == []


def len_of(home):
    return next(facts.delivery_count for facts in list_builds(home) if facts.is_current)


@pytest.mark.long
def test_readers_click_while_two_loads_publish(
    browser, growing, growing_address, folders
):
    check_readers(browser, growing, growing_address, folders[2:], FEW)


@pytest.mark.long
def test_twenty_readers_click_while_three_loads_publish(browser, folders, tmp_path):
    home = home_of(folders[0], tmp_path / "home")
    with serve(home) as address:
        check_readers(browser, home, address, folders[1:], MANY)


def check_readers(browser, home, address, folders, readers):
    builds = len(list_builds(home))
    # Every tab is a session of its own; one context shares Streamlit's scripts.
    context = browser.new_context()
    pages = [context.new_page() for _ in range(readers)]
    for page in pages:
        page.goto(f"{address}/portefolje", wait_until="commit")
    seen: set[int] = set()
    for folder in folders:
        running = start_load(home, folder)
        while running.poll() is None:
            seen |= read_all(pages)
        assert running.returncode == 0
    read_all(pages)
    assert read_all(pages) == {len_of(home)}
    context.close()

    assert len(list_builds(home)) == builds + len(folders)
    assert len(seen) > 1
    assert seen <= set(SIZES)


def read_all(pages):
    """Let every reader click, and only then wait for the answers."""
    for page in pages:
        count_in_another_unit(page)
    return {read_one(page) for page in pages}


def count_in_another_unit(page):
    page.wait_for_selector("h1", timeout=PATIENCE_MS)
    page.locator("[role=radiogroup][aria-label=Tell] [aria-checked=false]").first.click(
        timeout=PATIENCE_MS
    )


def read_one(page):
    settle(page)
    assert page.locator("[data-testid=stException]").count() == 0
    counts = counts_on(page)
    assert len(counts) == 1, f"one page shows figures from two builds: {counts}"
    return counts.pop()
