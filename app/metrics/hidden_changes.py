"""Which changed cells would give away an answer, and which rows are not listed?

Two builds side by side show what stood in a cell and what stands there now. The same
cells are kept back as in what is set aside (app.metrics.hidden_remarks): answers, and
what is written in a sensitive action. That a cell changed is told; its values are not.
Rows about persons are counted only, as they are in no list of the app.
"""

import polars as pl

from app.metrics.hidden_remarks import ANSWERS
from data.tables import table_named

_ACTIONS = "actions"


def is_counted_only(table_name: str) -> bool:
    """Tell of which tables no row is listed: those that hold personal data."""
    return not table_named(table_name).is_exported


def hide_values(
    table_name: str, changes: pl.DataFrame, open_keys: pl.Series
) -> pl.DataFrame:
    """Empty the values that may not be shown, and say which they are.

    Args:
        table_name: The table the rows are of.
        changes: row_key, column_name, old_value, new_value.
        open_keys: Keys of rows that both builds say are not sensitive; only actions
            can be.

    Returns:
        The same rows, with is_hidden.
    """
    hidden = pl.col("column_name").is_in(list(ANSWERS.get(table_name, ())))
    if table_name == _ACTIONS:
        hidden = hidden & ~pl.col("row_key").is_in(open_keys.implode())
    return changes.with_columns(is_hidden=hidden).with_columns(
        pl.when(~pl.col("is_hidden")).then(pl.col(name)).alias(name)
        for name in ("old_value", "new_value")
    )
