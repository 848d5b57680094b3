"""Check the numbers of workplaces and their places."""

from collections.abc import Mapping
from datetime import date

import polars as pl
from stdnum.no import orgnr

from data.reference.places import counties, municipalities

_NOT_GIVEN_OUT = ("000000000", "999999999")
"""They fit or look like numbers, and are what people write when they have none."""


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


def _is_organisation_number(number: str) -> bool:
    """Only nine plain digits count: the check digit would accept other digits too."""
    is_plain = number.isascii() and number.isdigit() and len(number) == 9
    return is_plain and number not in _NOT_GIVEN_OUT and bool(orgnr.is_valid(number))
