"""Give some municipalities absence of their own: the sum of that of their units.

One of the units is so small that its absence must be hidden, and then it must not be
the sum less the others. Which units these are follows from their size alone.
"""

import polars as pl

FEW_PERSONS = 3
"""Employed in the quarter; the smallest units have a few more on their lists."""


def invent_families(workplaces: pl.DataFrame) -> pl.DataFrame:
    """Choose the units whose absence is added up, and where to.

    The first family is an area whose smallest unit the source hides, the second one
    whose source hides nothing, the third a municipality with both its areas.

    Args:
        workplaces: Of `invent_workplaces`.

    Returns:
        One row per unit: workplace_id, area_id, enterprise_id (null where only the area
        has absence), is_few, is_told (the source does not hide that it is few).
    """
    units = workplaces.filter(level="unit", owner="municipality").select(
        "workplace_id", "tree", "area_id", "enterprise_id", "people", "closed_on"
    )
    # A unit that closes would leave quarters where nothing is hidden.
    order = (
        units.group_by("tree", maintain_order=True)
        .agg(
            stays_open=pl.col("closed_on").is_null().all(),
            fewest=pl.col("people").min(),
        )
        .filter("stays_open")
        .sort("fewest", "tree", descending=[False, True])
        .select("tree")
        .head(3)
        .with_row_index("family")
    )
    smallest = units.sort("people", "workplace_id").unique("tree", keep="first")
    is_few = pl.col("workplace_id").is_in(smallest["workplace_id"].implode())
    is_whole = pl.col("family") == 2
    return (
        units.join(order, on="tree", maintain_order="left")
        .with_columns(is_few=is_few)
        .filter(is_whole | pl.col("is_few").any().over("area_id"))
        .select(
            "workplace_id",
            "area_id",
            enterprise_id=pl.when(is_whole).then("enterprise_id"),
            is_few="is_few",
            is_told=pl.col("is_few") & (pl.col("family") == 1),
        )
    )


def with_sums(rows: pl.DataFrame, families: pl.DataFrame) -> pl.DataFrame:
    """Add the absence of the areas and municipalities.

    Args:
        rows: Absence by workplace_id, year, quarter and measure, with nothing hidden.
        families: Of `invent_families`.

    Returns:
        The rows, and those of the workplaces above, with is_told.
    """
    units = rows.join(families, on="workplace_id", how="left", maintain_order="left")
    sums = [
        units.filter(pl.col(above).is_not_null())
        .group_by(pl.col(above).alias("workplace_id"), "year", "quarter", "measure")
        .agg(
            pl.col("persons_count", "possible_days").sum(),
            pl.col("lost_days").sum().round(1),
        )
        .with_columns(share=(pl.col("lost_days") / pl.col("possible_days")).round(4))
        for above in ("area_id", "enterprise_id")
    ]
    own = units.select(*rows.columns, pl.col("is_told").fill_null(value=False))
    return pl.concat([own, *sums], how="diagonal_relaxed").with_columns(
        pl.col("is_told").fill_null(value=False)
    )
