"""Who held each role of a party group from when to when, without names?"""

from datetime import date

import polars as pl

from data.vocabulary import PartyRole

_ROLE_ORDER = {role.value: place for place, role in enumerate(PartyRole)}


def role_periods(roles: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Lay out the holders of each role over time.

    Args:
        roles: Rows of workplace_party_roles.sql.
        as_of: A holder who has not left holds the role on this day.

    Returns:
        One row per holder, in the order of the vocabulary: role, from_on, to_on (null
        while current), shown_to_on (to_on or the as-of day), trained_on, is_trained,
        is_current, is_replaced (left, and somebody has taken the role since).
    """
    newest = pl.col("from_on").max().over("role")
    return (
        roles.sort(pl.col("role").replace_strict(_ROLE_ORDER, default=99), "from_on")
        .with_columns(
            shown_to_on=pl.col("to_on").fill_null(as_of),
            is_trained=pl.col("trained_on").is_not_null(),
            is_current=pl.col("to_on").is_null(),
            is_replaced=pl.col("to_on").is_not_null() & (newest >= pl.col("to_on")),
        )
        .select(
            "role",
            "from_on",
            "to_on",
            "shown_to_on",
            "trained_on",
            "is_trained",
            "is_current",
            "is_replaced",
        )
    )
