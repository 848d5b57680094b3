"""What stands in the folder of one upload?

The app writes the files and an order; the worker writes how far it has come, and what
came of it. Nobody but the owner of the process may read any of it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path, PurePath

from app.identity import Area, AreaKind, Reader, Role
from data.sentence import Sentence
from pipelines.report import LoadReport
from pipelines.report_json import report_from_json, report_to_json


class Why(Enum):
    """Why a dry run or a load came to nothing."""

    FAULTS = "faults"
    """The files cannot be used."""
    BUSY = "busy"
    """Another load was running all the time that this one waited."""
    CHANGED = "changed"
    """The outcome would be another than the one that was looked at."""
    UNWRITTEN = "unwritten"
    """The build or the log could not be written: a full disk, most often."""
    NOT_ALLOWED = "not_allowed"
    """The reader may not load, or see what a load would do."""
    LOST = "lost"
    """The process ended without a word: not enough memory, or somebody ended it."""


@dataclass(frozen=True)
class Order:
    """What the worker is to do."""

    is_load: bool
    """False: a dry run."""
    files: tuple[str, ...]
    """Paths in the folder of the files."""
    mappings: tuple[str, ...]
    """The same, of the mapping files."""
    data_date: date | None
    language: str
    """The language of the correction file."""
    started_at: datetime
    app_pid: int
    """The process that is waiting for it."""
    expect: str | None = None
    """The content hash that the dry run told."""
    reader: Reader | None = None
    """Who loads it; None may not."""


@dataclass(frozen=True)
class Progress:
    """How far the worker has come: a step, and so many parts of it done."""

    step: str
    done: int = 0
    of: int = 1


@dataclass(frozen=True)
class Refusal:
    """Why it came to nothing, every fault at once."""

    why: Why
    faults: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class JobFolder:
    """The folder of one upload."""

    root: Path

    @property
    def files(self) -> Path:
        """The folder of what was sent in."""
        return self.root / "files"

    @property
    def corrections(self) -> Path:
        """The workbook of rows that would be set aside, when there are any."""
        return self.root / "corrections.xlsx"

    def write_order(self, order: Order) -> None:
        """Write what is to be done, and forget what an earlier order came to."""
        for name in ("progress", "report", "refusal"):
            self._path(name).unlink(missing_ok=True)
        said = asdict(order) | {
            "data_date": order.data_date and order.data_date.isoformat(),
            "started_at": order.started_at.isoformat(),
            "reader": order.reader and _told(order.reader),
        }
        self._write("order", json.dumps(said))

    def read_order(self) -> Order | None:
        """Read the order; None when there is none, or the folder is gone."""
        said = self._read("order")
        if said is None:
            return None
        found = json.loads(said)
        day = found["data_date"]
        return Order(
            **found
            | {
                "files": tuple(found["files"]),
                "mappings": tuple(found["mappings"]),
                "data_date": day and date.fromisoformat(day),
                "started_at": datetime.fromisoformat(found["started_at"]),
                "reader": found["reader"] and _reader(found["reader"]),
            }
        )

    def write_progress(self, progress: Progress) -> None:
        """Tell how far it has come."""
        self._write("progress", json.dumps(asdict(progress)))

    def read_progress(self) -> Progress | None:
        """Read how far it has come; None before it has started."""
        said = self._read("progress")
        return None if said is None else Progress(**json.loads(said))

    def write_report(self, report: LoadReport) -> None:
        """Tell what came of it."""
        self._write("report", report_to_json(report))

    def read_report(self) -> LoadReport | None:
        """Read what came of it; None when nothing did, or not yet."""
        said = self._read("report")
        return None if said is None else report_from_json(said)

    def reported_at(self) -> float:
        """Tell when the report was written, in seconds since 1970."""
        try:
            return self._path("report").stat().st_mtime
        except OSError:
            return 0.0

    def write_refusal(self, why: Why, faults: Sequence[Sentence]) -> None:
        """Tell why nothing came of it, in both languages."""
        said = {"why": why.value, "faults": [list(fault) for fault in faults]}
        self._write("refusal", json.dumps(said, ensure_ascii=False))

    def read_refusal(self) -> Refusal | None:
        """Read why nothing came of it; None when something did, or not yet."""
        said = self._read("refusal")
        if said is None:
            return None
        found = json.loads(said)
        faults = tuple(Sentence(*fault) for fault in found["faults"])
        return Refusal(Why(found["why"]), faults)

    def file_path(self, path: PurePath) -> Path:
        """Give the place of a file sent in."""
        return self.files / path

    def _path(self, name: str) -> Path:
        return self.root / f"{name}.json"

    def _write(self, name: str, text: str) -> None:
        # Whole or not at all: the app reads while the worker writes.
        waiting = self.root / f".{name}.json"
        waiting.write_text(text, encoding="utf-8")
        waiting.replace(self._path(name))

    def _read(self, name: str) -> str | None:
        try:
            return self._path(name).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None


def _told(reader: Reader) -> list[str | None]:
    area = reader.area
    return [reader.name, reader.role.value, area.kind.value, area.code]


def _reader(told: list[str]) -> Reader:
    name, role, kind, code = told
    return Reader(name, Role(role), Area(AreaKind(kind), code))
