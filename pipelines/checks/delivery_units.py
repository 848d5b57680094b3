"""Check that the party group of a unit is complete while help is going on."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.vocabulary import PartyRole


def check_delivery_units(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add check_party_group_complete to the units of ongoing deliveries.

    A leader, a union and a safety representative; where a workplace has neither of
    the two, a leader and employee representatives (OE 2.2.2).
    """
    ongoing = core["deliveries"].filter(
        pl.col("started_on") <= data_date,
        pl.col("ended_on").is_null() | (pl.col("ended_on") > data_date),
    )
    takes_part = pl.col("delivery_id").is_in(ongoing["delivery_id"].implode()) & (
        pl.col("left_on").is_null() | (pl.col("left_on") > data_date)
    )
    groups = _party_groups(core["party_roles"], data_date)
    return (
        rows.join(groups, on="workplace_id", how="left", maintain_order="left")
        .with_columns(
            check_party_group_complete=pl.when(takes_part).then(
                pl.col("is_complete").fill_null(value=False)
            )
        )
        .drop("is_complete")
    )


def _party_groups(roles: pl.DataFrame, data_date: date) -> pl.DataFrame:
    filled = roles.filter(
        pl.col("from_on") <= data_date,
        pl.col("to_on").is_null() | (pl.col("to_on") > data_date),
    )
    leader, union, safety, employee = (
        (pl.col("role") == role.value).any()
        for role in (
            PartyRole.LEADER,
            PartyRole.UNION_REPRESENTATIVE,
            PartyRole.SAFETY_REPRESENTATIVE,
            PartyRole.EMPLOYEE_REPRESENTATIVE,
        )
    )
    parties = (union & safety) | (employee & ~union & ~safety)
    return filled.group_by("workplace_id").agg(is_complete=leader & parties)
