"""Turn raw trainer rows into typed ones.

Reads raw trainers (all text), gives core.trainers and the rows set aside.
Grain: one row per trainer_id and delivery_id: a person in two courses has two.
"""

import polars as pl

from data.tables import TRAINERS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_trainers(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(TRAINERS, raw)
