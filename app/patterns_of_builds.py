"""Which counts did each build hide, and which did the builds before it?

What a build hides depends on what the ones before it hid and showed: one who has them
all must not work a count out. So the pattern of a build is decided once, after those of
every older build, and written down in the home. It stays when a build is pruned, and
counts then too: somebody may have seen it. Where nothing can be written, or where a
build lies outside a home, it is decided again each time.

    <home>/protection/<build>.<table>.<VERSION>-<setting>.parquet

A pattern has the counts themselves, as the builds in the same home have: no new secret,
and nothing of one person. One who wants nothing left of pruned builds takes that folder
away too; what was hidden in them may then be worked out by one who kept a copy.
"""

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import duckdb
import polars as pl

from app.door import MADE_EARLIER, read_build
from data.home import Home

VERSION = 1
"""Raise it when another choice is made from the same counts: then all is decided again,
apart from the patterns of pruned builds, which cannot be."""

Decide = Callable[[str, Path, Sequence[pl.DataFrame]], pl.DataFrame]


@dataclass(frozen=True)
class Chain:
    """The patterns of one table, build after build."""

    table: str
    setting: str
    """What is chosen by, as the minimum: with another one, all is decided again."""
    columns: tuple[str, ...]
    decide: Decide
    """Gives the pattern of a build from the table, its file and the patterns before."""

    def pattern(self, path: Path) -> pl.DataFrame:
        """Give the pattern of a build: as it is written, or decided and written now.

        Args:
            path: The file of the build.
        """
        return _pattern(self, path)

    def before(self, path: Path) -> list[pl.DataFrame]:
        """Give the patterns of the older builds, the oldest first.

        Args:
            path: The file of a build; the others lie beside it. Of a pruned one
                counts what is written. One of an early version, without what is
                counted, has no pattern.
        """
        builds = {other.stem: other for other in path.parent.glob("[!.]*.duckdb")}
        written = self._written(path)
        older = sorted(name for name in {*builds, *written} if name < path.stem)
        patterns = [
            # In turn, so that each finds those before it decided.
            self._older_pattern(builds[name])
            if name in builds and _can_be_read(builds[name])
            else self._read(written.get(name))
            for name in older
        ]
        return [pattern for pattern in patterns if pattern is not None]

    def is_written(self, path: Path) -> bool:
        """Tell if patterns of the builds beside this one can be written at all."""
        return _folder(path) is not None

    def read_or_decide(self, path: Path) -> pl.DataFrame:
        """Give the pattern of a build as `pattern`, but not from memory."""
        file = self._file(path)
        pattern = self._read(file)
        if pattern is None:
            decided = self.decide(self.table, path, self.before(path))
            pattern = decided.select(self.columns)
            _write(file, pattern)
        return pattern

    def _older_pattern(self, path: Path) -> pl.DataFrame | None:
        try:
            return self.pattern(path)
        except (*MADE_EARLIER, LookupError):
            return None

    def _file(self, path: Path) -> Path | None:
        folder = _folder(path)
        return folder and folder / f"{path.stem}.{self.table}.{self._key}.parquet"

    @property
    def _key(self) -> str:
        return f"{VERSION}-{self.setting}"

    def _written(self, path: Path) -> dict[str, Path]:
        """Find one file per build; with another setting only where no other is."""
        folder = _folder(path)
        files = [] if folder is None else folder.glob(f"[!.]*.{self.table}.*.parquet")
        ending = f".{self._key}.parquet"
        ordered = sorted(files, key=lambda file: (file.name.endswith(ending), file))
        return {file.name.split(".")[0]: file for file in ordered}

    def _read(self, file: Path | None) -> pl.DataFrame | None:
        if file is None:
            return None
        try:
            return pl.read_parquet(BytesIO(file.read_bytes())).select(self.columns)
        except (OSError, pl.exceptions.PolarsError):
            return None


@lru_cache(maxsize=1024)
def _pattern(chain: Chain, path: Path) -> pl.DataFrame:
    return chain.read_or_decide(path)


def _folder(path: Path) -> Path | None:
    home = Home(path.parent.parent)
    return home.root / "protection" if home.builds == path.parent else None


def _can_be_read(path: Path) -> bool:
    """Tell if a file is a build at all; a damaged one is in no list."""
    try:
        read_build(path)
    except (duckdb.Error, LookupError):
        return False
    return True


def _write(file: Path | None, pattern: pl.DataFrame) -> None:
    """Write a pattern in one step: two may do it at once, and decide the same."""
    if file is None:
        return
    written = BytesIO()
    pattern.write_parquet(written)
    mine = file.with_name(f".{file.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        file.parent.mkdir(exist_ok=True)
        mine.write_bytes(written.getvalue())
        mine.replace(file)
    except OSError:
        # Read only, or full: then it is decided again next time.
        return
