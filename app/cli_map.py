"""Say a first mapping for a file with headings of its own."""

from pathlib import Path

from data.columns import Table
from data.sentence import Sentence
from data.tables import TABLES
from pipelines.errors import SourceError
from pipelines.mapping.propose import propose_mapping
from pipelines.sources.arrive import open_file
from pipelines.sources.listing import list_files
from pipelines.sources.own import headings_of
from pipelines.sources.spelling import plain

REFUSED = 1
"""What a shell expects of a command that could not do what it was asked."""


def say_mapping(file: Path, *, table: str | None, language: str) -> tuple[str, int]:
    """Give the text of a mapping file, or what is wrong, and the exit code.

    Args:
        file: Any one file that Varig reads.
        table: The table its rows are, by name or label; None: it is guessed.
        language: `nb` or `en`.
    """
    chosen = _table_called(table) if table is not None else None
    if table is not None and chosen is None:
        return _no_such_table(table).in_language(language), REFUSED
    try:
        files = list_files([file])
        if len(files) != 1 or file.is_dir():
            return _is_folder(file).in_language(language), REFUSED
        arrived = open_file(files[0], headings_of)
        return propose_mapping(arrived, table=chosen, language=language), 0
    except SourceError as error:
        said = [fault.in_language(language) for fault in error.faults]
        return "\n".join(said), REFUSED


def _table_called(name: str) -> Table | None:
    return next(
        (
            table
            for table in TABLES
            if plain(name) in {plain(word) for word in (table.name, table.nb, table.en)}
        ),
        None,
    )


def _no_such_table(name: str) -> Sentence:
    names = ", ".join(table.name for table in TABLES)
    return Sentence(
        f"Det er ingen tabell som heter {name}. Tabellene er: {names}.",
        f"There is no table called {name}. The tables are: {names}.",
    )


def _is_folder(folder: Path) -> Sentence:
    return Sentence(
        f"{folder}: dette er en mappe. Lag en tilordning for én fil om gangen.",
        f"{folder}: this is a folder. Make a mapping for one file at a time.",
    )
