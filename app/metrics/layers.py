"""Layers: whom has a programme reached at a workplace: leader, party group, staff?

A programme that reaches one layer is not a whole programme: the nursing-home method
works with all three (004 L1342, L1694).
"""

import polars as pl

from data.vocabulary import MODULE_LAYER, Layer

LAYERS = (Layer.LEADER, Layer.PARTY_GROUP, Layer.STAFF)
"""The three that make up a whole; helpers are trained to help, and are no layer."""


def modules_for(layer: Layer) -> tuple[str, ...]:
    """List the modules that are for a layer."""
    return tuple(
        sorted(str(module) for module, its in MODULE_LAYER.items() if its == layer)
    )


def breadth(workplaces: pl.DataFrame) -> pl.DataFrame:
    """Count reached workplaces by how many of the layers have been reached there.

    Args:
        workplaces: Rows of `rows/workplace_rows.sql`: is_reached, layer_count.

    Returns:
        Four rows, from all three layers down to none, zeros too: layer_count,
        workplace_count, workplace_share (0-1 of the reached, null of nothing).
    """
    counted = (
        workplaces.filter("is_reached")
        .group_by("layer_count")
        .agg(workplace_count=pl.len().cast(pl.Int64))
        .with_columns(pl.col("layer_count").cast(pl.Int64))
    )
    every = pl.DataFrame(
        {"layer_count": [3, 2, 1, 0]}, schema={"layer_count": pl.Int64}
    )
    total = counted["workplace_count"].sum()
    return every.join(
        counted, on="layer_count", how="left", maintain_order="left"
    ).select(
        "layer_count",
        pl.col("workplace_count").fill_null(0),
        workplace_share=(
            pl.col("workplace_count").fill_null(0) / total if total else pl.lit(None)
        ),
    )


def reached_in(workplaces: pl.DataFrame) -> dict[Layer, int]:
    """Count the workplaces that have been reached in each layer.

    Args:
        workplaces: Rows of `rows/workplace_rows.sql`: is_<layer>_reached.
    """
    return {layer: int(workplaces[f"is_{layer}_reached"].sum()) for layer in LAYERS}
