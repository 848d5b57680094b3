"""How far has each action come by the as-of day?"""

from datetime import date
from typing import NamedTuple

import polars as pl

from app.translations.gettext import ngettext
from app.translations.numbers import format_count


class Actions(NamedTuple):
    """The actions that may be listed, and how many may not."""

    listed: pl.DataFrame
    shielded_count: int


def split_actions(actions: pl.DataFrame, as_of: date) -> Actions:
    """Keep sensitive actions off the list, and tell where each of the others stands.

    An action past its deadline that is neither done nor dropped is overdue; on the day
    itself it is not.

    Args:
        actions: Rows of delivery_actions.sql or workplace_actions.sql.
        as_of: What is dated later has not happened.

    Returns:
        The listed rows with action_state (a status of the source, or overdue), and the
        number of sensitive ones.
    """
    is_open = pl.col("status").is_in(["proposed", "decided", "ongoing"])
    listed = (
        actions.filter(~pl.col("is_sensitive"))
        .with_columns(
            action_state=pl.when(is_open & (pl.col("due_on") < as_of))
            .then(pl.lit("overdue"))
            .otherwise(pl.col("status"))
        )
        .drop("is_sensitive")
    )
    return Actions(listed, int(actions["is_sensitive"].sum()))


def actions_finding(listed: pl.DataFrame) -> str:
    """Say how many actions are done, and how many are past their deadline.

    Args:
        listed: The listed rows of `split_actions`; at least one.
    """
    states = listed["action_state"]
    done, overdue = int((states == "done").sum()), int((states == "overdue").sum())
    said = ngettext(
        "{done} of {n} action done", "{done} of {n} actions done", listed.height
    )
    counted = said.format(done=format_count(done), n=format_count(listed.height))
    if not overdue:
        return counted
    tail = ngettext("{n} past its deadline", "{n} past their deadline", overdue).format(
        n=format_count(overdue)
    )
    return f"{counted}, {tail}"


def shielded_in_words(count: int) -> str:
    """Say how many actions are shielded; nothing when none is."""
    if not count:
        return ""
    said = ngettext("{n} shielded action.", "{n} shielded actions.", count)
    return said.format(n=format_count(count))
