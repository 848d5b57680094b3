"""Ask what came of one unit, in a word and with its day."""

from datetime import date
from itertools import count

from tests.app.ask import ask
from tests.app.queries.follow_up.tiny_units import AS_OF

ENDED = date(2025, 3, 1)
DUE = date(2025, 9, 1)
"""Six months after it: the end evaluation is due, and answers count from then on."""
COMPLETED = {"status": "completed", "ended_on": ENDED}
WHYS = ("waiting", "missing", "hidden")

_NUMBERS = count(1)


def outcome_of(path, outcome, *, as_of=AS_OF, unit="V-1"):
    """Give the answer, or why there is none: waiting, missing, hidden, not asked."""
    row = row_of(path, as_of=as_of, unit=unit)
    if row is None:
        return None
    said = [why for why in WHYS if row[f"is_{outcome}_{why}"]]
    if row[f"is_{outcome}_known"]:
        said.append(row[f"{outcome}_answer"])
    assert len(said) <= 1, f"a unit is one of these: {said}"
    assert row[f"is_{outcome}"] is (said == ["yes"])
    return said[0] if said else "not asked"


def day_of(path, outcome, **which):
    """Give the day the outcome was told."""
    name = "started_told_on" if outcome == "cooperation_started" else f"{outcome}_on"
    return row_of(path, **which)[name]


def row_of(path, *, as_of=AS_OF, unit="V-1"):
    rows = ask(path, "rows/unit_outcome_rows", as_of=as_of).filter(
        delivery_id="L-1", workplace_id=unit
    )
    return rows.row(0, named=True) if rows.height else None


def an_evaluation(completed_on=DUE, **changes):
    """Make an end evaluation of the unit V-1, with three answers."""
    return {
        "evaluation_id": f"E-{next(_NUMBERS)}",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "kind": "end",
        "completed_on": completed_on,
        "respondents_count": 3,
        **changes,
    }
