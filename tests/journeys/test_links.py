"""An address opens what it says, says what it leaves out, and can be kept by name.

This module is long because every choice of every screen stands in an address.
"""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from app.identity import LOCAL_MANAGER
from app.records.saved_views import Pick, SavedView, list_views, save_view
from data.sentence import Sentence
from tests.journeys.reading import (
    PATIENCE_MS,
    SCREENS,
    copied_link,
    go,
    heading_of,
    in_address,
    notice_on,
    open_screen,
    see_address,
    see_no_key,
    settle,
    tab_to,
)

FILTERS = [
    {"as_of": "2026-06-30", "type": "Flere enheter", "sector": "Kommunal"}
    | {"county": "Vestland", "module": "Utvikle partssamarbeid"},
    {"status": "Pågår", "industry": "Sykehjem", "centre": "Vestland"},
]
"""Every filter, as its address has it; some deliveries pass all of a row."""

CHOICES = [
    ("portefolje", {"count": "Virksomheter", "by": "Fylke", "in_county": "Oslo"}),
    ("oppfolging", {"rule": "Sluttevaluering er ikke holdt", "advisor": "R-054"}),
]
"""Choices on a screen, as its address has them: buttons, and fields to search."""

MORE_CHOICES = [
    ("", {"since": "90 dager"}),
    ("portefolje", {"part": "Side ved side", "beside": "Fylke"}),
    ("oppfolging", {"due": "31 til 90 dager over fristen", "layout": "Tabell"}),
    ("portefolje", {"part": "Mot planen"}),
    ("portefolje", {"rows": "Startet", "since": "365 dager", "in_type": "Én-til-én"}),
    ("portefolje", {"by": "Sektor", "in_sector": "Kommunal", "in_state": "Pågår"}),
    ("oppfolging", {"gather": "Etter eier", "owner": "IA-rådgiver"}),
    ("oppfolging", {"todo": "Kommer", "within": "60 dager"}),
]
"""Every other field, and the same with other choices, for make test-long."""


def see(page, words):
    """Wait until all these words stand as chosen on the page."""
    for _ in range(PATIENCE_MS // 500):
        if set(words) <= set(chosen_on(page)):
            return
        page.wait_for_timeout(500)
    pytest.fail(f"{set(words) - set(chosen_on(page))} is not chosen on the page")


def chosen_on(page):
    """Read every choice that a reader sees on the page."""
    return page.evaluate(
        """() => [...document.querySelectorAll(
            '[data-testid=stMain] [aria-checked=true],' +
            '[data-testid=stMain] [aria-pressed=true],' +
            '[data-testid=stMain] [data-testid=stSelectbox] input')]
            .map(each => each.value || each.innerText).filter(Boolean)"""
    )


def saved_views(page, name="Visninger"):
    page.get_by_role("button", name=name).click()
    body = page.locator("[data-testid=stPopoverBody]")
    expect(body).to_be_visible()
    return body


def save_as(page, name):
    body = saved_views(page)
    body.get_by_label("Lagre denne skjermen som").fill(name)
    body.get_by_role("button", name="Lagre visning").click()
    expect(body.get_by_text(f"«{name}» er lagret.")).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)


@pytest.mark.long
@pytest.mark.parametrize("filters", FILTERS, ids=", ".join)
def test_a_link_that_is_copied_opens_the_same_filters(visitor, other, address, filters):
    go(visitor, address, "portefolje", filters)
    see_address(visitor, {key: [word] for key, word in filters.items()})
    link = copied_link(visitor)

    other.goto(link)
    settle(other)

    see_address(other, in_address(visitor))
    assert heading_of(other) == heading_of(visitor)
    assert notice_on(other) == ""
    expect(other.get_by_role("button", name="Nullstill")).to_be_visible()


def test_every_filter_is_tried(visitor, address):
    open_screen(visitor, address, "portefolje")
    visitor.get_by_role("button", name="Filtre").click()
    body = visitor.locator("[data-testid=stPopoverBody]")

    drawn = body.locator("[data-testid=stDateInput], [data-testid=stButtonGroup]")

    expect(drawn).to_have_count(len({key for each in FILTERS for key in each}))


