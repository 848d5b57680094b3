"""How long is each text that the cells of an .xls share?"""

import struct


def text_lengths(blocks: list[bytes]) -> list[int]:
    """Give the length of every shared text, in letters.

    The list goes on from record to record, and where a text is cut the next record
    says again how wide its letters are.
    """
    reader = _Blocks(blocks)
    (count,) = struct.unpack("<I", reader.take(8)[4:])
    lengths = []
    for _ in range(count):
        if reader.is_done:
            break
        letters, options = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if options & 8 else 0
        extra = struct.unpack("<I", reader.take(4))[0] if options & 4 else 0
        reader.skip_letters(letters, is_wide=bool(options & 1))
        reader.skip(4 * runs + extra)
        lengths.append(letters)
    return lengths


class _Blocks:
    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks = blocks
        self._block = 0
        self._at = 0

    @property
    def is_done(self) -> bool:
        return self._left() == 0 and self._block + 1 >= len(self._blocks)

    def take(self, count: int) -> bytes:
        if self._left() == 0:
            self._turn()
        taken = self._blocks[self._block][self._at : self._at + count]
        self._at += count
        return taken

    def skip(self, count: int) -> None:
        while count > self._left():
            count -= self._left()
            self._turn()
        self._at += count

    def skip_letters(self, count: int, *, is_wide: bool) -> None:
        while count * (1 + is_wide) > self._left():
            count -= self._left() // (1 + is_wide)
            self._turn()
            is_wide = bool(self.take(1)[0] & 1)
        self._at += count * (1 + is_wide)

    def _left(self) -> int:
        return max(len(self._blocks[self._block]) - self._at, 0)

    def _turn(self) -> None:
        if self._block + 1 >= len(self._blocks):
            raise ValueError(self._block)
        self._block, self._at = self._block + 1, 0
