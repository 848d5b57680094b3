"""Open the old container that an .xls is, and that a locked .xlsx is put into.

A file of small sectors in chains (MS-CFB). A chain that comes back to itself would
never end, so each is followed no longer than the file has sectors.
"""

import struct
from collections.abc import Sequence

from pipelines.sources.limits import MEGABYTE

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_BYTES = 512
LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are no sectors: the end of a chain, a free sector."""

ENTRY_BYTES = 128
SMALL_SECTOR_BYTES = 64
SMALL_STREAM_BYTES = 4096
ENTRIES_READ = 20 * MEGABYTE // ENTRY_BYTES


class CompoundFile:
    """The streams of a compound file, by name."""

    def __init__(self, data: bytes) -> None:
        """Read the list of streams.

        Raises:
            ValueError: It is damaged.
            struct.error: It is cut short.
        """
        self._data = data
        self._sector_bytes = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
        if self._sector_bytes not in {512, 4096}:
            raise ValueError(self._sector_bytes)
        self._most = len(data) // self._sector_bytes + 1
        self._next = self._read_table(self._table_sectors())
        self._entries = self._read_entries()

    def names(self) -> list[str]:
        """Give the names of all streams and folders."""
        return [name for name, _, _ in self._entries]

    def stream(self, name: str) -> bytes:
        """Read one stream whole.

        Raises:
            KeyError: There is none of that name.
        """
        for met, start, size in self._entries:
            if met.casefold() == name.casefold():
                return self._read_stream(start, size)
        raise KeyError(name)

    def _table_sectors(self) -> list[int]:
        """List the sectors that hold the table of chains."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        steps = 0
        while following < LAST_SECTOR:
            numbers = struct.unpack(
                f"<{self._sector_bytes // 4}I", self._sector(following)
            )
            listed.extend(numbers[:-1])
            following = numbers[-1]
            steps += 1
            if steps > self._most:
                raise ValueError(steps)
        return [number for number in listed if number < LAST_SECTOR]

    def _read_table(self, sectors: Sequence[int]) -> list[int]:
        if len(sectors) > self._most:
            raise ValueError(len(sectors))
        numbers = self._sector_bytes // 4
        return [
            number
            for sector in sectors
            for number in struct.unpack(f"<{numbers}I", self._sector(sector))
        ]

    def _read_entries(self) -> list[tuple[str, int, int]]:
        listing = self._chain(struct.unpack_from("<I", self._data, 48)[0])
        entries = []
        for at in range(0, len(listing) - ENTRY_BYTES + 1, ENTRY_BYTES)[:ENTRIES_READ]:
            name_bytes, kind = struct.unpack_from("<HB", listing, at + 64)
            start, size = struct.unpack_from("<II", listing, at + 116)
            if kind:
                written = listing[at : at + max(min(name_bytes, 64) - 2, 0)]
                entries.append((written.decode("utf-16-le", "replace"), start, size))
        return entries

    def _read_stream(self, start: int, size: int) -> bytes:
        if size >= SMALL_STREAM_BYTES:
            return self._chain(start)[:size]
        _, root_start, _ = self._entries[0]
        small = self._chain(root_start)
        table = self._chain(struct.unpack_from("<I", self._data, 60)[0])
        following = struct.unpack(f"<{len(table) // 4}I", table)
        pieces = [
            small[number * SMALL_SECTOR_BYTES :][:SMALL_SECTOR_BYTES]
            for number in _follow(start, following)
        ]
        return b"".join(pieces)[:size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _follow(start, self._next)))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._sector_bytes
        sector = self._data[at : at + self._sector_bytes]
        # The last sector may be cut short where nothing more is written.
        return sector.ljust(self._sector_bytes, b"\0")


def _follow(start: int, following: Sequence[int]) -> list[int]:
    chain = []
    number = start
    while number < LAST_SECTOR:
        chain.append(number)
        if len(chain) > len(following):
            raise ValueError(number)
        number = following[number]
    return chain