@pytest.mark.parametrize(
    ("path", "query"),
    [
        *CHOICES,
        *(pytest.param(*each, marks=pytest.mark.long) for each in MORE_CHOICES),
    ],
    ids=str,
)
def test_a_link_that_is_copied_opens_the_same_choice(
    visitor, other, address, path, query
):
    go(visitor, address, path, query)
    see_address(visitor, {key: [word] for key, word in query.items()})
    see(visitor, query.values())
    link = copied_link(visitor)

    other.goto(link)
    settle(other)

    see(other, chosen_on(visitor))
    assert chosen_on(other) == chosen_on(visitor)
    assert notice_on(visitor) == notice_on(other) == ""


@pytest.mark.parametrize(
    "screen",
    [
        "follow_up",
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in SCREENS
            if each != "follow_up"
        ),
    ],
)
def test_a_key_that_no_screen_knows_is_ignored_and_said(visitor, address, screen):
    mark = "&" if "?" in SCREENS[screen] else "?"
    visitor.goto(f"{address}/{SCREENS[screen]}{mark}region=Oslo&sektor=Kommunal")
    settle(visitor)

    assert heading_of(visitor)
    assert "region=Oslo, sektor=Kommunal" in notice_on(visitor)
    assert "region" not in copied_link(visitor)
    assert visitor.complaints == []


@pytest.mark.parametrize(
    ("path", "query", "unknown"),
    [
        ("portefolje", {"by": "Fylke"}, ["rows", "in_county"]),
        ("oppfolging", {}, ["todo", "state", "severity", "owner", "advisor"]),
        *(
            pytest.param(*each, marks=pytest.mark.long)
            for each in (
                ("", {}, ["since"]),
                ("portefolje", {}, ["part", "count", "by", "in_state", "in_type"]),
                ("portefolje", {"rows": "Startet"}, ["since"]),
                ("portefolje", {"part": "Side ved side"}, ["beside"]),
                ("oppfolging", {}, ["rule", "due", "gather", "layout"]),
                ("oppfolging", {"todo": "Kommer"}, ["within"]),
            )
        ),
    ],
    ids=str,
)
def test_a_word_that_a_choice_does_not_know_is_ignored_and_said(
    visitor, address, path, query, unknown
):
    go(visitor, address, path, query | dict.fromkeys(unknown, "Gammelt"))

    said = notice_on(visitor)
    assert all(f"{key}=Gammelt" in said for key in unknown)
    see_address(visitor, {key: [word] for key, word in query.items()})
    assert visitor.locator("[data-testid=stException]").count() == 0


def test_what_is_left_out_is_said_once_and_streamlits_own_keys_never(visitor, address):
    go(
        visitor,
        address,
        "portefolje",
        {"region": "Oslo", "embed_options": "light_theme"},
    )
    assert "embed" not in notice_on(visitor)
    assert "region=Oslo" in notice_on(visitor)

    visitor.get_by_role("link", name="Uttrekk").first.click()
    settle(visitor)
    visitor.go_back()
    settle(visitor)

    assert notice_on(visitor) == ""


def test_one_word_that_is_gone_does_not_take_the_others_with_it(visitor, address):
    go(visitor, address, "portefolje", {"sector": ["Kommunal", "Fylkeskommunal"]})

    see_address(visitor, {"sector": ["Kommunal"]})
    expect(visitor.locator("[data-testid=stMain]")).to_contain_text("Fylkeskommunal")


def test_the_back_button_leads_out_of_an_address_that_was_mended(visitor, address):
    open_screen(visitor, address, "uttrekk")
    go(visitor, address, "portefolje", {"region": "Oslo"})

    visitor.go_back()
    settle(visitor)

    expect(visitor).to_have_url(re.compile("/uttrekk"))


def test_a_menu_that_is_clicked_carries_no_key_of_another_page(visitor, address):
    go(visitor, address, "portefolje", {"count": "Virksomheter", "sector": "Kommunal"})

    for name in ("Uttrekk", "Data"):
        visitor.get_by_role("link", name=name).first.click()
        settle(visitor)
        see_no_key(visitor, "count")
        assert notice_on(visitor) == ""


def test_switching_language_is_no_fault_of_the_address(visitor, address):
    go(visitor, address, "portefolje", {"count": "Virksomheter", "by": "Fylke"})

    visitor.get_by_role("radio", name="en", exact=True).first.click()
    settle(visitor)

    see(visitor, ["Workplaces", "County"])
    now = {"count": ["Workplaces"], "by": ["County"], "lang": ["en"]}
    assert parse_qs(urlsplit(copied_link(visitor, name="Copy link")).query) == now
    see_address(visitor, now)
    expect(visitor.locator("[data-testid=stAlert]")).to_have_count(0)


