"""What a person does with success and risk: look, choose, look behind, and go on."""

import json
import re
import subprocess
import sys

import polars as pl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.components.factor_difference_charts import MOST_DRAWN
from app.components.factor_parts import PARTS
from app.door import current_build, open_door
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.similar_unit_statements import factor_statements, known_lacking
from app.metrics.similar_units import LIKENESS, read_similar
from app.translations.factor_words import outcome_label, part_label
from app.translations.gettext import speaking
from data.factors import factors
from data.vocabulary import FactorKind, Outcome
from tests.journeys.conftest import ROOT
from tests.journeys.reading import (
    PATIENCE_MS,
    all_hits,
    barriers_on,
    go,
    heading_of,
    in_address,
    notice_on,
    open_screen,
    see_address,
    see_no_key,
    settle,
    sideways,
    tab_to,
)

PATH = "suksess-og-risiko"
TITLE = "Suksess og risiko"
CODES = {
    *(factor.code for factor in factors() if "_" in factor.code),
    *(outcome.value for outcome in Outcome),
}
FOREIGN = {
    "nb": ("the", "with", "without", "of", "units", "deliveries", "factor", "share"),
    "en": ("av", "uten", "enheter", "leveranser", "faktor", "andel", "ikke"),
}
"""Words of the other language that no name or title of a source has in it."""


def cells_of(home, outcome, minimum=10):
    """Ask the command line, as a script does."""
    asked = ["--outcome", outcome, "--minimum", str(minimum), "--json"]
    command = [sys.executable, "-m", "app", "factors", "--home", str(home.root)]
    said = subprocess.run([*command, *asked], cwd=ROOT, check=True, capture_output=True)
    found = json.loads(said.stdout)["factors"]
    return [factor for factor in found if factor["is_enough"]]


@pytest.fixture(scope="module")
def compared(sample_home):
    """The factors with enough deliveries beside the first outcome, the surest first."""
    found = cells_of(sample_home, Outcome.SELF_RELIANT.value)
    assert {factor["kind"] for factor in found} == {kind.value for kind in FactorKind}
    return found


def name_of(factor):
    is_recorded = factor["basis"] == "records"
    return factor["name"] + (" · fra registreringer" if is_recorded else "")


def of_kind(found, kind):
    return [factor for factor in found if factor["kind"] == kind]


def drawn_of(found):
    clear = sum(factor["is_clear"] for factor in found)
    return found[: max(MOST_DRAWN, clear)]


def see_marks(page, found):
    """Wait until both charts have a mark for each factor that is drawn at first."""
    for kind in FactorKind:
        count = len(drawn_of(of_kind(found, kind.value)))
        expect(marks_of(page, kind.value)).to_have_count(count, timeout=PATIENCE_MS)


def marks_of(page, kind):
    return page.locator(f".st-key-forest-{kind} .scatterlayer .points path")


def places_of(marks):
    """Say where the marks are, from the left and from the top."""
    where = "e => { const at = e.getBoundingClientRect(); return [at.x, at.y]; }"
    return marks.evaluate_all(f"marks => marks.map({where})")


def main_of(page):
    return page.locator("[data-testid=stMain]")


def words_of(element):
    return element.inner_text().replace("\xa0", " ")


def wait_for_address(page, part):
    expect(page).to_have_url(re.compile(part), timeout=PATIENCE_MS)
    settle(page)


def show_part(page, name):
    radio = page.get_by_role("radio", name=name, exact=True)
    if not radio.is_checked():
        before = heading_of(page)
        radio.click()
        expect(page.locator("h1").first).not_to_have_text(before, timeout=PATIENCE_MS)
    wait_for_part(page, name)


def wait_for_part(page, name):
    radio = page.get_by_role("radio", name=name, exact=True)
    expect(radio).to_be_checked(timeout=PATIENCE_MS)
    settle(page)


