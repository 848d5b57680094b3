"""Make workplaces of the entries of Enhetsregisteret.

Reads the fields of the register as text; gives rows with the columns of workplaces.
Grain: one row per entry.
"""

from typing import NamedTuple

import polars as pl

from data.columns import Table
from data.reference.industries import programme_industry_of
from data.tables import WORKPLACES
from data.vocabulary import IndustryStandard, Level, Sector
from pipelines.sources.enhetsregisteret import fields as fields
from pipelines.sources.enhetsregisteret.read import is_unit, read_field, read_form

AREA_FORMS = ("ORGL",)
LEVELS_UP = 4
"""No chain of the register is longer: sub-unit, two organisational links, entity."""

_STATE, _MUNICIPAL, _PRIVATE = (str(sector) for sector in Sector)
SECTOR_OF_CODE = {
    **dict.fromkeys(("1110", "1120", "3100", "3900", "6100"), _STATE),
    **dict.fromkeys(("1510", "1520", "6500"), _MUNICIPAL),
    **dict.fromkeys(("2100", "2300", "2500", "7000", "8200", "8300", "8500"), _PRIVATE),
}
"""Institutional sectors (SSB Klass 39, 2012) that settle who owns; banks do not."""

SECTOR_OF_FORM = {
    **dict.fromkeys(("STAT", "SF"), _STATE),
    **dict.fromkeys(("KOMM", "FYLK", "KF", "FKF", "IKS"), _MUNICIPAL),
    "ENK": _PRIVATE,
}
"""Legal forms that settle who owns; a limited company may be anybody's."""


class Entries(NamedTuple):
    """What a load knows of all entries, whichever file they stand in."""

    known: pl.DataFrame
    """One row per organisation number: number, form, sector and two marks.

    is_parent_elsewhere: the parent is in no file of the load. is_sector_elsewhere: so
    is the one that would have told the sector.
    """
    edition: IndustryStandard | None
    """The edition that the industry codes of the load follow, if they show it."""


def know_entries(given: pl.DataFrame) -> pl.DataFrame:
    """Gather what is known of each entry, with the sector of those above it.

    Args:
        given: The fields of every file of the load, named as in `USED`.
    """
    own = given.select(
        number=read_field(fields.NUMBER),
        form=read_form(),
        above=read_field(fields.PARENT),
        sector=pl.coalesce(
            _replaced(read_field(fields.SECTOR), SECTOR_OF_CODE),
            pl.when(read_field(fields.SECTOR).is_null()).then(
                _replaced(read_form(), SECTOR_OF_FORM)
            ),
        ),
        is_open=read_field(fields.SECTOR).is_null(),
    ).drop_nulls("number")
    once = own.unique("number", keep="first", maintain_order=True)
    is_elsewhere = ~pl.col("above").is_in(once["number"].implode())
    known = once.with_columns(
        is_parent_elsewhere=is_elsewhere.fill_null(value=False)
    ).with_columns(
        is_sector_elsewhere=pl.col("is_open") & pl.col("is_parent_elsewhere")
    )
    for _ in range(LEVELS_UP):
        known = _ask_above(known)
    return known.select(
        "number", "form", "sector", "is_parent_elsewhere", "is_sector_elsewhere"
    )


def _ask_above(known: pl.DataFrame) -> pl.DataFrame:
    """Let each entry that lacks a sector code hear what the one above it knows."""
    above = known.select(
        above="number",
        of_above="sector",
        is_elsewhere=pl.col("is_sector_elsewhere") & pl.col("sector").is_null(),
    )
    heard = known.join(above, on="above", how="left", maintain_order="left")
    return heard.with_columns(
        sector=pl.coalesce("sector", pl.when("is_open").then("of_above")),
        is_sector_elsewhere=pl.col("is_sector_elsewhere")
        | (pl.col("is_open") & pl.col("is_elsewhere").fill_null(value=False)),
    ).drop("of_above", "is_elsewhere")


def make_workplaces(
    given: pl.DataFrame, entries: Entries, withheld: pl.Series
) -> pl.DataFrame:
    """Make the rows of workplaces, all text; columns the register lacks are empty."""
    number, parent = read_field(fields.NUMBER), read_field(fields.PARENT)
    code = read_field(fields.INDUSTRY)
    sectors = entries.known.select(number="number", found_sector="sector")
    rows = given.with_columns(number=number).join(
        sectors, on="number", how="left", maintain_order="left"
    )
    made = rows.select(
        "source_row",
        workplace_id=number,
        workplace_name=pl.coalesce(withheld, read_field(fields.NAME)),
        organisation_number=number,
        parent_workplace_id=pl.when(
            parent.is_in(entries.known["number"].implode())
        ).then(parent),
        level=_level(),
        municipality_code=pl.coalesce(
            read_field(fields.LOCATION), read_field(fields.ADDRESS)
        ),
        sector="found_sector",
        programme_industry=_replaced(code, _industries(given, entries.edition)),
        industry_code=code,
        industry_standard=pl.when(code.is_not_null()).then(
            pl.lit(entries.edition and str(entries.edition), dtype=pl.String)
        ),
        employees_count=read_field(fields.EMPLOYEES),
        closed_on=pl.coalesce(read_field(fields.CLOSED), read_field(fields.DELETED)),
    )
    return made.select("source_row", *_all_columns(WORKPLACES, made))


def _all_columns(table: Table, made: pl.DataFrame) -> list[pl.Expr]:
    return [
        pl.col(name)
        if name in made.columns
        else pl.lit(None, dtype=pl.String).alias(name)
        for name in table.column_names
    ]


def _industries(
    given: pl.DataFrame, edition: IndustryStandard | None
) -> dict[str, str]:
    """Name the industry of each code; where no edition is known, all must agree."""
    codes = given.select(read_field(fields.INDUSTRY)).to_series().drop_nulls().unique()
    editions = [edition] if edition else list(IndustryStandard)
    found = {
        code: {programme_industry_of(code, each) for each in editions}
        for code in codes
        if code != NO_INDUSTRY
    }
    return {
        code: str(next(iter(named))) for code, named in found.items() if len(named) == 1
    }


NO_INDUSTRY = "00.000"
"""The register's code for an industry that is not stated."""


def _level() -> pl.Expr:
    return (
        pl.when(is_unit())
        .then(pl.lit(str(Level.UNIT)))
        .when(read_form().is_in(AREA_FORMS))
        .then(pl.lit(str(Level.AREA)))
        .otherwise(pl.lit(str(Level.ENTERPRISE)))
    )


def _replaced(text: pl.Expr, codes: dict[str, str]) -> pl.Expr:
    return text.replace_strict(codes, default=None, return_dtype=pl.String)
