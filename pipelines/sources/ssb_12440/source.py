"""Read Statistics Norway's tables of sickness absence (12440 and its like).

Reads CSV and JSON-stat 2 that a person has fetched from Statbank. Its figures are of
the country and of industries, and core.absence is of workplaces: they come as
reference figures beside the tables, never as rows of a workplace nobody has.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.sources.arrive import Arrived
from pipelines.sources.raw import Dialect, FieldNote, SourceFile
from pipelines.sources.ssb_12440.csv import is_statbank, read_statbank
from pipelines.sources.ssb_12440.cube import About, Cube, about
from pipelines.sources.ssb_12440.figures import FIGURES, Chosen, choose_figures
from pipelines.sources.ssb_12440.jsonstat import is_absence, read_dataset

SOURCE = "ssb_12440"


@dataclass(frozen=True)
class ReferenceFile(SourceFile):
    """A file with figures to hold beside those of the workplaces, and no table."""

    figures: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FIGURES))
    """Columns as in `FIGURES`; grain: measure, industry, sector, year, quarter."""


def claim_absence(arrived: Arrived) -> bool:
    """Is this a table of sickness absence from Statbank?"""
    if arrived.document is not None:
        return is_absence(arrived.document)
    return arrived.csv is not None and is_statbank(arrived.grids[0].headings)


def read_absence(arrived: Sequence[Arrived]) -> tuple[SourceFile, ...]:
    """Read the Statbank tables of one load.

    Raises:
        SourceError: With every fault of every file.
    """
    faults = GatheredFaults()
    files: list[SourceFile] = []
    for one in arrived:
        with faults.gather():
            files.append(_read(one))
    faults.raise_if_any()
    return tuple(files)


def _read(arrived: Arrived) -> ReferenceFile:
    name = arrived.file.name
    if arrived.document is not None:
        cube = read_dataset(arrived.document, name)
    else:
        # The lines above and below the table are not in the grid.
        cube = read_statbank(_bytes_of(arrived), name)
    chosen = choose_figures(cube, name)
    csv = arrived.csv
    return ReferenceFile(
        name=name,
        sha256=arrived.sha256,
        dialect=Dialect(
            csv.encoding if csv else None, csv.delimiter if csv else None, None, None
        ),
        tables=(),
        is_invented=arrived.is_invented,
        source=SOURCE,
        notes=tuple(_notes(cube, chosen)),
        figures=chosen.figures,
    )


def _bytes_of(arrived: Arrived) -> bytes:
    try:
        return arrived.file.path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError([_cannot_open(arrived.file.name)]) from error


TARGETS = {
    About.QUARTER: "reference_absence.quarter",
    About.INDUSTRY: "reference_absence.industry_code",
    About.SECTOR: "reference_absence.sector_name",
    About.MEASURE: "reference_absence.measure",
    About.FIGURE: "reference_absence.absence_share",
}


def _notes(cube: Cube, chosen: Chosen) -> list[FieldNote]:
    return [_note(name, chosen.left_out.get(name, 0)) for name in cube.cells[0].place]


def _note(dimension: str, left_out: int) -> FieldNote:
    kind = about(dimension)
    target = TARGETS.get(kind) if kind else None
    said = Sentence("", "")
    if left_out:
        said = Sentence(
            f"{left_out} tall er ikke tatt inn: bare summen over denne, og bare "
            "prosent, kan holdes sammen med en virksomhet.",
            f"{left_out} figures are not taken in: only the total over this, and only "
            "percent, can be held beside a workplace.",
        )
    if target is None:
        fate = FieldFate.DROPPED
        said = said if left_out else _only_total()
    elif kind is About.FIGURE:
        fate = FieldFate.DERIVED
        said = Sentence(
            f"Prosent delt på hundre. {said.nb}".strip(),
            f"Percent divided by a hundred. {said.en}".strip(),
        )
    else:
        fate = FieldFate.TAKEN
    return FieldNote(dimension, fate, target, said)


def _only_total() -> Sentence:
    return Sentence(
        "Tabellen har bare summen over denne.",
        "The table has only the total over this.",
    )


def _cannot_open(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen kan ikke åpnes. Lukk den i andre programmer, og prøv igjen.",
        f"{name}: the file cannot be opened. Close it in other programs, and try "
        "again.",
    )
