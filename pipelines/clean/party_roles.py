"""Turn raw role rows into typed ones.

Reads raw party_roles (all text), gives core.party_roles and the rows set aside.
Grain: one row per role_id.
"""

import polars as pl

from data.tables import PARTY_ROLES
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_party_roles(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(PARTY_ROLES, raw)
