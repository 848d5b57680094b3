"""Does the XML of a workbook hold only cells and their like?

A document type is where entities are declared: a bomb that grows a line to gigabytes,
or a file or address whose content is put in. No program that writes workbooks uses
one, so any is refused before a parser sees it. So is XML in any encoding but UTF-8,
in which one could hide, and elements inside one another without end.
"""

import re
from collections.abc import Iterable, Iterator

import polars as pl

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.limits import CELL_CHARACTERS, LINE_BYTES, XML_DEPTH

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"""^\s*<\?xml\b[^<>]*?\bencoding\s*=\s*["']([^"']*)""")
_CLOSES_ITSELF = "<[^<>/!?][^<>]*/>"
_OVERLAP = 16


def without_doctype(chunks: Iterable[bytes], file: str) -> Iterator[bytes]:
    """Hand on the chunks of one part as long as they are plain XML.

    Raises:
        UnreadableSourceError: A document type, an entity, or another encoding.
        OverLimitError: One text, or the depth, is beyond what any workbook has.
    """
    where = Sentence(file, file)
    tail = b""
    depth = since_tag = 0
    for chunk in filter(None, chunks):
        if not tail and not _is_utf_8(chunk):
            raise UnreadableSourceError([_is_foreign(file)])
        if _DECLARES.search(tail + chunk[:_OVERLAP]) or _DECLARES.search(chunk):
            raise UnreadableSourceError([_has_doctype(file)])
        tail = (tail + chunk[-_OVERLAP:])[-_OVERLAP:]
        last_tag = chunk.rfind(b"<")
        since_tag = since_tag + len(chunk) if last_tag < 0 else len(chunk) - last_tag
        if since_tag > LINE_BYTES.at_most:
            CELL_CHARACTERS.check(where, since_tag)
        depth += _deepening(chunk)
        XML_DEPTH.check(where, depth)
        yield chunk


def _deepening(chunk: bytes) -> int:
    """Count the elements that are opened and not closed; a cut tag may be missed."""
    tags = chunk.count(b"<") - chunk.count(b"<!") - chunk.count(b"<?")
    piece = pl.Series([chunk.decode("latin-1")])
    closed = int(piece.str.count_matches(_CLOSES_ITSELF)[0])
    return tags - 2 * chunk.count(b"</") - closed


def _is_utf_8(start: bytes) -> bool:
    text = start.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in text[:100] or text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    named = _ENCODING.match(text[:1000])
    return named is None or named[1].upper() in {b"UTF-8", b"UTF8", b"US-ASCII"}


def _has_doctype(file: str) -> Sentence:
    return Sentence(
        f"{file}: arbeidsboken har egne XML-definisjoner, som kan hente inn andre "
        "filer eller vokse uten grense. Varig leser dem ikke: åpne den i Excel eller "
        "LibreOffice, og lagre den på nytt.",
        f"{file}: the workbook has XML definitions of its own, which can bring in "
        "other files or grow without limit. Varig does not read them: open it in "
        "Excel or LibreOffice, and save it again.",
    )


def _is_foreign(file: str) -> Sentence:
    return Sentence(
        f"{file}: arbeidsboken har deler i et annet tegnsett enn UTF-8. Åpne den i "
        "Excel eller LibreOffice, og lagre den på nytt.",
        f"{file}: the workbook has parts in another encoding than UTF-8. Open it in "
        "Excel or LibreOffice, and save it again.",
    )
