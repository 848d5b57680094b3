"""Turn raw action rows into typed ones.

Reads raw actions (all text), gives core.actions and the rows set aside.
Grain: one row per action_id.
"""

import polars as pl

from data.tables import ACTIONS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_actions(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(ACTIONS, raw)
