"""States: how many deliveries, or workplaces, or delivery-units, stand where?"""

import polars as pl

STATES = ("planned", "ongoing", "completed", "stopped")
"""In process order."""

COUNTED = {
    "deliveries": "delivery_count",
    "workplaces": "workplace_count",
    "units": "unit_count",
}
"""The three units of counting, and the column each stands in. Never added together."""


def states_by_type(by_state: pl.DataFrame, counted: str) -> pl.DataFrame:
    """Lay one unit of counting out by delivery type and state.

    Args:
        by_state: Rows of `deliveries_by_state.sql`.
        counted: A key of COUNTED.

    Returns:
        One row per delivery_type that is there and state, in process order, zeros
        too: delivery_type, state, counted. One-to-one stands first.
    """
    types = (
        by_state.select("delivery_type").unique().sort("delivery_type", descending=True)
    )
    every = types.join(pl.DataFrame({"state": STATES}), how="cross")
    counts = by_state.select("delivery_type", "state", counted=pl.col(COUNTED[counted]))
    return every.join(
        counts, on=["delivery_type", "state"], how="left", maintain_order="left"
    ).with_columns(pl.col("counted").fill_null(0))


def delivery_count(by_state: pl.DataFrame, state: str | None = None) -> int:
    """Count deliveries, all or those in one state.

    Args:
        by_state: Rows of `deliveries_by_state.sql`.
        state: One of STATES; None for all.
    """
    chosen = by_state if state is None else by_state.filter(pl.col("state") == state)
    return int(chosen["delivery_count"].sum())
