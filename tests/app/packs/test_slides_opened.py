"""LibreOffice opens the slides of a pack, and shows every one with its words."""

import os
import shutil
import subprocess

import pytest
from pptx import Presentation
from pypdf import PdfReader

from app.packs.slides import write_slides
from tests.app.packs.packs import (
    LONG_NAME,
    long_table,
    tiny_finding,
    tiny_pack,
    tiny_section,
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The slides, and the pages LibreOffice makes of them."""
    program = shutil.which("soffice")
    if program is None and os.environ.get("CI"):
        pytest.fail("soffice is missing: install libreoffice-impress")
    if program is None:
        pytest.skip("soffice is missing: install libreoffice-impress to run this")
    folder = tmp_path_factory.mktemp("slides")
    table = tiny_finding(heading="Lang tabell", chart=None, tables=(long_table(20),))
    section = tiny_section(findings=(*tiny_section().findings, table))
    path = folder / "pakke.pptx"
    path.write_bytes(write_slides(tiny_pack(sections=(section,))))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            program,
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            path,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return Presentation(path), PdfReader(folder / "pakke.pdf")


def said(page):
    return "".join(page.extract_text().split())


def test_there_are_as_many_pages_as_slides(shown):
    deck, pages = shown

    assert len(pages.pages) == len(deck.slides)


def test_every_page_shows_the_title_of_its_slide(shown):
    deck, pages = shown

    for slide, page in zip(deck.slides, pages.pages, strict=True):
        assert "".join(slide.shapes.title.text.split()) in said(page)


def test_charts_are_drawn_with_their_words(shown):
    _deck, pages = shown

    whole = "".join(said(page) for page in pages.pages)

    for words in ("+12", "80 %", "Veilederen: 3–6 måneder", "+24 (12 til 37)"):
        assert "".join(words.split()) in whole
    assert "".join(LONG_NAME.split()) in whole
