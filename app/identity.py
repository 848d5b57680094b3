"""Who is asking, in which role, and for which part of the programme?

Everything that fetches rows takes a Reader, so a later sign-in has one place to
change. Without sign-in (`auth = none`) one machine has one reader: the local manager,
who sees the whole programme.
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


@dataclass(frozen=True)
class Area:
    """The part of the programme a reader may see: all of it, or one centre's, ..."""

    kind: AreaKind = AreaKind.PROGRAMME
    code: str | None = None


@dataclass(frozen=True)
class Reader:
    """The person who asks."""

    name: str
    role: Role
    area: Area = Area()


def may_see_answers(reader: Reader) -> bool:
    """Tell whether a reader may see what one unit has answered: steering never does."""
    return reader.role is not Role.STEERING


def may_change_data(reader: Reader) -> bool:
    """Tell whether a reader may load, undo and go back, for the whole programme."""
    may = (Role.MANAGER, Role.ADMINISTRATOR)
    return reader.role in may and reader.area.kind is AreaKind.PROGRAMME


def may_compare_data(reader: Reader) -> bool:
    """Tell whether a reader may see rows of two data sets side by side."""
    return may_see_answers(reader) and reader.area.kind is AreaKind.PROGRAMME


LOCAL_MANAGER = Reader("local", Role.MANAGER)
"""Everybody, as long as nobody signs in."""


def who_is_asking() -> Reader:
    """Find the reader of this session."""
    return LOCAL_MANAGER
