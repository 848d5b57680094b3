"""The PDF of a pack says everything, in order, to the eye and to a screen reader."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.packs.pdf import write_pdf
from app.sections.content import Fact, Finding, Remark, SectionContent
from tests.app.packs.packs import (
    LONG_COMMENT,
    LONG_NAME,
    bridge,
    empty_finding,
    intervals,
    lines,
    long_table,
    small_table,
    stacked,
    tiny_finding,
    tiny_pack,
    tiny_section,
)
from tests.app.packs.read_pdf import pages_of, printed, reader_of, tags_of, words_of

NASTY = r"#let x = 1 $a^2$ @ref *b* _c_ `d` <x> \ \u{41} // https://a.example/b?c=d#e"


@pytest.fixture(scope="module")
def tiny():
    return write_pdf(tiny_pack())


@pytest.fixture(scope="module")
def long():
    return write_pdf(one_section(tiny_finding(chart=None, tables=(long_table(200),))))


def one_section(*findings, **changes):
    section = tiny_section(findings=findings, **changes)
    return tiny_pack(sections=(section,))


def one_remark(words):
    remarks = (Remark(words, date(2026, 11, 1)),)
    return one_section(empty_finding(), remarks=remarks)


def test_two_hundred_rows_are_printed_with_their_header_on_each_page(long):
    pages = pages_of(long)
    with_rows = [page for page in pages if re.search(r"\br\d+\b", page)]

    rows = re.findall(r"\br(\d+)\b", " ".join(pages))
    assert [int(row) for row in rows] == list(range(1, 201))
    assert len(with_rows) > 3
    for page in with_rows:
        assert re.search(r"Nr\.\s+Virksomhet\s+Regel\s+Dager", page)


def test_a_long_list_stands_last_and_its_finding_says_on_which_page(long):
    pages = pages_of(long)
    line = r"Alle åpne punkter: alle 200 rader står på side (\d+)"

    page = int(re.search(line, " ".join(pages)).group(1))

    assert "De lange listene" in pages[page - 1]
    assert re.search(r"\br1\b", pages[page - 1])
    assert re.search(r"\br200\b", pages[-1])


def test_each_page_says_its_number_the_stamp_and_the_day_of_the_data(long):
    pages = pages_of(long)

    for number, page in enumerate(pages, start=1):
        foot = page.strip().splitlines()[-1]
        assert f"Side {number} av {len(pages)}" in foot
        assert "Utkast · Oppdiktede data · Datadato 20.11.2026" in foot


def test_pages_are_numbered_in_english_too():
    facts = (Fact("Data date", "20 Nov 2026"),)

    pdf = write_pdf(tiny_pack("en", facts=facts, sections=()))

    assert "Data date 20 Nov 2026" in pages_of(pdf)[0].strip().splitlines()[-1]
    assert "Page 1 of" in words_of(pdf)
    assert reader_of(pdf).trailer["/Root"]["/Lang"] == "en"


def test_the_file_says_its_title_language_author_time_and_standard(tiny):
    reader = reader_of(tiny)
    root = reader.trailer["/Root"]

    assert root["/Lang"] == "nb"
    assert reader.metadata.title == "Styringsgruppen"
    assert reader.metadata.author == "Varig"
    assert reader.metadata.creation_date.isoformat() == "2026-11-22T09:30:00+00:00"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_a_screen_reader_meets_headings_and_charts_in_the_order_of_the_page(tiny):
    tags = [tag for tag in tags_of(tiny) if tag[0] in {"H1", "H2", "Figure"}]

    assert tags[tags.index(("H1", "Siden sist")) :] == [
        ("H1", "Siden sist"),
        ("H2", "12 nye og 9 lukket siden 19. oktober; 41 er forfalt"),
        ("Figure", bridge().alt),
        ("H2", "Fire pågår"),
        ("Figure", stacked().alt),
        ("H2", "Halvparten er ferdig"),
        ("Figure", lines().alt),
        ("H2", "Én skiller seg"),
        ("Figure", intervals().alt),
        ("H2", "Dette skrev møtet"),
        ("H1", "Ikke med i møtepakken, og hvorfor"),
        ("H1", "Viser det samme igjen"),
    ]


def test_a_finding_is_read_as_paragraphs_a_chart_and_a_table():
    pdf = write_pdf(one_section(tiny_finding(), remarks=()))
    names = [name for name, _ in tags_of(pdf)]
    start = names.index("H2")

    row, head = ["TR", "TD", "TD"], ["THead", "TR", "TH", "TH"]
    sentences, caption, title, note = ["P", "P"], ["P"], ["P"], ["P"]
    assert [name for name in names[start:] if name != "Span"][:20] == [
        *("H2", *sentences, "Figure", *caption, *title),
        *("Table", *head, "TBody", *row, *row, *note),
        "H1",
    ][:20]


def test_the_way_back_is_a_link_that_can_be_read(tiny):
    links = [
        note.get_object()["/A"]["/URI"]
        for page in reader_of(tiny).pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
    ]

    assert set(links) == {tiny_pack().way_back}
    assert tiny_pack().way_back in words_of(tiny)


def test_a_command_as_the_way_back_is_no_link():
    pdf = write_pdf(tiny_pack(way_back="varig pack --meeting 7", sections=()))

    assert "varig pack --meeting 7" in words_of(pdf)


def test_the_contents_lead_to_every_finding(tiny):
    first = " ".join(pages_of(tiny)[0].split())

    for words in ("Siden sist", "Fire pågår", "Halvparten er ferdig"):
        assert words in first
    assert "Leder 2 Tillitsvalgt 1" in first
    assert "1. Siden sist 2. Vedtak" in first


def test_what_looks_like_source_prints_as_it_is():
    section = tiny_section(
        title=NASTY,
        findings=(
            tiny_finding(
                heading=NASTY,
                sentences=(NASTY,),
                caption=NASTY,
                notes=(NASTY,),
                chart=replace(bridge(), alt=NASTY),
                tables=(small_table(title=NASTY, rows=((NASTY, NASTY),)),),
            ),
        ),
        remarks=(Remark(NASTY, date(2026, 11, 1)),),
    )
    pack = tiny_pack(
        title=NASTY,
        subtitle=NASTY,
        stamp=NASTY,
        facts=(Fact(NASTY, NASTY),),
        agenda=(NASTY,),
        attendance=(Fact(NASTY, NASTY),),
        left_out=(NASTY,),
        way_back=NASTY,
        sections=(section,),
    )

    pdf = write_pdf(pack)

    assert reader_of(pdf).metadata.title == NASTY
    letters = "".join(words_of(pdf).split())
    assert letters.count("".join(NASTY.split())) >= 10
    assert ("Figure", NASTY) in tags_of(pdf)


def test_letters_that_no_font_has_break_nothing():
    words = f"Bra 😀 Ω\tså so\u00adft ny\u200blinje e\u0301 \x07 {'x' * 300} slutt"

    text = printed(one_remark(words))

    assert "Bra ◊ Ω så" in text
    assert "é" in text
    assert "x" * 300 in text.replace(" ", "")
    assert "slutt" in text


def test_a_comment_of_three_thousand_characters_and_a_long_name_are_whole():
    pack = one_section(
        tiny_finding(chart=None),
        remarks=(Remark(LONG_COMMENT, date(2026, 11, 1)),),
    )

    text = printed(pack)

    assert " ".join(LONG_COMMENT.split()) in text
    assert LONG_NAME in text


def test_a_row_longer_than_a_page_is_printed_whole():
    words = " ".join(f"ord{number}" for number in range(1500))
    table = small_table(rows=(("Kort", "1"), (words, "2"), ("Etter", "3")))

    pages = pages_of(write_pdf(one_section(tiny_finding(chart=None, tables=(table,)))))

    found = re.findall(r"ord(\d+)", " ".join(pages))
    assert [int(word) for word in found] == list(range(1500))
    assert "Etter" in " ".join(pages)


@pytest.mark.parametrize("filler", [36, 38, 40, 42])
def test_no_heading_stands_alone_at_the_foot_of_a_page(filler):
    findings = (
        tiny_finding(chart=None, tables=(long_table(filler),), notes=()),
        tiny_finding(heading="Overskriften", chart=None, sentences=("Setning.",)),
    )

    pages = pages_of(write_pdf(one_section(*findings)))

    with_heading = next(page for page in pages[1:] if "Overskriften" in page)
    assert "Setning." in with_heading
    assert "Arbeidslivssenter Oslo" in with_heading


def test_an_empty_section_says_why():
    text = printed(one_section(empty_finding(), remarks=()))

    assert "Ingen vedtak er åpne" in text
    assert "Det er ikke skrevet noen vedtak for gruppen." in text


def test_a_pack_of_nothing_is_a_cover():
    pack = tiny_pack(
        sections=(), agenda=(), attendance=(), left_out=(), facts=(), way_back=""
    )

    assert "Side 1 av 1" in printed(pack)


def test_the_same_pack_is_the_same_file(tiny):
    assert write_pdf(tiny_pack()) == tiny


def test_a_pack_without_a_time_is_still_the_same_file():
    pack = tiny_pack(made_at=None, sections=())

    assert write_pdf(pack) == write_pdf(pack)


def test_a_definition_is_printed_where_it_is_first_needed_and_not_again():
    note = "Nådd: minst én startet leveranse."
    findings = tuple(
        Finding(code, f"Funn {code}", notes=(note, f"Om {code}")) for code in "ab"
    )
    section = SectionContent("coverage", "Dekning", findings)

    words = printed(tiny_pack(sections=(section,)))

    assert words.count(note) == 1
    assert "Om a" in words
    assert "Om b" in words
