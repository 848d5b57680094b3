"""Turn raw trainer-session rows into typed ones.

Reads raw trainer_sessions (all text), gives core.trainer_sessions and the rows set
aside.
Grain: one row per session_id.
"""

import polars as pl

from data.tables import TRAINER_SESSIONS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_trainer_sessions(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(TRAINER_SESSIONS, raw)
