"""Check that the status of an action and its dates say the same."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.vocabulary import ActionStatus


def check_actions(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add check_done_has_date and check_dated_is_done."""
    is_done = pl.col("status") == ActionStatus.DONE.value
    has_date = pl.col("done_on").is_not_null()
    return rows.with_columns(
        check_done_has_date=pl.when(is_done).then(has_date),
        check_dated_is_done=pl.when(has_date).then(is_done),
    )
