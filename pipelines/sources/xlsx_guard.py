"""Look an .xlsx over before calamine reads it: is it safe, and what does it not tell?

Every part is unpacked once, a little at a time. Nothing is fetched or run: a link to
another file is read as the value it had when the workbook was saved.
"""

from collections.abc import Iterable

import numpy as np

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.errors import UnreadableSourceError
from pipelines.sources.archive import Archive, is_xml
from pipelines.sources.comments import read_comments
from pipelines.sources.error_cells import find_error_cells
from pipelines.sources.inspected import HAS_LINKS, Inspected, note_on
from pipelines.sources.limits import SHEET_CELLS, WORKBOOK_BYTES, workbook_bytes
from pipelines.sources.listing import has_macros
from pipelines.sources.place import Place
from pipelines.sources.raw import FieldNote
from pipelines.sources.shared_strings import PART as SHARED_STRINGS
from pipelines.sources.shared_strings import text_lengths
from pipelines.sources.sheet_scan import SheetScan, scan_sheet
from pipelines.sources.shown import shown_name
from pipelines.sources.xlsx_parts import WORKBOOK, sheet_parts
from pipelines.sources.xml_guard import without_doctype

DOCUMENT_COMMENTS = "docProps/core.xml"
MACROS = ("vbaproject.bin", "xl/macrosheets/", "xl/vba")
LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
EMBEDDED = ("xl/embeddings/", "xl/activex/", "xl/ctrlprops/")


def inspect_xlsx(archive: Archive) -> Inspected:
    """Look through every part of XML in a workbook.

    Raises:
        UnreadableSourceError: It is made to do harm, or is larger than we read.
    """
    names = archive.names()
    if any(mark in name for name in names for mark in MACROS):
        raise UnreadableSourceError([has_macros(archive.file)])
    if WORKBOOK not in archive:
        raise LookupError(WORKBOOK)
    parts = sheet_parts(archive)
    scans = _scan_sheets(archive, parts)
    errors = {
        sheet: find_error_cells(_checked(archive, part), _words(archive, sheet))
        for sheet, part in parts.items()
        if scans[part].has_marks
    }
    return Inspected(
        errors=errors,
        comments={
            sheet: comments
            for sheet, part in parts.items()
            if (comments := read_comments(archive, part))
        },
        notes=_notes(archive.file, names),
        document_comments=_document_comments(archive),
    )


def _scan_sheets(archive: Archive, parts: dict[str, str]) -> dict[str, SheetScan]:
    where = Sentence(archive.file, archive.file)
    shared = np.zeros(0, dtype=np.int64)
    if SHARED_STRINGS in archive:
        shared = text_lengths(_checked(archive, SHARED_STRINGS), where)
    scans: dict[str, SheetScan] = {}
    for sheet, part in parts.items():
        if part not in scans:
            words = _words(archive, sheet)
            scans[part] = scan_sheet(_checked(archive, part), words, shared)
    read = [scans[part] for part in parts.values()]
    cells_count = sum(scan.cells_count for scan in read)
    SHEET_CELLS.check(where, cells_count)
    text_bytes = sum(scan.text_bytes for scan in read)
    WORKBOOK_BYTES.check(where, workbook_bytes(cells_count, text_bytes))
    looked_at = {SHARED_STRINGS, *(part.casefold() for part in parts.values())}
    for name in archive.names():
        if is_xml(name) and name not in looked_at:
            for _ in _checked(archive, name):
                pass
    return scans


def _words(archive: Archive, sheet: str) -> Sentence:
    return Place(archive.file, shown_name(sheet)).words


def _checked(archive: Archive, part: str) -> Iterable[bytes]:
    return without_doctype(archive.chunks(part), archive.file)


def _document_comments(archive: Archive) -> str:
    if DOCUMENT_COMMENTS not in archive:
        return ""
    return archive.read(DOCUMENT_COMMENTS).decode("utf-8", errors="replace")


def _notes(file: str, names: list[str]) -> tuple[FieldNote, ...]:
    notes = []
    if any(name.startswith(LINKS) for name in names):
        notes.append(note_on(file, FieldFate.TAKEN, HAS_LINKS))
    if any(name.startswith(EMBEDDED) for name in names):
        notes.append(note_on(file, FieldFate.DROPPED, _HAS_EMBEDDED))
    return tuple(notes)


_HAS_EMBEDDED = Sentence(
    "Arbeidsboken har andre filer eller knapper lagt inn i seg. De er ikke lest.",
    "The workbook has other files or buttons put into it. They are not read.",
)
