"""A published meeting shows the figures and returns the files of its day."""

import io
import shutil

import pytest
from pptx import Presentation

from app.cli_metrics import work_out
from app.cli_pack import PackAsked, write_pack
from app.door import find_build
from app.identity import LOCAL_MANAGER
from app.meetings.files import FORMATS
from app.meetings.gone import what_has_gone
from app.meetings.make import order_pack
from app.metrics.metric import Metric
from app.records.meeting_packs import PackFile, read_content, read_file
from app.sections.frozen import thaw
from app.translations.figure_words import figure_words
from app.translations.gettext import LANGUAGES, speaking
from data.home import Home
from pipelines.builds import prune_builds
from tests.app.callers import local
from tests.app.meetings.conftest import COMMENT, NOON, SECRET, hold_meeting, publish
from tests.app.packs.read_pdf import words_of
from tests.pipelines.programmes import load, write_table


@pytest.fixture(scope="module")
def home(two_builds, tmp_path_factory):
    folder = tmp_path_factory.mktemp("held") / "home"
    shutil.copytree(two_builds.root, folder)
    return Home(folder)


@pytest.fixture(scope="module")
def meeting(home):
    return publish(home, hold_meeting(home))


def stored(home, meeting):
    return {
        PackFile(language, kind): read_file(
            home, LOCAL_MANAGER, meeting.id, PackFile(language, kind)
        )
        for language in LANGUAGES
        for kind in FORMATS
    }


def pack_of(home, meeting, language="nb"):
    return thaw(read_content(home, LOCAL_MANAGER, meeting.id, language))


def words_of_slides(content):
    shapes = [
        shape
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in (*slide.shapes, *slide.notes_slide.shapes)
    ]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    cells = [
        cell.text
        for shape in shapes
        if getattr(shape, "has_table", False) and shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return " ".join(" ".join((*texts, *cells)).split())


def invented(folder):
    """A folder whose rows are invented, as those of the home are."""
    folder.mkdir()
    (folder / "OPPDIKTET.txt").write_text("Oppdiktede data", encoding="utf-8")
    return folder


def shown_figures(pack):
    return [
        figure
        for section in pack.sections
        for finding in section.findings
        for figure in finding.figures
    ]


@pytest.mark.parametrize("language", ["nb", pytest.param("en", marks=pytest.mark.long)])
def test_every_figure_of_the_pack_is_that_of_the_command(home, meeting, language):
    pack = pack_of(home, meeting, language)
    build = find_build(home, meeting.plan.build_id)
    answer = work_out(
        build,
        [],
        reader=LOCAL_MANAGER,
        as_of=meeting.plan.as_of,
        chosen={},
        language=language,
    )
    with speaking(language):
        said = {
            each.code: figure_words(each, figure) for each, figure in answer.figures
        }
    pdf = words_of(
        read_file(home, LOCAL_MANAGER, meeting.id, PackFile(language, "pdf"))
    )
    slides = words_of_slides(
        read_file(home, LOCAL_MANAGER, meeting.id, PackFile(language, "pptx"))
    )
    names = {each.code: name_of(each, language) for each, _figure in answer.figures}

    shown = shown_figures(pack)
    assert len(shown) > 30
    for figure in shown:
        words = " ".join(figure.words.split())
        assert figure.words == said[figure.code], figure.code
        assert words in pdf, figure.code
        assert words in slides, figure.code
        assert names[figure.code].split()[0].casefold() in pdf.casefold()


def name_of(metric: Metric, language):
    return metric.name.in_language(language)


def test_two_later_loads_change_neither_what_it_shows_nor_its_files(
    home, meeting, tmp_path
):
    before, files = pack_of(home, meeting), stored(home, meeting)

    for minute, name in ((3, "Ny virksomhet"), (4, "Nyere virksomhet")):
        row = {"workplace_id": f"V-NY{minute}", "workplace_name": name}
        folder = invented(tmp_path / name)
        write_table(folder, "workplaces", [row])
        load(home, folder, minute=minute)

    assert pack_of(home, meeting) == before
    assert stored(home, meeting) == files
    order = order_pack(
        home, LOCAL_MANAGER, meeting.plan, meeting=meeting, made_at=NOON, way_back=""
    )
    assert order.now.build.id == meeting.plan.build_id
    asked = PackAsked(meeting.id[:14], None, "pdf", "nb", tmp_path, {})
    written = write_pack(local(home), asked, NOON)
    assert written.is_published
    assert written.path.read_bytes() == files[PackFile("nb", "pdf")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_confidential_is_in_no_file_but_counted(home, meeting, language):
    pdf = words_of(
        read_file(home, LOCAL_MANAGER, meeting.id, PackFile(language, "pdf"))
    )
    slides = words_of_slides(
        read_file(home, LOCAL_MANAGER, meeting.id, PackFile(language, "pptx"))
    )
    for words in (pdf, slides, read_content(home, LOCAL_MANAGER, meeting.id, language)):
        assert SECRET not in words
    for words in (pdf, slides):
        assert COMMENT in words
        assert f"{COMMENT} (vedtatt)" in words
    assert any("1 fortrolig" in each for each in pack_of(home, meeting).left_out)


def test_a_published_meeting_says_what_has_gone_since(home, meeting, tmp_path):
    assert what_has_gone(home, LOCAL_MANAGER, meeting) == (False, 0)

    withdrawn = tmp_path / "tilbaketrekking.csv"
    withdrawn.write_text(
        "Tabell;Nøkkel;Gjelder;Begrunnelse\nworkplaces;V-00001;ja;Avtalt\n",
        encoding="utf-8",
    )
    load(home, withdrawn, minute=5)
    assert what_has_gone(home, LOCAL_MANAGER, meeting).withdrawn_count == 1
    prune_builds(home, keep=1)

    found = what_has_gone(home, LOCAL_MANAGER, meeting)
    assert found.is_build_gone
    assert pack_of(home, meeting).title.endswith("01.11.2026")
