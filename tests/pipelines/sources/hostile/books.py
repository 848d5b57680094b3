"""Write workbooks by hand, part by part, so that any part can be wrong."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OPEN_DOCUMENT = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc"'
NAMES = "Aktivitet-id", "Leveranse-id", "Aktivitet", "Status i kilden", "Grunn"
ROW = "A-1", "L-1", "Personalsamling", "Holdt", "tekst"


def cell(text, at=""):
    place = f' r="{at}"' if at else ""
    return f'<c{place} t="inlineStr"><is><t>{text}</t></is></c>'


def row(*cells, number=None):
    place = f' r="{number}"' if number else ""
    return f"<row{place}>{''.join(cells)}</row>"


def rows(*texts):
    return "".join(row(*map(cell, one)) for one in texts)


PLAIN = rows(NAMES, ROW)


def sheet(data=PLAIN, *, head=HEAD, before="", after=""):
    inside = f"{before}<sheetData>{data}</sheetData>{after}"
    return f'{head}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{inside}</worksheet>'


def relations(*targets):
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def parts(sheets=None, *, states=None, before="", **more):
    """Name the parts of a whole .xlsx; `more` are parts by another name."""
    sheets = {"Aktiviteter": sheet()} if sheets is None else sheets
    states = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"'
        f' state="{states.get(name, "visible")}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    made = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        f"{before}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *(
                ("worksheet", f"worksheets/s{at}.xml")
                for at in range(1, len(sheets) + 1)
            )
        ),
    }
    for at, written in enumerate(sheets.values(), start=1):
        made[f"xl/worksheets/s{at}.xml"] = written
    return made | more


def packed(contents, *, repeated=()):
    """Pack parts, those of `repeated` once more."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*contents.items(), *repeated]:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xlsx(sheets=None, **how):
    return packed(parts(sheets, **how))


def shared_texts(*texts):
    listed = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}">{listed}</sst>'


def ods_cell(text="", **values):
    written = "".join(f' {k.replace("_", ":", 1)}="{v}"' for k, v in values.items())
    kind = ' office:value-type="string"' if text else ""
    return (
        f"<table:table-cell{kind}{written}><text:p>{text}</text:p></table:table-cell>"
    )


def ods_row(*cells, times=1):
    repeated = f' table:number-rows-repeated="{times}"'
    return f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>"


ODS_PLAIN = ods_row(*map(ods_cell, NAMES)) + ods_row(*map(ods_cell, ROW))


def ods(data=ODS_PLAIN, *, head=HEAD, name="Aktiviteter", manifest="", **more):
    table = f'<table:table table:name="{name}">{data}</table:table>'
    inside = (
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    )
    names = f'{OPEN_DOCUMENT} {CALC} xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"{HEAD}<manifest>{manifest}</manifest>",
            "content.xml": f"{head}<office:document-content {names}>{inside}"
            "</office:document-content>",
        }
        | more
    )


END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
SECTOR = 512


def compound(streams, *, next_sector=None):
    """Put streams into the old container; `next_sector` changes the chains."""
    bytes_count = sum(max(len(content), 4096) for content in streams.values())
    tables_count = -(-(bytes_count // SECTOR + 10) // 120)
    table, body, entries = [0xFFFFFFFD] * tables_count, b"", []
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        count = -(-len(content) // SECTOR)
        start = len(table)
        table += [*range(start + 1, start + count), END]
        body += content.ljust(count * SECTOR, b"\0")
        entries.append(_entry(name, 2, start, len(content)))
    listing = b"".join([_entry("Root Entry", 5, END, 0), *entries])
    count = -(-len(listing) // SECTOR)
    start = len(table)
    table += [*range(start + 1, start + count), END]
    body += listing.ljust(count * SECTOR, b"\0")
    for at, following in (next_sector or {}).items():
        table[at] = following
    chains = struct.pack(f"<{len(table)}I", *table)
    chains = chains.ljust(tables_count * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6),
        *(bytes(6), 0, tables_count, start, 0, 4096, END, 0, END, 0, 0),
    )
    header += struct.pack(f"<{tables_count - 1}I", *range(1, tables_count))
    return header.ljust(SECTOR, b"\xff") + chains + body


def _entry(name, kind, start, size):
    written = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36sIII",
        *(written.ljust(64, b"\0"), len(written), kind, 1, FREE, FREE),
        *(1 if kind == 5 else FREE, bytes(36), start, size, 0),
    )


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


START = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 6))


def texts_of(*texts):
    listed = b"".join(
        struct.pack("<HB", len(t), 0) + t.encode("latin-1") for t in texts
    )
    return struct.pack("<II", len(texts), len(texts)) + listed


def uses(row_number, column, text):
    return record(0x00FD, struct.pack("<HHHI", row_number, column, 0, text))


def biff(cells, *, texts=(), more=b"", name="Aktiviteter"):
    """Write the records of an .xls with one sheet."""
    shared = record(0x00FC, texts_of(*texts)) if texts else b""
    about = struct.pack("<BBBB", 0, 0, len(name), 0) + name.encode("latin-1")
    length = len(START) + len(more) + len(shared) + len(about) + 4 + 4 + 4
    listed = record(0x0085, struct.pack("<I", length) + about)
    whole = START + more + listed + shared + record(0x000A)
    return whole + START + b"".join(cells) + record(0x000A)


def xls(cells=None, *, texts=(*NAMES, *ROW), beside=None, **how):
    if cells is None:
        cells = [uses(at // 5, at % 5, at) for at in range(10)]
    return compound((beside or {}) | {"Workbook": biff(cells, texts=texts, **how)})
