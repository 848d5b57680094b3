"""What a person does with a file: try it, mend it, load it, regret it."""

import io
import re
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.load_folder import JobFolder
from app.translations.data_words import part_label
from app.translations.gettext import speaking
from data.home import find_home
from pipelines.builds import list_builds
from pipelines.load_lock import only_one_loader
from pipelines.sources.marks import INVENTED_FILE
from pipelines.watch import Step
from tests.journeys.conftest import serve
from tests.journeys.reading import (
    PATIENCE_MS,
    barriers_on,
    go,
    heading_of,
    open_screen,
    settle,
    sideways,
)
from tests.pipelines.programmes import ask, load
from tests.sample_home import write_small_sample

PARTS = ("loaded", "load", "aside", "checks", "sources", "builds")
CHECKING = {Step.CHECK.value, Step.WHOLE.value, Step.WRITE.value, Step.FIGURES.value}
WRONG_DAY, RIGHT_DAY = "31.02.2026", "01.03.2026"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return write_small_sample(tmp_path_factory.mktemp("small") / "in", deliveries=20)


@pytest.fixture(scope="module")
def home(sample):
    loaded = find_home(sample.parent / "home", {})
    load(loaded, sample)
    return loaded


@pytest.fixture(scope="module")
def loading(home):
    with serve(home) as running:
        yield running


def open_part(page, address, part):
    with speaking("nb"):
        go(page, address, "data", {"part": part_label(part), "lang": "nb"})


def show_part(page, part):
    """Go to another part by the row of parts, without opening the page anew."""
    with speaking("nb"):
        radio = page.get_by_role("radio", name=part_label(part), exact=True)
    if not radio.is_checked():
        before = heading_of(page)
        radio.click()
        expect(page.locator("h1").first).not_to_have_text(before, timeout=PATIENCE_MS)
    settle(page)


def try_files(page, files):
    """Choose files and let them be checked; the outcome is waited for elsewhere."""
    field = page.locator("[data-testid=stFileUploader] input[type=file]")
    field.set_input_files(files)
    check = page.locator(".st-key-load-check button")
    expect(check).to_be_enabled(timeout=PATIENCE_MS)
    expect(check).to_contain_text(f"{len(files)} fil")
    check.click()


def wait_for_heading(page, pattern):
    expect(page.locator("h1").first).to_have_text(
        re.compile(pattern), timeout=PATIENCE_MS
    )
    settle(page)


def press(page, key):
    page.locator(f".st-key-{key} button").click()


def standing(home):
    """What may be read: every file among the builds, and the one in use."""
    files = sorted(path.name for path in home.builds.iterdir() if path.name != ".lock")
    return files, home.pointer.read_text("utf-8")


def three_rows(sample):
    """Write a file with a changed row, a new row and a faulty row."""
    lines = (sample / "deliveries.csv").read_text("utf-8-sig").splitlines()
    headings = lines[0].split(";")
    rows = [dict(zip(headings, line.split(";"), strict=True)) for line in lines[1:]]
    known = next(row for row in rows if row["Mål"] == "Sykefravær")
    other = next(row for row in rows if row["Status i kilden"] == "Pågår")
    changed = known | {"Mål": "Arbeidsmiljø"}
    new = other | {"Leveranse-id": "L-9001"}
    faulty = other | {"Leveranse-id": "L-9002", "Startet": WRONG_DAY}
    written = [headings, *(row.values() for row in (changed, new, faulty))]
    text = "\r\n".join(";".join(cells) for cells in written)
    return known["Leveranse-id"], text.encode("utf-8-sig")


