"""Turn raw activity rows into typed ones.

Reads raw activities (all text), gives core.activities and the rows set aside.
Grain: one row per activity_id.
"""

import polars as pl

from data.tables import ACTIVITIES
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_activities(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(ACTIVITIES, raw)
