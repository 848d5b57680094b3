"""Who is asking, in which role, and for which part of the programme?

Everything that fetches rows or writes records takes a Reader. Who the reader is comes
from the sign-in (`app.sign_in`), or from the command line (`app.cli_reader`); what a
role may do is in `app.permits`. Without sign-in (`auth = none`) one machine has one
reader: the local manager, who sees the whole programme.
"""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a reader may do."""

    MANAGER = "manager"
    ANALYST = "analyst"
    STEERING = "steering"
    ADMINISTRATOR = "administrator"


class AreaKind(Enum):
    """How an area is drawn up."""

    PROGRAMME = "programme"
    CENTRE = "centre"
    MUNICIPALITY = "municipality"
    WORKPLACE = "workplace"
    """One workplace and everything below it."""


@dataclass(frozen=True)
class Area:
    """The part of the programme a reader may see: all of it, or one centre's, ..."""

    kind: AreaKind = AreaKind.PROGRAMME
    code: str | None = None

    @property
    def is_whole(self) -> bool:
        """Is it the whole programme?"""
        return self.kind is AreaKind.PROGRAMME


@dataclass(frozen=True)
class Reader:
    """The person who asks."""

    name: str
    """Who it is in records and in the log: a key, which is no name of a person."""
    role: Role
    area: Area = Area()


LOCAL_MANAGER = Reader("local", Role.MANAGER)
"""Everybody, as long as nobody signs in."""
