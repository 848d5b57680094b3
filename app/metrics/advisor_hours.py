"""Advisor hours: how much time goes to a delivery-unit of each type?"""

import polars as pl


def hours_by_type(advisor_hours: pl.DataFrame) -> pl.DataFrame:
    """Divide reported hours by the delivery-units of the deliveries that report them.

    Args:
        advisor_hours: Rows of `advisor_hours.sql`: delivery_type, delivery_count
            (started), reporting_count, unit_count (of those that report),
            advisor_hours.

    Returns:
        The same rows with unit_hours (hours per delivery-unit; null when nobody
        reports), one-to-one first.
    """
    return advisor_hours.with_columns(
        unit_hours=pl.when(pl.col("unit_count") > 0).then(
            pl.col("advisor_hours") / pl.col("unit_count")
        )
    ).sort("delivery_type", descending=True)
