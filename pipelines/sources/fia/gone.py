"""Which rows could an earlier export have made that this one does not make?

Loads add up, so a cooperation that is deleted, or that gets a sibling, would leave the
row of last month behind. For every case of the export each key that the rules can make
is listed, less those that they do make now.
"""

import polars as pl

from pipelines.sources.fia.cooperations import Cooperations, unit_id
from pipelines.sources.raw import GoneRows


def gone_of_cases(
    cases: pl.DataFrame, cooperations: Cooperations, made: dict[str, pl.DataFrame]
) -> tuple[GoneRows, ...]:
    """List deliveries, their units and the units' workplaces that are no longer there.

    Args:
        cases: See `Cases.rows`.
        cooperations: Those of the same export.
        made: By table, the keys that are made now: deliveries, delivery_units, and
            workplaces.
    """
    of_case = cooperations.every.drop_nulls(["id", "saksnummer"])
    own = cases.select(
        "saksnummer", "all_orgnr", delivery_id=pl.col("saksnummer")
    ).drop_nulls("saksnummer")
    later = of_case.select(
        "saksnummer", "all_orgnr", delivery_id=pl.format("{}-{}", "saksnummer", "id")
    )
    deliveries = pl.concat([own, later])
    workplaces = deliveries.explode("all_orgnr").rename({"all_orgnr": "workplace_id"})
    units = (
        of_case.explode("all_orgnr")
        .drop_nulls("all_orgnr")
        .select("saksnummer", workplace_id=unit_id("all_orgnr", "id"))
    )
    of_units = deliveries.select("saksnummer", "delivery_id").join(
        units, on="saksnummer"
    )
    pairs = pl.concat(
        frame.select("delivery_id", "workplace_id") for frame in (workplaces, of_units)
    )
    return (
        _gone("deliveries", deliveries.select("delivery_id"), made),
        _gone("delivery_units", pairs, made),
        _gone("workplaces", units.select("workplace_id"), made),
    )


def gone_evaluations(every: pl.DataFrame, made: pl.DataFrame) -> GoneRows:
    """List the surveys of an export that are no evaluation now, or are deleted."""
    ids = every.select(evaluation_id="id")
    return _gone("evaluations", ids, {"evaluations": made})


def _gone(
    table: str, possible: pl.DataFrame, made: dict[str, pl.DataFrame]
) -> GoneRows:
    key = possible.columns
    gone = (
        possible.drop_nulls().unique().join(made[table].select(key), on=key, how="anti")
    )
    return GoneRows(table, gone.sort(key))