def pick_with_keys(page, label, word):
    tab_to(page, label)
    page.keyboard.type(word)
    expect(page.get_by_role("option", name=word, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)


def grid_of(page, title):
    """Find a list of rows, and wait until it is drawn where a reader sees it."""
    grid = page.get_by_role("region", name=title, exact=True)
    for _ in range(40):
        # What is drawn above it pushes it out of sight, where it is not drawn.
        grid.scroll_into_view_if_needed()
        if grid.locator("tr").count() > 1:
            break
        page.wait_for_timeout(250)
    return grid


def test_the_menu_leads_to_charts_that_say_what_the_table_and_the_words_say(
    visitor, address, compared
):
    open_screen(visitor, address, "data")
    visitor.get_by_role("link", name=TITLE).first.click()
    wait_for_part(visitor, part_label("differences"))

    surest = compared[0]
    assert (f"«{name_of(surest)}»" in heading_of(visitor)) == surest["is_clear"]
    assert heading_of(visitor) not in {TITLE, *map(part_label, PARTS)}
    see_marks(visitor, compared)
    text = words_of(main_of(visitor))
    for kind in FactorKind:
        found = of_kind(compared, kind.value)
        places = places_of(marks_of(visitor, kind.value))
        assert len({round(left) for left, _top in places}) > 1
        assert len({round(top) for _left, top in places}) == len(places)
        for factor in drawn_of(found):
            cells = "({with_yes} av {with_n} enheter mot {without_yes} av {without_n})"
            assert f"{name_of(factor)}: " in text
            assert cells.format(**factor) in text
    chart = visitor.locator(".st-key-forest-success").bounding_box()
    words = visitor.get_by_text("Det samme i ord").first.bounding_box()
    assert words["x"] >= chart["x"] + chart["width"]

    visitor.locator(".st-key-forest-success-table button").click()
    twin = visitor.locator("[data-testid=stPopoverBody] table")
    expect(twin).to_be_visible()
    told = [words_of(row) for row in twin.locator("tbody tr").all()]
    assert [[row.split("\n")[0].strip(), *cells_said(row)] for row in told] == [
        [name_of(factor), *(factor[name] for name in COUNTS)]
        for factor in of_kind(compared, "success")
    ]
    assert visitor.complaints == []


COUNTS = ("with_yes", "with_n", "without_yes", "without_n")


def cells_said(text):
    """Read `65 % (20 av 31)`, with and without."""
    pairs = re.findall(r"% \((\d+) av (\d+)\)", text)
    return [int(number) for pair in pairs for number in pair]


@pytest.mark.long
def test_outcome_and_minimum_are_chosen_with_keys_and_outlive_a_reload(
    visitor, address, sample_home
):
    go(visitor, address, PATH, {})
    before = heading_of(visitor)
    outcome = outcome_label(Outcome.COOPERATION_STARTED.value)

    pick_with_keys(visitor, "Utfall", outcome)
    expect(visitor.locator("h1").first).not_to_have_text(before, timeout=PATIENCE_MS)
    tab_to(visitor, "Minst i hver gruppe")
    visitor.keyboard.press("ArrowUp")
    wait_for_address(visitor, "minimum=11")

    asked = {"outcome": [outcome], "minimum": ["11"]}
    see_address(visitor, asked)
    found = cells_of(sample_home, Outcome.COOPERATION_STARTED.value, minimum=11)
    see_marks(visitor, found)
    title = heading_of(visitor)

    visitor.reload()
    settle(visitor)
    see_address(visitor, asked)
    assert heading_of(visitor) == title
    expect(visitor.get_by_role("spinbutton")).to_have_value("11")
    see_marks(visitor, found)
    visitor.get_by_role("radio", name="en", exact=True).click()
    with speaking("en"):
        outcome = outcome_label(Outcome.COOPERATION_STARTED.value)
    wait_for_address(visitor, f"outcome={outcome.split()[0]}")
    see_address(visitor, {**asked, "outcome": [outcome], "lang": ["en"]})
    assert notice_on(visitor) == ""
    assert visitor.complaints == []


COLUMNS = {
    "Med: nådd utfallet": "with_yes",
    "Med: enheter": "with_n",
    "Med: andel": "with_share",
    "Med: leveranser": "with_deliveries",
    "Uten: nådd utfallet": "without_yes",
    "Uten: enheter": "without_n",
    "Uten: andel": "without_share",
    "Uten: leveranser": "without_deliveries",
}
"""Headings of the file, and what JSON calls the same."""


@pytest.mark.long
def test_the_file_has_the_cells_of_the_command_line_and_a_factor_its_deliveries(
    visitor, address, compared
):
    # Of a factor told from records no unit is left out of the list.
    factor = next(each for each in compared if each["basis"] == "records")
    go(visitor, address, PATH, {})

    visitor.get_by_text("Alle sammenlikninger med alle tall").click()
    told = all_hits(visitor, "differences")
    assert [cells_in(row) for row in told] == [
        [name_of(each), *(pytest.approx(each[name]) for name in COLUMNS.values())]
        for each in compared
    ]
    assert [statistics_in(row) for row in told] == [
        [
            pytest.approx(100 * each["difference"], abs=0.051),
            pytest.approx(each["p_value"], abs=6e-6),
            "ja" if each["is_clear"] else "nei",
        ]
        for each in compared
    ]

    visitor.get_by_role("combobox", name="Faktor", exact=True).click()
    visitor.keyboard.type(name_of(factor))
    visitor.get_by_role("option", name=name_of(factor), exact=True).click()
    wait_for_address(visitor, "compared=")
    see_address(visitor, {"compared": [name_of(factor)]})
    title = f"Leveranser med enheter med og uten «{name_of(factor)}»"
    grid = grid_of(visitor, title)
    listed = all_hits(visitor, "factor-deliveries")
    assert counts_in(listed) == {name: factor[name] for name in counts_in(listed)}

    rows = int(grid.locator("table").get_attribute("aria-rowcount")) - 1
    assert rows == len(listed) == len({row["Leveranse-id"] for row in listed})
    show_part(visitor, "Hvor vanlig")
    show_part(visitor, "Hva går sammen")
    chosen = visitor.get_by_role("combobox", name="Faktor", exact=True)
    expect(chosen).to_have_value(name_of(factor))
    opened = open_first_row(visitor, grid_of(visitor, title))
    assert in_address(opened)["id"] == [listed[0]["Leveranse-id"]]
    assert heading_of(opened).startswith(listed[0]["Virksomhet"])
    assert visitor.complaints == []


def cells_in(row):
    return [row["Faktor"], *(row[heading] for heading in COLUMNS)]


def statistics_in(row):
    p_value = next(heading for heading in row if heading.startswith("p ("))
    return [row["Forskjell (prosentpoeng)"], row[p_value], row["Tydelig"]]


def counts_in(listed):
    """Count units and deliveries in the list, by what the command line calls them."""
    with_n, without_n = "Enheter med faktoren", "Enheter uten faktoren"
    return {
        "with_n": sum(row[with_n] for row in listed),
        "with_yes": sum(row["Av disse: nådd utfallet"] for row in listed),
        "with_deliveries": sum(row[with_n] > 0 for row in listed),
        "without_n": sum(row[without_n] for row in listed),
        "without_yes": sum(row["Av dem uten: nådd utfallet"] for row in listed),
        "without_deliveries": sum(row[without_n] > 0 for row in listed),
    }


def open_first_row(page, grid):
    """Follow the link in the first cell; it is one when the pointer is over it."""
    box = grid.locator("canvas").first.bounding_box()
    over = (box["x"] + 30, box["y"] + 36 + 18)
    page.mouse.move(*over)
    page.wait_for_timeout(300)
    with page.context.expect_page() as waiting:
        page.mouse.click(*over)
    settle(waiting.value)
    return waiting.value


@pytest.mark.parametrize(
    ("language", "scheme"),
    [("nb", "light"), pytest.param("en", "dark", marks=pytest.mark.long)],
)
def test_every_part_says_something_to_everybody_on_every_screen(
    visitor, address, language, scheme
):
    visitor.emulate_media(color_scheme=scheme)
    open_screen(visitor, address, PATH, language=language)
    with speaking(language):
        names = {part: part_label(part) for part in PARTS}

    titles, found = {}, {}
    for part, name in names.items():
        show_part(visitor, name)
        assert visitor.locator("[data-testid=stException]").count() == 0
        titles[part] = heading_of(visitor)
        found[part] = barriers_on(Axe(), visitor)
        found[part, "words"] = strange_words(visitor, language)
        # The words of Norwegian are the longer ones.
        for width in (390, 320) if language == "nb" else ():
            visitor.set_viewport_size({"width": width, "height": 844})
            visitor.wait_for_timeout(300)
            found[part, width] = max(0, sideways(visitor) - 1)
        visitor.set_viewport_size({"width": 1280, "height": 900})

    assert {place: wrong for place, wrong in found.items() if wrong} == {}
    assert all(titles.values())
    assert len(set(titles.values()) - set(names.values())) == len(PARTS)
    assert visitor.complaints == []


def strange_words(page, language):
    """Give what is said in codes, or in the other language."""
    # The text of a list of rows is drawn, and stands beside it for those who listen.
    heard = set(re.findall(r"\w+", main_of(page).text_content()))
    seen = set(re.findall(r"[\w-]+", main_of(page).inner_text().lower()))
    return sorted((heard & CODES) | (seen & set(FOREIGN[language])))


def deliveries_linked(links):
    return [link.get_attribute("href").split("id=")[1] for link in links.all()]


def test_risk_now_on_the_overview_leads_to_the_same_deliveries_in_the_part(
    visitor, address
):
    go(visitor, address, "", {})
    block = visitor.get_by_label("De pågående leveransene med flest risikofaktorer")
    first = deliveries_linked(block.locator("a[href*='leveranse?id=']"))
    headings = main_of(visitor).locator("h2").all_inner_texts()
    assert len(first) > 1

    visitor.get_by_role("link", name=re.compile("Se risiko nå")).click()
    wait_for_part(visitor, "Risiko nå")

    see_address(visitor, {"part": ["Risiko nå"]})
    assert heading_of(visitor) in headings
    listed = deliveries_linked(main_of(visitor).locator("h2 a"))
    assert listed[: len(first)] == first
    assert visitor.complaints == []


@pytest.fixture(scope="module")
def door(sample_home):
    build = current_build(sample_home)
    with open_door(build, Filters(), LOCAL_MANAGER) as opened:
        yield opened


def known_now(door, basis):
    day = door.fetch("rows/factor_rows")["seen_on"].max()
    rows = door.fetch(f"rows/{basis}_factor_rows").filter(pl.col("seen_on") == day)
    return rows.filter("is_joint") if basis == "assessed" else rows


@pytest.fixture(scope="module")
def lacking(door, sample_home):
    """A workplace that is not self-reliant, and how many factors it lacks."""
    day = current_build(sample_home).data_date
    kinds = {factor.code: factor.kind for factor in factors()}
    asked = {"outcome": Outcome.SELF_RELIANT.value, **LIKENESS}
    for workplace in known_now(door, "assessed")["workplace_id"].unique().sort():
        similar = read_similar(door.fetch("similar_units", id=workplace, **asked))
        if similar is None or not similar.is_enough or similar.answer != "no":
            continue
        rows = door.fetch("similar_unit_factors", **similar.params(day))
        if count := known_lacking(factor_statements(rows, workplace, kinds)):
            return workplace, count
    return pytest.fail("no workplace in the sample lacks what similar ones have")


def test_a_workplace_says_what_similar_ones_do_and_how_it_is_here(
    visitor, address, lacking
):
    workplace, count = lacking
    go(visitor, address, "virksomhet", {"id": workplace})

    heading = re.compile(f"Hva lignende virksomheter gjør: {count} suksessfaktor")
    expect(visitor.get_by_role("heading", name=heading)).to_be_visible()
    said = re.findall(
        r"til stede i (\d+) av de (\d+) lignende enhetene .*\. Her: .+",
        words_of(main_of(visitor)),
    )
    assert len(said) >= 1
    assert all(3 <= int(some) <= int(all_) for some, all_ in said)
    assert visitor.locator("[data-testid=stException]").count() == 0
    assert visitor.complaints == []


@pytest.fixture(scope="module")
def differing(door):
    """A delivery where a group and the records differ, the one with the fewest."""
    keys = ["delivery_id", "workplace_id", "factor_code"]
    both = known_now(door, "assessed").join(known_now(door, "recorded"), on=keys)
    differ = both.filter(pl.col("is_present") != pl.col("is_present_right"))
    counts = differ.group_by("delivery_id").len().sort("len", "delivery_id")
    return counts.row(0)


def test_a_delivery_has_the_joint_answer_beside_the_records(
    visitor, address, differing
):
    delivery, count = differing
    go(visitor, address, "leveranse", {"id": delivery})

    grid = grid_of(visitor, "Suksess- og risikofaktorer")
    headings, *rows = (
        dict(enumerate(row.locator("th, td").all_text_contents()))
        for row in grid.locator("tr").all()
    )
    place = {name: number for number, name in headings.items()}
    told = [
        (row[place["Felles svar"]], row[place["Fra registreringer"]])
        for row in rows
        if "ulike" in row[place["De to sammen"]]
    ]
    assert len(told) == count
    assert all(answer and fact for answer, fact in told)
    present = [(answer == "Til stede", fact == "Til stede") for answer, fact in told]
    assert all(answer != fact for answer, fact in present)
    assert visitor.complaints == []


def test_what_an_address_asks_for_in_vain_is_said_and_the_rest_counts(visitor, address):
    unknown = {"outcome": "xyz", "minimum": "99", "compared": "ukjent", "part": "tull"}
    go(visitor, address, PATH, {**unknown, "risk": "ukjent"})

    said = notice_on(visitor)
    assert all(f"{key}={word}" in said for key, word in unknown.items())
    see_no_key(visitor, *unknown)
    expect(marks_of(visitor, "success").first).to_be_visible()
    show_part(visitor, "Risiko nå")
    assert visitor.locator("[data-testid=stException]").count() == 0
    assert "risk=ukjent" in notice_on(visitor)
    assert visitor.complaints == []
