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

SESSIONS = 20
SIZES = (20, 30, 40, 50)
"""Deliveries in the four builds: a number tells which build a page is from."""


@pytest.fixture
def growing(tmp_path):
    folders = [
        write_small_sample(tmp_path / f"of-{size}", deliveries=size) for size in SIZES
    ]
    home = find_home(tmp_path / "home", {})
    load(home, folders[0], data_date=None)
    return home, folders[1:]


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


def test_a_new_build_shows_at_the_next_rerun_without_restart(visitor, growing):
    home, folders = growing
    with serve(home) as address:
        open_screen(visitor, address, "portefolje")
        assert counts_on(visitor) == {SIZES[0]}

        load(home, folders[0], data_date=None, minute=1)
        visitor.get_by_role("link", name="Data").first.click()
        settle(visitor)
        visitor.get_by_role("link", name="Portefølje").first.click()
        settle(visitor)

        assert counts_on(visitor) == {len_of(home)}
    assert visitor.complaints == []


def len_of(home):
    return next(facts.delivery_count for facts in list_builds(home) if facts.is_current)


def test_twenty_readers_click_while_three_loads_publish(browser, growing):
    home, folders = growing
    with serve(home) as address:
        # Every tab is a session of its own; one context shares Streamlit's scripts.
        context = browser.new_context()
        pages = [context.new_page() for _ in range(SESSIONS)]
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

    assert len(list_builds(home)) == len(SIZES)
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
