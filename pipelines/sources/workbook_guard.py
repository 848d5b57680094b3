"""What kind of workbook is it really, and is it safe to hand to calamine?

The ending of a file says little: calamine itself tries one form after another, so the
form is found here, and only the one that was looked over is ever read.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from python_calamine import CalamineError, PasswordError

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.archive import Archive
from pipelines.sources.archive_faults import is_locked
from pipelines.sources.compound_file import MARK
from pipelines.sources.inspected import Inspected
from pipelines.sources.ods_guard import CONTENT, inspect_ods
from pipelines.sources.xls_guard import inspect_xls
from pipelines.sources.xlsx_guard import inspect_xlsx
from pipelines.sources.xlsx_parts import WORKBOOK

BINARY_WORKBOOK = "xl/workbook.bin"

DAMAGES = (
    CalamineError,
    BadZipFile,
    zlib.error,
    struct.error,
    ExpatError,
    ParseError,
    ValueError,
    LookupError,
    EOFError,
    OSError,
    # A part of the zip archive is encrypted, or packed in a way we cannot unpack.
    RuntimeError,
)
"""What a damaged workbook raises, depending on where the damage is."""

PANIC = "PanicException"
"""Raised where calamine itself gives up. It is no `Exception`, and has no name to
import."""


def inspect_workbook(data: bytes, file: str) -> Inspected:
    """Look a workbook over, as what it is.

    Raises:
        UnreadableSourceError: It is damaged, locked, made to do harm, or too large.
    """
    with damage_said(file):
        if data.startswith(MARK):
            return inspect_xls(data, file)
        archive = Archive(data, file)
        if BINARY_WORKBOOK in archive or (WORKBOOK in archive) == (CONTENT in archive):
            raise BadZipFile
        return inspect_xlsx(archive) if WORKBOOK in archive else inspect_ods(archive)


@contextmanager
def damage_said(file: str) -> Iterator[None]:
    """Turn whatever a damaged workbook raises into a sentence."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableSourceError([is_locked(file)]) from error
    except DAMAGES as error:
        raise UnreadableSourceError([_damaged(file)]) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise UnreadableSourceError([_damaged(file)]) from error


def _damaged(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er ikke en hel arbeidsbok. Åpne den i Excel eller "
        "LibreOffice, og lagre den på nytt som .xlsx.",
        f"{file}: the file is not a whole workbook. Open it in Excel or "
        "LibreOffice, and save it again as .xlsx.",
    )
