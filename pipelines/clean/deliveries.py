"""Turn raw delivery rows into typed ones.

Reads raw deliveries (all text), gives core.deliveries and the rows set aside.
Grain: one row per delivery_id.
"""

import polars as pl

from data.tables import DELIVERIES
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_deliveries(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(DELIVERIES, raw)
