"""Changes: what has happened since a chosen day?"""

import polars as pl

KINDS = (
    "first_contact",
    "started",
    "completed",
    "stopped",
    "evaluated",
    "contacted",
)
"""In the order of a delivery's life."""


def changes_in_order(changes: pl.DataFrame) -> pl.DataFrame:
    """Put the kinds of events in order, with zero where nothing has happened.

    Args:
        changes: Rows of `changes_since.sql`.

    Returns:
        One row per kind: kind, event_count, delivery_count, workplace_names (list of
        at most two, newest first).
    """
    return (
        pl.DataFrame({"kind": KINDS})
        .join(changes, on="kind", how="left", maintain_order="left")
        .with_columns(
            pl.col("event_count", "delivery_count").fill_null(0),
            pl.col("workplace_names").fill_null([]).list.drop_nulls(),
        )
        .select("kind", "event_count", "delivery_count", "workplace_names")
    )


def change_count(changes: pl.DataFrame, kind: str) -> int:
    """Count the events of one kind; none is 0."""
    return int(changes.filter(pl.col("kind") == kind)["event_count"].sum())
