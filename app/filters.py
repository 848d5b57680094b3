"""What has the reader chosen to look at?

Empty means no restriction. A value that is not filled in the data is chosen with
UNKNOWN, because not known is something else than no.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, NamedTuple

from app.identity import Area, AreaKind

UNKNOWN = "unknown"
"""Chooses the rows where the source says nothing."""


class FixedGroup(NamedTuple):
    """A group that is protected together with the others of a build."""

    kind: Literal["programme", "centre", "county"]
    code: str | None
    """None for the whole programme."""


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

    def is_fixed_group(self, area: Area) -> bool:
        """Whether these filters, in an area, leave all, one centre or one county."""
        return self.fixed_group(area) is not None

    def fixed_group(self, area: Area) -> FixedGroup | None:
        """Give the group that these filters leave in an area; None for a free choice.

        Two free choices that differ by one unit would tell what its persons answered.
        An area is a choice of places as well: with another place chosen in it, or
        where it is a municipality or a workplace, what is left is no group that is
        protected with the others. The same place chosen twice is one place.
        """
        chosen = self.chosen()
        centres = set(chosen.pop("centres", ()))
        counties = set(chosen.pop("counties", ()))
        if area.kind is AreaKind.CENTRE:
            centres.add(str(area.code))
        if chosen or area.kind in (AreaKind.MUNICIPALITY, AreaKind.WORKPLACE):
            return None
        if len(centres) + len(counties) > 1:
            return None
        if centres:
            return FixedGroup("centre", centres.pop())
        if counties:
            return FixedGroup("county", counties.pop())
        return FixedGroup("programme", None)

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Give the restrictions by name, without the as-of day and the empty ones."""
        values = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name != "as_of"
        }
        return {name: codes for name, codes in values.items() if codes}
