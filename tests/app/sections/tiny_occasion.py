"""Open what a meeting looks at on a tiny build, and read all that a section says."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

import polars as pl

from app.door import read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.records.decisions import Decision, DecisionStatus
from app.sections.occasion import Point, Written, open_occasion
from app.translations.gettext import speaking
from data.follow_up import standard_rules

_ACTS = {
    "rule_code": pl.String,
    "record_id": pl.String,
    "from_on": pl.Date,
    "until_on": pl.Date,
    "reason": pl.String,
    "made_at": pl.Datetime,
}
_ASSIGNED = {**_ACTS, "owner_role": pl.String, "advisor_id": pl.String}


def written(*, exemptions=(), decisions=(), held_on=None):
    """What people have written: nothing, but for what is given."""
    return Written(
        exemptions=pl.DataFrame(list(exemptions), schema=_ACTS),
        assignments=pl.DataFrame(schema=_ASSIGNED),
        decisions=tuple(decisions),
        held_on=held_on,
    )


@contextmanager
def tiny_occasion(path, *, as_of=None, said=None, rules=None, filters=None):
    """Open a meeting on a build, seen from its data date unless another is given."""
    build = read_build(path)
    with open_occasion(
        Point(build, as_of or build.data_date),
        None,
        filters=filters or Filters(),
        reader=LOCAL_MANAGER,
        rules=rules or standard_rules(),
        written=said or written(),
    ) as occasion:
        yield occasion


def found(section, path, *, language="en", **changes):
    """Give the findings of a section by their codes."""
    with tiny_occasion(path, **changes) as occasion, speaking(language):
        return {each.code: each for each in section.findings(occasion)}


def text_of(findings):
    """Write out everything that a reader can meet."""
    return " ".join(map(repr, findings.values()))


def decision(number, **changes):
    """A decision of 19 October 2026, open and due a month later."""
    return Decision(
        **{
            "id": f"v{number}",
            "meeting_id": "m1",
            "decided_on": date(2026, 10, 19),
            "section": "",
            "words": f"Vedtak {number}",
            "owner_role": "centre",
            "due_on": date(2026, 11, 19),
            "status": DecisionStatus.OPEN,
            "status_on": None,
            "status_said_at": None,
            "is_confidential": False,
            "made_at": datetime(2026, 10, 19, 9, tzinfo=UTC),
            **changes,
        }
    )
