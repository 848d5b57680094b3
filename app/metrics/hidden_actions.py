"""Keep off an older data set what has become sensitive since it was made.

An action is marked sensitive in the data that came later; what was loaded before says
then as it was. Nothing of it is shown on any data set from that day on.
"""

from collections.abc import Collection

import polars as pl

from app.metrics.work_list import FollowUp
from data.follow_up import FollowUpRules
from data.vocabulary import GapGrain

_TOLD_OF = frozenset({"delivery_actions", "workplace_actions"})
"""Questions whose sensitive actions are counted, with nothing else said of them."""
_LEFT_OUT = frozenset({"export_actions"})
"""Questions whose sensitive actions are left out."""

TELLS_OF_ACTIONS = _TOLD_OF | _LEFT_OUT
"""Questions that say something of one action at a time."""


def hide_actions(
    query: str, rows: pl.DataFrame, sensitive: Collection[str]
) -> pl.DataFrame:
    """Treat actions of an older data set as sensitive when the newest says they are.

    Args:
        query: The question, one of `TELLS_OF_ACTIONS`.
        rows: Its answer, with action_id and is_sensitive.
        sensitive: action_id of what is sensitive now.
    """
    is_hidden = pl.col("action_id").is_in(list(sensitive)).fill_null(value=False)
    if query in _LEFT_OUT:
        return rows.filter(~is_hidden)
    others = pl.exclude("is_sensitive")
    return rows.with_columns(
        pl.when(~is_hidden).then(others).name.keep(),
        is_sensitive=pl.col("is_sensitive") | is_hidden,
    )


def hide_in_work(
    found: FollowUp, rules: FollowUpRules, sensitive: Collection[str]
) -> FollowUp:
    """Leave actions that are sensitive now off the work list of an older data set.

    Args:
        found: What follow-up finds in the older data set.
        rules: The rules it was found by.
        sensitive: action_id of what is sensitive now.
    """
    return found._replace(
        rows=leave_out_actions(found.rows, rules, sensitive),
        done=leave_out_actions(found.done, rules, sensitive),
    )


def leave_out_actions(
    records: pl.DataFrame, rules: FollowUpRules, sensitive: Collection[str]
) -> pl.DataFrame:
    """Leave out the records that are about actions that are sensitive now.

    Args:
        records: rule_code and record_id.
        rules: The rules they were found by.
        sensitive: action_id of what is sensitive now.
    """
    of_actions = [rule.code for rule in rules.used if rule.per is GapGrain.ACTION]
    is_hidden = pl.col("rule_code").is_in(of_actions) & pl.col("record_id").is_in(
        list(sensitive)
    )
    return records.filter(~is_hidden)
