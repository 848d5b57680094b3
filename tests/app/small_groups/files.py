"""Read a file of any kind that Varig writes, as all the text and numbers in it."""

import csv
import io
import re
import zipfile

import openpyxl
import polars as pl
import pypdf


def text_of_file(name, content):
    """Give every cell, word and attribute of a file, a line each.

    Args:
        name: How it is called; its ending tells what it is.
        content: Its bytes.
    """
    read = READ[name.rpartition(".")[2]]
    return read(content)


def _csv(content):
    text = content.decode("utf-8-sig")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    return _lines(cell for row in rows for cell in row)


def _xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = (row for sheet in book for row in sheet.iter_rows())
    return _lines(
        cell.value if cell.comment is None else f"{cell.value} {cell.comment.text}"
        for row in rows
        for cell in row
    )


def _parquet(content):
    frame = pl.read_parquet(io.BytesIO(content))
    return _lines([*frame.columns, *(cell for row in frame.rows() for cell in row)])


def _pdf(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = (page.extract_text() for page in reader.pages)
    root = reader.trailer["/Root"]
    return _lines([*pages, *_alternatives(root["/StructTreeRoot"]["/K"])])


def _alternatives(node):
    """What a screen reader is told in place of a picture."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _alternatives(child)
    elif isinstance(node, dict):
        yield f"{node.get('/T', '')} {node.get('/Alt', '')}"
        if "/K" in node:
            yield from _alternatives(node["/K"])


def _pptx(content):
    """Every part of it: slides, notes, charts, and the workbooks inside charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return _lines(_part(name, parts.read(name)) for name in parts.namelist())


def _part(name, content):
    ending = name.rpartition(".")[2]
    if ending == "xlsx":
        return _xlsx(content)
    if ending not in ("xml", "rels"):
        return ""
    # Attributes stay: alternative texts, and labels that a slide does not draw.
    return re.sub(r"[<>]", "\n", content.decode("utf-8"))


def _plain(content):
    return content.decode("utf-8")


def _lines(values):
    return "\n".join(str(value) for value in values if value not in (None, ""))


READ = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "pdf": _pdf,
    "pptx": _pptx,
    "json": _plain,
    "ics": _plain,
    "html": _plain,
    "txt": _plain,
}
