"""Evaluation states: how do the deliveries stand with each kind of evaluation?

What is due soon comes from the standard rules of `data/follow_up.toml`, also where an
installation has changed it: figures are to compare over installations, while the work
list follows the installation's own file.
"""

import polars as pl

from data.follow_up import standard_rules
from data.vocabulary import EvaluationKind

DUE_SOON_DAYS = standard_rules().due_soon_days
"""Within so many days something is due soon: the default of follow-up-rules.md."""

KINDS = tuple(str(kind) for kind in EvaluationKind)
"""In the order they come in a delivery."""

STATES = (
    "done",
    "done_late",
    "overdue",
    "due_soon",
    "not_due",
    "not_planned",
    "unknown",
    "not_relevant",
)
"""Every state of `evaluation_state_rows`: what is held, what waits, what is unknown."""

HELD = ("done", "done_late")


def states_by_kind(counts: pl.DataFrame) -> pl.DataFrame:
    """Give every kind every state, also those that no delivery is in.

    Args:
        counts: Rows of `evaluation_states.sql`: kind, evaluation_state,
            delivery_count.

    Returns:
        One row per kind and state, in the order of KINDS and STATES: kind,
        evaluation_state, delivery_count.
    """
    every = pl.DataFrame({"kind": KINDS}).join(
        pl.DataFrame({"evaluation_state": STATES}), how="cross"
    )
    return every.join(
        counts, on=["kind", "evaluation_state"], how="left", maintain_order="left"
    ).with_columns(pl.col("delivery_count").fill_null(0))


def state_count(counts: pl.DataFrame, kind: str, *states: str) -> int:
    """Count the deliveries that are in one of these states of a kind.

    Args:
        counts: Rows of `evaluation_states.sql` or of `states_by_kind`.
        kind: One of KINDS.
        states: Some of STATES.
    """
    found = counts.filter(
        (pl.col("kind") == kind) & pl.col("evaluation_state").is_in(states)
    )
    return int(found["delivery_count"].sum())


def held_by_kind(counts: pl.DataFrame) -> pl.DataFrame:
    """Count the deliveries that have held each kind, the most first.

    Returns:
        One row per kind that is held: kind, delivery_count.
    """
    return (
        counts.filter(pl.col("evaluation_state").is_in(HELD))
        .group_by("kind", maintain_order=True)
        .agg(pl.col("delivery_count").sum())
        .filter(pl.col("delivery_count") > 0)
        .sort("delivery_count", descending=True, maintain_order=True)
    )
