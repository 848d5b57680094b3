"""What does the Data screen call its parts, the sources, and a column of a table?"""

from app.translations.gettext import _
from app.translations.labels import column_label, table_label
from data.tables import TABLES

MAPPING = "mapping:"
"""How a source that a mapping file describes begins; its name comes after."""

_KNOWN = {table.name for table in TABLES}


def part_label(part: str) -> str:
    """Name a part of the Data screen."""
    return {
        "loaded": _("What is loaded"),
        "load": _("Load files"),
        "aside": _("Rows to mend"),
        "checks": _("Checks over time"),
        "sources": _("Fields of the sources"),
        "builds": _("Data sets"),
    }[part]


def source_label(source: str) -> str:
    """Name a source: own form, a register, or a mapping by its own name."""
    if source.startswith(MAPPING):
        return _("Mapping file {name}").format(name=source.removeprefix(MAPPING))
    return {
        "own": _("Varig's own form"),
        "fia": _("Fia"),
        "enhetsregisteret": _("Enhetsregisteret"),
        "ssb_12440": _("SSB, table 12440"),
    }.get(source, source)


def target_label(target: str | None) -> str | None:
    """Name where a field comes in: `deliveries.started_on` by table and column."""
    table, _dot, column = (target or "").partition(".")
    if table not in _KNOWN:
        return target
    name = table_label(table)
    return f"{name}: {column_label(column, table=table)}" if column else name


def state_label(state: str) -> str:
    """Name how a rule stands since the load before."""
    return {
        "new": _("Newly broken"),
        "still": _("Still broken"),
        "gone": _("No longer broken"),
    }[state]


def change_label(change: str) -> str:
    """Name what became of a row from one data set to another."""
    return {"new": _("New"), "gone": _("Gone")}[change]
