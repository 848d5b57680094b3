"""What do at least three similar units have that this one lacks?"""

from collections.abc import Mapping

import polars as pl

from app.metrics.similar_units import LEAST_UNITS

LEAST_SHARE = 0.5
"""What fewer than half of the similar units have stands in the table only."""
MOST_STATEMENTS = {"success": 4, "action": 2, "risk": 2}
"""How many statements of each group are written out, in this order."""

STATEMENT = {
    "group": pl.String,
    "dimension": pl.String,
    "code": pl.String,
    "count": pl.Int64,
    "known_count": pl.Int64,
    "share": pl.Float64,
    "here": pl.String,
    "here_on": pl.Date,
}
"""Columns of a statement. dimension: basis of a factor, column of an action."""

_HERE_ORDER = {"absent": 0, "partly": 0, "present": 0, "none": 0, "unknown": 1}


def similar_statements(
    factors: pl.DataFrame, actions: pl.DataFrame, here: str, kinds: Mapping[str, str]
) -> pl.DataFrame:
    """Put the statements of all groups after each other, as they are to be read.

    Args:
        factors: Rows of similar_unit_factors.sql.
        actions: Rows of similar_unit_actions.sql.
        here: The workplace_id of this unit.
        kinds: Each factor of the catalogue, and whether it is success or risk.
    """
    found = [
        factor_statements(factors, here, kinds),
        action_statements(actions, here),
    ]
    order = {group: place for place, group in enumerate(MOST_STATEMENTS)}
    return pl.concat(found).sort(
        pl.col("group").replace_strict(order, return_dtype=pl.Int8),
        maintain_order=True,
    )


def factor_statements(
    factors: pl.DataFrame, here: str, kinds: Mapping[str, str]
) -> pl.DataFrame:
    """Count the success factors that others have and this unit lacks; risks reversed.

    Each basis is compared with itself: an assessment with assessments.

    Args:
        factors: Rows of similar_unit_factors.sql.
        here: The workplace_id of this unit.
        kinds: Each factor of the catalogue, and whether it is success or risk.

    Returns:
        Rows with the columns of STATEMENT. here is absent, partly or unknown for a
        success factor, and present for a risk factor.
    """
    told = _told(factors, kinds)
    lacks = ~pl.col("is_well_here") | (
        pl.col("is_well_here").is_null() & (pl.col("group") == "success")
    )
    return _finish(
        told.filter(pl.col("workplace_id") != here)
        .group_by("group", "dimension", "code")
        .agg(
            count=pl.col("workplace_id").filter("is_well").n_unique(),
            known_count=pl.col("workplace_id").n_unique(),
        )
        .join(_told_here(told, here), on=["dimension", "code"], how="left")
        .filter(lacks)
        .with_columns(pl.col("here").fill_null("unknown"))
    )


def action_statements(actions: pl.DataFrame, here: str) -> pl.DataFrame:
    """Count the kinds of actions that others have and this workplace has none of.

    Of workplaces with some action recorded only: no record is not the same as none.

    Args:
        actions: Rows of similar_unit_actions.sql.
        here: The workplace_id of this unit.

    Returns:
        Rows with the columns of STATEMENT; here is always none.
    """
    others = actions.filter(pl.col("workplace_id") != here)
    own = actions.filter(pl.col("workplace_id") == here)
    return _finish(
        others.group_by("dimension", "kind")
        .agg(count=pl.col("workplace_id").n_unique())
        .join(own, on=["dimension", "kind"], how="anti")
        .select(
            "dimension",
            "count",
            code="kind",
            group=pl.lit("action"),
            known_count=pl.lit(others["workplace_id"].n_unique()),
            here=pl.lit("none"),
            here_on=pl.lit(None, dtype=pl.Date),
        )
    )


def written_out(statements: pl.DataFrame, group: str) -> pl.DataFrame:
    """Give the first statements of a group: what at least half of the others have.

    A factor is written out once, in the way it is known best here.
    """
    return (
        statements.filter(pl.col("group") == group, pl.col("share") >= LEAST_SHARE)
        .unique("code", keep="first", maintain_order=True)
        .head(MOST_STATEMENTS[group])
    )


def known_lacking(statements: pl.DataFrame) -> int:
    """Count what at least half have and this unit is known to lack: success factors.

    A factor counts once, whichever ways it is known in.
    """
    known = statements.filter(
        pl.col("group") == "success",
        pl.col("here") != "unknown",
        pl.col("share") >= LEAST_SHARE,
    )
    return known["code"].n_unique()


def _told(factors: pl.DataFrame, kinds: Mapping[str, str]) -> pl.DataFrame:
    """Say of each factor whether others are worth looking at for it: is_well.

    Success factors for being present, risk factors for not being so.
    """
    group = pl.col("factor_code").replace_strict(
        dict(kinds), default=None, return_dtype=pl.String
    )
    return factors.select(
        "workplace_id",
        "is_present",
        "is_partly",
        "known_on",
        group=group,
        dimension="basis",
        code="factor_code",
        is_well=pl.col("is_present") == (group == "success"),
    ).filter(pl.col("group").is_not_null())


def _told_here(told: pl.DataFrame, here: str) -> pl.DataFrame:
    return told.filter(pl.col("workplace_id") == here).select(
        "dimension",
        "code",
        is_well_here="is_well",
        here=pl.when("is_present")
        .then(pl.lit("present"))
        .when("is_partly")
        .then(pl.lit("partly"))
        .otherwise(pl.lit("absent")),
        here_on="known_on",
    )


def _finish(counted: pl.DataFrame) -> pl.DataFrame:
    """Leave out what too few are behind; known here first, then the most common."""
    return (
        counted.filter(pl.col("count") >= LEAST_UNITS)
        .with_columns(share=pl.col("count") / pl.col("known_count"))
        .sort(
            pl.col("here").replace_strict(_HERE_ORDER, return_dtype=pl.Int8),
            pl.col("share"),
            pl.col("count"),
            "code",
            "dimension",
            descending=[False, True, True, False, False],
        )
        .select(pl.col(name).cast(dtype) for name, dtype in STATEMENT.items())
    )
