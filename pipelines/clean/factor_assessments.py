"""Turn raw factor-assessment rows into typed ones.

Reads raw factor_assessments (all text), gives core.factor_assessments and the
rows set aside.
Grain: one row per assessment_id.
"""

import polars as pl

from data.tables import FACTOR_ASSESSMENTS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_factor_assessments(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(FACTOR_ASSESSMENTS, raw)
