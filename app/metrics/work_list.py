"""The work list: what is open or coming, where, and who does something about it?"""

from datetime import date
from typing import NamedTuple

import polars as pl

from app.metrics.follow_up import OPEN, Ask, find_records
from data.follow_up import FollowUpRules

LONGEST_AHEAD_DAYS = 90
"""What is due later than this is not shown as coming (the issue's 30, 60 and 90)."""

KEY = ("rule_code", "record_id")
"""What tells one row of the work list from every other, over builds."""


class FollowUp(NamedTuple):
    """What follow-up finds in a build on a day, before anybody's exemptions."""

    rows: pl.DataFrame
    """What is overdue, due soon or coming: see `list_work`."""
    state_counts: pl.DataFrame
    """rule_code, state, record_count of every record that a rule looks at."""
    done: pl.DataFrame
    """rule_code, record_id of what is done, in time or late, by the rules whose facts
    have a day."""


def list_work(ask: Ask, rules: FollowUpRules, as_of: date, data_date: date) -> FollowUp:
    """List what asks for something now or within 90 days.

    Args:
        ask: Asks a question of the build on the as-of day.
        rules: The rules of the installation.
        as_of: What is dated later has not happened.
        data_date: The day of the build.

    Returns:
        Rows, the most overdue first: rule_code, record_id, state (overdue, due_soon
        or not_due), severity, owner_role, advisor_id, delivery_id, workplace_id,
        workplace_name, merged_into_name, county_code, centre_id, centre_name,
        delivery_type, module, detail, from_on, due_on, overdue_days (below zero: days
        left). advisor_id is the unit's own advisor, else the delivery's.
    """
    records = find_records(ask, rules, as_of, data_date)
    counts = records.group_by("rule_code", "state").agg(record_count=pl.len())
    is_near = (pl.col("state") == "not_due") & (
        pl.col("overdue_days") >= -LONGEST_AHEAD_DAYS
    )
    near = records.filter(pl.col("state").is_in(OPEN) | is_near)
    dated = [rule.code for rule in rules.dated.used]
    done = records.filter(
        pl.col("state").is_in(["done", "done_late"]), pl.col("rule_code").is_in(dated)
    ).select(KEY)
    return FollowUp(
        _described(near, ask, rules), counts.sort("rule_code", "state"), done
    )


def _described(records: pl.DataFrame, ask: Ask, rules: FollowUpRules) -> pl.DataFrame:
    severities = {rule.code: rule.severity.value for rule in rules.used}
    severity = pl.col("rule_code").replace_strict(severities, return_dtype=pl.String)
    deliveries, workplaces, local_advisors = (
        ask(query)
        for query in (
            "follow_up_deliveries",
            "follow_up_workplaces",
            "follow_up_local_advisors",
        )
    )
    return (
        records.join(deliveries, on="delivery_id", how="left")
        .join(workplaces, on="workplace_id", how="left")
        .join(local_advisors, on=["delivery_id", "workplace_id"], how="left")
        .select(
            *KEY,
            "state",
            severity.alias("severity"),
            "owner_role",
            pl.coalesce("local_advisor_id", "advisor_id").alias("advisor_id"),
            *("delivery_id", "workplace_id", "workplace_name", "merged_into_name"),
            *("county_code", "centre_id", "centre_name", "delivery_type", "module"),
            *("detail", "from_on", "due_on", "overdue_days"),
        )
        .sort("due_on", *KEY)
    )


def with_exemptions(
    rows: pl.DataFrame, exemptions: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """Set what somebody has exempted aside, until the last day of the exemption.

    An exemption holds from the as-of day it was made on: an earlier day shows what was
    open then. The day after its last day the row is back by itself.

    Args:
        rows: Rows of `list_work`, or any with rule_code, record_id and state.
        exemptions: rule_code, record_id, from_on, until_on, reason, made_at; the
            newest counts.
        as_of: The day the states are of.

    Returns:
        The rows with `exempt` as the state of those, and exempt_until_on,
        exempt_reason (empty for the others).
    """
    valid = _in_force(exemptions, as_of).select(
        *KEY, exempt_until_on="until_on", exempt_reason="reason"
    )
    can_wait = pl.col("state").is_in(["overdue", "due_soon", "not_due"])
    is_exempt = pl.col("exempt_until_on").is_not_null() & can_wait
    return rows.join(
        valid, on=list(KEY), how="left", maintain_order="left"
    ).with_columns(state=pl.when(is_exempt).then(pl.lit("exempt")).otherwise("state"))


def with_assignments(
    rows: pl.DataFrame, assignments: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """Give what somebody has assigned to its new owner, as long as that lasts.

    Args:
        rows: Rows of `list_work`.
        assignments: rule_code, record_id, owner_role, advisor_id, from_on, until_on,
            reason, made_at; the newest counts.
        as_of: The day the owners are of.

    Returns:
        The rows with owner_role and advisor_id of the assignment where there is one,
        and assigned_until_on, assigned_reason (empty for the others). An assignment to
        a role that names no advisor leaves the advisor of the row.
    """
    valid = _in_force(assignments, as_of).select(
        *KEY,
        assigned_role="owner_role",
        assigned_advisor_id="advisor_id",
        assigned_until_on="until_on",
        assigned_reason="reason",
    )
    return (
        rows.join(valid, on=list(KEY), how="left", maintain_order="left")
        .with_columns(
            owner_role=pl.coalesce("assigned_role", "owner_role"),
            advisor_id=pl.coalesce("assigned_advisor_id", "advisor_id"),
        )
        .drop("assigned_role", "assigned_advisor_id")
    )


def _in_force(acts: pl.DataFrame, as_of: date) -> pl.DataFrame:
    # Whoever sets a shorter time has changed the longer one: it does not come back.
    newest = (
        acts.filter(pl.col("from_on") <= as_of)
        .sort("made_at", descending=True)
        .unique(list(KEY), keep="first", maintain_order=True)
    )
    return newest.filter(pl.col("until_on") >= as_of)


def with_comments(rows: pl.DataFrame, comments: pl.DataFrame) -> pl.DataFrame:
    """Say how many comments each row has, and what the newest says.

    Args:
        rows: Rows of `list_work`.
        comments: rule_code, record_id, comment, made_at.

    Returns:
        The rows with comment_count (0 for none) and newest_comment.
    """
    counted = (
        comments.sort("made_at")
        .group_by(*KEY)
        .agg(comment_count=pl.len(), newest_comment=pl.col("comment").last())
    )
    return rows.join(
        counted, on=list(KEY), how="left", maintain_order="left"
    ).with_columns(pl.col("comment_count").fill_null(0))
