"""What one rule knows of one record, and the state that follows from it."""

from datetime import timedelta
from typing import NamedTuple


class Facts(NamedTuple):
    delivery_id: str | None
    workplace_id: str | None
    is_relevant: bool
    from_on: object = None
    due_on: object = None
    is_known: bool = True
    is_done: bool = False
    done_on: object = None
    owner_role: str | None = None
    detail: str | None = None


class Found(NamedTuple):
    state: str
    due_on: object
    done_on: object
    from_on: object
    owner_role: str
    detail: str | None
    delivery_id: str | None
    workplace_id: str | None


def decide(facts, rule, as_of, due_soon_days, *, is_history_known):
    """Put facts, state and owner of one record together."""
    state = _state(facts, as_of, due_soon_days) if is_history_known else "unknown"
    return Found(
        state,
        facts.due_on,
        facts.done_on,
        facts.from_on,
        facts.owner_role or rule.owner.value,
        facts.detail,
        facts.delivery_id,
        facts.workplace_id,
    )


def _state(facts, as_of, due_soon_days):
    if not facts.is_relevant:
        return "not_relevant"
    if facts.is_done:
        both = facts.done_on is not None and facts.due_on is not None
        return "done_late" if both and facts.done_on > facts.due_on else "done"
    if not facts.is_known:
        return "unknown"
    if facts.due_on is None:
        return "not_due"
    if facts.due_on < as_of:
        return "overdue"
    is_soon = facts.due_on <= as_of + timedelta(days=due_soon_days)
    return "due_soon" if is_soon else "not_due"
