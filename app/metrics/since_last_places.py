"""What are the places called that something has happened in since last time?

As the newer data name them. What was withdrawn from these is named by its id alone: an
older build is no reason to say the name once more.
"""

from collections.abc import Collection

import polars as pl

_NAMES = ("workplace_name", "merged_into_name")


def name_places(
    rows: pl.DataFrame,
    workplaces: pl.DataFrame,
    delivery_ids: Collection[str],
    unnamed: pl.Expr,
) -> pl.DataFrame:
    """Name the places of gaps as the newer data do; what they do not have, is unnamed.

    Args:
        rows: Rows of `describe_changes`.
        workplaces: Rows of `follow_up_workplaces.sql` of the newer data.
        delivery_ids: The deliveries that the newer data have.
        unnamed: Which other rows are to have no name.

    Returns:
        The rows in their order; workplace_name and merged_into_name are empty where the
        delivery or the workplace is gone.
    """
    named = rows.drop(_NAMES).join(
        workplaces.select("workplace_id", *_NAMES),
        on="workplace_id",
        how="left",
        maintain_order="left",
    )
    has_delivery = pl.col("delivery_id").is_null() | pl.col("delivery_id").is_in(
        list(delivery_ids)
    )
    return named.with_columns(
        pl.when(has_delivery & ~unnamed).then(pl.col(name)) for name in _NAMES
    )


def newer_names(*newer: pl.DataFrame) -> pl.DataFrame:
    """Say what the workplace of each delivery is called in the newer data.

    Args:
        newer: Rows with delivery_id and workplace_name, the last to count the last.
    """
    return pl.concat(
        [rows.select("delivery_id", "workplace_name") for rows in newer]
    ).unique("delivery_id", keep="last", maintain_order=True)


def renamed(rows: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Name the workplaces of old rows as the newer data do.

    Args:
        rows: Rows of the older data, with delivery_id and workplace_name.
        names: Rows of `newer_names`; a delivery that is not there loses its name.
    """
    return (
        rows.drop("workplace_name")
        .join(names, on="delivery_id", how="left", maintain_order="left")
        .select(rows.columns)
    )


def named_by_delivery(rows: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Give rows without a workplace of their own that of their delivery.

    Args:
        rows: Rows with delivery_id and workplace_name.
        names: Rows of `newer_names`.
    """
    both = rows.join(
        names, on="delivery_id", how="left", suffix="_new", maintain_order="left"
    )
    return both.with_columns(
        workplace_name=pl.coalesce("workplace_name", "workplace_name_new")
    ).select(rows.columns)
