"""Of how many units is an outcome known, and why are the others not counted?"""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from app.metrics.likeness import Spread, effective_count
from data.vocabulary import Outcome

_COUNTS = (
    *("yes_count", "unit_count", "delivery_count"),
    *("waiting_count", "missing_count", "hidden_count", "not_asked_count"),
)


class Ask(Protocol):
    """Asks a question by its name, with filters and reader already given."""

    def __call__(self, query: str, *, outcome: str) -> pl.DataFrame:
        """Give the answer."""


@dataclass(frozen=True)
class OutcomeCounts:
    """How many units an outcome is known of, and why the others are not counted."""

    yes_count: int
    unit_count: int
    delivery_count: int
    waiting_count: int
    """Not ended, or not yet due."""
    missing_count: int
    """Due, and nothing is said."""
    hidden_count: int
    """Too few persons have answered."""
    not_asked_count: int
    """Stopped, or left the delivery."""
    likeness: float
    """How alike the units of one delivery are, 0-1."""
    effective_count: float
    """How many units of a delivery each the units are worth."""


def count_outcome(ask: Ask, outcome: Outcome) -> OutcomeCounts:
    """Count the units that an outcome is known of, and the others by the reason."""
    told = ask("outcome_spread", outcome=outcome.value).row(0, named=True)
    spread = Spread(
        told["unit_count"],
        told["delivery_count"],
        told["squared_count"],
        told["between_squares"],
        told["within_squares"],
    )
    return OutcomeCounts(
        **{name: told[name] for name in _COUNTS},
        likeness=spread.likeness,
        effective_count=effective_count(
            spread.unit_count, spread.squared_count, spread.likeness
        ),
    )
