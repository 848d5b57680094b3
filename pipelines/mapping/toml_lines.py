"""On which line of a TOML text does each key stand?

Reads a text that tomllib has read already, so it is known to be right and only has to
be walked through; tomllib itself keeps no lines.
"""

import tomllib
from bisect import bisect_right
from collections import defaultdict

Path = tuple[str | int, ...]
"""Keys, and for the parts of a list their number from 0: ("tables", 0, "table")."""

_BARE_ENDS = "=.,]}#\n \t"


def find_lines(text: str) -> dict[Path, int]:
    """Map every key, table and part of a list to its line, from 1."""
    walk = _Walk(text.replace("\r\n", "\n"))
    walk.document()
    return walk.lines


class _Walk:
    """A place in the text, and the lines found so far."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._starts = [0] + [i + 1 for i, sign in enumerate(text) if sign == "\n"]
        self._tables_count: dict[Path, int] = defaultdict(int)

    def document(self) -> None:
        table: Path = ()
        self._skip(blank_lines=True)
        while self._at < len(self._text):
            if self._next("[["):
                table = self._header("]]", is_list=True)
            elif self._next("["):
                table = self._header("]", is_list=False)
            else:
                self._pair(table)
            self._skip(blank_lines=True)

    def _header(self, end: str, *, is_list: bool) -> Path:
        line = self._line()
        self._skip()
        keys = self._keys()
        self._next(end)
        path = self._inside_lists(keys)
        if is_list:
            self.lines.setdefault(path, line)
            path = (*path, self._tables_count[path])
            self._tables_count[path[:-1]] += 1
        self._remember(path, line)
        return path

    def _inside_lists(self, keys: list[str]) -> Path:
        """A table below a list of tables belongs to the last one of the list."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            count = self._tables_count.get(path, 0)
            path = (*path, count - 1) if count else path
        return (*path, keys[-1])

    def _pair(self, table: Path) -> None:
        line = self._line()
        path: Path = (*table, *self._keys())
        for end in range(len(table) + 1, len(path) + 1):
            self._remember(path[:end], line)
        self._next("=")
        self._skip()
        self._value(path)

    def _keys(self) -> list[str]:
        keys = [self._key()]
        self._skip()
        while self._next("."):
            self._skip()
            keys.append(self._key())
            self._skip()
        return keys

    def _key(self) -> str:
        if self._text[self._at] in "\"'":
            return self._string()
        start = self._at
        while self._text[self._at] not in _BARE_ENDS:
            self._at += 1
        return self._text[start : self._at]

    def _value(self, path: Path) -> None:
        if self._text[self._at] in "\"'":
            self._string()
        elif self._next("["):
            self._list(path)
        elif self._next("{"):
            self._inline_table(path)
        else:
            while self._at < len(self._text) and self._text[self._at] not in ",]}#\n":
                self._at += 1

    def _list(self, path: Path) -> None:
        number = 0
        self._skip(blank_lines=True)
        while not self._next("]"):
            self._remember((*path, number), self._line())
            self._value((*path, number))
            number += 1
            self._skip(blank_lines=True)
            self._next(",")
            self._skip(blank_lines=True)

    def _inline_table(self, path: Path) -> None:
        self._skip()
        while not self._next("}"):
            self._pair(path)
            self._skip()
            self._next(",")
            self._skip()

    def _string(self) -> str:
        quote = self._text[self._at]
        if self._text.startswith(quote * 3, self._at):
            return self._long_string(quote)
        start = self._at
        self._at += 1
        while self._text[self._at] != quote:
            self._at += 2 if self._text[self._at] == "\\" and quote == '"' else 1
        self._at += 1
        return _unquote(self._text[start : self._at])

    def _long_string(self, quote: str) -> str:
        """Up to two more quotation marks may stand right before the end."""
        self._at += 3
        while not self._text.startswith(quote * 3, self._at):
            self._at += 2 if self._text[self._at] == "\\" and quote == '"' else 1
        self._at += 3
        while self._at < len(self._text) and self._text[self._at] == quote:
            self._at += 1
        return ""

    def _next(self, signs: str) -> bool:
        if not self._text.startswith(signs, self._at):
            return False
        self._at += len(signs)
        return True

    def _skip(self, *, blank_lines: bool = False) -> None:
        blanks = " \t\n" if blank_lines else " \t"
        while self._at < len(self._text):
            if self._text[self._at] in blanks:
                self._at += 1
            elif self._text[self._at] == "#" and blank_lines:
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            else:
                return

    def _line(self) -> int:
        return bisect_right(self._starts, self._at)

    def _remember(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)


def _unquote(quoted: str) -> str:
    if quoted.startswith("'"):
        return quoted[1:-1]
    return str(tomllib.loads(f"key = {quoted}")["key"])
