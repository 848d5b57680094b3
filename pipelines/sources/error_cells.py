"""Which cells of a workbook hold an error, such as #N/A, or nothing yet?

Calamine's Python door gives an error cell as an empty one, and so it does with a
formula that no program has calculated. Empty has a meaning of its own in our tables,
so both are read from the workbook's own XML instead. Sheets without any are only
searched, not parsed.
"""

import io
import posixpath
import re
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree
from zipfile import ZipFile

CHUNK = 1 << 20
MARKS = re.compile(
    rb"""t=["']e["']"""
    rb"""|(</(\w+:)?f>|<(\w+:)?f\b[^>]*/>)\s*"""
    rb"""(<(\w+:)?v\s*/>|<(\w+:)?v>\s*</(\w+:)?v>)?\s*</(\w+:)?c>"""
)
"""An error cell, or a formula with no value after it."""

LONGEST_MARK = 256
"""So much of one chunk is searched again with the next."""

NOT_CALCULATED = "=?"
"""Stands for a formula without a value."""

ErrorCells = dict[tuple[int, int], str]
"""(row, column), both from 0 -> the error as Excel shows it."""


def find_error_cells(data: bytes) -> dict[str, ErrorCells]:
    """Find the error cells of every sheet, by the name of the sheet."""
    with ZipFile(io.BytesIO(data)) as archive:
        found = {}
        for sheet, path in _sheet_paths(archive).items():
            if _has_error_cell(archive, path):
                with archive.open(path) as xml:
                    found[sheet] = dict(_error_cells(xml))
        return found


def _sheet_paths(archive: ZipFile) -> dict[str, str]:
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _parts(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    paths = {}
    for sheet in _parts(archive, "xl/workbook.xml", "sheet"):
        relation = next((v for k, v in sheet.items() if k.endswith("}id")), None)
        path = posixpath.normpath(posixpath.join("/xl", targets.get(relation, "")))
        paths[sheet.get("name", "")] = path.lstrip("/")
    return {name: path for name, path in paths.items() if path in archive.namelist()}


def _parts(archive: ZipFile, path: str, tag: str) -> list[ElementTree.Element]:
    if path not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read(path))
    return [part for part in root.iter() if _tag(part) == tag]


def _has_error_cell(archive: ZipFile, path: str) -> bool:
    tail = b""
    with archive.open(path) as xml:
        while chunk := xml.read(CHUNK):
            if MARKS.search(tail + chunk):
                return True
            tail = chunk[-LONGEST_MARK:]
    return False


def _error_cells(xml: IO[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    row, column = -1, -1
    for event, part in ElementTree.iterparse(xml, events=("start", "end")):
        tag = _tag(part)
        if event == "start" and tag == "row":
            row, column = int(part.get("r", row + 2)) - 1, -1
        elif event == "end" and tag == "c":
            column = _column(part.get("r")) if part.get("r") else column + 1
            if (text := _error_text(part)) is not None:
                yield (row, column), text
        elif event == "end" and tag == "row":
            part.clear()


def _error_text(cell: ElementTree.Element) -> str | None:
    inside = {_tag(part): part.text or "" for part in cell}
    if cell.get("t") == "e":
        return inside.get("v") or "#N/A"
    # A formula whose result is text may well give an empty one.
    is_blank = "f" in inside and not inside.get("v") and cell.get("t") != "str"
    return NOT_CALCULATED if is_blank else None


def _column(reference: str | None) -> int:
    number = 0
    for letter in filter(str.isalpha, reference or ""):
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1


def _tag(part: ElementTree.Element) -> str:
    return part.tag.rpartition("}")[2]
