"""Open the zip archive that a workbook is, so that nothing in it can surprise us.

Every name is checked before anything is unpacked, and every part is unpacked by this
module alone, a little at a time, with its true size counted: the size that the archive
states may be a lie. Calamine gets the bytes only after that.
"""

import io
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.archive_faults import (
    has_odd_part,
    is_locked,
    is_there_twice,
    overlaps,
)
from pipelines.sources.limits import (
    PACKED_PARTS,
    PACKED_RATIO,
    RATIO_FROM_BYTES,
    SMALL_PART_BYTES,
    UNPACKED_BYTES,
)

CHUNK = 1 << 20
END_MARK = b"PK\x05\x06"
END_BYTES = 22
"""The end of an archive without a comment. Two programs that look for the end in
different ways could else read two different archives."""

LOCAL_HEADER_BYTES = 30
LOCAL_MARK = b"PK\x03\x04"
IS_ENCRYPTED = 0x1
ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar")


class Archive:
    """The parts of a workbook by name; a capital letter more or less is the same."""

    def __init__(self, data: bytes, file: str) -> None:
        """Look at the list of parts.

        Raises:
            UnreadableSourceError: The archive is made to do harm.
            BadZipFile: It is damaged.
        """
        self.file = file
        self._data = memoryview(data)
        end = data[-END_BYTES:]
        is_whole = end.startswith(END_MARK) and end.endswith(b"\0\0")
        if not is_whole or not data.startswith(LOCAL_MARK):
            raise BadZipFile
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
        self._check(parts)
        self._parts = {part.filename.casefold(): part for part in parts}

    def __contains__(self, name: str) -> bool:
        """Is there a part of this name?"""
        return name.casefold() in self._parts

    def names(self) -> list[str]:
        """Give the names of all parts, in lower case."""
        return list(self._parts)

    def read(self, name: str) -> bytes:
        """Unpack one small part whole.

        Raises:
            OverLimitError: It is larger than `SMALL_PART_BYTES`.
            KeyError: There is no such part.
        """
        SMALL_PART_BYTES.check(self._where(), self._parts[name.casefold()].file_size)
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part, a megabyte at a time.

        Raises:
            OverLimitError: It is packed as a bomb is.
            BadZipFile: It is damaged, or not as large as the archive says.
        """
        part = self._parts[name.casefold()]
        packed = self._packed(part)
        is_stored = part.compress_type == ZIP_STORED
        size = 0
        for chunk in _cut(packed) if is_stored else _inflate(packed):
            size += len(chunk)
            self._check_size(part, size)
            yield chunk
        if size != part.file_size:
            raise BadZipFile

    def _check(self, parts: list[ZipInfo]) -> None:
        where = self._where()
        PACKED_PARTS.check(where, len(parts))
        # What is no XML is never unpacked: a picture counts for nothing here.
        read = [part for part in parts if is_xml(part.filename)]
        UNPACKED_BYTES.check(where, sum(part.file_size for part in read))
        for part in read:
            self._check_size(part, part.file_size)
        times = Counter(part.filename.casefold() for part in parts)
        twice = next((name for name, count in times.items() if count > 1), None)
        if twice is not None:
            raise UnreadableSourceError([is_there_twice(self.file, twice)])
        odd = next((p.filename for p in parts if _is_odd(p.filename)), None)
        if odd is not None:
            raise UnreadableSourceError([has_odd_part(self.file, odd)])
        if any(part.flag_bits & IS_ENCRYPTED for part in parts):
            raise UnreadableSourceError([is_locked(self.file)])
        if _do_overlap(parts):
            raise UnreadableSourceError([overlaps(self.file)])

    def _check_size(self, part: ZipInfo, size: int) -> None:
        if size > part.file_size:
            raise BadZipFile
        if size > RATIO_FROM_BYTES:
            PACKED_RATIO.check(self._where(), size // max(part.compress_size, 1))

    def _packed(self, part: ZipInfo) -> memoryview:
        header = self._data[part.header_offset :][:LOCAL_HEADER_BYTES]
        if bytes(header[:4]) != LOCAL_MARK:
            raise BadZipFile
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadZipFile
        name_bytes, extra_bytes = struct.unpack("<HH", header[26:30])
        start = part.header_offset + LOCAL_HEADER_BYTES + name_bytes + extra_bytes
        packed = self._data[start : start + part.compress_size]
        if len(packed) != part.compress_size:
            raise BadZipFile
        return packed

    def _where(self) -> Sentence:
        return Sentence(self.file, self.file)


def is_xml(name: str) -> bool:
    """Is this a part that we or calamine may unpack?"""
    return name.casefold().endswith((".xml", ".rels", ".vml", ".rdf"))


def _cut(packed: memoryview) -> Iterator[bytes]:
    for at in range(0, len(packed), CHUNK):
        yield bytes(packed[at : at + CHUNK])


def _inflate(packed: memoryview) -> Iterator[bytes]:
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    at = 0
    rest = b""
    while not reader.eof:
        if not rest:
            rest = bytes(packed[at : at + CHUNK])
            at += CHUNK
        chunk = reader.decompress(rest, CHUNK)
        rest = reader.unconsumed_tail
        if not chunk and not rest and at >= len(packed):
            break
        yield chunk
    if not reader.eof or reader.unused_data or at < len(packed):
        raise BadZipFile


def _do_overlap(parts: list[ZipInfo]) -> bool:
    """Do two parts share bytes? A bomb packs one lump and names it many times."""
    placed = sorted(parts, key=lambda part: part.header_offset)
    ends = [
        p.header_offset + LOCAL_HEADER_BYTES + len(p.filename) + p.compress_size
        for p in placed
    ]
    starts = [part.header_offset for part in placed[1:]]
    return any(end > start for end, start in zip(ends, starts, strict=False))


def _is_odd(name: str) -> bool:
    steps = name.split("/")
    return (
        "\\" in name
        or "\0" in name
        or name.startswith("/")
        or ".." in steps
        or name.casefold().endswith(ARCHIVES)
    )
