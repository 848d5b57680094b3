"""Ask one follow-up rule of a tiny build, and decide the states of its records.

The facts are taken as known on every day: that rules without days have no history is
tested where the states are decided.
"""

from datetime import date
from pathlib import Path

import polars as pl

from app.metrics.follow_up import decide_states
from data.follow_up import standard_rules
from tests.app.ask import ask


def rows_of(path: Path, rule_code: str, as_of: date | None = None) -> pl.DataFrame:
    """Give every record of the rule with its state, as the standard rules have it.

    Without a day it is the data date of tiny builds.
    """
    rules = standard_rules()
    rule = rules.named(rule_code)
    day = as_of or date(2026, 6, 30)
    facts = ask(
        path, f"follow_up/{rule_code}", as_of=day, with_others=True, **rule.params
    )
    return decide_states(facts, rule, day, due_soon_days=rules.due_soon_days)


def state_of(
    path: Path, rule_code: str, as_of: date | None = None, record: str | None = None
) -> str | None:
    """Give the state of one record, or of the only one; None when it is not there.

    Raises:
        LookupError: There are several records, and the test did not say which.
    """
    rows = rows_of(path, rule_code, as_of)
    if record is not None:
        rows = rows.filter(pl.col("record_id") == record)
    if rows.height > 1:
        raise LookupError(f"{rule_code} has records {rows['record_id'].to_list()}")
    return None if rows.is_empty() else str(rows["state"].item())
