"""Read Fia's export: four topics, and the tables behind them where they are given.

All files of an export are read together, since a delivery is put together of its case,
its cooperations and its plans. What Fia knows of persons (Nav idents) is never taken
in. What becomes of every field, and by which rule, stands in data/fia.toml; the rule
for times in `time.py`.
"""

from collections import defaultdict
from collections.abc import Sequence

from data import fia
from data.sentence import Sentence
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.sources.arrive import Arrived
from pipelines.sources.dialect import Styles
from pipelines.sources.fia.export import FIA, Made, make_tables
from pipelines.sources.fia.files import FiaFile, FiaFiles, export_of, read_file
from pipelines.sources.fia.notes import notes_of
from pipelines.sources.own import dialect_of
from pipelines.sources.raw import SourceFile

_STYLES = Styles(date_style="iso", decimal_mark=".")


def claim_fia(arrived: Arrived) -> bool:
    """Is this a file of the export? By its name; for a table by its headings too."""
    return export_of(arrived) is not None


def read_fia(arrived: Sequence[Arrived]) -> tuple[SourceFile, ...]:
    """Read the files of one export together, in the order given.

    Raises:
        SourceError: A topic is missing or is there twice, or a file cannot be read.
    """
    faults = GatheredFaults()
    files: list[FiaFile] = []
    for one in arrived:
        export = export_of(one)
        if export is not None:
            with faults.gather():
                files.append(read_file(one, export))
    with faults.gather():
        _check_whole(arrived)
    faults.raise_if_any()
    made = make_tables(FiaFiles({file.export.name: file for file in files}))
    return tuple(_source(file, made) for file in files)


def _source(file: FiaFile, made: Made) -> SourceFile:
    name = file.export.name
    return SourceFile(
        name=file.arrived.file.name,
        sha256=file.arrived.sha256,
        dialect=dialect_of(file.arrived, _STYLES),
        tables=made.tables.get(name, ()),
        is_invented=file.arrived.is_invented,
        source=FIA,
        notes=(*file.arrived.notes, *notes_of(file, made.counts)),
        gone=made.gone.get(name, ()),
    )


def _check_whole(arrived: Sequence[Arrived]) -> None:
    """Refuse an export without its two main files, or with one of them twice."""
    met: dict[str, list[str]] = defaultdict(list)
    for one in arrived:
        export = export_of(one)
        if export is not None:
            met[export.name].append(one.file.name)
    missing = [
        export.name
        for export in fia.fia_exports().values()
        if export.must_be_there and export.name not in met
    ]
    said = [_is_twice(names) for names in met.values() if len(names) > 1]
    if missing:
        first = next(iter(met.values()))[0]
        said.append(_is_missing(first, missing))
    if said:
        raise UnreadableSourceError(said)


def _is_missing(met: str, missing: list[str]) -> Sentence:
    listed = " og ".join(missing), " and ".join(missing)
    return Sentence(
        f"{met} er en del av eksporten fra Fia, men {listed[0]} mangler. Uten den kan "
        "leveransene ikke settes sammen. Last alle filene i eksporten sammen.",
        f"{met} is a part of the export from Fia, but {listed[1]} is missing. Without "
        "it the deliveries cannot be put together. Load all files of the export "
        "together.",
    )


def _is_twice(names: list[str]) -> Sentence:
    nb, en = " og ".join(names), " and ".join(names)
    return Sentence(
        f"{nb} er den samme filen i eksporten fra Fia. Last én eksport om gangen, den "
        "eldste først.",
        f"{en} are the same file of the export from Fia. Load one export at a time, "
        "the oldest first.",
    )
