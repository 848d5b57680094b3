"""Check that the counties of a centre are counties."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.reference.places import counties


def check_centres(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add check_county_codes_valid: is every code of the list a county of 2024?"""
    known = [county.code for county in counties()]
    codes = pl.col("county_codes").str.split(" ")
    return rows.with_columns(
        check_county_codes_valid=codes.list.eval(pl.element().is_in(known)).list.all()
    )
