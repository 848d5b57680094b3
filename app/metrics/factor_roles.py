"""What does each role say of a factor, and how often do two roles differ?

Answers by role are shown only over enough units, and never for one of them.
"""

from itertools import combinations

import polars as pl
from polars import selectors as cs

from app.metrics.prevalence_shares import (
    MINIMUM_UNITS,
    pooled_likeness,
    with_shares,
)
from data.vocabulary import AssessorRole

ROLES = tuple(role.value for role in AssessorRole)

ROLE_PAIRS = tuple(
    combinations([role for role in ROLES if role != AssessorRole.GROUP.value], 2)
)
"""Two roles whose own answers can be compared; the joint answer is no role's own."""


def prevalence_by_role(rows: pl.DataFrame, factor: str) -> pl.DataFrame:
    """Give what each role says of one factor, the group's joint answer first.

    Args:
        rows: Rows of `factor_by_role.sql`.
        factor: Code of the factor.

    Returns:
        assessor_role, the counts and SHARES; a row per role, also one without answers.
    """
    every = pl.DataFrame({"assessor_role": ROLES}).join(
        rows.filter(pl.col("factor_code") == factor).drop("factor_code"),
        on="assessor_role",
        how="left",
        maintain_order="left",
    )
    return with_shares(
        every.with_columns(cs.numeric().fill_null(0)),
        pl.lit(pooled_likeness(rows), dtype=pl.Float64),
    )


def role_differences(rows: pl.DataFrame) -> pl.DataFrame:
    """Put the roles of each pair in order, and add how often they differ.

    Args:
        rows: Rows of `factor_role_differences.sql`.

    Returns:
        factor_code, first_role and second_role as in ROLE_PAIRS, both_count,
        only_first_count, only_second_count, differ_count, differ_share; only pairs that
        have both answered in enough units, those that differ most often first.
    """
    turned = pl.struct("first_role", "second_role").is_in(
        [{"first_role": second, "second_role": first} for first, second in ROLE_PAIRS]
    )
    names = ("first_role", "second_role", "only_first_count", "only_second_count")
    other = ("second_role", "first_role", "only_second_count", "only_first_count")
    differ = pl.col("only_first_count") + pl.col("only_second_count")
    return (
        rows.filter(pl.col("both_count") >= MINIMUM_UNITS)
        .select(
            "factor_code",
            "both_count",
            *(
                pl.when(turned).then(pl.col(then)).otherwise(pl.col(name)).alias(name)
                for name, then in zip(names, other, strict=True)
            ),
        )
        .with_columns(differ_count=differ, differ_share=differ / pl.col("both_count"))
        .sort("differ_share", "both_count", descending=True, maintain_order=True)
    )
