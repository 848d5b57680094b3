import struct
import zipfile
from contextlib import suppress
from datetime import date, datetime

import numpy as np
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from data.sentence import Sentence
from data.tables import ACTIVITIES
from pipelines.errors import (
    MissingColumnError,
    MixedDialectError,
    SourceError,
    UnknownTableError,
    UnreadableSourceError,
)
from pipelines.sources.error_cells import find_error_cells
from pipelines.sources.marks import says_invented
from pipelines.sources.read import read_sources
from pipelines.sources.sheet_scan import scan_sheet
from pipelines.sources.workbook import read_workbook
from pipelines.sources.xls_texts import text_lengths
from pipelines.template import write_workbook
from tests.pipelines.sources.hostile import books
from tests.pipelines.sources.written import activity, heading
from tests.tiny_build import tiny_frame


def write_book(folder, *rows, sheet="Aktiviteter", top=0, left=0, more=()):
    """Write activities with openpyxl; `top` and `left` leave rows and columns free."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for at, name in enumerate(rows[0], start=1 + left):
        book.active.cell(1 + top, at, heading(name))
    for below, row in enumerate(rows, start=2 + top):
        for at, value in enumerate(row.values(), start=1 + left):
            book.active.cell(below, at, value)
    for name in more:
        book.create_sheet(name)["A1"] = "noe"
    path = folder / "bok.xlsx"
    book.save(path)
    return path


def only_table(path):
    (source,) = read_sources([path])
    (table,) = source.tables
    return table


def test_typed_cells_become_text_and_text_stays_as_it_is(tmp_path):
    path = write_book(
        tmp_path,
        activity(
            workplace_id=987654321,
            planned_on=datetime(2024, 1, 31),
            held_on=date(2024, 2, 1),
            reason=" =1+1; 'å' ",
            is_advisor_present=True,
            staff_count=12.0,
            advisor_hours=0.1,
        ),
    )

    table = only_table(path)

    row = table.rows.row(0, named=True)
    assert (table.table, table.sheet) == ("activities", "Aktiviteter")
    assert row["source_row"] == 2
    assert row["workplace_id"] == "987654321"
    assert (row["planned_on"], row["held_on"]) == ("2024-01-31", "2024-02-01")
    assert row["reason"] == " =1+1; 'å' "
    assert row["is_advisor_present"] == "true"
    assert (row["staff_count"], row["advisor_hours"]) == ("12", "0.1")
    assert row["form"] is None


@pytest.mark.parametrize("left", [0, 2])
def test_row_numbers_are_those_of_the_sheet(tmp_path, left):
    empty = dict.fromkeys(activity())
    rows = [activity(), empty, activity(activity_id="A-2")]

    table = only_table(write_book(tmp_path, *rows, top=3, left=left))

    assert table.rows["source_row"].to_list() == [5, 7]
    assert table.rows["activity_id"].to_list() == ["A-1", "A-2"]


def test_only_written_text_shows_a_dialect(tmp_path):
    path = write_book(
        tmp_path,
        activity(held_on=date(2024, 2, 1), advisor_hours=1.5),
        activity(held_on="02.02.2024", advisor_hours="1,5"),
    )

    (source,) = read_sources([path])

    assert source.dialect.date_style == "dotted"
    assert source.dialect.decimal_mark == ","
    assert (source.dialect.encoding, source.dialect.delimiter) == (None, None)
    read = source.tables[0].rows
    assert read["held_on"].to_list() == ["2024-02-01", "02.02.2024"]


def test_two_written_styles_are_refused_with_sheet_and_rows(tmp_path):
    path = write_book(
        tmp_path, activity(held_on="2024-02-01"), activity(held_on="02.02.2024")
    )

    with pytest.raises(MixedDialectError) as refused:
        read_sources([path])

    (fault,) = refused.value.faults
    assert '"2024-02-01" in the column Held on, row 2 of sheet Aktiviteter' in fault.en
    assert "«02.02.2024» i kolonnen Holdt dato, rad 3 i arket Aktiviteter" in fault.nb


def test_an_error_cell_is_text_and_not_an_empty_cell(tmp_path):
    path = tmp_path / "bok.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Activities")
        for at, name in enumerate(activity(held_on=""), start=2):
            sheet.write_string(1, at, heading(name, "en"))
        for at, value in enumerate(activity().values(), start=2):
            sheet.write_string(2, at, value)
        sheet.write_formula(2, 6, "=NA()", None, "#N/A")

    row = only_table(path).rows.row(0, named=True)

    assert (row["source_row"], row["held_on"]) == (3, "#N/A")


def test_error_cells_are_found_as_excel_shows_them(fixtures_folder):
    path = fixtures_folder / "bad_input/workbooks/errors.xlsx"

    (grid,) = read_workbook(path.read_bytes(), "errors.xlsx").grids

    assert [*grid.headings, *grid.rows["0"]] == [
        "#DIV/0!",
        "#NAME?",
        "#VALUE!",
        "#NULL!",
        "#REF!",
        "#NUM!",
        "#N/A",
    ]


@pytest.mark.parametrize("name", ["date.xlsx", "date_1904.xlsx"])
def test_both_calendars_of_excel_give_the_same_days(fixtures_folder, name):
    data = (fixtures_folder / "bad_input/workbooks" / name).read_bytes()

    (grid,) = read_workbook(data, name).grids

    assert grid.headings == ("2021-01-01", "15")
    assert grid.rows["0"][0] == "2021-01-02"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_hidden_sheets_are_met_and_chart_sheets_are_not(fixtures_folder, ending):
    path = fixtures_folder / f"bad_input/workbooks/any_sheets.{ending}"

    with pytest.raises(UnknownTableError) as refused:
        read_sources([path])

    assert "sheet Visible" in refused.value.faults[0].en


def test_own_sheets_and_empty_ones_are_passed_over(tmp_path):
    path = write_book(
        tmp_path, activity(), more=("Forklaring", "Explanation", "Lister", "Lists")
    )
    book = openpyxl.load_workbook(path)
    book.create_sheet("Ark2")
    book.save(path)

    assert only_table(path).table == "activities"


def test_the_faults_of_all_sheets_are_said_together(tmp_path):
    path = write_book(tmp_path, {"activity_id": "A-1"}, more=("Notater", "Sentre"))

    with pytest.raises(SourceError) as refused:
        read_sources([path])

    said = [fault.en for fault in refused.value.faults]
    assert len(said) == 3
    assert "sheet Aktiviteter" in said[0]
    assert "sheet Notater: the sheet name is not the name of a table" in said[1]
    assert "row 1 of sheet Sentre: these columns are missing" in said[2]


def test_an_empty_sheet_of_a_known_name_alone_is_nothing_to_load(tmp_path):
    path = write_book(tmp_path, dict.fromkeys([]), sheet="Aktiviteter")

    with pytest.raises(UnreadableSourceError, match="has no table with anything in it"):
        read_sources([path])


def test_a_sheet_with_rows_and_no_headings_lists_what_is_missing(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Aktiviteter"
    book.active.append(["A-1", "L-1", date(2024, 1, 31)])
    book.save(tmp_path / "bok.xlsx")

    with pytest.raises(MissingColumnError, match="row 1 of sheet Aktiviteter"):
        read_sources([tmp_path / "bok.xlsx"])


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        ("Oppdiktede data: ingen finnes", True),
        (" INVENTED DATA", True),
        ("data", False),
    ],
)
def test_invented_data_are_marked_by_a_sentence(text, is_mark):
    assert says_invented(text) == is_mark


def test_a_workbook_says_on_its_explaining_sheet_that_it_is_invented(tmp_path):
    path = write_book(tmp_path, activity(), more=("Forklaring",))
    assert not read_sources([path])[0].is_invented

    book = openpyxl.load_workbook(path)
    book["Forklaring"]["A2"] = "Oppdiktede data"
    book.save(path)

    assert read_sources([path])[0].is_invented


def test_the_comments_of_the_document_mark_it_too(tmp_path):
    path = write_book(tmp_path, activity())
    book = openpyxl.load_workbook(path)
    book.properties.description = "Invented data"
    book.save(path)

    assert read_sources([path])[0].is_invented


def cut(data):
    return data[: len(data) // 2]


def without_its_workbook(data):
    return b"PK\x05\x06" + bytes(18)


def locked(data):
    return b"\xd0\xcf\x11\xe0" + data


def plain_text(data):
    return b"Aktivitet-id;Leveranse-id"


@pytest.mark.parametrize("damage", [cut, without_its_workbook, locked, plain_text])
def test_what_is_no_whole_workbook_is_refused(tmp_path, damage):
    path = write_book(tmp_path, activity())
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(UnreadableSourceError, match=r"Save it|save it again"):
        read_sources([path])


def test_a_workbook_with_a_broken_sheet_is_refused(tmp_path):
    path = write_book(tmp_path, activity())
    broken = tmp_path / "aktiviteter.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as copy:
        for name in whole.namelist():
            data = whole.read(name)
            copy.writestr(name, data[:300] if "sheet1" in name else data)

    with pytest.raises(UnreadableSourceError, match="not a whole workbook"):
        read_sources([broken])


def test_cells_without_an_address_are_counted():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row><c t="n"><v>1</v></c></row>'
        b'<row><c/><c t="e"><v>#REF!</v></c></row></sheetData></worksheet>'
    )
    place = Sentence("bok.xlsx", "bok.xlsx")

    assert find_error_cells([sheet[:99], sheet[99:]], place) == {(1, 1): "#REF!"}


def test_a_formula_that_nobody_calculated_is_refused_not_read_as_empty(tmp_path):
    path = write_book(tmp_path, activity(reason="x"), activity(reason="=1+1"))

    with pytest.raises(UnreadableSourceError, match="row 3 of sheet Aktiviteter: a f"):
        read_sources([path])


IN_XML = st.characters(exclude_categories=["Cs", "Cn", "Cc"]) | st.sampled_from("\n\t")


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text(IN_XML, max_size=20) | st.just("_x000D_"), max_size=5))
def test_any_text_in_a_workbook_reads_back_the_same(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("books") / "bok.xlsx"
    rows = [{"activity_id": "A", "reason": text} for text in texts]

    write_workbook(path, {"activities": tiny_frame(ACTIVITIES, rows)}, "en")

    (source,) = read_sources([path])
    (read,) = [t.rows["reason"] for t in source.tables if t.table == "activities"]
    assert read.to_list() == [text or None for text in texts]


def test_a_workbook_damaged_inside_its_parts_is_refused_with_a_sentence(tmp_path):
    whole = write_book(tmp_path, activity()).read_bytes()
    path = tmp_path / "skadet.xlsx"

    for at in range(40, len(whole), len(whole) // 60):
        path.write_bytes(whole[:at] + b"\xff\x00\x55" + whole[at + 3 :])
        with suppress(SourceError):
            read_sources([path])


COMMENTED = [
    {"source_row": 2, "heading": "Aktivitet", "comment": "Spør Kari"},
    {"source_row": 3, "heading": "Aktivitet-id", "comment": "to\nlinjer"},
]


def test_comments_below_the_headings_are_kept_without_their_authors(tmp_path):
    path = write_book(tmp_path, activity(), activity(activity_id="A-2"))
    book = openpyxl.load_workbook(path)
    sheet = book["Aktiviteter"]
    for at, text in {"B1": "over", "C2": "Spør Kari", "A3": "to\nlinjer"}.items():
        sheet[at].comment = Comment(text, "Ola Nordmann")
    book.save(path)

    (grid,) = read_workbook(path.read_bytes(), "bok.xlsx").grids

    assert grid.comments.to_dicts() == COMMENTED
    assert "Nordmann" not in str(grid.comments.to_dicts())


def test_a_thread_of_comments_is_one_text(tmp_path):
    relations = books.relations(
        ("comments", "../comments1.xml"), ("threadedComment", "../threads/t.xml")
    )
    main = books.MAIN
    comments = (
        f'<comments xmlns="{main}"><commentList><comment ref="A2"><text><t>'
        "[Threaded comment] Your version of Excel</t></text></comment></commentList>"
        "</comments>"
    )
    threads = (
        '<ThreadedComments><threadedComment ref="A2" personId="{1}"><text>Stemmer?'
        '</text></threadedComment><threadedComment ref="A2"><text>Ja</text>'
        "</threadedComment></ThreadedComments>"
    )
    parts = books.parts() | {
        "xl/worksheets/_rels/s1.xml.rels": relations,
        "xl/comments1.xml": comments,
        "xl/threads/t.xml": threads,
    }

    (grid,) = read_workbook(books.packed(parts), "bok.xlsx").grids

    assert grid.comments["comment"].to_list() == ["Stemmer?\nJa"]


def test_a_merged_cell_is_read_once_and_said(tmp_path):
    path = write_book(tmp_path, activity(reason="x"), activity(reason=None))
    book = openpyxl.load_workbook(path)
    book["Aktiviteter"].merge_cells("E2:E3")
    book.save(path)

    read = read_workbook(path.read_bytes(), "bok.xlsx")

    assert read.grids[0].rows["4"].to_list() == ["x", None]
    (note,) = read.notes
    assert note.field == "Aktiviteter"
    assert "(E2:E3)" in note.note.nb


def test_a_title_merged_above_the_rows_is_nothing_to_say(tmp_path):
    path = write_book(tmp_path, activity())
    book = openpyxl.load_workbook(path)
    book["Aktiviteter"].merge_cells("A1:B1")
    book.save(path)

    assert not read_workbook(path.read_bytes(), "bok.xlsx").notes


def test_the_last_column_is_found_however_many_letters_it_has():
    cells = "".join(f'<c r="{at}"><v>1</v></c>' for at in ("A1", "Z2", "AB9", "B12"))
    place = Sentence("bok.xlsx", "bok.xlsx")

    scan = scan_sheet([cells.encode()], place, np.zeros(0, dtype=np.int64))

    assert (scan.last_row, scan.last_column) == (12, 28)


@pytest.mark.parametrize("size", [1, 7, 64])
def test_a_mark_cut_in_two_is_found(size):
    data = b'<row><c r="A1"><f>1+1</f><v></v></c></row>'
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    place = Sentence("bok.xlsx", "bok.xlsx")

    assert scan_sheet(chunks, place, np.zeros(0, dtype=np.int64)).has_marks


def test_a_shared_text_of_an_xls_may_be_cut_between_two_records():
    first = (
        struct.pack("<II", 2, 2) + struct.pack("<HB", 4, 1) + "ab".encode("utf-16-le")
    )
    second = b"\x00cd" + struct.pack("<HB", 3, 0) + b"xyz"

    assert text_lengths([first, second]) == [4, 3]
