"""After the end: was it evaluated, was there contact, does the cooperation go on?"""

from typing import NamedTuple

END_EVALUATION_MONTHS = 6
"""Usual practice: "ofte rundt seks måneder" after the last gathering (OE 5.7.3)."""

CONTACT_OPENS_MONTHS = 3
"""Usual practice: contact from three months after the end (OE 5.7.4)."""

CONTACT_CLOSES_MONTHS = 12
"""Usual practice: contact at the latest a year after the end (OE 5.7.4)."""

CONTINUES_MONTHS = 6
"""Our assumption: an earlier answer says little of what lasts."""


class Share(NamedTuple):
    """A share with what it is a share of; None of nothing."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Divide, when there is something to divide by (0-1)."""
        return self.part / self.whole if self.whole else None
