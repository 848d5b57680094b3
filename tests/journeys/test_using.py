"""What a person does: filter, follow a link, take a file away, switch language."""

import csv
import io
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from playwright.sync_api import expect

from data.home import find_home
from tests.journeys.conftest import ROOT, serve
from tests.journeys.reading import heading_of, open_screen, settle


def filters_button(page):
    return page.get_by_role("button", name="Filtre")


def choose_filter(page, word):
    filters_button(page).click()
    page.get_by_role("button", name=word, exact=True).first.click()
    settle(page)
    page.keyboard.press("Escape")
    settle(page)


def trust_strip(page):
    return page.locator("[data-testid=stExpander] summary").first.inner_text()


def deliveries_in_view(page):
    return int(re.search(r"(\d+) av \d+ leveranser", trust_strip(page)).group(1))


def test_a_filter_narrows_the_page_and_its_address_does_so_for_somebody_else(
    visitor, other, address
):
    open_screen(visitor, address, "portefolje")
    whole = deliveries_in_view(visitor)

    choose_filter(visitor, "Kommunal")

    narrowed = deliveries_in_view(visitor)
    assert 0 < narrowed < whole
    expect(visitor).to_have_url(re.compile("sector=Kommunal"))
    assert str(narrowed) in heading_of(visitor)

    other.goto(visitor.url)
    settle(other)

    assert heading_of(other) == heading_of(visitor)


def test_a_chip_takes_its_filter_away(visitor, address):
    open_screen(visitor, address, "portefolje?sector=Kommunal")
    narrowed = deliveries_in_view(visitor)

    visitor.get_by_role("button", name=re.compile("Sektor: Kommunal")).click()
    settle(visitor)

    assert deliveries_in_view(visitor) > narrowed
    expect(visitor).not_to_have_url(re.compile("sector"))


@pytest.mark.long
def test_filters_follow_the_reader_from_page_to_page(visitor, address):
    open_screen(visitor, address, "portefolje?sector=Kommunal")
    narrowed = deliveries_in_view(visitor)

    visitor.get_by_role("link", name="Oversikt").first.click()
    settle(visitor)
    visitor.get_by_role("link", name="Uttrekk").first.click()
    settle(visitor)

    assert deliveries_in_view(visitor) == narrowed
    expect(visitor).to_have_url(re.compile("sector=Kommunal"))


def test_a_word_the_address_should_not_have_is_ignored_and_said(visitor, address):
    open_screen(visitor, address, "portefolje?sector=Marsboer")

    assert deliveries_in_view(visitor) > 0
    expect(visitor.locator("[data-testid=stMain]")).to_contain_text("Marsboer")


def test_the_language_switch_keeps_page_and_filters(visitor, address):
    open_screen(visitor, address, "portefolje?sector=Kommunal")
    narrowed = str(deliveries_in_view(visitor))

    visitor.get_by_role("button", name="en", exact=True).or_(
        visitor.get_by_role("radio", name="en", exact=True)
    ).first.click()
    settle(visitor)

    expect(visitor.locator("header")).to_contain_text("Portfolio")
    assert narrowed in trust_strip(visitor)


def test_a_link_leads_to_the_delivery_and_back_to_its_workplace(visitor, address):
    open_screen(visitor, address, "leveranse?id=L-0003")
    shown = heading_of(visitor)

    name = shown.split(":")[0]
    visitor.locator("[data-testid=stMain]").get_by_text(name).nth(1).click()
    settle(visitor)

    assert heading_of(visitor)


def download(page, name):
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=name).first.click()
    return Path(waiting.value.path()), waiting.value.suggested_filename


def rows_said(page):
    return int(re.sub(r"\D", "", re.search(r": ([\d\s]+)", heading_of(page)).group(1)))


def test_the_workbook_from_the_screen_holds_the_rows_the_screen_says(
    visitor, address, sample_home, tmp_path
):
    open_screen(visitor, address, "uttrekk?sector=Kommunal")
    said = rows_said(visitor)

    path, name = download(visitor, re.compile("XLSX|Excel"))
    rows = read_workbook(path)
    out = tmp_path / "cli.xlsx"
    export(sample_home, out, "--filter", "sector=municipal")

    assert name.startswith("varig-leveranser-")
    assert name.endswith(".xlsx")
    assert len(rows) == said
    assert rows == read_workbook(out)


def read_workbook(path):
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert "Om uttrekket" in book.sheetnames
    headings, *rows = book[book.sheetnames[0]].iter_rows(values_only=True)
    dates = [place for place, text in enumerate(headings) if text == "Startet"]
    for row in rows:
        assert all(isinstance(row[at], datetime | None) for at in dates)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def export(home, out, *options):
    command = [sys.executable, "-m", "app", "export", "deliveries", "--out", str(out)]
    subprocess.run(
        [*command, "--home", str(home.root), *options],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )


@pytest.mark.long
def test_the_four_files_of_the_command_line_hold_the_same_rows(sample_home, tmp_path):
    paths = {code: tmp_path / code for code in ("xlsx", "csv-nb", "csv", "parquet")}
    for code, path in paths.items():
        export(sample_home, path, "--format", code)

    norwegian = paths["csv-nb"].read_bytes().decode("utf-8-sig")
    keys = {
        "xlsx": [row["Leveranse-id"] for row in read_workbook(paths["xlsx"])],
        "csv-nb": [
            row["Leveranse-id"]
            for row in csv.DictReader(io.StringIO(norwegian), delimiter=";")
        ],
        "csv": pl.read_csv(paths["csv"])["delivery_id"].to_list(),
        "parquet": pl.read_parquet(paths["parquet"])["delivery_id"].to_list(),
    }

    assert len(keys["xlsx"]) > 400
    assert all(found == keys["xlsx"] for found in keys.values())


def test_an_empty_home_says_how_to_begin(browser, tmp_path):
    page = browser.new_page()
    with serve(find_home(tmp_path / "empty", {})) as address:
        page.goto(address)
        page.wait_for_selector("text=varig load", timeout=30_000)
        said = page.locator("[data-testid=stMain]").inner_text()
        page.close()

    assert "varig demo" in said
    assert "Traceback" not in said
