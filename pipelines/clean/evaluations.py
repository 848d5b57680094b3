"""Turn raw evaluation rows into typed ones.

Reads raw evaluations (all text), gives core.evaluations and the rows set aside.
Grain: one row per evaluation_id.
"""

import polars as pl

from data.tables import EVALUATIONS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_evaluations(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(EVALUATIONS, raw)
