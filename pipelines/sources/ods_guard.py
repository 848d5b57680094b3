"""Look an .ods over before calamine reads it: is it safe, and what does it not tell?

Every part is unpacked once, a little at a time; the content is gone through in
`ods_tables.py`.
"""

from collections.abc import Iterable

from data.vocabulary import FieldFate
from pipelines.errors import UnreadableSourceError
from pipelines.sources.archive import Archive, is_xml
from pipelines.sources.archive_faults import is_locked
from pipelines.sources.inspected import HAS_LINKS, Inspected, note_on
from pipelines.sources.listing import has_macros
from pipelines.sources.ods_tables import OdsTables
from pipelines.sources.xml_guard import without_doctype

CONTENT = "content.xml"
MANIFEST = "meta-inf/manifest.xml"
DOCUMENT_COMMENTS = "meta.xml"
MACROS = ("basic/", "scripts/")


def inspect_ods(archive: Archive) -> Inspected:
    """Look through every part of XML in a workbook of LibreOffice.

    Raises:
        UnreadableSourceError: It is made to do harm, or is larger than we read.
        ExpatError: It is damaged.
    """
    names = archive.names()
    if any(name.startswith(MACROS) and not name.endswith("/") for name in names):
        raise UnreadableSourceError([has_macros(archive.file)])
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise UnreadableSourceError([is_locked(archive.file)])
    for name in names:
        if is_xml(name) and name != CONTENT:
            for _ in _checked(archive, name):
                pass
    tables = OdsTables(archive.file)
    tables.read(_checked(archive, CONTENT))
    notes = [note_on(archive.file, FieldFate.TAKEN, HAS_LINKS)]
    return Inspected(
        errors=tables.errors,
        comments=tables.comments,
        merged=tables.merged,
        notes=tuple(notes if tables.has_links else ()),
        document_comments=_document_comments(archive),
    )


def _checked(archive: Archive, part: str) -> Iterable[bytes]:
    return without_doctype(archive.chunks(part), archive.file)


def _document_comments(archive: Archive) -> str:
    if DOCUMENT_COMMENTS not in archive:
        return ""
    return archive.read(DOCUMENT_COMMENTS).decode("utf-8", errors="replace")
