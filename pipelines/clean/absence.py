"""Turn raw absence rows into typed ones.

Reads raw absence (all text), gives core.absence and the rows set aside.
Grain: one row per workplace_id, year, quarter and measure.
"""

import polars as pl

from data.tables import ABSENCE
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_absence(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(ABSENCE, raw)
