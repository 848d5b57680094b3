"""Every screen opens with a finding, in both languages, schemes and sizes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.reading import (
    SCREENS,
    barriers_on,
    heading_of,
    open_screen,
    settle,
    sideways,
)

NORWEGIAN = (
    *("virksomheter nådd", "rader satt til side", "ikke forfalt", "Tabell"),
    *("oppfølginger", "Slik lukkes den", "dager siden", "Eier:"),
)


IN_THE_DARK = ("overview", "follow_up", "workplace")
"""Charts, a list to work on, and a page of one; the rest in make test-long."""


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_opens_with_a_finding_on_a_phone_and_without_barriers_in_bokmal(
    visitor, address, screen
):
    visitor.set_viewport_size({"width": 390, "height": 844})
    open_screen(visitor, address, SCREENS[screen])
    check_opened(visitor)
    assert sideways(visitor) <= 1

    visitor.set_viewport_size({"width": 1280, "height": 900})
    settle(visitor)

    assert barriers_on(Axe(), visitor) == {}
    assert visitor.complaints == []


@pytest.mark.parametrize(
    "screen",
    [
        *IN_THE_DARK,
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in SCREENS
            if each not in IN_THE_DARK
        ),
    ],
)
def test_a_screen_has_neither_barriers_nor_norwegian_words_in_english_in_the_dark(
    visitor, address, screen
):
    visitor.emulate_media(color_scheme="dark")
    open_screen(visitor, address, SCREENS[screen], language="en")
    check_opened(visitor)

    english = visitor.locator("[data-testid=stMain]").inner_text()
    assert [word for word in NORWEGIAN if word in english] == []
    assert barriers_on(Axe(), visitor) == {}
    assert visitor.complaints == []


def check_opened(page):
    assert heading_of(page)
    assert page.locator("[data-testid=stException]").count() == 0