def mend(path):
    """Write the right day in the faulty cell, as the sentence beside it asks for."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book[book.sheetnames[1]]
    headings = [cell.value for cell in sheet[1]]
    at = headings.index("Startet") + 1
    row = next(row for row in sheet.iter_rows(min_row=2) if row[at - 1].value)
    assert sheet.max_row == 2
    assert str(row[at - 1].value) == WRONG_DAY
    assert WRONG_DAY in row[at].value
    row[at - 1].value = RIGHT_DAY
    mended = io.BytesIO()
    book.save(mended)
    return mended.getvalue()


def deliveries_of(home, *keys):
    asked = ", ".join(f"'{key}'" for key in keys)
    found = ask(
        home,
        "select delivery_id, goal, started_on from core.deliveries"
        f" where delivery_id in ({asked}) order by delivery_id",
    )
    return {key: (goal, day) for key, goal, day in found}


def set_aside_in(home):
    return ask(home, "select count(*) from meta.rejected_rows")[0][0]


@pytest.mark.long
def test_a_file_is_tried_mended_loaded_and_the_load_undone(
    visitor, loading, home, sample
):
    known, text = three_rows(sample)
    before = standing(home)
    open_part(visitor, loading, "load")

    try_files(
        visitor,
        [
            {"name": "Leveranser.csv", "mimeType": "text/csv", "buffer": text},
            upload_of(sample / INVENTED_FILE),
        ],
    )
    wait_for_heading(visitor, "^1 ny og 1 endret rad; 1 rad ville bli satt til side$")
    said = visitor.locator("[data-testid=stMain]").inner_text()
    barriers = barriers_on(Axe(), visitor)
    name, path = download_corrections(visitor)
    visitor.set_viewport_size({"width": 320, "height": 844})
    visitor.wait_for_timeout(300)

    assert "Mål" in said
    assert "1 felt får en annen verdi" in said
    assert WRONG_DAY in said
    assert barriers == {}
    assert sideways(visitor) <= 1
    assert name == "rettefil-2026-10-31.xlsx"
    assert standing(home) == before

    press(visitor, "load-confirm")
    wait_for_heading(visitor, "^Lastet inn: .*1 rad er satt til side$")
    assert set_aside_in(home) == 1
    assert set(deliveries_of(home, known, "L-9001", "L-9002")) == {known, "L-9001"}

    press(visitor, "load-more")
    settle(visitor)
    try_files(visitor, [{"name": name, **workbook(mend(path))}])
    wait_for_heading(visitor, "^1 ny rad; ingen rad ville bli satt til side$")
    press(visitor, "load-confirm")
    wait_for_heading(visitor, "^Lastet inn: 1 ny rad; ingen rad er satt til side$")
    assert set_aside_in(home) == 0
    found = deliveries_of(home, known, "L-9001", "L-9002")
    assert found[known][0] == "work_environment"
    assert found["L-9002"] == (found["L-9001"][0], date(2026, 3, 1))

    open_part(visitor, loading, "builds")
    visitor.locator("[class*=st-key-builds-undo] button").click()
    press(visitor, "builds-confirm")
    expect(visitor.get_by_text("Den siste lastingen er angret")).to_be_visible(
        timeout=PATIENCE_MS
    )
    assert set(deliveries_of(home, known, "L-9001", "L-9002")) == {known, "L-9001"}
    assert set_aside_in(home) == 1
    assert len(list_builds(home)) == 3
    assert list(home.uploads.iterdir()) == []
    assert visitor.complaints == []


def upload_of(path):
    return {"name": path.name, "mimeType": "text/csv", "buffer": path.read_bytes()}


def workbook(data):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"mimeType": kind, "buffer": data}


def download_corrections(page):
    with page.expect_download(timeout=PATIENCE_MS) as waiting:
        press(page, "load-corrections")
    return waiting.value.suggested_filename, Path(waiting.value.path())


@pytest.mark.long
def test_files_that_cannot_be_read_are_refused_by_name_and_nothing_changes(
    visitor, loading, home
):
    before = standing(home)
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    letter = io.BytesIO()
    with zipfile.ZipFile(letter, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", "<document/>")
    open_part(visitor, loading, "load")

    try_files(
        visitor,
        [
            {"name": "brev.xlsx", **workbook(letter.getvalue())},
            {"name": "avbrutt.xlsx", **workbook(whole.getvalue()[:1000])},
        ],
    )
    wait_for_heading(visitor, "^Filene kan ikke brukes: 2 feil$")
    faults = visitor.locator(".st-key-load-faults li").all_inner_texts()

    assert {fault.split(":")[0] for fault in faults} == {"brev.xlsx", "avbrutt.xlsx"}
    assert all("arbeidsbok" in fault for fault in faults)
    assert standing(home) == before
    assert list(home.uploads.iterdir()) == []
    expect(visitor.locator("[data-testid=stFileUploader]")).to_be_visible()


@pytest.mark.long
def test_a_dry_run_that_is_cancelled_leaves_nothing_behind(
    visitor, loading, home, sample
):
    before = standing(home)
    open_part(visitor, loading, "load")

    try_files(visitor, [upload_of(path) for path in sorted(sample.iterdir())])
    expect(visitor.locator(".st-key-load-cancel button")).to_be_visible()
    wait_until_checking(home)
    press(visitor, "load-cancel")
    wait_for_heading(visitor, "^Stoppet$")

    assert standing(home) == before
    assert list(home.uploads.iterdir()) == []
    with only_one_loader(home):
        expect(visitor.locator("[data-testid=stFileUploader]")).to_be_visible()


def wait_until_checking(home):
    until = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < until:
        told = (JobFolder(root).read_progress() for root in home.uploads.iterdir())
        if any(progress and progress.step in CHECKING for progress in told):
            return
        time.sleep(0.05)
    pytest.fail("the dry run did not get as far as the rules")


@pytest.mark.parametrize(
    "scheme", ["light", pytest.param("dark", marks=pytest.mark.long)]
)
def test_no_part_of_data_has_a_barrier_or_runs_out_of_a_phone(visitor, address, scheme):
    visitor.emulate_media(color_scheme=scheme)
    open_screen(visitor, address, "data")
    faults = {}
    for part in PARTS:
        show_part(visitor, part)
        faults[part, scheme] = barriers_on(Axe(), visitor)
        for width in (390, 320) if scheme == "light" else ():
            visitor.set_viewport_size({"width": width, "height": 844})
            visitor.wait_for_timeout(300)
            faults[part, width] = max(0, sideways(visitor) - 1)
        visitor.set_viewport_size({"width": 1280, "height": 900})

    assert {place: found for place, found in faults.items() if found} == {}
    assert visitor.complaints == []


@pytest.mark.long
def test_data_offers_the_field_for_files_before_anything_is_loaded(visitor, tmp_path):
    with serve(find_home(tmp_path / "empty", {})) as empty:
        open_screen(visitor, empty, "data")
        said = heading_of(visitor)
        field = visitor.locator("[data-testid=stFileUploader] input[type=file]")

        expect(field).to_be_attached()
        expect(visitor.locator(".st-key-load-check button")).to_be_disabled()
        assert barriers_on(Axe(), visitor) == {}

    assert said == "Ingenting er lastet ennå"
    assert visitor.complaints == []
