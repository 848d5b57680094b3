"""Turn the text of a mapping file into a Mapping, or say all that is wrong with it.

Reads TOML text; gives a Mapping that is right in itself: whether it fits a file is
seen when the file comes.
"""

import re
from collections.abc import Iterator

from data.tables import TABLES
from pipelines.mapping.mapping import (
    CodeList,
    Drop,
    FoundIn,
    Mapping,
    MappingError,
    TableMapping,
)
from pipelines.mapping.nearest import did_you_mean
from pipelines.mapping.read_codes import read_code_lists
from pipelines.mapping.read_tables import read_table
from pipelines.mapping.styles import DATE_FORMS
from pipelines.mapping.toml_reader import TomlReader
from pipelines.sources.dialect import DECIMAL_MARKS
from pipelines.sources.spelling import plain

KEYS = (
    "name",
    "title_nb",
    "title_en",
    "files",
    "dates",
    "decimals",
    "heading_row",
    "drop",
    "codes",
    "tables",
)
NAME = r"[a-z0-9]+(-[a-z0-9]+)*"


def read_mapping(text: str, file: str, *, found_in: FoundIn = FoundIn.GIVEN) -> Mapping:
    """Read a mapping.

    Args:
        text: What stands in the file.
        file: Its name, for the sentences.
        found_in: Where it was found.

    Raises:
        MappingError: With every fault, each naming its line.
    """
    toml = TomlReader(text, file)
    mapping = _read(toml, found_in)
    toml.raise_if_any()
    return mapping


def read_found(text: str, file: str, *, found_in: FoundIn) -> Mapping:
    """Read a mapping that nobody asked for by name.

    One that is wrong keeps its faults until a file comes that it is for.

    Raises:
        MappingError: It is so wrong that nobody can tell which files it is for.
    """
    toml = TomlReader(text, file)
    toml.texts(toml.root, (), "files")
    toml.raise_if_any()
    mapping = _read(toml, found_in)
    if not toml.faults:
        return mapping
    return Mapping(
        name=mapping.name,
        file=file,
        files=mapping.files,
        found_in=found_in,
        faults=MappingError(toml.faults).faults,
    )


def _read(toml: TomlReader, found_in: FoundIn) -> Mapping:
    root = toml.root
    toml.check_keys(root, (), KEYS)
    name = _read_name(toml)
    lists = read_code_lists(toml)
    tables = tuple(_read_tables(toml, lists))
    mapping = Mapping(
        name=name,
        file=toml.file,
        title_nb=toml.text(root, (), "title_nb"),
        title_en=toml.text(root, (), "title_en"),
        files=toml.texts(root, (), "files"),
        dates=_read_one_of(toml, "dates", list(DATE_FORMS)),
        decimals=_read_one_of(toml, "decimals", list(DECIMAL_MARKS)),
        heading_row=_read_row(toml),
        drop=tuple(_read_drop(toml)),
        tables=tables,
        unused_codes=tuple(name for name in lists if name not in _named(tables)),
        found_in=found_in,
    )
    _refuse_dropped_and_used(toml, mapping)
    return mapping


def _read_name(toml: TomlReader) -> str:
    name = toml.text(toml.root, (), "name")
    if name is None and "name" not in toml.root:
        toml.fault(
            (),
            'name mangler. Skriv øverst hva den heter, slik: name = "min-fil".',
            'name is missing. Write at the top what it is called: name = "my-file".',
        )
    elif name is not None and not re.fullmatch(NAME, name):
        toml.fault(
            ("name",),
            "name skal være små bokstaver fra a til z, sifre og bindestrek, slik: "
            '"min-fil".',
            "name has to be small letters from a to z, digits and hyphens, such as "
            '"my-file".',
        )
    return name or ""


def _read_one_of(toml: TomlReader, key: str, known: list[str]) -> str | None:
    value = toml.text(toml.root, (), key)
    if value is None or value in known:
        return value
    meant = did_you_mean(value, known)
    toml.fault(
        (key,),
        f"{key} kan ikke være {value}.{meant.nb}",
        f"{key} cannot be {value}.{meant.en}",
    )
    return None


def _read_row(toml: TomlReader) -> int | None:
    row = toml.root.get("heading_row")
    is_row = isinstance(row, int) and not isinstance(row, bool) and row >= 1
    if row is None or is_row:
        return row
    toml.fault(
        ("heading_row",),
        "heading_row skal være nummeret på raden med overskrifter, fra 1.",
        "heading_row has to be the number of the row of headings, from 1.",
    )
    return None


def _read_drop(toml: TomlReader) -> Iterator[Drop]:
    node = toml.table(toml.root, (), "drop")
    for heading in node:
        reason = toml.text(node, ("drop",), heading)
        yield Drop(heading, reason or "", toml.line(("drop", heading)))


def _read_tables(
    toml: TomlReader, lists: dict[str, CodeList]
) -> Iterator[TableMapping]:
    nodes = toml.root.get("tables")
    is_list = isinstance(nodes, list) and all(isinstance(one, dict) for one in nodes)
    if not nodes or not is_list:
        names = ", ".join(table.name for table in TABLES)
        toml.fault(
            ("tables",),
            "minst én [[tables]] må være med, med table og [tables.columns]. Tabellene "
            f"er: {names}.",
            "there must be at least one [[tables]], with table and [tables.columns]. "
            f"The tables are: {names}.",
        )
        return
    for number, node in enumerate(nodes):
        read = read_table(toml, node, ("tables", number), lists)
        if read is not None:
            yield read


def _named(tables: tuple[TableMapping, ...]) -> set[str | None]:
    return {rule.codes.name for table in tables for rule in table.columns if rule.codes}


def _refuse_dropped_and_used(toml: TomlReader, mapping: Mapping) -> None:
    used = {
        plain(heading): line
        for table in mapping.tables
        for headings, line in table.needs()
        for heading in headings
    }
    for drop in mapping.drop:
        line = used.get(plain(drop.heading))
        if line is not None:
            toml.fault(
                ("drop", drop.heading),
                f"«{drop.heading}» er i [drop], men brukes på linje {line}. Ta den ut "
                "av det ene.",
                f'"{drop.heading}" is in [drop], but is used on line {line}. Take it '
                "out of one of them.",
            )
