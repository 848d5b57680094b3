import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.reading import (
    SCREENS,
    barriers_on,
    heading_of,
    open_screen,
    sideways,
)

NORWEGIAN = (
    *("virksomheter nådd", "rader satt til side", "ikke forfalt", "Tabell"),
    *("oppfølginger", "Slik lukkes den", "dager siden", "Eier:"),
)


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_opens_with_a_finding_and_no_complaint(
    visitor, address, screen, language
):
    open_screen(visitor, address, SCREENS[screen], language=language)

    assert heading_of(visitor)
    assert visitor.locator("[data-testid=stException]").count() == 0
    assert visitor.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_has_no_serious_barrier_of_our_own_making(
    visitor, address, screen, scheme
):
    visitor.emulate_media(color_scheme=scheme)
    open_screen(visitor, address, SCREENS[screen])

    assert barriers_on(Axe(), visitor) == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_fits_a_phone_without_sideways_scroll(visitor, address, screen):
    visitor.set_viewport_size({"width": 390, "height": 844})
    open_screen(visitor, address, SCREENS[screen])

    assert sideways(visitor) <= 1


@pytest.mark.parametrize("screen", SCREENS)
def test_no_word_of_one_language_stands_in_the_other(visitor, address, screen):
    open_screen(visitor, address, SCREENS[screen], language="en")
    english = visitor.locator("[data-testid=stMain]").inner_text()

    for word in NORWEGIAN:
        assert word not in english
