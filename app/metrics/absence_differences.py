"""How far is the absence of a workplace from the country's, quarter by quarter?

A raw quarter carries the season, which all of the country has; what is left is the
workplace's own (metrics.md).
"""

import polars as pl

from app.metrics.absence_quarters import absence_quarters, in_measure_order


def absence_differences(quarters: pl.DataFrame, national: pl.DataFrame) -> pl.DataFrame:
    """Hold each quarter beside the national figure of the same quarter and measure.

    A measure without a national figure has no difference; no other measure stands in.

    Args:
        quarters: Rows of workplace_absence.sql or absence_quarters.sql.
        national: Rows of `national_series`.

    Returns:
        One row per workplace_id, measure and quarter_number, every quarter from the
        workplace's first to its last: year, quarter, absence_share, national_share,
        edition, difference (absence less national, in parts of one), is_hidden,
        hidden_why, is_missing, lacks_national.
    """
    return (
        absence_quarters(quarters)
        .join(
            national.select("measure", "quarter_number", "national_share", "edition"),
            on=["measure", "quarter_number"],
            how="left",
        )
        .select(
            *("workplace_id", "measure", "quarter_number", "year", "quarter"),
            *("absence_share", "national_share", "edition"),
            # Published shares have four decimals at most; more is noise of the machine.
            difference=(pl.col("absence_share") - pl.col("national_share")).round(6),
            is_hidden="is_hidden",
            hidden_why="hidden_why",
            is_missing="is_missing",
            lacks_national=pl.col("national_share").is_null(),
        )
        .sort("workplace_id", in_measure_order(), "quarter_number")
    )
