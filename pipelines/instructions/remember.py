"""Remember which instructions are in force, and what stood there before them."""

import polars as pl

from data.vocabulary import WorkplaceChange
from pipelines.build_facts import Load
from pipelines.instructions.orders import Orders
from pipelines.kept import KeptTable
from pipelines.meta import in_meta_shape

_KEY = ["kind", "table_name", "row_key"]

CHANGED_COLUMNS = {
    WorkplaceChange.MOVED.value: ("parent_workplace_id",),
    WorkplaceChange.CLOSED.value: ("closed_on",),
    WorkplaceChange.MERGED.value: ("merged_into_workplace_id", "closed_on"),
}
"""What each change sets, and so what has to be put back when it is taken back."""

BETWEEN = "|"
"""Stands between the values of several columns in `was`."""


def remember_orders(
    load: Load, orders: Orders, before: pl.DataFrame, workplaces: pl.DataFrame
) -> pl.DataFrame:
    """Make the meta table `instructions`.

    Args:
        load: The load.
        orders: What it carried out.
        before: The instructions in force before it.
        workplaces: See `as_they_were`.
    """
    stood = pl.concat(
        [
            workplaces.select(
                row_key="workplace_id",
                kind=pl.lit(kind),
                stood=pl.concat_str(
                    [pl.col(name).cast(pl.String).fill_null("") for name in columns],
                    separator=BETWEEN,
                ),
            )
            for kind, columns in CHANGED_COLUMNS.items()
        ]
    )
    was = before.select(*_KEY, earlier="was")
    is_new = pl.col("load_id").is_null()
    filled = (
        orders.standing.join(stood, on=["kind", "row_key"], how="left")
        .join(was, on=_KEY, how="left")
        .with_columns(
            was=pl.coalesce("was", "earlier", "stood"),
            load_id=pl.when(is_new).then(pl.lit(load.id)).otherwise("load_id"),
            loaded_at=pl.when(is_new).then(pl.lit(load.at_utc)).otherwise("loaded_at"),
        )
        .sort(*_KEY)
    )
    return in_meta_shape("instructions", filled)


def as_they_were(last: pl.DataFrame, kept: KeptTable) -> pl.DataFrame:
    """Give the workplaces as their files have them, before any instruction.

    Args:
        last: The workplaces of the last build.
        kept: Those of this load; what a file leaves empty is taken from the last build.
    """
    came = kept.cleaned.join(kept.good.select("row_id"), on="row_id", how="semi")
    fresh = came.select(last.columns).join(
        last, on="workplace_id", how="left", suffix=":was"
    )
    filled = fresh.select(
        pl.coalesce(name, f"{name}:was") if f"{name}:was" in fresh.columns else name
        for name in last.columns
    )
    return pl.concat([last.join(filled, on="workplace_id", how="anti"), filled])
