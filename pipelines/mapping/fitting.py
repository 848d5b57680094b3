"""Can a column of ours hold the constants and codes that a mapping gives it?"""

import polars as pl

from data.columns import Column, Kind
from data.sentence import Sentence
from pipelines.clean.values import (
    read_count,
    read_date,
    read_flag,
    read_number,
    read_share,
    read_timestamp,
)
from pipelines.mapping.mapping import CodeList
from pipelines.mapping.nearest import did_you_mean
from pipelines.mapping.toml_lines import Path
from pipelines.mapping.toml_reader import TomlReader
from pipelines.sources.spelling import plain

_READERS = {
    Kind.DATE: read_date,
    Kind.TIMESTAMP: read_timestamp,
    Kind.COUNT: read_count,
    Kind.NUMBER: read_number,
    Kind.SHARE: read_share,
    Kind.FLAG: read_flag,
}

EXPECTED = {
    Kind.DATE: Sentence("en dato, slik: 2026-01-31", "a day, such as 2026-01-31"),
    Kind.TIMESTAMP: Sentence(
        "et tidspunkt, slik: 2026-01-31 13:45", "a time, such as 2026-01-31 13:45"
    ),
    Kind.COUNT: Sentence("et helt tall fra 0", "a whole number from 0 up"),
    Kind.NUMBER: Sentence("et tall", "a number"),
    Kind.SHARE: Sentence("en andel fra 0 til 1", "a share from 0 to 1"),
    Kind.FLAG: Sentence("ja eller nei", "yes or no"),
}


def fits_column(column: Column, text: str) -> bool:
    """Can this text be read as what the column holds?"""
    if column.kind is Kind.CODE and column.vocabulary is not None:
        return plain(text) in column.vocabulary.spellings()
    if column.kind not in _READERS:
        return True
    cell = pl.DataFrame({column.name: [text]})
    return cell.select(_READERS[column.kind](column.name)).item() is not None


def check_constant(toml: TomlReader, column: Column, text: str, path: Path) -> None:
    """Note a constant that the column cannot hold."""
    if not fits_column(column, text):
        _say_wrong(toml, column, text, path)


def check_codes(toml: TomlReader, column: Column, codes: CodeList, path: Path) -> None:
    """Note every code of a list that the column cannot hold."""
    where = ("codes", codes.name) if codes.name else (*path, "codes")
    lines = {plain(key): key for key in _keys_at(toml, codes, where)}
    for value, text in codes.codes.items():
        if text and not fits_column(column, text):
            _say_wrong(toml, column, text, (*where, lines.get(value, value)))


def _keys_at(toml: TomlReader, codes: CodeList, where: Path) -> list[str]:
    """Spell the values of a list as the file does: their lines go by that."""
    return toml.keys_under(where) or list(codes.codes)


def _say_wrong(toml: TomlReader, column: Column, text: str, path: Path) -> None:
    if column.kind is Kind.CODE and column.vocabulary is not None:
        hint = did_you_mean(text, [code.value for code in column.vocabulary])
        toml.fault(
            path,
            f"{column.name} har ingen kode som heter {text}.{hint.nb}",
            f"{column.name} has no code called {text}.{hint.en}",
        )
        return
    expected = EXPECTED[column.kind]
    toml.fault(
        path,
        f"{column.name} kan ikke være «{text}»: det skal være {expected.nb}.",
        f'{column.name} cannot be "{text}": it has to be {expected.en}.',
    )
