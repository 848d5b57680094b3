"""Ask what the records of V-1 in L-1 say of one factor, in a build of one delivery."""

from tests.app.ask import ask
from tests.app.queries.follow_up.tiny_units import AS_OF


def facts_of(path, code, *, as_of=AS_OF, seen_on=None, unit="V-1"):
    """Give is_present and known_on; None when the factor cannot be told."""
    rows = ask(path, "rows/recorded_factor_rows", as_of=as_of).filter(
        delivery_id="L-1",
        workplace_id=unit,
        seen_on=seen_on or as_of,
        factor_code=code,
    )
    return rows.select("is_present", "known_on").row(0) if rows.height else None


def is_present(path, code, **when):
    """Say whether the factor is present; None when it cannot be told."""
    facts = facts_of(path, code, **when)
    return None if facts is None else facts[0]
