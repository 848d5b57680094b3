"""Follow-up: where does every record stand with every rule on a day?

A question per rule gives the dates (`app/queries/follow_up/<code>.sql`); the state is
decided here, by one function, from those dates alone. The rules are in
`data/follow_up.toml`.
"""

from datetime import date
from typing import Protocol

import polars as pl

from data.follow_up import FollowUpRules, Rule

FACTS = (
    "record_id",
    "delivery_id",
    "workplace_id",
    "owner_role",
    "detail",
    "is_relevant",
    "is_known",
    "is_done",
    "from_on",
    "due_on",
    "done_on",
)
"""What the question of every rule gives, one row per record in view.

record_id: the same record over builds. delivery_id, workplace_id: where. owner_role:
who, when it is not the owner of the rule. detail: what the sentence of the row names.
is_relevant: does the rule look at it on this day. is_known: are the facts there.
is_done: is it closed. from_on: the day that the interval counts from. due_on, done_on.
"""

_NO_RECORDS = pl.DataFrame(
    schema={
        **dict.fromkeys(("rule_code", "record_id", "delivery_id"), pl.String),
        **dict.fromkeys(("workplace_id", "owner_role", "detail"), pl.String),
        **dict.fromkeys(("from_on", "due_on", "done_on"), pl.Date),
        "state": pl.String,
        "overdue_days": pl.Int32,
    }
)
"""What there is when no rule is used."""

OPEN = ("overdue", "due_soon")
"""The states that ask somebody to do something."""


class Ask(Protocol):
    """Asks a question by its name, with filters and reader already given."""

    def __call__(self, query: str, **params: float) -> pl.DataFrame:
        """Give the answer."""


def find_records(
    ask: Ask,
    rules: FollowUpRules,
    as_of: date,
    data_date: date,
    *,
    with_others: bool = False,
    among: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Find where every record stands with every rule that is used.

    Facts without a day are known only as the build has them, on its data date; on an
    earlier day a rule that rests on them answers *unknown*.

    Args:
        ask: Asks a question of the build on the as-of day.
        rules: The rules of the installation.
        as_of: What is dated later has not happened.
        data_date: The day of the build.
        with_others: Give also the records that a rule does not look at on this day.
            They are most of them, and nobody has to do anything about them.
        among: rule_code and record_id of the records to look for; None is all.

    Returns:
        One row per rule and record in view, rules in the order of the catalogue:
        rule_code, the columns of FACTS without the flags, state, and overdue_days,
        the days from due_on to the as-of day (below zero: days that are left).
    """
    found = [
        decide_states(
            _among(
                ask(f"follow_up/{rule.code}", **rule.params, with_others=with_others),
                rule,
                among,
            ),
            rule,
            as_of,
            due_soon_days=rules.due_soon_days,
            is_history_known=rule.is_dated or as_of >= data_date,
        )
        for rule in rules.used
    ]
    return pl.concat([_NO_RECORDS, *found])


def _among(facts: pl.DataFrame, rule: Rule, among: pl.DataFrame | None) -> pl.DataFrame:
    if among is None:
        return facts
    wanted = among.filter(pl.col("rule_code") == rule.code)
    return facts.join(wanted, on="record_id", how="semi", maintain_order="left")


def decide_states(
    facts: pl.DataFrame,
    rule: Rule,
    as_of: date,
    *,
    due_soon_days: int,
    is_history_known: bool = True,
) -> pl.DataFrame:
    """Decide the state of every record of one rule from its dates.

    Done is done, whatever else is known. On the due day itself nothing is overdue.

    Args:
        facts: The columns of FACTS; dates after as_of are not there.
        rule: The rule that the facts are of.
        as_of: The day the state is of.
        due_soon_days: Due within so many days is due soon.
        is_history_known: False when the facts cannot be known for this day.

    Returns:
        One row per row of facts, as `find_records` says; no exemptions yet.
    """
    due_on = pl.col("due_on")
    state = (
        pl.when(not is_history_known)
        .then(pl.lit("unknown"))
        .when(~pl.col("is_relevant"))
        .then(pl.lit("not_relevant"))
        .when(pl.col("is_done") & (pl.col("done_on") > due_on).fill_null(False))
        .then(pl.lit("done_late"))
        .when("is_done")
        .then(pl.lit("done"))
        .when(~pl.col("is_known"))
        .then(pl.lit("unknown"))
        .when(due_on < as_of)
        .then(pl.lit("overdue"))
        .when(due_on <= pl.lit(as_of).dt.offset_by(f"{due_soon_days}d"))
        .then(pl.lit("due_soon"))
        .otherwise(pl.lit("not_due"))
    )
    return facts.select(
        pl.lit(rule.code).alias("rule_code"),
        "record_id",
        "delivery_id",
        "workplace_id",
        pl.col("owner_role").fill_null(rule.owner.value),
        "detail",
        "from_on",
        "due_on",
        "done_on",
        state=state,
        overdue_days=(pl.lit(as_of) - due_on).dt.total_days().cast(pl.Int32),
    )
