"""Open a screen and wait until it stands still, the way a reader does."""

import io
import re
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Error

SCREENS = {
    "overview": "",
    "portfolio": "portefolje",
    "delivery": "leveranse?id=L-0003",
    "workplace": "virksomhet?id=V-00003",
    "follow_up": "oppfolging",
    "export": "uttrekk",
    "data": "data",
}
PATIENCE_MS = 60_000

STREAMLITS_OWN = {
    "html-lang-valid",
    "region",
    "landmark-one-main",
    "page-has-heading-one",
    "scrollable-region-focusable",
}
"""Rules that concern the frame of every Streamlit page, which no setting reaches."""

LOOKS = 4
LOOK_MS = 100

IS_STILL = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app !== null
        && app.getAttribute('data-test-script-state') === 'notRunning'
        && document.querySelector('[data-stale=true]') === null;
}"""

SERIOUS = {"serious", "critical"}

HOLDERS = ("BODY", "MAIN", "SECTION")
"""What holds others: it can have the focus, and its text is everybody's."""


def open_screen(page, address, path, *, language="nb", heading="h1"):
    mark = "&" if "?" in path else "?"
    page.goto(f"{address}/{path}{mark}lang={language}")
    settle(page, heading)


def go(page, address, path, query):
    page.goto(f"{address}/{path}?{urlencode(query, doseq=True)}")
    settle(page)


def settle(page, heading="h1"):
    """Wait until the server has finished, and nothing of the page is of a run before.

    Streamlit says for a moment that it stands still when one run makes way for the
    next, so it has to stand still for a while.
    """
    page.wait_for_selector(heading, timeout=PATIENCE_MS)
    until = time.monotonic() + PATIENCE_MS / 1000
    still = 0
    while still < LOOKS:
        if time.monotonic() > until:
            pytest.fail(f"the page has not come to rest in {PATIENCE_MS} ms")
        page.wait_for_timeout(LOOK_MS)
        still = still + 1 if is_still(page) else 0


def is_still(page):
    try:
        return page.evaluate(IS_STILL)
    except Error:
        # The page is on its way to another address.
        return False


def heading_of(page):
    return page.locator("h1").first.inner_text().strip()


def in_address(page):
    return parse_qs(urlsplit(page.url).query)


def see_address(page, wanted):
    """Wait until the address asks for this, by its keys, and the page answers it."""
    page.wait_for_url(
        lambda url: parse_qs(urlsplit(url).query) == wanted,
        wait_until="commit",
        timeout=PATIENCE_MS,
    )
    settle(page)


def see_no_key(page, *keys):
    """Wait until the address asks for none of these, and the page answers it."""
    page.wait_for_url(
        lambda url: not parse_qs(urlsplit(url).query).keys() & set(keys),
        wait_until="commit",
        timeout=PATIENCE_MS,
    )
    settle(page)


def copied_link(page, *, name="Kopier lenke"):
    page.get_by_role("button", name=name).click()
    link = page.locator("[data-testid=stPopoverBody] code").inner_text()
    page.keyboard.press("Escape")
    return link


def notice_on(page):
    boxes = page.locator("[data-testid=stAlert]").all_inner_texts()
    return " ".join(box for box in boxes if "adressen" in box.lower())


def tab_to(page, name, *, key="Tab", most=60):
    """Press a key until what has the focus is called so, or begins so."""
    said = "e => [e.tagName, e.getAttribute('aria-label') || e.innerText || '']"
    for _ in range(most):
        page.keyboard.press(key)
        tag, words = page.evaluate(f"({said})(document.activeElement)")
        lines = (line.strip() for line in words.splitlines())
        if tag not in HOLDERS and any(line.startswith(name) for line in lines):
            return
    pytest.fail(f"{name} cannot be reached with {key}")


def sideways(page):
    """Say how many pixels of the page are out of sight to the right."""
    return page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )


def barriers_on(axe, page):
    """Say what axe finds that is serious and ours, by rule."""
    found = axe.run(page).response["violations"]
    return {
        violation["id"]: [node["target"] for node in violation["nodes"]]
        for violation in found
        if violation["impact"] in SERIOUS and violation["id"] not in STREAMLITS_OWN
    }


def all_hits(page, key):
    """Take all rows of a list as a spreadsheet: a heading for each of its cells."""
    page.locator(f".st-key-{key}-files button").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile("Alle treff")).first.click()
    page.keyboard.press("Escape")
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    headings, *rows = book[book.sheetnames[0]].iter_rows(values_only=True)
    return [dict(zip(headings, line, strict=True)) for line in rows]
