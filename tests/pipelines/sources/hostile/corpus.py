"""Hostile files of our own, each with what must become of it.

A case writes one file (or more) into a folder of its own and says what comes of it:
`said` is a piece of the English sentence that refuses it; without it the file is read,
and `cells` are the first cells of its rows, or None where they do not matter.
"""

import json
import os
import struct
import zipfile
from dataclasses import dataclass

import polars as pl

from tests.pipelines.sources.hostile import books

HEAD = "Aktivitet-id;Leveranse-id;Aktivitet;Status i kilden;Grunn\n"
LINE = "A-1;L-1;Personalsamling;Holdt;tekst\n"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PLAIN = ["A-1", "L-1", "Personalsamling", "Holdt", "tekst"]
MEGABYTE = 1_000_000


@dataclass
class Case:
    """A file, and what must become of it."""

    id: str
    name: str
    content: object
    """Bytes, text, or what is called with the path to write."""
    said: str | None = None
    cells: list | None = None
    shown: str | None = None
    """How its name is said; None: as it is."""
    noted: str | None = None
    """A piece of a note on what was read."""
    opens: str | None = None
    """What is given to the load instead of the file: `folder`."""

    def write(self, folder):
        folder.mkdir()
        path = folder / self.name
        if callable(self.content):
            self.content(path)
        else:
            path.write_bytes(
                self.content
                if isinstance(self.content, bytes)
                else self.content.encode()
            )
        return folder if self.opens == "folder" else path


def book(id_, content, said=None, **more):
    return Case(id_, "bok.xlsx", content, said, **more)


def table(id_, content, said=None, **more):
    return Case(id_, "aktiviteter.csv", content, said, **more)


def one_sheet(data, **how):
    return books.xlsx({"Aktiviteter": books.sheet(data, **how)})


def with_part(name, content):
    return books.packed(books.parts() | {name: content})


def without(name):
    return books.packed({k: v for k, v in books.parts().items() if k != name})


def overlapping():
    """Two names for the same bytes of the archive."""
    whole = bytearray(with_part("xl/media/b.png", "x" * 50))
    places, at = [], 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        places.append(at)
        at += 4
    whole[places[-1] + 42 : places[-1] + 46] = whole[places[-2] + 42 : places[-2] + 46]
    return bytes(whole)


