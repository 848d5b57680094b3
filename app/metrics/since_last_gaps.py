"""What has become of every gap since last time, and is that news or a correction?

A gap is open when its state is overdue, and nobody has exempted it. So the bridge that
a meeting is shown holds: then - closed + new + reopened = now.

The overview counts something else (`follow_up_history.compare_gaps`): how much of what
was missing has been done, whatever anybody exempted, and only by rules whose facts have
a day, because it asks one build of two days. Here two builds may each be asked on its
own data date, where every rule is known, and what was exempted has left the list that
the meeting looks at.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import polars as pl

from app.metrics.gap_counts import SEVERITIES
from app.metrics.work_list import KEY

CHANGES = ("new", "reopened", "closed", "still_open")
"""Open now and not then; the same, of what was closed then; open then and not now;
open on both days."""

ORIGINS = ("happened", "corrected", "not_told")
"""It came after the earlier day; the newer data already tell the earlier day otherwise,
because old records came late, were mended or withdrawn; or it cannot be told which,
because the facts have no day."""

_OPEN = "overdue"
_CLOSED = ("done", "done_late", "exempt")
"""A gap that stood so, and is open again, is reopened."""

_WAYS = {
    "done": "done",
    "done_late": "done",
    "exempt": "exempt",
    "not_relevant": "lapsed",
    "not_due": "moved",
    "due_soon": "moved",
    "unknown": "unknown",
}
"""How a gap was closed, by its state now."""

_GONE = "gone"
"""How a gap was closed whose record, delivery or workplace is not there now."""

WAYS = (*dict.fromkeys(_WAYS.values()), _GONE)
"""done; exempt by somebody; lapsed, as the rule no longer asks for it; the deadline has
moved; what the rule needs is not known; gone."""

DESCRIBED = (
    "severity",
    "owner_role",
    "delivery_id",
    "workplace_id",
    "workplace_name",
    "merged_into_name",
    "due_on",
    "overdue_days",
)
"""What is said of a gap, from the work list that it stood on."""


class Bridge(NamedTuple):
    """From the open gaps of the earlier day to those of the later one."""

    then: int
    new: int
    reopened: int
    closed: int
    now: int


def compare_states(
    then: pl.DataFrame,
    recalled: pl.DataFrame,
    now: pl.DataFrame,
    *,
    untold: Collection[str] = (),
) -> pl.DataFrame:
    """Say of every gap of two days what has become of it.

    A gap is the same one as long as rule and record are, also when its deadline has
    moved. Give only rules that are known on both days: what is unknown on one of them
    would else be called new or closed.

    Args:
        then: rule_code, record_id, state of the earlier day as it was told then; with
            every record that is overdue on either day and that the build has.
        recalled: The same for that day, as the newer data tell it.
        now: The same for the later day.
        untold: Rules that the newer data cannot tell of the earlier day.

    Returns:
        One row per rule and record that is overdue on either day: rule_code, record_id,
        change, one of CHANGES; closed_as, one of WAYS, empty for what is open; origin,
        one of ORIGINS, empty for what was open all the time.
    """
    told = _states_beside(then, recalled, now)
    was_open, is_open = _is_open("then_state"), _is_open("now_state")
    is_closed = was_open & ~is_open
    change = (
        pl.when(was_open & is_open)
        .then(pl.lit("still_open"))
        .when(was_open)
        .then(pl.lit("closed"))
        .when(pl.col("then_state").is_in(_CLOSED).fill_null(value=False))
        .then(pl.lit("reopened"))
        .otherwise(pl.lit("new"))
    )
    way = pl.col("now_state").replace_strict(
        _WAYS, default=_GONE, return_dtype=pl.String
    )
    origin = (
        pl.when(was_open == is_open)
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("rule_code").is_in(list(untold)))
        .then(pl.lit("not_told"))
        .when(_is_open("recalled_state") != was_open)
        .then(pl.lit("corrected"))
        .otherwise(pl.lit("happened"))
    )
    return told.select(
        *KEY, change=change, closed_as=pl.when(is_closed).then(way), origin=origin
    ).sort(*KEY)


def describe_changes(
    changes: pl.DataFrame,
    then: pl.DataFrame,
    now: pl.DataFrame,
    rule_codes: Sequence[str],
) -> pl.DataFrame:
    """Say where each gap is, whose it is, and how long it has stood.

    Args:
        changes: Rows of `compare_states`.
        then: The work list of the earlier day: rows of `list_work`.
        now: That of the later day.
        rule_codes: The rules in the order of the catalogue.

    Returns:
        The changes with the columns of DESCRIBED, as they were on the earlier day for
        what is closed, else as they are now. By change, severity, rule and deadline.
    """
    is_closed = pl.col("change") == "closed"
    parts = ((is_closed, then), (~is_closed, now))
    orders = (
        ("change", CHANGES),
        ("severity", SEVERITIES),
        ("rule_code", rule_codes),
    )
    return pl.concat(
        [
            changes.filter(is_part).join(
                work.select(*KEY, *DESCRIBED), on=list(KEY), how="left", validate="1:1"
            )
            for is_part, work in parts
        ]
    ).sort(*(_place(column, values) for column, values in orders), "due_on", *KEY)


def count_changes(changes: pl.DataFrame) -> Bridge:
    """Count the gaps of the earlier day, those that came and went, and those of now.

    Args:
        changes: Rows of `compare_states`.
    """
    new, reopened, closed, still = (
        changes.filter(pl.col("change") == change).height for change in CHANGES
    )
    return Bridge(still + closed, new, reopened, closed, still + new + reopened)


def _states_beside(
    then: pl.DataFrame, recalled: pl.DataFrame, now: pl.DataFrame
) -> pl.DataFrame:
    key = list(KEY)
    moments = {"then_state": then, "recalled_state": recalled, "now_state": now}
    told = pl.concat(
        [rows.filter(pl.col("state") == _OPEN).select(key) for rows in (then, now)]
    ).unique()
    for name, rows in moments.items():
        states = rows.select(*key, pl.col("state").alias(name))
        told = told.join(states, on=key, how="left", validate="1:1")
    return told


def _is_open(name: str) -> pl.Expr:
    return (pl.col(name) == _OPEN).fill_null(value=False)


def _place(column: str, values: Sequence[str]) -> pl.Expr:
    places = {value: place for place, value in enumerate(values)}
    return pl.col(column).replace_strict(
        places, default=len(places), return_dtype=pl.Int64
    )
