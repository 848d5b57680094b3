"""Where in a file does something stand, in words a reader can follow?"""

from dataclasses import dataclass

from data.sentence import Sentence


@dataclass(frozen=True)
class Place:
    """A CSV file, or one sheet of a workbook."""

    file: str
    sheet: str | None = None

    @property
    def words(self) -> Sentence:
        """Name the file, and the sheet if there is one."""
        if self.sheet is None:
            return Sentence(self.file, self.file)
        return Sentence(
            f"{self.file}, arket {self.sheet}", f"{self.file}, sheet {self.sheet}"
        )

    def row(self, number: int) -> Sentence:
        """Name one row of the place, without the file: `linje 3`, `rad 3`."""
        if self.sheet is None:
            return Sentence(f"linje {number}", f"line {number}")
        return Sentence(
            f"rad {number} i arket {self.sheet}", f"row {number} of sheet {self.sheet}"
        )

    def at(self, number: int) -> Sentence:
        """Name the file and one row of it."""
        row = self.row(number)
        return Sentence(f"{self.file}, {row.nb}", f"{self.file}, {row.en}")
