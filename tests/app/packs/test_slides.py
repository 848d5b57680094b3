"""A pack as PowerPoint holds all of the pack, and can be edited and read aloud."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from app.packs.slide_pages import LONGEST_LIST
from app.packs.slides import write_slides
from app.sections.content import Remark
from tests.app.packs.packs import (
    LONG_COMMENT,
    bars,
    bridge,
    empty_finding,
    intervals,
    lines,
    long_table,
    stacked,
    tiny_finding,
    tiny_pack,
    tiny_section,
)


def opened(pack):
    return Presentation(BytesIO(write_slides(pack)))


def pack_of(*findings, **changes):
    section = tiny_section(findings=findings, remarks=())
    return tiny_pack(sections=(section,), **changes)


def frames(deck, kind):
    return [
        shape for slide in deck.slides for shape in slide.shapes if getattr(shape, kind)
    ]


def charts(*contents):
    findings = [
        tiny_finding(code=f"c{number}", heading=f"Funn {number}", chart=chart)
        for number, chart in enumerate(contents)
    ]
    return [frame.chart for frame in frames(opened(pack_of(*findings)), "has_chart")]


def titles(deck):
    return [
        slide.shapes.title.text.replace("\N{NO-BREAK SPACE}", " ")
        for slide in deck.slides
    ]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def labels(series):
    return [
        "".join(text.text for text in label.iter(qn("a:t")))
        for label in series._element.iter(qn("c:dLbl"))
    ]


def rows(deck):
    return [
        [cell.text for cell in row.cells]
        for frame in frames(deck, "has_table")
        for row in frame.table.rows
    ]


@pytest.fixture(scope="module")
def deck():
    return opened(tiny_pack())


def test_a_finding_is_the_title_of_its_slide(deck):
    assert titles(deck)[0] == "Styringsgruppen"
    assert "12 nye og 9 lukket siden 19. oktober; 41 er forfalt (1 av 2)" in titles(
        deck
    )


def test_no_two_slides_have_the_same_title():
    same = tiny_finding(tables=())

    found = titles(opened(pack_of(same, same, same)))

    assert len(set(found)) == len(found)
    assert all(found)


def test_slides_are_of_16_to_9(deck):
    assert deck.slide_width * 9 == deck.slide_height * 16


def test_the_first_slide_says_what_the_pack_is(deck):
    said = "\n".join(texts(deck.slides[0]))

    for words in ("Hele programmet, 22.11.2026", "Utkast", "Datadato: 20.11.2026"):
        assert words in said


def test_every_slide_has_the_stamp_the_day_of_the_data_and_its_number(deck):
    for slide in deck.slides:
        foot = {
            holder.placeholder_format.type: holder.text_frame.text
            for holder in slide.placeholders
        }
        assert foot[PP_PLACEHOLDER.FOOTER] == "Utkast · Oppdiktede data"
        assert foot[PP_PLACEHOLDER.DATE] == "Datadato 20.11.2026"
        assert slide._element.xpath(".//a:fld[@type='slidenum']")


def test_agenda_who_took_part_what_is_left_out_and_facts_have_slides(deck):
    said = dict(zip(titles(deck), map(texts, deck.slides), strict=True))

    assert "Siden sist\nVedtak" in said["På sakslisten"]
    assert ["Leder", "2"] in rows(deck)
    assert ["Filtre", "Ingen"] in rows(deck)
    assert any("Fritekst" in text for text in said["Ikke med i møtepakken, og hvorfor"])


def test_notes_have_all_sentences_the_caption_and_the_definitions(deck):
    finding = tiny_finding()
    at = next(n for n, title in enumerate(titles(deck)) if title.startswith("12 nye"))

    notes = deck.slides[at].notes_slide.notes_text_frame.text

    for words in (*finding.sentences, finding.caption, *finding.notes):
        assert words in notes


def test_an_empty_finding_says_why():
    deck = opened(pack_of(empty_finding()))

    at = titles(deck).index("Ingen vedtak er åpne")

    assert "Det er ikke skrevet noen vedtak for gruppen." in texts(deck.slides[at])


@pytest.mark.parametrize(
    "content",
    [bridge(), bars(), stacked(), stacked(is_upright=True)],
    ids=["bridge", "bars", "shares", "columns"],
)
def test_a_chart_of_bars_holds_the_values_the_names_and_the_words(content):
    (chart,) = charts(content)

    assert list(chart.plots[0].categories) == list(content.categories)
    for series, wanted in zip(chart.plots[0].series, content.series, strict=True):
        assert series.name == wanted.name
        assert series.values == pytest.approx(wanted.values)
        assert set(labels(series)) <= set(wanted.labels)


def test_words_without_room_on_their_bar_are_in_the_notes():
    content = stacked(
        series=(
            replace(stacked().series[0], values=(0.99, 0.6)),
            replace(stacked().series[1], values=(0.002, 0.3), labels=("0,2 %", "30 %")),
            replace(stacked().series[2], values=(0.008, 0.1)),
        )
    )
    deck = opened(pack_of(tiny_finding(chart=content, tables=(), heading="Fire")))

    slide = deck.slides[titles(deck).index("Fire")]

    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert labels(frame.chart.plots[0].series[1]) == ["30 %"]
    assert "2025, Ikke forfalt: 0,2 %" in slide.notes_slide.notes_text_frame.text


def test_bars_stand_from_top_to_bottom_from_zero_and_shares_are_per_cent():
    (chart,) = charts(stacked())

    assert chart.category_axis.reverse_order
    assert chart.value_axis.minimum_scale == 0
    assert chart.value_axis._element.find(qn("c:crosses")).get("val") == "max"
    codes = chart._chartSpace.xpath(".//c:val//c:formatCode/text()")
    assert set(codes) == {"0 %"}


def test_a_base_is_not_drawn_and_a_hatched_series_has_a_pattern():
    (chart,) = charts(bridge())
    series = {each.name: each._element for each in chart.plots[0].series}

    assert series["Grunn"].xpath("c:spPr/a:noFill")
    assert series["Gjenåpnet"].xpath("c:spPr/a:pattFill")
    assert series["Nye"].xpath("c:spPr/a:solidFill/a:srgbClr/@val") == ["D55E00"]


def test_lines_are_steps_with_all_their_points():
    content = lines()
    (chart,) = charts(content)
    series = list(chart.plots[0].series)

    first = list(zip(xs(series[0]), series[0].values, strict=True))

    assert [each.name for each in series] == [
        "Denne perioden",
        "Forrige periode",
        "Veilederen: 3–6 måneder",
    ]
    assert set(content.lines[0].points) <= set(first)
    assert (5, 1) in first
    assert series[1]._element.xpath("c:spPr/a:ln/a:prstDash/@val") == ["dash"]
    assert set(xs(series[2])) == {3, 6}


def xs(series):
    return [float(v) for v in series._element.xpath("c:xVal//c:pt/c:v/text()")]


def ys(series):
    return [float(v) for v in series._element.xpath("c:yVal//c:pt/c:v/text()")]


def test_intervals_hold_low_middle_and_high_with_names_and_words():
    content = intervals()
    (chart,) = charts(content)
    *_drawn, names, words = series = list(chart.plots[0].series)
    clear, unclear, filled, opened_marks = series[:4]

    assert [xs(clear)[:2], xs(unclear)[:2]] == [[12, 37], [-18, 6]]
    assert [xs(filled), xs(opened_marks)] == [[24], [-6]]
    assert ys(filled) > ys(opened_marks)
    assert labels(names) == [row.name for row in content.rows]
    assert labels(words) == [row.label for row in content.rows]
    assert unclear._element.xpath("c:spPr/a:ln/a:prstDash/@val") == ["sysDot"]
    fills = [
        mark._element.xpath("c:marker/c:spPr/a:solidFill/a:srgbClr/@val")[0]
        for mark in (filled, opened_marks)
    ]
    assert fills[0] == "0072B2"
    assert fills[1] != "D55E00"


def test_the_workbook_in_a_chart_says_what_the_chart_says():
    for chart in charts(bridge(), lines(), intervals()):
        book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        sheet = book.worksheets[0]
        for reference in chart._chartSpace.iter(qn("c:numRef")):
            cells = sheet[reference.find(qn("c:f")).text.partition("!")[2]]
            cells = cells if isinstance(cells, tuple) else ((cells,),)
            said = {
                int(point.get("idx")): float(point.find(qn("c:v")).text)
                for point in reference.iter(qn("c:pt"))
            }
            values = [row[0].value for row in cells]
            assert {at: v for at, v in enumerate(values) if v is not None} == said


def test_text_in_a_workbook_is_never_a_formula():
    (chart,) = charts(bars(categories=("=1+1", "https://x.no", "@SUM(A1)")))

    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))

    cells = [book.worksheets[0].cell(row, 1) for row in (2, 3, 4)]
    assert [cell.value for cell in cells] == ["=1+1", "https://x.no", "@SUM(A1)"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_chart_of_many_bars_goes_on_with_the_same_axis():
    count = 40
    content = bars(
        categories=tuple(f"Kommune {n}" for n in range(count)),
        series=(
            replace(
                bars().series[0],
                values=tuple(range(1, count + 1)),
                labels=tuple(str(n) for n in range(1, count + 1)),
            ),
        ),
    )

    found = charts(content)

    names = [name for chart in found for name in chart.plots[0].categories]
    assert len(found) > 1
    assert names == list(content.categories)
    assert len({round(chart.value_axis.maximum_scale) for chart in found}) <= 2


def test_every_chart_and_table_has_alternative_text(deck):
    for kind, wanted in (("has_chart", bridge().alt), ("has_table", "")):
        said = [
            frame._element.nvGraphicFramePr.cNvPr.get("descr")
            for frame in frames(deck, kind)
        ]
        assert all(said)
        assert not wanted or wanted in said


def test_a_table_of_200_rows_has_200_rows_over_its_slides():
    deck = opened(pack_of(tiny_finding(chart=None, tables=(long_table(200),))))

    found = [row for row in rows(deck) if row[0].startswith("r")]

    assert [row[0] for row in found] == [f"r{number}" for number in range(1, 201)]
    heads = [
        frame.table for frame in frames(deck, "has_table") if frame.table.first_row
    ]
    assert len(heads) > 10
    assert {table.cell(0, 1).text for table in heads} == {"Virksomhet"}


def test_a_long_table_goes_on_after_all_that_is_talked_of():
    long = tiny_finding(chart=None, tables=(long_table(200),), heading="Lang")
    deck = opened(pack_of(long, tiny_finding(heading="Etter", tables=())))

    found = titles(deck)

    assert found[found.index("Etter") - 1].startswith("Lang (1 av ")
    assert found[-1].startswith("Lang (")
    first = deck.slides[found.index("Etter") - 1]
    assert any("Bare de første av 200 rader" in text for text in texts(first))


def test_of_a_list_too_long_to_turn_the_first_rows_are_shown_and_it_is_said():
    deck = opened(
        pack_of(tiny_finding(chart=None, tables=(long_table(LONGEST_LIST + 1),)))
    )

    found = [row for row in rows(deck) if row[0].startswith("r")]

    assert 5 < len(found) < 30
    assert any(
        "Bare de første av 301 rader; PDF-en av samme møte har alle." in text
        for slide in deck.slides
        for text in texts(slide)
    )


def test_a_row_that_is_higher_than_a_slide_loses_nothing():
    table = replace(long_table(1), rows=(("1", LONG_COMMENT, "x", "3"),))

    deck = opened(pack_of(tiny_finding(chart=None, tables=(table,))))

    said = " ".join(row[1] for row in rows(deck) if len(row) == 4 and row[0] != "Nr.")
    assert said.split() == LONG_COMMENT.split()


def test_a_comment_of_3000_letters_goes_on_and_loses_nothing():
    day = datetime(2026, 11, 22).date()
    section = tiny_section(remarks=(Remark(LONG_COMMENT, day),))
    deck = opened(tiny_pack(sections=(section,)))

    pages = [
        " ".join(texts(slide)[1].split())
        for title, slide in zip(titles(deck), deck.slides, strict=True)
        if title.startswith("Kommentarer: Siden sist (")
    ]

    assert len(pages) > 1
    assert " ".join(LONG_COMMENT.split()) in " ".join(pages)


def test_letters_that_xml_cannot_hold_are_left_out_and_marks_are_not_read():
    nasty = "A\x00\x0b\ud800<b>&amp;</b> _x0041_ 'æ'"
    kept = "A<b>&amp;</b> _x0041_ 'æ'"
    finding = tiny_finding(
        heading=nasty, sentences=(nasty,), chart=bars(categories=(nasty, "b", "c"))
    )

    deck = opened(pack_of(finding, stamp=nasty, title=nasty))

    assert titles(deck)[0] == kept
    assert any(title.startswith(kept) for title in titles(deck)[1:])
    (chart,) = [frame.chart for frame in frames(deck, "has_chart")]
    assert chart.plots[0].categories[0] == kept


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("en", "en-GB")])
def test_every_run_of_letters_says_its_language(language, tag):
    deck = opened(tiny_pack(language))

    assert deck.core_properties.language == tag
    for slide in deck.slides:
        parts = [slide._element, slide.notes_slide._element]
        parts += [s.chart._chartSpace for s in slide.shapes if s.has_chart]
        for part in parts:
            runs = part.xpath(".//a:r[string(a:t)]/a:rPr")
            assert {run.get("lang") for run in runs} <= {tag}


def test_the_file_says_its_title_its_author_and_when_it_was_made(deck):
    known = deck.core_properties

    assert known.title == "Styringsgruppen · Hele programmet, 22.11.2026"
    assert known.author == "Varig"
    assert known.created.replace(tzinfo=None) == datetime(2026, 11, 22, 9, 30)


def test_the_same_pack_gives_the_same_bytes():
    assert write_slides(tiny_pack()) == write_slides(tiny_pack())


def test_no_letters_are_smaller_than_14_points_but_those_of_the_foot(deck):
    for slide in deck.slides:
        shown = [
            shape._element for shape in slide.shapes if not shape.is_placeholder
        ] + [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
        for part in shown:
            assert all(
                int(size) >= 1400 for size in part.xpath(".//@sz") if size.isdigit()
            )


def test_nothing_in_the_file_is_left_of_what_it_was_made_from():
    with ZipFile(BytesIO(write_slides(tiny_pack()))) as file:
        names = file.namelist()

    assert not [name for name in names if "thumbnail" in name or "app.xml" in name]
