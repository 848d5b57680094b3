"""Check the tree of workplaces, their numbers and their places."""

from collections.abc import Mapping
from datetime import date

import polars as pl
from stdnum.no import orgnr

from data.reference.places import counties, municipalities

_NOT_GIVEN_OUT = ("000000000", "999999999")
"""They fit or look like numbers, and are what people write when they have none."""

PARENT_COLUMN = "parent_workplace_id"

CHAIN_ENDS = "check_parent_chain_ends"
"""The check column of the rule against rings."""


def check_parent_chains(rows: pl.DataFrame, last: pl.DataFrame) -> pl.DataFrame:
    """Add check_parent_chain_ends: false when the way up comes back to the row.

    Args:
        rows: Workplaces of the load.
        last: Workplaces of the last build; those of the load replace them.
    """
    columns = ["workplace_id", PARENT_COLUMN]
    others = last.join(rows, on="workplace_id", how="anti").select(columns)
    links = pl.concat([rows.select(columns), others]).unique("workplace_id")
    above = dict(links.drop_nulls().iter_rows())
    ends = [
        None if key is None or parent is None else not _comes_back(key, above)
        for key, parent in rows.select(columns).iter_rows()
    ]
    return rows.with_columns(pl.Series(CHAIN_ENDS, ends, dtype=pl.Boolean))


def check_workplaces(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add whether organisation number, county and municipality are real ones."""
    numbers = rows["organisation_number"].drop_nulls().unique()
    good = [number for number in numbers if _is_organisation_number(number)]
    county_of = {found.code: found.county_code for found in municipalities()}
    county, place = pl.col("county_code"), pl.col("municipality_code")
    of_place = place.replace_strict(county_of, default=None, return_dtype=pl.String)
    return rows.with_columns(
        check_organisation_number_valid=pl.col("organisation_number").is_in(good),
        check_county_code_valid=county.is_in([found.code for found in counties()]),
        check_municipality_code_valid=place.is_in(list(county_of)),
        check_county_of_municipality=of_place == county,
    )


def _comes_back(key: str, above: dict[str, str]) -> bool:
    """A row below a ring is no part of it: it follows its parent."""
    seen: set[str] = set()
    at = above[key]
    while at in above and at not in seen:
        if at == key:
            return True
        seen.add(at)
        at = above[at]
    return False


def _is_organisation_number(number: str) -> bool:
    """Only nine plain digits count: the check digit would accept other digits too."""
    is_plain = number.isascii() and number.isdigit() and len(number) == 9
    return is_plain and number not in _NOT_GIVEN_OUT and bool(orgnr.is_valid(number))