def smaller_than_it_is():
    """The list of parts says that the sheet is 100 bytes."""
    whole = bytearray(one_sheet(books.PLAIN + books.rows(books.ROW) * 500))
    at = whole.rfind(b"xl/worksheets/s1.xml") - 46
    whole[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(whole)


def locked_part():
    whole = bytearray(books.xlsx())
    at = whole.find(b"PK\x01\x02")
    whole[at + 8] |= 1
    return bytes(whole)


def used_often(text, times):
    used = "".join(f'<row><c t="s"><v>{at}</v></c></row>' for at in [0] * times)
    return books.packed(
        books.parts({"Aktiviteter": books.sheet(used)})
        | {"xl/sharedStrings.xml": books.shared_texts(text)}
    )


def dated(number, *, is_1904):
    style = (
        f'{books.HEAD}<styleSheet xmlns="{books.MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    before = f'<workbookPr date1904="{int(is_1904)}"/>'
    heads = books.rows([*books.NAMES[:4], "Holdt dato"])
    cells = books.row(*map(books.cell, PLAIN[:4]), f'<c s="1"><v>{number}</v></c>')
    made = books.parts({"Aktiviteter": books.sheet(heads + cells)}, before=before)
    return books.packed(made | {"xl/styles.xml": style})


def many_errors(count):
    return one_sheet(
        "".join(
            books.row(f'<c r="A{at}" t="e"><v>#N/A</v></c>', number=at)
            for at in range(1, count + 1)
        )
    )


def hidden(state):
    return books.xlsx(states={"Aktiviteter": state})


def with_commented_cell():
    rels = books.relations(("comments", "../comments1.xml"))
    comments = (
        f'{books.HEAD}<comments xmlns="{books.MAIN}"><commentList>'
        '<comment ref="A2"><text><r><t>husk</t></r></text></comment>'
        "</commentList></comments>"
    )
    made = books.parts({"Aktiviteter": books.sheet(books.PLAIN)})
    made["xl/worksheets/_rels/s1.xml.rels"] = rels
    return books.packed(made | {"xl/comments1.xml": comments})


def pointing_to(target):
    made = books.parts()
    made["xl/_rels/workbook.xml.rels"] = books.relations(("worksheet", target))
    return books.packed(made)


ZIPS = [
    book(
        "a sheet packed a thousand times",
        one_sheet(books.PLAIN + " " * 20 * MEGABYTE),
        "times larger is what a part",
    ),
    book(
        "6 000 parts",
        books.packed(books.parts() | {f"xl/media/{n}.png": "" for n in range(6000)}),
        "parts in the workbook",
    ),
    book("parts on top of one another", overlapping(), "lie on top of one another"),
    book("an archive in it", with_part("xl/a.zip", b"PK"), "does not belong there"),
    book(
        "a part twice",
        books.packed(books.parts(), repeated=[("xl/worksheets/S1.xml", books.sheet())]),
        "stands twice",
    ),
    book("a part that climbs out", with_part("../../x.xml", "<a/>"), "does not belong"),
    book("a part of Windows", with_part("xl\\x.xml", "<a/>"), "does not belong"),
    book("a part larger than it says", smaller_than_it_is(), "not a whole workbook"),
    book("a locked part", locked_part(), "locked by a password"),
    book("cut short", books.xlsx()[:700], "not a whole workbook"),
    book("nothing", b"", "not a whole workbook"),
    book("text", b"Aktivitet-id;Status", "not a whole workbook"),
    book("a PDF", b"%PDF-1.7\n" + b"x" * 99, "not a whole workbook"),
    book("something after the end", books.xlsx() + b"x" * 40, "not a whole workbook"),
    book("something before the start", b"x" * 40 + books.xlsx(), "not a whole work"),
    book("no list of sheets", without("xl/workbook.xml"), "not a whole workbook"),
    book("no sheet", without("xl/worksheets/s1.xml"), "not a whole workbook"),
    book("no relations", without("xl/_rels/workbook.xml.rels"), "not a whole workbook"),
    book(
        "both an xlsx and an ods",
        with_part("content.xml", "<a/>"),
        "not a whole workbook",
    ),
    book(
        "a sheet elsewhere",
        pointing_to("../../../../etc/passwd"),
        "is not saved as one",
    ),
    book("a sheet on the web", pointing_to("http://x.no/a.xml"), "not a whole work"),
]

XML = [
    book(
        "a billion laughs",
        with_part("xl/workbook.xml", f"{books.HEAD}{DOCTYPE}<workbook>&b;</workbook>"),
        "XML definitions",
    ),
    book(
        "an entity from outside",
        one_sheet(books.PLAIN, head=books.HEAD + OUTSIDE),
        "XML definitions",
    ),
    book(
        "an entity in the shared texts",
        with_part("xl/sharedStrings.xml", f"{books.HEAD}{DOCTYPE}<sst/>"),
        "XML definitions",
    ),
    book(
        "an entity in what nobody reads",
        with_part("docProps/app.xml", f"{books.HEAD}{DOCTYPE}<a/>"),
        "XML definitions",
    ),
    book(
        "an entity after a megabyte",
        with_part(
            "docProps/app.xml", f"<a>{'<b/>' * 262_142}</a>".replace("</a>", DOCTYPE)
        ),
        "XML definitions",
    ),
    book(
        "XML in UTF-16",
        with_part("docProps/app.xml", f"{DOCTYPE}<a/>".encode("utf-16")),
        "another encoding",
    ),
    book(
        "XML in an encoding of its own",
        with_part("docProps/app.xml", '<?xml version="1.0" encoding="cp037"?><a/>'),
        "another encoding",
    ),
    book(
        "elements inside one another without end",
        one_sheet(books.PLAIN, after="<a>" * 200_000),
        "parts inside one another",
    ),
    book(
        "200 000 relations of one sheet",
        with_part(
            "xl/worksheets/_rels/s1.xml.rels",
            "<a>" + "".join(f'<b c="{at}"/>' for at in range(210_000)) + "</a>",
        ),
        "names of sheets",
    ),
]

SHEETS = [
    book("macros", with_part("xl/vbaProject.bin", b"x"), "has macros"),
    book("old macros", with_part("xl/macrosheets/a.xml", "<a/>"), "has macros"),
    Case("an xlsm", "bok.xlsm", books.xlsx(), "has macros"),
    book(
        "links to other files",
        with_part("xl/externalLinks/a.xml", "<a/>"),
        cells=PLAIN,
        noted="Varig fetches none of them",
    ),
    book(
        "an embedded file",
        with_part("xl/embeddings/a.bin", b"MZ"),
        cells=PLAIN,
        noted="They are not read",
    ),
    book("hidden", hidden("hidden"), cells=PLAIN, noted="is hidden in the workbook"),
    book("very hidden", hidden("veryHidden"), cells=PLAIN, noted="is hidden in the"),
    book(
        "merged cells",
        one_sheet(
            books.PLAIN, after='<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'
        ),
        cells=PLAIN,
        noted="Cells are merged (A2:B2)",
    ),
    book(
        "merged cells in a ring",
        one_sheet(
            books.PLAIN,
            after='<mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="B2:C3"/>'
            '<mergeCell ref="A2:C2"/></mergeCells>',
        ),
        cells=PLAIN,
        noted="Cells are merged",
    ),
    book("a comment", with_commented_cell(), cells=PLAIN),
    book(
        "two cells in opposite corners",
        one_sheet(
            books.row(books.cell("a", "A1"), number=1)
            + books.row(books.cell("b", "XFD1048576"), number=1048576)
        ),
        "columns",
    ),
    book(
        "a cell that stands elsewhere than its row",
        one_sheet(
            books.row(books.cell("a", "A1"), books.cell("b", "Z1048576"), number=1)
        ),
        "cells from the first to the last",
    ),
    book(
        "a row beyond the last",
        one_sheet(books.row(books.cell("a", "A99999999"), number=99999999)),
        "rows in the sheet",
    ),
    book("5 000 columns", one_sheet(books.rows(["a"] * 5000)), "columns"),
    book(
        "10 MB in one cell",
        one_sheet(books.PLAIN + books.rows([os.urandom(5 * MEGABYTE).hex()])),
        "characters in one cell",
    ),
    book(
        "40 000 letters in one cell",
        one_sheet(books.PLAIN + books.rows(["A-2", *["x"] * 3, "y" * 40_000])),
        "characters in one cell",
    ),
    book(
        "a long text used 50 000 times",
        used_often("x" * 30_000, 50_000),
        "megabytes of text in the cells",
    ),
    book(
        "300 sheets",
        books.xlsx({f"Ark{n}": books.sheet() for n in range(300)}),
        "sheets in the workbook",
    ),
    book(
        "two sheets of one name",
        with_part(
            "xl/workbook.xml",
            books.parts()["xl/workbook.xml"].replace(
                "</sheets>", '<sheet name="Aktiviteter" r:id="rId1"/></sheets>'
            ),
        ),
        "two sheets are called",
    ),
    book(
        "a name of a sheet that hides its letters",
        books.xlsx({"Akt&#10;i\u202eteter": books.sheet()}),
        r"Akt\ni\u202eteter: the sheet name is not",
    ),
    book(
        "a formula that nobody has calculated",
        one_sheet(books.PLAIN + books.row("<c><f>1+1</f></c>")),
        "a formula is not calculated",
    ),
    book(
        "an error",
        one_sheet(
            books.rows(books.NAMES)
            + books.row(*map(books.cell, PLAIN[:4]), '<c t="e"><v>#N/A</v></c>')
        ),
        cells=[*PLAIN[:4], "#N/A"],
    ),
    book("250 000 errors", many_errors(250_000), "cells with an error"),
    book(
        "a shared text that is not there",
        one_sheet(books.PLAIN + books.row('<c t="s"><v>99</v></c>')),
        "not a whole workbook",
    ),
    book(
        "days from 1904", dated(43830, is_1904=True), cells=[*PLAIN[:4], "2024-01-01"]
    ),
    book(
        "days from 1900", dated(45292, is_1904=False), cells=[*PLAIN[:4], "2024-01-01"]
    ),
    book("a day before all days", dated(-5, is_1904=False)),
    book("a day after all days", dated(99_999_999, is_1904=False)),
    book("a number beyond all numbers", dated("1e999", is_1904=False)),
    book("a number as long as a page", dated("9" * 2000, is_1904=False)),
]

OLD_AND_OPEN = [
    Case("a plain xls", "bok.xls", books.xls(), cells=PLAIN),
    Case("an xls named xlsx", "bok.xlsx", books.xls(), cells=PLAIN),
    Case("an xls cut short", "bok.xls", books.xls()[:900], "not a whole workbook"),
    Case(
        "an xls whose chains go round",
        "bok.xls",
        books.compound({"Workbook": books.biff([])}, next_sector={3: 1}),
        "not a whole workbook",
    ),
    Case(
        "a locked xls",
        "bok.xls",
        books.xls(more=books.record(0x002F, bytes(6))),
        "locked by a password",
    ),
    Case(
        "a locked xlsx",
        "bok.xlsx",
        books.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
        "locked by a password",
    ),
    Case(
        "an xls with macros",
        "bok.xls",
        books.xls(beside={"_VBA_PROJECT_CUR": b"x"}),
        cells=PLAIN,
        noted="room for macros",
    ),
    Case(
        "an xls that says it is huge",
        "bok.xls",
        books.xls(
            [books.record(0x0200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 256, 0))]
        ),
        "cells from the first to the last",
    ),
    Case(
        "an xls with a long text used often",
        "bok.xls",
        books.xls([books.uses(at, 0, 0) for at in range(17_000)], texts=["x" * 32_000]),
        "megabytes of text in the cells",
    ),
    Case(
        "an error in an xls",
        "bok.xls",
        books.xls(
            [
                *(books.uses(at // 5, at % 5, at) for at in range(9)),
                books.record(0x0205, struct.pack("<HHHBB", 1, 4, 0, 0x2A, 1)),
            ]
        ),
        cells=[*PLAIN[:4], "#N/A"],
    ),
    Case("a plain ods", "bok.ods", books.ods(), cells=PLAIN),
    Case(
        "an ods with a billion cells",
        "bok.ods",
        books.ods(
            books.ods_row(
                books.ods_cell("x", **{"table_number-columns-repeated": 900}),
                times=1_000_000,
            )
        ),
        "megabytes of text|cells from the first",
    ),
    Case(
        "an ods with rows beyond the last",
        "bok.ods",
        books.ods(
            books.ods_row(books.ods_cell("x"))
            + books.ods_row(books.ods_cell(), times=2_000_000_000)
            + books.ods_row(books.ods_cell("x"))
        ),
        "rows in the sheet",
    ),
    Case(
        "an entity in an ods",
        "bok.ods",
        books.ods(head=books.HEAD + OUTSIDE),
        "XML definitions",
    ),
    Case(
        "an ods with macros",
        "bok.ods",
        books.ods(**{"Basic/Standard/m.xml": "<a/>"}),
        "has macros",
    ),
    Case(
        "a locked ods",
        "bok.ods",
        books.ods(manifest="<manifest:encryption-data/>"),
        "locked by a password",
    ),
    Case(
        "a formula in an ods that nobody has calculated",
        "bok.ods",
        books.ods(
            books.ODS_PLAIN
            + '<table:table-row><table:table-cell table:formula="of:=1+1"/>'
            "</table:table-row>"
        ),
        "a formula is not calculated",
    ),
    Case(
        "an error in an ods",
        "bok.ods",
        books.ods(
            books.ods_row(*map(books.ods_cell, books.NAMES))
            + books.ods_row(
                *map(books.ods_cell, PLAIN[:4]),
                books.ods_cell("#N/A", **{"calcext_value-type": "error"}),
            )
        ),
        cells=[*PLAIN[:4], "#N/A"],
    ),
    Case(
        "an ods inside an ods",
        "bok.ods",
        books.ods('<table:table table:name="b"></table:table>'),
        "not a whole workbook",
    ),
]

TEXTS = [
    table("UTF-16", (HEAD + LINE).encode("utf-16"), "saved as UTF-16"),
    table(
        "UTF-16 the other way",
        b"\xfe\xff" + HEAD.encode("utf-16-be"),
        "saved as UTF-16",
    ),
    table("UTF-16 without its mark", HEAD.encode("utf-16-le"), "saved as UTF-16"),
    table("a NUL byte", HEAD + LINE + "A-2;\0;;;\n", "line 3: the file is not plain"),
    table("a byte-order mark", "\ufeff" + HEAD + LINE, cells=PLAIN),
    table(
        "two encodings",
        HEAD.encode() + "A-1;æ;;;\n".encode() + "A-2;ø;;;\n".encode("cp1252"),
        "mixes two encodings",
    ),
    table("random bytes", bytes(range(1, 256)) * 40, "line"),
    table("nothing at all", b"", "the file is empty"),
    table("separators alone", ";" * 500 + "\n", "the file is empty"),
    table(
        "a newline in a heading",
        HEAD.replace("Grunn", '"Egen\nkolonne"') + LINE,
        cells=PLAIN,
    ),
    table("10 MB in one cell of text", HEAD + "A-1;" + "x" * 10**7, "on one line"),
    table(
        "10 MB in one cell over many lines",
        HEAD + 'A-1;"' + "x\n" * (5 * 10**6) + '";;;\n',
        "in one row|characters in one cell",
    ),
    table(
        "a record of many short lines",
        HEAD + '"\n";' * 1_500_000 + "\n",
        "in one row",
    ),
    table(
        "40 000 letters in one cell of text",
        HEAD + LINE + "A-2;L-1;;;" + "x" * 40_000,
        "line 3: 40\u00a0000 characters in one cell",
    ),
    table("a million separators", HEAD + LINE + ";" * 10**6, "1000001 fields"),
    table("5 000 headings", ";".join(f"k{n}" for n in range(5000)), "columns"),
    table("a quotation mark that is not closed", HEAD + '"A-1;;;;\n', "quotation mark"),
    table(
        "signs that nobody sees in a heading",
        "\u200f" + HEAD.replace("Grunn", "Gr\u200bunn") + LINE,
        cells=PLAIN,
    ),
    table(
        "signs that nobody sees in a key",
        HEAD + LINE.replace("A-1", "A\u200b-1"),
        cells=["A\u200b-1", *PLAIN[1:]],
    ),
    table(
        "a look-alike letter in a key",
        HEAD + LINE.replace("A-1", "\u0410-1"),
        cells=["\u0410-1", *PLAIN[1:]],
    ),
    table(
        "a formula",
        HEAD + LINE.replace("tekst", "=cmd|' /C calc'!A0"),
        cells=[*PLAIN[:4], "=cmd|' /C calc'!A0"],
    ),
    table("the mark of Excel", "sep=;\n" + HEAD + LINE, cells=PLAIN),
    table("tabs", (HEAD + LINE).replace(";", "\t"), cells=PLAIN),
    table("bars", (HEAD + LINE).replace(";", "|"), cells=PLAIN),
    table("old Macintosh", (HEAD + LINE).replace("\n", "\r"), cells=PLAIN),
    table(
        "days and numbers beyond all",
        HEAD.replace("Grunn", "Holdt dato") + LINE.replace("tekst", "99999-12-31"),
        cells=[*PLAIN[:4], "99999-12-31"],
    ),
]


def make_pipe(path):
    os.mkfifo(path)


def make_link(target):
    return lambda path: path.symlink_to(target)


def make_sparse(path):
    with path.open("wb") as file:
        file.truncate(400 * MEGABYTE)


NAMES_AND_KINDS = [
    Case(
        "a name that colours a terminal",
        "\x1b[31maktiviteter.csv",
        HEAD + LINE,
        cells=None,
        said="the file name is not the name of a table",
        shown=r"\x1b[31maktiviteter.csv",
    ),
    Case(
        "a name on two lines",
        "aktiviteter\n.csv",
        HEAD + LINE,
        cells=PLAIN,
        shown=r"aktiviteter\n.csv",
    ),
    Case("a name that climbs", "..\\..\\x.csv", HEAD + LINE, "is not the name of"),
    Case(
        "a name that turns the writing",
        "akt\u202evsc.exe.csv",
        HEAD + LINE,
        "is not the name of a table",
        shown=r"akt\u202evsc.exe.csv",
    ),
    Case(
        "a name that is no text",
        os.fsdecode(b"\xff\xfe.csv"),
        HEAD + LINE,
        "is not the name of a table",
        shown=r"\udcff\udcfe.csv",
    ),
    Case("another kind", "x.exe", b"MZ", "Varig reads"),
    Case("a pipe", "aktiviteter.csv", make_pipe, "no ordinary file"),
    Case(
        "a pipe in a folder",
        "aktiviteter.csv",
        make_pipe,
        "no ordinary file",
        opens="folder",
    ),
    Case("a device", "aktiviteter.csv", make_link("/dev/zero"), "no ordinary file"),
    Case("a link to nothing", "aktiviteter.csv", make_link("borte"), "no such file"),
    Case("a link to itself", "a.csv", make_link("a.csv"), "no such file"),
    Case(
        "a link out of the folder",
        "aktiviteter.csv",
        make_link("/etc/passwd"),
        "a link to a file outside the folder",
        opens="folder",
    ),
    Case("a folder", "aktiviteter.csv", lambda path: path.mkdir(), "no files to read"),
    Case(
        "a folder in a folder",
        "aktiviteter.csv",
        lambda path: path.mkdir(),
        "folders inside folders",
        opens="folder",
    ),
    Case("400 MB of nothing", "aktiviteter.csv", make_sparse, "megabytes in the file"),
]


def lines(*values):
    return "\n".join(json.dumps(value) for value in values)


def parquet(frame):
    return lambda path: frame.write_parquet(path)


def damaged_parquet(path):
    pl.DataFrame({"a": list(range(5000))}).write_parquet(path)
    whole = bytearray(path.read_bytes())
    whole[40:200] = b"\xff" * 160
    path.write_bytes(whole)


def repeated_zip(path):
    """A workbook inside a plain zip archive with the name of a workbook."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bok.xlsx", books.xlsx())


JSON_AND_PARQUET = [
    Case("JSON without a bottom", "a.json", "[" * 100_000, "levels of lists"),
    Case("JSON that is cut short", "a.json", '{"a": [1,', "not valid JSON"),
    Case("a number that is none", "a.json", '{"a": NaN}', "not valid JSON"),
    Case("a number of 5 000 digits", "a.json", "9" * 5000, "not valid JSON"),
    Case("half a letter", "a.json", r'["\ud800"]', "not valid JSON"),
    Case("a field twice", "a.json", '{"a": 1, "a": 2}', "stands twice"),
    Case("JSON in UTF-16", "a.json", '{"a": 1}'.encode("utf-16"), "not saved as UTF-8"),
    Case("seven million values", "a.json", f"[{'0,' * 7_000_000}0]", "values in the"),
    Case(
        "a line that is no object",
        "aktiviteter.jsonl",
        '{"activity_id": "A-1"}\n[1]\n{"activity_id": \n',
        "line 2: the line is not one JSON object",
    ),
    Case(
        "a field inside and outside",
        "aktiviteter.jsonl",
        '{"a.b": 1, "a": {"b": 2}}',
        "a.b stands twice",
    ),
    Case(
        "objects of many fields",
        "aktiviteter.jsonl",
        lines(*({f"k{n}": 1} for n in range(2000))),
        "columns",
    ),
    Case(
        "a plain file of lines",
        "aktiviteter.ndjson",
        lines(dict(zip(books.NAMES, PLAIN, strict=True))),
        cells=PLAIN,
    ),
    Case("a Parquet file of text", "a.parquet", b"PAR1 x PAR1", "not a whole Parquet"),
    Case("a damaged Parquet file", "a.parquet", damaged_parquet, "not a whole Parquet"),
    Case(
        "a Parquet file of 100 million alike",
        "a.parquet",
        parquet(pl.DataFrame({"a": pl.repeat(None, 6_000_000, eager=True)})),
        "rows",
    ),
    Case(
        "a Parquet file of bytes",
        "a.parquet",
        parquet(pl.DataFrame({"a": [b"x"]})),
        "of another kind: a",
    ),
    Case("a zip archive named xlsx", "bok.xlsx", repeated_zip, "not a whole workbook"),
]

CASES = [
    *ZIPS,
    *XML,
    *SHEETS,
    *OLD_AND_OPEN,
    *TEXTS,
    *NAMES_AND_KINDS,
    *JSON_AND_PARQUET,
]
