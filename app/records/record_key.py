"""Which record of the work list is written about, over builds?"""

from typing import NamedTuple


class RecordKey(NamedTuple):
    """A record of a rule, as the rule's question names it, and where it is."""

    rule_code: str
    record_id: str
    delivery_id: str | None
    workplace_id: str | None
