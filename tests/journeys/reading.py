"""Open a screen and wait until it stands still, the way a reader does."""

from playwright.sync_api import expect

SCREENS = {
    "overview": "",
    "portfolio": "portefolje",
    "delivery": "leveranse?id=L-0003",
    "workplace": "virksomhet?id=V-00003",
    "export": "uttrekk",
    "data": "data",
}
PATIENCE_MS = 60_000


def open_screen(page, address, path, *, language="nb", heading="h1"):
    mark = "&" if "?" in path else "?"
    page.goto(f"{address}/{path}{mark}lang={language}")
    settle(page, heading)


def settle(page, heading="h1"):
    """Wait until the server has finished this rerun."""
    page.wait_for_selector(heading, timeout=PATIENCE_MS)
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=PATIENCE_MS
    )
    page.wait_for_timeout(300)


def heading_of(page):
    return page.locator("h1").first.inner_text().strip()
