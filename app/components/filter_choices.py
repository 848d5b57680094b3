"""Which filters are there, and what can be chosen in each?"""

from collections.abc import Collection
from dataclasses import dataclass, replace

import polars as pl

from app.filters import UNKNOWN, Filters
from app.identity import Reader
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.sorting import norwegian_key
from data.reference.places import county_name
from data.vocabulary import (
    Code,
    DeliveryStatus,
    DeliveryType,
    Module,
    ProgrammeIndustry,
    Sector,
)

AS_OF = "as_of"
"""The key of the as-of day in the address."""


@dataclass(frozen=True)
class Choice:
    """One filter: its field in Filters, its key in the address, what can be chosen."""

    field: str
    key: str
    label: str
    options: dict[str, str]
    """Code to the word for it, in the order a reader expects."""
    is_offered: bool = True
    """Is there anything to choose?"""


def list_choices(options: pl.DataFrame) -> tuple[Choice, ...]:
    """List every filter with what stands in the data.

    Args:
        options: Rows of `filter_options.sql`: kind, code, name.
    """
    found = _found(options)
    return (
        Choice("statuses", "status", _("Status"), _codes(DeliveryStatus)),
        Choice("types", "type", _("Type"), _codes(DeliveryType, found["types"])),
        Choice("sectors", "sector", _("Sector"), _codes(Sector, found["sectors"])),
        Choice(
            "industries",
            "industry",
            _("Industry"),
            _codes(ProgrammeIndustry, found["industries"]),
        ),
        Choice("counties", "county", _("County"), _names(found["counties"])),
        Choice("centres", "centre", _("Centre"), _names(found["centres"])),
        Choice("modules", "module", _("Module"), _codes(Module, found["modules"])),
    )


def offered(choices: tuple[Choice, ...], reader: Reader) -> tuple[Choice, ...]:
    """Leave out the words of filters that leave nothing to choose in a small area.

    A place that is the only one in somebody's area is no choice. All the filters stay
    for whoever sees the whole programme: there a second one may come with a load.
    """
    if reader.area.is_whole:
        return choices
    return tuple(
        replace(choice, is_offered=len(choice.options) > 1) for choice in choices
    )


def address_of(filters: Filters, choices: tuple[Choice, ...]) -> dict[str, list[str]]:
    """Write the filters as they stand in the address: key to the words chosen."""
    day = [filters.as_of.isoformat()] if filters.as_of else []
    words = {
        choice.key: [choice.options[code] for code in getattr(filters, choice.field)]
        for choice in choices
    }
    return {key: values for key, values in ({AS_OF: day} | words).items() if values}


def in_words(filters: Filters, choices: tuple[Choice, ...]) -> list[str]:
    """Write the filters as sentences for a file: `Sektor: Kommunal, Statlig`."""
    return [
        f"{choice.label}: "
        + ", ".join(choice.options[code] for code in getattr(filters, choice.field))
        for choice in choices
        if getattr(filters, choice.field)
    ]


def _found(options: pl.DataFrame) -> dict[str, dict[str, str | None]]:
    kinds = ("types", "sectors", "industries", "counties", "centres", "modules")
    found: dict[str, dict[str, str | None]] = {kind: {} for kind in kinds}
    for kind, code, name in options.select("kind", "code", "name").iter_rows():
        found[kind][code] = name or (county_name(code) if kind == "counties" else None)
    return found


def _codes(
    vocabulary: type[Code], found: Collection[str] | None = None
) -> dict[str, str]:
    in_order = [str(code) for code in vocabulary]
    kept = [code for code in in_order if found is None or code in found]
    unknown = [UNKNOWN] if found is not None and UNKNOWN in found else []
    return {code: code_label(vocabulary, code) or code for code in (*kept, *unknown)}


def _names(found: dict[str, str | None]) -> dict[str, str]:
    named = {code: name or code for code, name in found.items() if code != UNKNOWN}
    in_order = dict(sorted(named.items(), key=lambda item: norwegian_key(item[1])))
    unknown = {UNKNOWN: _("Not known")} if UNKNOWN in found else {}
    return in_order | unknown
