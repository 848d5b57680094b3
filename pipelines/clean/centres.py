"""Turn raw centre rows into typed ones.

Reads raw centres (all text), gives core.centres and the rows set aside.
Grain: one row per centre_id.
"""

import polars as pl

from data.tables import CENTRES
from pipelines.clean.codes_of_places import pad_code
from pipelines.clean.columns import clean_columns
from pipelines.clean.values import read_text
from pipelines.reject import Cleaned

SEPARATORS = r"[\s,;/]+"
"""People put commas, semicolons and strokes between county codes; we put a space."""


def clean_centres(raw: pl.DataFrame) -> Cleaned:
    """Type every column; county codes get two digits and one space between them."""
    codes = read_text("county_codes").str.replace_all(SEPARATORS, " ").str.strip_chars()
    padded = codes.str.split(" ").list.eval(pad_code(pl.element(), digits=2))
    return clean_columns(CENTRES, raw, county_codes=padded.list.join(" "))
