"""Which rows of the work list does a reader ask for?

Every choice narrows on its own, so that each can show how much it would leave with
all the other choices as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from app.metrics.follow_up import OPEN

STATES = ("open", "overdue", "due_soon", "exempt")
"""What a reader chooses among; *open* is overdue and due soon."""

WINDOWS: dict[str, tuple[int, int | None]] = {
    "over_90": (91, None),
    "over_30": (31, 90),
    "over_0": (1, 30),
    "next_7": (-7, 0),
    "next_30": (-30, 0),
}
"""Due windows: the fewest and the most days overdue; below zero: days that are left."""

_SOUGHT = (
    *("workplace_name", "merged_into_name", "delivery_id", "workplace_id"),
    *("record_id", "advisor_id", "centre_name", "detail", "newest_comment"),
)
"""What a search looks in, beside the title of the rule."""

SEVERITY_ORDER = ("high", "medium", "low")


@dataclass(frozen=True)
class WorkChoice:
    """What a reader has chosen of the work list; what is empty narrows nothing."""

    state: str = STATES[0]
    severities: tuple[str, ...] = ()
    owner: str | None = None
    advisor: str | None = None
    rule: str | None = None
    window: str | None = None
    search: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Is anything chosen beside the state?"""
        return self != WorkChoice(state=self.state)


def choose_work(
    rows: pl.DataFrame, choice: WorkChoice, titles: Mapping[str, str]
) -> pl.DataFrame:
    """Keep the rows that a reader asks for.

    Args:
        rows: The work list; what is coming later than soon is never kept.
        choice: What the reader has chosen.
        titles: Code of a rule to its title, which the search looks in too.

    Returns:
        The rows that fit, in the same order.
    """
    return _narrow(rows, choice, titles).filter(_is_state(choice.state))


def state_counts(
    rows: pl.DataFrame, choice: WorkChoice, titles: Mapping[str, str]
) -> dict[str, int]:
    """Count what each of STATES would show, with the other choices as they are."""
    found = _count(_narrow(rows, choice, titles), "state")
    counts = {state: found.get(state, 0) for state in STATES}
    return counts | {"open": sum(counts[state] for state in OPEN)}


def severity_counts(
    rows: pl.DataFrame, choice: WorkChoice, titles: Mapping[str, str]
) -> dict[str, int]:
    """Count what each severity would show, with the other choices as they are."""
    found = _count(
        choose_work(rows, replace(choice, severities=()), titles), "severity"
    )
    return {severity: found.get(severity, 0) for severity in SEVERITY_ORDER}


def _count(rows: pl.DataFrame, column: str) -> dict[str, int]:
    return dict(rows.group_by(column).len().iter_rows())


def _narrow(
    rows: pl.DataFrame, choice: WorkChoice, titles: Mapping[str, str]
) -> pl.DataFrame:
    """Keep what fits everything but the state."""
    conditions = [
        pl.col(column) == code
        for column, code in (
            ("owner_role", choice.owner),
            ("advisor_id", choice.advisor),
            ("rule_code", choice.rule),
        )
        if code is not None
    ]
    if choice.severities:
        conditions.append(pl.col("severity").is_in(list(choice.severities)))
    if choice.window is not None:
        least, most = WINDOWS[choice.window]
        conditions.append(pl.col("overdue_days") >= least)
        if most is not None:
            conditions.append(pl.col("overdue_days") <= most)
    if words := choice.search.lower().split():
        conditions += [_has(word, titles) for word in words]
    return rows.filter(*conditions) if conditions else rows


def _is_state(state: str) -> pl.Expr:
    return pl.col("state").is_in(list(OPEN) if state == "open" else [state])


def _has(word: str, titles: Mapping[str, str]) -> pl.Expr:
    """Ask of every row if any of its words has these letters, large or small."""
    rules = [code for code, title in titles.items() if word in title.lower()]
    pattern = f"(?i){re.escape(word)}"
    return pl.any_horizontal(
        pl.col("rule_code").is_in(rules),
        *(pl.col(name).str.contains(pattern).fill_null(False) for name in _SOUGHT),
    )
