"""In which encoding is a CSV file written?

UTF-8 if the whole file is, else cp1252 if every byte has a letter there. A file with
both is refused: read as either, some of its letters would be wrong.
"""

import codecs
import re

from data.sentence import Sentence
from pipelines.errors import MixedDialectError, UnreadableSourceError

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LETTER_IN_UTF_8 = re.compile(rb"\xc3[\x80-\xbf]")
"""Any of æ ø å é ü and their like in UTF-8; in cp1252 it would read as Ã and a sign."""
NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
CHUNK = 1 << 20
"""Decode a megabyte at a time: a whole large file as text takes four times its size."""


def find_encoding(data: bytes, file: str) -> str:
    """Tell `utf-8`, `utf-8-sig` or `cp1252`.

    Raises:
        UnreadableSourceError: UTF-16, NUL bytes, or bytes that cp1252 lacks.
        MixedDialectError: Some lines are UTF-8 and others are not.
    """
    if data.startswith(UTF_16_MARKS) or data[1:2] == b"\0":
        raise UnreadableSourceError([_is_utf_16(file)])
    if (at := data.find(b"\0")) >= 0:
        raise UnreadableSourceError([_has_nul(file, line_of(data, at))])
    wrong = _first_byte_outside_utf_8(data)
    if wrong is None:
        return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    right = LETTER_IN_UTF_8.search(data)
    if right or data.startswith(codecs.BOM_UTF8):
        utf_8_at = right.start() if right else 0
        raise MixedDialectError([_mixed(file, data, utf_8_at, wrong)])
    foreign = NOT_IN_CP1252.search(data)
    if foreign:
        raise UnreadableSourceError([_foreign(file, data, foreign.start())])
    return "cp1252"


def _first_byte_outside_utf_8(data: bytes) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    for start in range(0, len(data), CHUNK):
        pending = len(decoder.getstate()[0])
        chunk = data[start : start + CHUNK]
        try:
            decoder.decode(chunk, final=start + CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return start - pending + error.start
    return None


def line_of(data: bytes, position: int) -> int:
    """Give the line, from 1, on which a byte of a file stands."""
    return len(re.findall(rb"\r\n|\r|\n", data[:position])) + 1


def _is_utf_16(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er lagret som UTF-16 («Unicode-tekst» i Excel). Lagre den på "
        "nytt som «CSV UTF-8».",
        f'{file}: the file is saved as UTF-16 ("Unicode text" in Excel). Save it again '
        'as "CSV UTF-8".',
    )


def _has_nul(file: str, line: int) -> Sentence:
    return Sentence(
        f"{file}, linje {line}: filen er ikke ren tekst (den har nullbyte). Lagre den "
        "på nytt som «CSV UTF-8».",
        f"{file}, line {line}: the file is not plain text (it has NUL bytes). Save it "
        'again as "CSV UTF-8".',
    )


def _mixed(file: str, data: bytes, right: int, wrong: int) -> Sentence:
    good, bad = line_of(data, right), line_of(data, wrong)
    return Sentence(
        f"{file}: filen blander to tegnsett: linje {good} er UTF-8, og linje {bad} er "
        "det ikke. Lagre hele filen på nytt som «CSV UTF-8».",
        f"{file}: the file mixes two encodings: line {good} is UTF-8, and line {bad} "
        'is not. Save the whole file again as "CSV UTF-8".',
    )


def _foreign(file: str, data: bytes, position: int) -> Sentence:
    line = line_of(data, position)
    return Sentence(
        f"{file}, linje {line}: tegnsettet er verken UTF-8 eller cp1252 (Windows). "
        "Lagre filen på nytt som «CSV UTF-8».",
        f"{file}, line {line}: the encoding is neither UTF-8 nor cp1252 (Windows). "
        'Save the file again as "CSV UTF-8".',
    )
