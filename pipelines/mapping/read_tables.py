"""Read one [[tables]] of a mapping file."""

from collections.abc import Iterator

from data.columns import Table
from data.tables import TABLES
from pipelines.mapping.mapping import (
    CodeList,
    GatherBy,
    OnlyIf,
    Split,
    TableMapping,
)
from pipelines.mapping.nearest import did_you_mean, nearest
from pipelines.mapping.read_columns import read_columns
from pipelines.mapping.toml_lines import Path
from pipelines.mapping.toml_reader import Node, TomlReader, as_text
from pipelines.sources.spelling import plain

KEYS = (
    "table",
    "sheet",
    "sheets",
    "file",
    "only_if",
    "split",
    "one_row_per",
    "columns",
)


def read_table(
    toml: TomlReader, node: Node, path: Path, lists: dict[str, CodeList]
) -> TableMapping | None:
    """Read how one table is made; None: which table cannot be told."""
    toml.check_keys(node, path, KEYS)
    table = _read_name(toml, node, path)
    split = _read_split(toml, node, path)
    gather = _read_one_row_per(toml, node, path)
    if split is not None and gather is not None:
        toml.fault(
            (*path, "split"),
            "split og one_row_per kan ikke brukes i samme tabell: det ene deler rader, "
            "det andre samler dem.",
            "split and one_row_per cannot go together in one table: the one parts "
            "rows, the other gathers them.",
        )
    only_if = tuple(_read_only_if(toml, node, path))
    sheets = _read_sheets(toml, node, path)
    file = toml.text(node, path, "file")
    if table is None:
        return None
    return TableMapping(
        table=table,
        line=toml.line(path),
        columns=read_columns(
            toml, node, path, table=table, lists=lists, gathers=gather is not None
        ),
        sheets=sheets,
        file=file,
        only_if=only_if,
        split=split,
        one_row_per=gather,
    )


def _read_name(toml: TomlReader, node: Node, path: Path) -> Table | None:
    name = toml.text(node, path, "table")
    if name is None:
        if "table" not in node:
            toml.fault(
                path,
                "table mangler. Skriv hvilken tabell radene er, slik: table = "
                '"deliveries".',
                "table is missing. Write which table the rows are, such as table = "
                '"deliveries".',
            )
        return None
    for table in TABLES:
        if plain(name) == table.name:
            return table
    spelled = {one: table.name for table in TABLES for one in (table.nb, table.en)}
    names = [table.name for table in TABLES]
    meant = nearest(name, [*names, *spelled]) or name
    hint = did_you_mean(spelled.get(meant, meant), names)
    toml.fault(
        (*path, "table"),
        f"det er ingen tabell som heter {name}.{hint.nb}",
        f"there is no table called {name}.{hint.en}",
    )
    return None


def _read_sheets(toml: TomlReader, node: Node, path: Path) -> tuple[str, ...]:
    if "sheet" in node and "sheets" in node:
        toml.fault(
            (*path, "sheets"),
            "skriv enten sheet eller sheets, ikke begge.",
            "write either sheet or sheets, not both.",
        )
    return toml.texts(node, path, "sheet") + toml.texts(node, path, "sheets")


def _read_only_if(toml: TomlReader, node: Node, path: Path) -> Iterator[OnlyIf]:
    rules = toml.table(node, path, "only_if")
    for heading, wanted in rules.items():
        here = (*path, "only_if", heading)
        if isinstance(wanted, bool):
            yield OnlyIf(heading, (), wanted, toml.line(here))
            continue
        values = _values(wanted)
        if values is None:
            toml.fault(
                here,
                f'«{heading}» skal ha en liste av verdier, slik: ["A", "B"]; true '
                "for celler som er fylt ut, eller false for tomme.",
                f'"{heading}" has to have a list of values, such as ["A", "B"]; true '
                "for cells that are filled, or false for empty ones.",
            )
            continue
        yield OnlyIf(heading, values, False, toml.line(here))


def _values(wanted: object) -> tuple[str, ...] | None:
    parts = wanted if isinstance(wanted, list) else [wanted]
    texts = [as_text(part) for part in parts]
    if not texts or None in texts:
        return None
    return tuple(plain(text) for text in texts if text is not None)


def _read_split(toml: TomlReader, node: Node, path: Path) -> Split | None:
    if "split" not in node:
        return None
    split = toml.table(node, path, "split")
    here = (*path, "split")
    toml.check_keys(split, here, ("column", "by"))
    column = toml.text(split, here, "column")
    by = toml.any_text(split, here, "by")
    if column is not None and by:
        return Split(column, by, toml.line(here))
    toml.fault(
        here,
        "split skal si hvilken kolonne og hva som skiller delene, slik: "
        'split = { column = "Virksomheter", by = ";" }.',
        "split has to say which column and what parts the list, such as "
        'split = { column = "Workplaces", by = ";" }.',
    )
    return None


def _read_one_row_per(toml: TomlReader, node: Node, path: Path) -> GatherBy | None:
    headings = toml.texts(node, path, "one_row_per")
    return GatherBy(headings, toml.line((*path, "one_row_per"))) if headings else None
