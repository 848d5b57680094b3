"""Turn raw delivery-unit rows into typed ones, and make those that are missing.

Reads raw delivery_units (all text), gives core.delivery_units and the rows set aside.
Grain: one row per delivery_id and workplace_id.
"""

import polars as pl

from data.tables import DELIVERY_UNITS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_delivery_units(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(DELIVERY_UNITS, raw)


def make_missing_units(deliveries: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Make a unit for every delivery that has none: the workplace that agreed it.

    Nothing else is known of such a unit, so every other column is empty.

    Args:
        deliveries: Rows of core.deliveries.
        units: Rows of core.delivery_units that the sources gave.

    Returns:
        The rows to add to `units`, with the same columns, in key order.
    """
    lonely = deliveries.join(units, on="delivery_id", how="anti")
    given = units.select(DELIVERY_UNITS.column_names).clear()
    return pl.concat(
        [given, lonely.select("delivery_id", "workplace_id")], how="diagonal"
    ).sort(DELIVERY_UNITS.key)
