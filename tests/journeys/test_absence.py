"""What a person does with absence: look where a lamp shines, closer, and how large."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.components.absence_parts import PARTS
from app.door import current_build, query_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.translations.absence_words import part_label
from app.translations.gettext import speaking
from tests.journeys.conftest import serve
from tests.journeys.reading import (
    all_hits,
    barriers_on,
    go,
    heading_of,
    settle,
    sideways,
)
from tests.sample_home import small_sample_home

PATH = "sykefravar"
REASON = "Avdelingen ble delt i to"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return small_sample_home(tmp_path_factory, deliveries=30)


@pytest.fixture(scope="module")
def served(home):
    with serve(home) as running:
        yield running


@pytest.fixture(scope="module")
def charted(home):
    """A workplace with many quarters that are all shown, and how many they are."""
    build = current_build(home)
    rows = query_build(
        build, "absence_quarters", Filters(), LOCAL_MANAGER, measure="total"
    )
    shown = rows.group_by("workplace_id").len().sort("len", "workplace_id")
    return shown.row(-1)


def main_of(page):
    return page.locator("[data-testid=stMain]")


def labels(language="nb"):
    with speaking(language):
        return {part: part_label(part) for part in PARTS}


@pytest.mark.parametrize(
    ("language", "scheme"),
    [("nb", "light"), pytest.param("en", "dark", marks=pytest.mark.long)],
)
def test_every_part_says_something_to_everybody_on_every_screen(
    visitor, served, charted, language, scheme
):
    visitor.emulate_media(color_scheme=scheme)
    titles, found = {}, {}
    for part, name in labels(language).items():
        query = {"lang": language, "part": name, "id": charted[0]}
        go(visitor, served, PATH, query)
        assert visitor.locator("[data-testid=stException]").count() == 0
        titles[part] = heading_of(visitor)
        found[part] = barriers_on(Axe(), visitor)
        # The words of Norwegian are the longer ones.
        for width in (390, 320) if language == "nb" else ():
            visitor.set_viewport_size({"width": width, "height": 844})
            visitor.wait_for_timeout(300)
            found[part, width] = max(0, sideways(visitor) - 1)
        visitor.set_viewport_size({"width": 1280, "height": 900})

    assert {place: wrong for place, wrong in found.items() if wrong} == {}
    assert len(set(titles.values())) == len(PARTS)
    assert visitor.complaints == []


def test_new_limits_are_set_with_keys_seen_and_taken_back(visitor, served, charted):
    workplace, quarters = charted
    go(visitor, served, PATH, {"id": workplace})
    expect(main_of(visitor)).to_contain_text(f"n = {quarters} kvartal")

    visitor.get_by_role("button", name="Nye grenser fra et kvartal").press("Enter")
    dialog = visitor.get_by_role("dialog")
    dialog.get_by_label("Begrunnelse").fill(REASON)
    visitor.keyboard.press("Escape")
    expect(dialog.get_by_label("Begrunnelse")).to_have_value(REASON)
    dialog.get_by_role("combobox").click()
    visitor.get_by_role("option").nth(5).click()
    dialog.get_by_role("button", name="Sett nye grenser").press("Enter")
    expect(dialog).to_have_count(0)
    expect(main_of(visitor).get_by_text(REASON)).to_be_visible()
    settle(visitor)

    visitor.get_by_role("button", name="Ta tilbake").press("Enter")
    expect(main_of(visitor).get_by_text(REASON)).to_have_count(0)
    assert visitor.complaints == []


def test_the_file_of_lost_days_has_the_workplaces_of_the_screen(visitor, served):
    go(visitor, served, PATH, {"part": labels()["lost_days"]})
    rows = all_hits(visitor, "absence-lost-days-list")
    expect(main_of(visitor)).to_contain_text(f"{len(rows)} virksomheter")
    assert visitor.complaints == []


def test_surveys_are_not_shown_for_a_group_that_is_not_fixed(visitor, served):
    go(visitor, served, PATH, {"part": labels()["surveys"], "sector": "Kommunal"})
    expect(main_of(visitor)).to_contain_text("Ikke vist")
    expect(visitor.locator("[data-testid=stPlotlyChart]")).to_have_count(0)
