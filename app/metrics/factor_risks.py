"""Risk now: which ongoing deliveries have risk factors, and which lack what helps?

A list with reasons, never a score: nothing here weighs one factor against another but
the three severities, which say where in the sources a factor stands.
"""

from typing import NamedTuple

import polars as pl

from data.factors import Factor, factors

SEVERITIES = ("high", "medium", "low")
"""In the order of the list."""

LASTING_CHANGE = "OE 6.2.2"
"""The section on lasting change: a risk factor that it names is of high severity, one
named elsewhere is medium, and a success factor that is missing is low (ours)."""

LEAST_OF_UNITS = 0.25
"""In a delivery of several units a factor counts from this share of them (ours).

With one unit enough, a delivery of 80 units has nearly every factor and heads the
list by its size alone. Half would leave out what thirty of those units have. With a
quarter a delivery of up to four units counts what one of them has. The share is of all
units that take part: where nothing is known of a unit it is not taken to have it.
"""

RULE_OF_FACTOR = {
    "activities_cancelled": "postponed_not_replanned",
    "advisor_dependence": "advisor_dependence",
    "clear_plan": "no_project_plan",
    "concrete_action_plan": "action_without_owner",
    "group_incomplete": "group_incomplete",
    "measures_carried_out": "action_overdue",
    "refresher_given": "refresher",
    "single_participant": "single_participant",
    "staff_involved": "staff_not_involved",
    "superior_follow_up": "superior_follow_up",
    "trained_parties": "new_role_untrained",
    "undefined_duration": "no_end_date",
}
"""The rule of follow-up on the same thing, where there is one (ours)."""


class RisksNow(NamedTuple):
    """The ongoing deliveries and what is found in them."""

    deliveries: pl.DataFrame
    """Rows of factor_risk_deliveries.sql with high_count, medium_count, low_count and
    risk_count (high and medium) of what counts for the delivery, and few_count: what is
    found in fewer of its units. Those with the most high first, then medium, then low,
    then as they came."""
    rows: pl.DataFrame
    """Rows of factor_risks.sql with severity, workplace_name, unit_count and is_counted
    (found in LEAST_OF_UNITS or more), gathered by delivery in the same order; what
    counts first, then the gravest factor, then that of most units."""


def codes_of(kind: str) -> tuple[str, ...]:
    """Give the codes of all factors of a kind: success or risk."""
    return tuple(factor.code for factor in factors() if factor.kind == kind)


def severity_of(factor: Factor) -> str:
    """Say how grave a factor is when it is found, by where the sources name it."""
    if factor.kind == "success":
        return "low"
    is_named = any(source.startswith(LASTING_CHANGE) for source in factor.sources)
    return "high" if is_named else "medium"


def sort_risks(deliveries: pl.DataFrame, found: pl.DataFrame) -> RisksNow:
    """Count what is found in each delivery, and put the gravest first.

    Args:
        deliveries: Rows of factor_risk_deliveries.sql, in the order of their names.
        found: Rows of factor_risks.sql.
    """
    severities = {factor.code: severity_of(factor) for factor in factors()}
    places = deliveries.select("delivery_id", "workplace_name", "unit_count")
    rows = found.join(places, on="delivery_id").with_columns(
        severity=pl.col("factor_code").replace_strict(
            severities, return_dtype=pl.Enum(SEVERITIES)
        ),
        is_counted=pl.col("found_count") >= LEAST_OF_UNITS * pl.col("unit_count"),
    )
    names = [f"{severity}_count" for severity in SEVERITIES]
    counts = rows.group_by("delivery_id").agg(
        *(
            (pl.col("is_counted") & (pl.col("severity") == severity))
            .sum()
            .cast(pl.Int64)
            .alias(name)
            for severity, name in zip(SEVERITIES, names, strict=True)
        ),
        few_count=(~pl.col("is_counted")).sum().cast(pl.Int64),
    )
    ordered = (
        deliveries.join(counts, on="delivery_id", how="left", maintain_order="left")
        .with_columns(pl.col(*names, "few_count").fill_null(0))
        .with_columns(risk_count=pl.col("high_count") + pl.col("medium_count"))
        .sort(names, descending=True, maintain_order=True)
    )
    return RisksNow(ordered, _in_order(rows, ordered))


def with_factor(risks: RisksNow, factor_code: str | None) -> RisksNow:
    """Keep the deliveries in which something is found, or one factor, and those rows.

    Args:
        risks: All that is found.
        factor_code: The factor; None for every one.
    """
    rows = risks.rows
    if factor_code is not None:
        rows = rows.filter(pl.col("factor_code") == factor_code)
    kept = risks.deliveries.join(
        rows, on="delivery_id", how="semi", maintain_order="left"
    )
    return RisksNow(kept, rows)


def _in_order(rows: pl.DataFrame, deliveries: pl.DataFrame) -> pl.DataFrame:
    catalogue = pl.Enum([factor.code for factor in factors()])
    return (
        deliveries.select("delivery_id")
        .with_row_index("place")
        .join(rows, on="delivery_id", how="inner")
        .sort(
            "place",
            "is_counted",
            "severity",
            "found_count",
            pl.col("factor_code").cast(catalogue),
            descending=[False, True, False, True, False],
        )
        .drop("place")
    )
