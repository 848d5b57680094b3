"""After the end: was it evaluated, was there contact, does the cooperation go on?"""

from typing import NamedTuple

import polars as pl

from app.metrics.hidden_answers import MINIMUM_GROUP

END_EVALUATION_MONTHS = 6
"""Usual practice: "ofte rundt seks måneder" after the last gathering (OE 5.7.3)."""

CONTACT_OPENS_MONTHS = 3
"""Usual practice: contact from three months after the end (OE 5.7.4)."""

CONTACT_CLOSES_MONTHS = 12
"""Usual practice: contact at the latest a year after the end (OE 5.7.4)."""

CONTINUES_MONTHS = 6
"""Our assumption: an earlier answer says little of what lasts."""

PARAMETERS = {
    "end_evaluation_months": END_EVALUATION_MONTHS,
    "contact_opens_months": CONTACT_OPENS_MONTHS,
    "contact_closes_months": CONTACT_CLOSES_MONTHS,
    "continues_months": CONTINUES_MONTHS,
    "minimum_group": MINIMUM_GROUP,
}
"""What `after_the_end.sql` asks for."""


class Share(NamedTuple):
    """A share with what it is a share of; None of nothing."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Divide, when there is something to divide by (0-1)."""
        return self.part / self.whole if self.whole else None


def evaluated_in_time(after_the_end: pl.DataFrame) -> Share:
    """Count end evaluations held by their due day, of those due.

    Args:
        after_the_end: The row of `after_the_end.sql`. An evaluation that is held
            before its due day has passed is not counted before that day: else the
            quick ones would be in before the slow ones could be.
    """
    row = after_the_end.row(0, named=True)
    return Share(row["in_time_count"], row["evaluation_due_count"])


def cooperation_continues(after_the_end: pl.DataFrame) -> Share:
    """Count the answers *yes*, of all known answers six months or more after the end.

    The design counts them of all deliveries due. A missing answer is not a no, so the
    share is of known answers, and the funnel prints how many lack one beside it.

    Args:
        after_the_end: The row of `after_the_end.sql`. Answers that too few persons
            have given are hidden, and not known here.
    """
    row = after_the_end.row(0, named=True)
    known = row["continues_count"] + row["continues_partly_count"]
    return Share(row["continues_count"], known)