def test_a_view_is_saved_and_opened_by_its_link(visitor, address, records):
    query = {"sector": "Kommunal", "count": "Virksomheter", "in_state": "Pågår"}
    go(visitor, address, "portefolje", query)
    see(visitor, ["Virksomheter", "Pågår"])
    seen = heading_of(visitor), set(chosen_on(visitor))
    save_as(visitor, "Kommunale som pågår")
    visitor.get_by_role("link", name="Oversikt").first.click()
    settle(visitor)
    visitor.get_by_role("button", name=re.compile("Sektor: Kommunal")).click()
    settle(visitor)

    saved_views(visitor).get_by_role("link", name="Kommunale som pågår").click()
    expect(visitor).to_have_url(re.compile("/portefolje"))
    settle(visitor)

    see(visitor, ["Virksomheter", "Pågår"])
    see_address(visitor, {key: [word] for key, word in query.items()})
    assert (heading_of(visitor), set(chosen_on(visitor))) == seen


def test_a_view_is_saved_and_found_by_keyboard_alone(visitor, address, records):
    open_screen(visitor, address, "uttrekk?sector=Privat")
    visitor.get_by_role("button", name="Visninger").focus()
    visitor.keyboard.press("Enter")
    body = visitor.locator("[data-testid=stPopoverBody]")
    expect(body.get_by_role("textbox")).to_be_visible()
    # The focus moves into what opened a moment after it is drawn.
    settle(visitor)
    tab_to(visitor, "Lagre denne skjermen som", most=150)
    visitor.keyboard.type("Private")
    tab_to(visitor, "Lagre visning")
    visitor.keyboard.press("Enter")
    expect(body.get_by_text("«Private» er lagret.")).to_be_visible()
    settle(visitor)
    tab_to(visitor, "Private", key="Shift+Tab")
    with visitor.expect_navigation():
        visitor.keyboard.press("Enter")
    settle(visitor)

    assert in_address(visitor)["sector"] == ["Privat"]


@pytest.mark.long
def test_the_name_of_a_view_opens_it_from_any_screen(visitor, address, records):
    go(visitor, address, "leveranse", {"id": "L-0003"})
    seen = heading_of(visitor)
    save_as(visitor, "Møte 1. kvartal")
    open_screen(visitor, address, "uttrekk")

    for path in ("uttrekk", "data"):
        go(visitor, address, path, {"view": "møte-1-kvartal"})
        expect(visitor).to_have_url(f"{address}/leveranse?id=L-0003")
        settle(visitor)

        assert heading_of(visitor) == seen
        visitor.go_back()
        settle(visitor)
        expect(visitor).to_have_url(re.compile("/uttrekk"))


@pytest.mark.long
def test_a_view_opens_in_the_language_of_the_reader(visitor, address, records):
    go(visitor, address, "portefolje", {"sector": "Kommunal", "count": "Virksomheter"})
    save_as(visitor, "Kommunale")

    go(visitor, address, "", {"view": "kommunale", "lang": "en"})
    expect(visitor).to_have_url(re.compile("/portefolje"))
    settle(visitor)

    see_address(
        visitor,
        {
            "sector": ["Municipal"],
            "count": ["Workplaces"],
            "lang": ["en"],
        },
    )


def test_a_name_that_no_view_has_is_said_and_the_screen_opens(
    visitor, address, records
):
    go(visitor, address, "portefolje", {"view": "finnes-ikke"})

    main = visitor.locator("[data-testid=stMain]").inner_text()
    assert "Du har ingen lagret visning som heter «finnes-ikke»." in main
    assert list_views(records, LOCAL_MANAGER) == ()


def test_an_old_view_opens_without_what_is_gone_and_says_so(visitor, address, records):
    gone = (
        Pick("centre", Sentence("Finnmark senter", "Finnmark centre"), "finnmark"),
        Pick("sector", Sentence("Kommunal", "Municipal"), "municipal"),
        Pick("count", Sentence("Kurs", "Courses")),
    )
    a_year_ago = datetime(2025, 11, 22, tzinfo=UTC)
    view = SavedView("I fjor", "portfolio", gone, a_year_ago)
    save_view(records, LOCAL_MANAGER, view)

    go(visitor, address, "", {"view": "i-fjor"})
    expect(visitor).to_have_url(re.compile("/portefolje"))
    settle(visitor)

    see_address(visitor, {"sector": ["Kommunal"]})
    main = visitor.locator("[data-testid=stMain]").inner_text()
    assert "Finnmark senter" in main
    assert "count=Kurs" in main
