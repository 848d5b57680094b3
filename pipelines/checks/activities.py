"""Check that the status of an activity and its dates say the same."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.vocabulary import ActivityStatus


def check_activities(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add check_held_has_date and check_dated_is_held."""
    is_held = pl.col("status") == ActivityStatus.HELD.value
    has_date = pl.col("held_on").is_not_null()
    return rows.with_columns(
        check_held_has_date=pl.when(is_held).then(has_date),
        check_dated_is_held=pl.when(has_date).then(is_held),
    )
