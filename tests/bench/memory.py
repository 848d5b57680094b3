"""What a server holds after a reader has opened each page, in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from app.components.links import PATHS
from app.door import current_build
from tests.bench.pages import EMPTY_PAGE, in_words, pages_of
from tests.bench.process import ROOT, peak_megabytes, resident_megabytes
from tests.bench.report import Ratio
from tests.journeys.conftest import CHROMIUM, wait_for
from tests.journeys.reading import open_screen

NO_BROWSER = "Not measured: Chromium is not installed."


def compare_servers(home, folder):
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        return [Ratio("Memory of a server", None, None, "MB", NO_BROWSER)]
    empty_script = folder / "empty.py"
    empty_script.write_text(EMPTY_PAGE, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        empty = open_in_turn(browser, empty_script, {"": ""})
        ours = open_in_turn(browser, ROOT / "app/main.py", addresses(home))
        browser.close()
    return in_rows(ours, empty)


def addresses(home):
    """Name the screens, each once: the portfolio opens on its first part."""
    asked = pages_of(current_build(home))
    keys = {name: asked.get(name, {}).get("id") for name in PATHS}
    return {
        name: path + (f"?id={keys[name]}" if keys[name] else "")
        for name, path in PATHS.items()
    }


def open_in_turn(browser, script, paths):
    """Give what the server held after each page, and its peak under an empty name."""
    held = {}
    with serve(script) as (address, process):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        for name, path in paths.items():
            open_screen(context.new_page(), address, path)
            held[name] = resident_megabytes(process)
        held[""] = peak_megabytes(process)
        context.close()
    return held


def in_rows(ours, empty):
    each = [
        Ratio(
            f"Memory of a server after {in_words(name)}",
            held,
            empty[""],
            "MB",
            "What it holds then; the pages above were opened before, on one server.",
        )
        for name, held in ours.items()
        if name
    ]
    peak = Ratio(
        "Peak memory of a server, each page once",
        ours[""],
        empty[""],
        "MB",
        "Against a server whose only page is empty.",
    )
    return [*each, peak]


@contextmanager
def serve(script):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(script)),
            f"--server.port={port}",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait()
