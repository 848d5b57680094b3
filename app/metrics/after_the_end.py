"""After the end: was it evaluated, was there contact, does the cooperation go on?

The months come from the standard rules of `data/follow_up.toml`, also where an
installation has changed them: figures are to compare over installations, while the work
list follows the installation's own file.
"""

from typing import NamedTuple

from data.follow_up import standard_rules

_CONTACT = standard_rules().named("follow_up_contact")

END_EVALUATION_MONTHS = standard_rules().named("end_evaluation").months
"""Usual practice: "ofte rundt seks måneder" after the last gathering (OE 5.7.3)."""

CONTACT_OPENS_MONTHS = int(_CONTACT.params["opens_months"])
"""Usual practice: contact from three months after the end (OE 5.7.4)."""

CONTACT_CLOSES_MONTHS = _CONTACT.months
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
