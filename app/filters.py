"""What has the reader chosen to look at?

Empty means no restriction. A value that is not filled in the data is chosen with
UNKNOWN, because not known is something else than no.
"""

from dataclasses import dataclass, fields
from datetime import date

UNKNOWN = "unknown"
"""Chooses the rows where the source says nothing."""


@dataclass(frozen=True)
class Filters:
    """The choices of one reader, in one value that can be compared and cached."""

    as_of: date | None = None
    """What is dated later has not happened; None is the data date of the build."""
    centres: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()

    def choosing(self, name: str, codes: tuple[str, ...]) -> "Filters":
        """Give the same filters with another choice in one of them."""
        return Filters(as_of=self.as_of, **(self.chosen() | {name: codes}))

    @property
    def chooses_deliveries(self) -> bool:
        """Whether some deliveries are chosen by what they are, whoever they reach."""
        return bool(self.types or self.statuses or self.modules)

    @property
    def is_fixed_group(self) -> bool:
        """Whether this is the whole programme, one centre or one county.

        Two free choices that differ by one unit would tell what its persons answered.
        """
        chosen = self.chosen()
        places = chosen.pop("centres", ()) + chosen.pop("counties", ())
        return not chosen and len(places) <= 1

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Give the restrictions by name, without the as-of day and the empty ones."""
        values = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name != "as_of"
        }
        return {name: codes for name, codes in values.items() if codes}
