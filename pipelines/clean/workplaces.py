"""Turn raw workplace rows into typed ones.

Reads raw workplaces (all text), gives core.workplaces and the rows set aside.
Grain: one row per workplace_id.
"""

import polars as pl

from data.reference.places import counties, municipalities
from data.tables import WORKPLACES
from pipelines.clean.codes_of_places import pad_code, translate_codes
from pipelines.clean.columns import clean_columns
from pipelines.clean.values import read_text
from pipelines.reject import Cleaned


def clean_workplaces(raw: pl.DataFrame) -> Cleaned:
    """Type every column, and write organisation numbers and places in one way.

    Spaces inside an organisation number go. A municipality of before 2024 becomes the
    one of 2024 where only one answer is possible, and gives the county where the
    county is empty or is one that no longer exists.
    """
    municipality_codes = translate_codes(
        raw.select(pad_code(read_text("municipality_code"), digits=4)).to_series()
    )
    return clean_columns(
        WORKPLACES,
        raw,
        organisation_number=read_text("organisation_number").str.replace_all(r"\s", ""),
        municipality_code=municipality_codes,
        county_code=_settle_county(municipality_codes),
    )


def _settle_county(municipality_codes: pl.Series) -> pl.Expr:
    written = pad_code(read_text("county_code"), digits=2)
    of_municipality = pl.lit(
        municipality_codes.replace_strict(
            {found.code: found.county_code for found in municipalities()},
            default=None,
            return_dtype=pl.String,
        )
    )
    is_today = written.is_in([county.code for county in counties()])
    return (
        pl.when(is_today).then(written).otherwise(pl.coalesce(of_municipality, written))
    )
