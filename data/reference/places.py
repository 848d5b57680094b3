"""Which counties, municipalities and centres are there, and where does a code belong?

The division of 2024. Sources: data/reference/SOURCES.md.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent


class County(NamedTuple):
    """One of the 15 counties."""

    code: str
    name: str


class Municipality(NamedTuple):
    """One of the 357 municipalities."""

    code: str
    name: str
    county_code: str
    centre_id: str
    """The centre is a fact of the municipality: Akershus lies in two centres."""


class Centre(NamedTuple):
    """One of the twelve centres."""

    id: str
    name: str
    county_codes: tuple[str, ...]


@cache
def counties() -> tuple[County, ...]:
    """List the counties by code."""
    return tuple(County(*row) for row in _rows("counties.csv"))


@cache
def municipalities() -> tuple[Municipality, ...]:
    """List the municipalities by code."""
    return tuple(Municipality(*row) for row in _rows("municipalities.csv"))


@cache
def centres() -> tuple[Centre, ...]:
    """List the centres by id."""
    return tuple(
        Centre(code, name, tuple(county_codes.split()))
        for code, name, county_codes in _rows("centres.csv")
    )


def county_name(code: str) -> str | None:
    """Name a county of 2024; None when no county has the code."""
    return next((county.name for county in counties() if county.code == code), None)


def municipality_name(code: str) -> str | None:
    """Name a municipality of 2024; None when no municipality has the code."""
    found = municipality(code)
    return found.name if found else None


def county_of(municipality_code: str) -> str | None:
    """Give the county code of a municipality of 2024; None when it is unknown."""
    found = municipality(municipality_code)
    return found.county_code if found else None


def centre_of(municipality_code: str) -> str | None:
    """Give the centre id of a municipality of 2024; None when it is unknown."""
    found = municipality(municipality_code)
    return found.centre_id if found else None


def municipality(code: str) -> Municipality | None:
    """Find a municipality of 2024 by its code."""
    return _municipality_by_code().get(code)


@cache
def _municipality_by_code() -> dict[str, Municipality]:
    return {found.code: found for found in municipalities()}


def _rows(file_name: str) -> list[list[str]]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]
