"""Add what has to be known of the whole tables, for the rules that only warn."""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from pipelines.checks.absence import check_absence
from pipelines.checks.actions import check_actions
from pipelines.checks.activities import check_activities
from pipelines.checks.centres import check_centres
from pipelines.checks.deliveries import check_deliveries
from pipelines.checks.delivery_units import check_delivery_units
from pipelines.checks.workplaces import check_workplaces

_Check = Callable[[pl.DataFrame, Mapping[str, pl.DataFrame], date], pl.DataFrame]

_CHECKS: dict[str, _Check] = {
    "centres": check_centres,
    "workplaces": check_workplaces,
    "deliveries": check_deliveries,
    "delivery_units": check_delivery_units,
    "activities": check_activities,
    "actions": check_actions,
    "absence": check_absence,
}


def add_table_checks(
    table: str, core: Mapping[str, pl.DataFrame], *, data_date: date
) -> pl.DataFrame:
    """Add the check columns of the rules that warn.

    Args:
        table: The name of the table.
        core: All tables as they will be published; `made_units` among them holds the
            delivery-units that the load made itself.
        data_date: The day the data are from.

    Returns:
        The rows of the table in the same order, with row_id (their place from 0, when
        they have none) and their check columns.
    """
    rows = core[table]
    if "row_id" not in rows.columns:
        rows = rows.select(
            pl.int_range(pl.len(), dtype=pl.Int64).alias("row_id"), pl.all()
        )
    check = _CHECKS.get(table)
    return check(rows, core, data_date) if check else rows
