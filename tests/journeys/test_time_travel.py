"""Going back to an earlier data set, around in it, and to the newest again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.translations.data_words import part_label
from app.translations.gettext import speaking
from data.home import find_home
from pipelines.builds import list_builds
from pipelines.sources.marks import INVENTED_FILE
from tests.journeys.conftest import serve
from tests.journeys.reading import (
    PATIENCE_MS,
    barriers_on,
    copied_link,
    go,
    in_address,
    see_address,
    settle,
    sideways,
)
from tests.pipelines.programmes import load
from tests.sample_home import write_small_sample

EARLIER, NEWER = 20, 30


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("travel")
    home = find_home(folder / "home", {})
    for minute, size in enumerate((EARLIER, NEWER)):
        sample = write_small_sample(folder / f"of-{size}", deliveries=size)
        load(home, sample, data_date=None, minute=minute)
    return home


@pytest.fixture(scope="module")
def travelling(home):
    with serve(home) as running:
        yield running


def banner(page):
    return page.locator(".st-key-time-travel")


def deliveries_on(page):
    text = page.locator("[data-testid=stMain]").inner_text()
    found = re.search(r"av (\d+) leveranser ·", text)
    return int(found.group(1))


def chosen_in(page):
    found = in_address(page)
    return {key: found[key] for key in ("build", "as_of", "sector") if key in found}


def follow_menu(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()
    settle(page)


def wait_for_data_set(page, build_id):
    # A script in the page writes it again, a moment after the page is drawn.
    page.wait_for_url(re.compile(f"build={build_id}"), wait_until="commit")


def test_the_menu_keeps_the_data_set_and_the_banner_leads_back(
    visitor, travelling, home
):
    _newer, earlier = (facts.build_id for facts in list_builds(home))
    go(visitor, travelling, "portefolje", {"sector": "Kommunal"})
    expect(banner(visitor)).to_have_count(0)
    visitor.get_by_role("button", name="Filtre").click()
    visitor.get_by_role("combobox", name="Datasett å se på").click()
    visitor.get_by_role("option").filter(has_text=earlier[-8:]).click()
    visitor.keyboard.press("Escape")
    expect(banner(visitor)).to_contain_text("Et tidligere datasett")
    settle(visitor)
    assert deliveries_on(visitor) == EARLIER

    for name in ("Oppfølging", "Uttrekk", "Oversikt", "Data"):
        follow_menu(visitor, name)
        expect(banner(visitor)).to_be_visible()
        assert deliveries_on(visitor) == EARLIER
        wait_for_data_set(visitor, earlier)
        assert chosen_in(visitor) == {"build": [earlier], "sector": ["Kommunal"]}
    assert f"build={earlier}" in copied_link(visitor)
    visitor.go_back()
    visitor.go_back()
    settle(visitor)
    wait_for_data_set(visitor, earlier)
    follow_menu(visitor, "Portefølje")

    visitor.get_by_role("button", name="Tilbake til de nyeste dataene").click()
    expect(banner(visitor)).to_have_count(0)
    settle(visitor)

    assert deliveries_on(visitor) == NEWER
    assert chosen_in(visitor) == {"sector": ["Kommunal"]}
    follow_menu(visitor, "Oppfølging")
    assert deliveries_on(visitor) == NEWER
    assert visitor.complaints == []


def test_a_link_to_a_data_set_and_a_day_opens_both(visitor, travelling, home):
    _newer, earlier = (facts.build_id for facts in list_builds(home))
    day = "2025-06-30"
    go(visitor, travelling, "oppfolging", {"build": earlier, "as_of": day})

    expect(banner(visitor)).to_contain_text("30.06.2025")
    visitor.get_by_role("button", name="Tilbake til de nyeste dataene").click()
    expect(banner(visitor)).to_have_count(0)
    settle(visitor)

    see_address(visitor, {})


def test_the_banner_fits_a_phone_and_has_no_barriers(visitor, travelling, home):
    _newer, earlier = (facts.build_id for facts in list_builds(home))
    visitor.set_viewport_size({"width": 390, "height": 900})
    go(visitor, travelling, "data", {"build": earlier, "as_of": "2025-06-30"})

    expect(banner(visitor)).to_be_visible()
    assert sideways(visitor) == 0
    assert barriers_on(Axe(), visitor) == {}


@pytest.mark.long
def test_a_load_adds_to_the_data_set_in_use(visitor, travelling, home, tmp_path):
    newer, earlier = (facts.build_id for facts in list_builds(home))
    with speaking("nb"):
        part = part_label("load")
    go(visitor, travelling, "data", {"build": earlier, "part": part})
    said = "legges til datasettet i bruk"
    expect(visitor.get_by_text(said)).to_be_visible()
    sample = write_small_sample(tmp_path / "in", deliveries=NEWER + 5)
    files = [sample / "deliveries.csv", sample / INVENTED_FILE]

    field = visitor.locator("[data-testid=stFileUploader] input[type=file]")
    field.set_input_files(files)
    check = visitor.locator(".st-key-load-check button")
    expect(check).to_be_enabled(timeout=PATIENCE_MS)
    check.click()
    confirm = visitor.locator(".st-key-load-confirm button")
    expect(confirm).to_be_enabled(timeout=2 * PATIENCE_MS)
    confirm.click()
    expect(visitor.get_by_role("link", name="Se oversikten")).to_be_visible(
        timeout=2 * PATIENCE_MS
    )

    newest = list_builds(home)[0]
    assert newest.is_current
    assert newest.previous_build_id == newer
    assert deliveries_on(visitor) == EARLIER
