"""What are the rows of the work list about, and how are they gathered?"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from app.metrics.work_filters import SEVERITY_ORDER

GATHERED = ("rule", "delivery", "owner", "workplace")
"""What the rows may be gathered by."""

GROUP_KEYS: dict[str, tuple[str, ...]] = {
    "rule": ("rule_code",),
    "delivery": ("delivery_id",),
    "owner": ("owner_role", "owner_advisor_id"),
    "workplace": ("workplace_id",),
}

_OF_FIRST = (
    *("workplace_name", "workplace_id", "delivery_id", "delivery_type"),
    *("centre_name", "severity"),
)
"""What is told of a group by its first row."""


@dataclass(frozen=True)
class Concerned:
    """How many of each thing the rows are about, each counted once."""

    gaps: int
    deliveries: int
    units: int
    """Delivery-units, of the rules that look at units."""
    actions: int
    trainers: int
    workplaces: int


def count_concerned(rows: pl.DataFrame, grains: Mapping[str, str]) -> Concerned:
    """Count what the rows are about.

    Args:
        rows: Rows of the work list.
        grains: Code of a rule to what it looks at: delivery, unit, action, trainer.
    """
    grain = pl.col("rule_code").replace_strict(
        dict(grains), default=None, return_dtype=pl.String
    )
    things = rows.select("delivery_id", "workplace_id", "record_id", grain=grain)

    def count(of: str, *columns: str) -> int:
        found = things.filter(pl.col("grain") == of)
        return found.select(columns).n_unique() if found.height else 0

    return Concerned(
        gaps=rows.height,
        deliveries=rows["delivery_id"].drop_nulls().n_unique(),
        units=count("unit", "delivery_id", "workplace_id"),
        actions=count("action", "record_id"),
        trainers=count("trainer", "record_id"),
        workplaces=rows["workplace_id"].drop_nulls().n_unique(),
    )


def gather(rows: pl.DataFrame, by: str, rule_order: Mapping[str, int]) -> pl.DataFrame:
    """Gather rows, the groups that ask most first.

    By rule: the most severe, and among those the one with most overdue. Otherwise: the
    one whose oldest row has waited longest.

    Args:
        rows: Rows of the work list.
        by: One of GATHERED.
        rule_order: Code of a rule to its place in the catalogue.

    Returns:
        One row per group: group (its key as text), the columns of GROUP_KEYS,
        row_count, overdue_count, most_overdue_days, workplace_count, and of the first
        row workplace_name, workplace_id, delivery_id, delivery_type,
        centre_name, severity.
    """
    keys = GROUP_KEYS[by]
    others = [name for name in _OF_FIRST if name not in keys]
    groups = (
        with_group(rows, by)
        .group_by("group", *keys, maintain_order=True)
        .agg(
            pl.len().alias("row_count"),
            (pl.col("state") == "overdue").sum().alias("overdue_count"),
            pl.col("overdue_days").max().alias("most_overdue_days"),
            pl.col("workplace_id").n_unique().alias("workplace_count"),
            *(pl.col(name).first() for name in others),
        )
    )
    if by != "rule":
        order = [pl.col("most_overdue_days"), pl.col("row_count")]
        return groups.sort(
            *order, "group", descending=[True, True, False], nulls_last=True
        )
    severities = {code: place for place, code in enumerate(SEVERITY_ORDER)}
    return groups.sort(
        pl.col("severity").replace_strict(severities, return_dtype=pl.Int32),
        -pl.col("overdue_count").cast(pl.Int64),
        -pl.col("row_count").cast(pl.Int64),
        pl.col("rule_code").replace_strict(
            dict(rule_order), default=len(rule_order), return_dtype=pl.Int32
        ),
    )


def with_group(rows: pl.DataFrame, by: str) -> pl.DataFrame:
    """Give every row the group it is gathered in, as one text."""
    is_advisors = pl.col("owner_role") == "advisor"
    owned = rows.with_columns(
        owner_advisor_id=pl.when(is_advisors).then("advisor_id").otherwise(None)
    )
    return owned.with_columns(
        group=pl.concat_str(
            [pl.col(name).fill_null("") for name in GROUP_KEYS[by]], separator="/"
        )
    )


def most_common(rows: pl.DataFrame, rule_order: Mapping[str, int]) -> list[str]:
    """Give the rule that most rows are of; several when they are as many."""
    found = dict(rows.group_by("rule_code").len().iter_rows())
    most = max(found.values(), default=0)
    codes = [code for code, count in found.items() if count == most]
    return sorted(codes, key=lambda code: rule_order.get(code, len(rule_order)))
