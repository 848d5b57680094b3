"""A steering meeting run from start to published pack, by the keyboard alone."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.app.packs.read_pdf import words_of
from tests.journeys.conftest import serve
from tests.journeys.reading import (
    PATIENCE_MS,
    barriers_on,
    go,
    heading_of,
    in_address,
    see_no_key,
    settle,
    sideways,
    tab_to,
)
from tests.sample_home import home_of_two_days

TITLE = "Styringsmøte i Ås"
COMMENT = "Ring dem som venter på svar"
DECISION = "Alle pågående får sluttdato"
NARROW = (390, 320)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A small programme, as it was known on two days."""
    return home_of_two_days(tmp_path_factory)


@pytest.fixture(scope="module")
def held(home):
    with serve(home) as running:
        yield running


def press(page, name, *, key="Tab"):
    """Go to a control with the keyboard, and press it."""
    tab_to(page, name, key=key)
    page.keyboard.press("Enter")


def wait_for_screen(page, number):
    expect(page).to_have_url(re.compile(rf"finding={number}(&|$)"))
    settle(page)


def wait_for_dialog(page, name):
    expect(page.get_by_role("dialog", name=name)).to_be_visible(timeout=PATIENCE_MS)
    settle(page)


def wait_for_no_dialog(page):
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=PATIENCE_MS)
    settle(page)


def check_looks(page, *, heading):
    """No barriers in light and dark, and nothing out of sight on a phone."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.reload()
        settle(page)
        assert heading in heading_of(page)
        assert barriers_on(Axe(), page) == {}
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        assert sideways(page) == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    settle(page)


def make_meeting(page):
    press(page, "Nytt møte")
    wait_for_dialog(page, "Nytt møte")
    tab_to(page, "Tittel, kan stå tom")
    page.keyboard.type(TITLE)
    tab_to(page, "Saksliste")
    page.keyboard.type("Siden sist")
    press(page, "Lag møtet")
    expect(page.locator("h1").first).to_contain_text(TITLE, timeout=PATIENCE_MS)
    settle(page)


def choose_sections(page):
    for name in ("Hovedtall", "Dekning"):
        tab_to(page, name)
        page.keyboard.press("Space")
    left_out, taken_in = (
        page.get_by_role("checkbox", name=name)
        for name in (re.compile("^Hovedtall$"), re.compile("^Dekning · "))
    )
    expect(left_out).not_to_be_checked(timeout=PATIENCE_MS)
    expect(taken_in).to_be_checked(timeout=PATIENCE_MS)
    settle(page)


def turn_the_screens(page):
    first = heading_of(page)
    page.keyboard.press("ArrowRight")
    wait_for_screen(page, 2)
    assert heading_of(page) != first
    page.keyboard.press("ArrowLeft")
    wait_for_screen(page, 1)
    assert heading_of(page) == first
    press(page, "Innhold")
    wait_for_dialog(page, "Innhold")
    press(page, "3")
    wait_for_screen(page, 3)
    wait_for_no_dialog(page)


def write_in_place(page):
    keys = page.keyboard
    press(page, "Kommentar")
    wait_for_dialog(page, "Kommentar")
    tab_to(page, "Kommentar")
    keys.type("Halvferdig")
    keys.press("Escape")
    settle(page)
    written = page.get_by_role("textbox", name="Kommentar")
    expect(written).to_have_value("Halvferdig")
    press(page, "Avbryt")
    wait_for_no_dialog(page)
    assert in_address(page)["finding"] == ["3"]

    press(page, "Kommentar")
    wait_for_dialog(page, "Kommentar")
    tab_to(page, "Kommentar")
    keys.type(COMMENT.removesuffix("r"))
    for key in ("ArrowLeft", "ArrowRight"):
        keys.press(key)
    keys.type("r")
    press(page, "Lagre kommentaren")
    wait_for_no_dialog(page)
    assert in_address(page)["finding"] == ["3"]
    expect(page.get_by_text(COMMENT)).to_be_visible(timeout=PATIENCE_MS)

    press(page, "Vedtak")
    wait_for_dialog(page, "Vedtak")
    tab_to(page, "Hva er vedtatt")
    keys.type(DECISION)
    tab_to(page, "Hvem gjør det")
    for key in ("Enter", "ArrowDown", "Enter"):
        keys.press(key)
    tab_to(page, "day, Frist")
    keys.type("15.12.2026")
    press(page, "Lagre vedtaket")
    wait_for_no_dialog(page)


def publish(page):
    press(page, "Publiser")
    wait_for_dialog(page, "Publisere møtet?")
    press(page, "Publiser nå")
    expect(page.get_by_text("Møtet er publisert")).to_be_visible(timeout=PATIENCE_MS)
    wait_for_no_dialog(page)


def download_pack(page):
    tab_to(page, "PDF, på norsk")
    with page.expect_download(timeout=PATIENCE_MS) as waiting:
        page.keyboard.press("Enter")
    return Path(waiting.value.path()).read_bytes()


def check_nothing_is_written(page):
    names = ("Endre møtet", "Publiser", "Slett utkastet", "Nytt vedtak")
    for name in (*names, "Ta kommentaren tilbake"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    press(page, "Vis på veggen")
    wait_for_screen(page, 1)
    expect(page.get_by_role("button", name="Innhold")).to_have_count(1)
    for name in ("Kommentar", "Vedtak"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)


def test_a_meeting_is_run_to_its_published_pack_by_the_keyboard_alone(visitor, held):
    go(visitor, held, "mote", {})
    make_meeting(visitor)
    choose_sections(visitor)

    press(visitor, "Vis på veggen")
    wait_for_screen(visitor, 1)
    expect(visitor.get_by_role("link", name="Oversikt")).to_have_count(0)
    turn_the_screens(visitor)
    write_in_place(visitor)
    check_looks(visitor, heading=heading_of(visitor))
    visitor.keyboard.press("Escape")
    expect(visitor.locator("h1").first).to_contain_text(TITLE, timeout=PATIENCE_MS)
    settle(visitor)
    see_no_key(visitor, "finding")
    expect(visitor.get_by_text(DECISION)).to_be_visible(timeout=PATIENCE_MS)
    check_looks(visitor, heading=TITLE)

    publish(visitor)
    content = download_pack(visitor)

    assert content.startswith(b"%PDF")
    printed = words_of(content)
    for said in (TITLE, COMMENT, DECISION, "Publisert"):
        assert said in printed
    check_nothing_is_written(visitor)
    assert visitor.complaints == []
