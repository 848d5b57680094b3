"""Take values out of a mapping file, and note what is wrong with its line.

Every fault is gathered, so that whoever writes the file sees all of them at once.
"""

import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from data.sentence import Sentence
from pipelines.mapping.mapping import MappingError
from pipelines.mapping.nearest import did_you_mean
from pipelines.mapping.toml_lines import Path, find_lines

Node = Mapping[str, Any]
"""A table of the file, as tomllib gives it."""


class TomlReader:
    """The text of a mapping file, its lines, and the faults found so far."""

    def __init__(self, text: str, file: str) -> None:
        """Read the text.

        Raises:
            MappingError: It is no TOML.
        """
        self.file = file
        self._faults: list[tuple[int, Sentence]] = []
        try:
            self.root: Node = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise MappingError([_is_no_toml(file, text, str(error))]) from error
        except RecursionError as error:
            raise MappingError([_is_too_deep(file)]) from error
        self._lines = find_lines(text)

    def line(self, path: Path) -> int:
        """Give the line of a key, or of what it stands in."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def keys_under(self, path: Path) -> list[str]:
        """List the keys of a table as the file spells them."""
        return [str(key[-1]) for key in self._lines if key[:-1] == path and key != path]

    def fault(self, path: Path, nb: str, en: str) -> None:
        """Note what is wrong with a key."""
        line = self.line(path)
        said = Sentence(
            f"{self.file}, linje {line}: {nb}", f"{self.file}, line {line}: {en}"
        )
        self._faults.append((line, said))

    @property
    def faults(self) -> list[Sentence]:
        """List what is wrong, each once, in the order of the lines."""
        by_line = sorted(self._faults, key=lambda fault: fault[0])
        return list(dict.fromkeys(said for _, said in by_line))

    def check_keys(self, node: Node, path: Path, known: Collection[str]) -> None:
        """Note every key that means nothing here."""
        for key in node:
            if key not in known:
                meant = did_you_mean(key, known)
                self.fault(
                    (*path, key),
                    f"nøkkelen {key} er ikke kjent her.{meant.nb}",
                    f"the key {key} is not known here.{meant.en}",
                )

    def text(self, node: Node, path: Path, key: str) -> str | None:
        """Give a text; None: it is not there, or is none."""
        value = node.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.strip():
            return value
        self.fault(
            (*path, key),
            f"{key} skal være en tekst i anførselstegn, som ikke er tom.",
            f"{key} has to be a text in quotation marks, and not empty.",
        )
        return None

    def any_text(self, node: Node, path: Path, key: str) -> str:
        """Give a text that may be blank; without one it is empty."""
        value = node.get(key, "")
        if isinstance(value, str):
            return value
        self.fault(
            (*path, key),
            f"{key} skal være en tekst i anførselstegn.",
            f"{key} has to be a text in quotation marks.",
        )
        return ""

    def texts(self, node: Node, path: Path, key: str) -> tuple[str, ...]:
        """Give one text or a list of texts; without any it is empty."""
        value = node.get(key)
        if value is None:
            return ()
        parts = value if isinstance(value, list) else [value]
        if parts and all(isinstance(part, str) and part.strip() for part in parts):
            return tuple(parts)
        self.fault(
            (*path, key),
            f'{key} skal være én tekst eller en liste av tekster, slik: ["A", "B"].',
            f'{key} has to be one text or a list of texts, such as ["A", "B"].',
        )
        return ()

    def table(self, node: Node, path: Path, key: str) -> Node:
        """Give a table; without one it is empty."""
        value = node.get(key, {})
        if isinstance(value, dict):
            return value
        self.fault(
            (*path, key),
            f"{key} skal være en tabell: skriv [{key}] eller {key} = {{ … }}.",
            f"{key} has to be a table: write [{key}] or {key} = {{ … }}.",
        )
        return {}

    def raise_if_any(self) -> None:
        """Refuse the file with all its faults.

        Raises:
            MappingError: There is a fault.
        """
        if self._faults:
            raise MappingError(self.faults)


def as_text(value: object) -> str | None:
    """Write a TOML value as it would stand in a cell; None: it is a list or table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return None
    return str(value)


LONGEST_QUOTE = 60


def _is_no_toml(file: str, text: str, said: str) -> Sentence:
    number = _line_said(said, text)
    lines = text.splitlines()
    met = lines[number - 1].strip()[:LONGEST_QUOTE] if number <= len(lines) else ""
    if any(word in said for word in ("overwrite", "twice", "Duplicate", "mutate")):
        return Sentence(
            f"{file}, linje {number}: det samme står to ganger i filen: {met}. "
            "Behold det ene.",
            f"{file}, line {number}: the same stands twice in the file: {met}. "
            "Keep one of them.",
        )
    return Sentence(
        f"{file}, linje {number}: linjen kan ikke leses som TOML: {met}. Tekster skal "
        "stå i anførselstegn, overskrifter med mellomrom, spørsmålstegn eller æ, ø og "
        f"å også, og hver [ og {{ må lukkes. (TOML-leseren sier: {said})",
        f"{file}, line {number}: the line cannot be read as TOML: {met}. Put texts in "
        "quotation marks, and headings with blanks, question marks or letters beyond "
        f"a-z too, and close every [ and {{. (The TOML reader says: {said})",
    )


def _line_said(said: str, text: str) -> int:
    """Python ends its message with (at line 3, column 5) or (at end of document)."""
    after = said.rpartition("(at line ")[2].partition(",")[0]
    return int(after) if after.isdecimal() else max(len(text.splitlines()), 1)


def _is_too_deep(file: str) -> Sentence:
    return Sentence(
        f"{file}: lister og tabeller står for dypt inne i hverandre. En tilordning "
        "trenger høyst tre nivåer.",
        f"{file}: lists and tables stand too deep in each other. A mapping needs "
        "three levels at most.",
    )
