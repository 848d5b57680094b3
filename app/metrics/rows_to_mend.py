"""Who has rows to mend: set aside, or in with a warning?"""

import polars as pl

PLACE = ("load_id", "table_name", "source_file", "source_sheet", "source_row")
"""What names a row set aside; it may break several rules."""


def count_rows(set_aside: pl.DataFrame) -> int:
    """Count the rows set aside, each once.

    Args:
        set_aside: Rows of set_aside_rows.sql.
    """
    return set_aside.select(PLACE).n_unique() if set_aside.height else 0


def count_by_owner(set_aside: pl.DataFrame, warnings: pl.DataFrame) -> pl.DataFrame:
    """Count rows set aside and warnings of each owner, the most first.

    A row set aside that breaks rules of two owners counts for the one whose rule
    comes first in the list, so that the counts add up.

    Args:
        set_aside: Rows of set_aside_rows.sql.
        warnings: Rows of warning_rows.sql.

    Returns:
        owner, set_aside_count, warning_count.
    """
    rows = set_aside.unique(PLACE, keep="first", maintain_order=True)
    return (
        pl.concat(
            [
                rows.select("owner", set_aside_count=1, warning_count=0),
                warnings.select("owner", set_aside_count=0, warning_count=1),
            ],
            how="vertical_relaxed",
        )
        .group_by("owner")
        .agg(pl.col("set_aside_count", "warning_count").sum())
        .sort(
            "set_aside_count", "warning_count", "owner", descending=[True, True, False]
        )
    )
