"""Which screens has a meeting, in which order, and at which of them is it?"""

from collections.abc import Callable
from dataclasses import dataclass

from app.sections.content import Finding, Pack, SectionContent


@dataclass(frozen=True)
class Screen:
    """One finding, and the section it is of."""

    number: int
    """From 1."""
    section: SectionContent
    finding: Finding


@dataclass(frozen=True)
class Course:
    """The screens of a meeting, the one it is at, and the ways from there."""

    pack: Pack
    screens: tuple[Screen, ...]
    number: int
    turn: Callable[[int], None]
    leave: Callable[[], None]

    @property
    def screen(self) -> Screen:
        """The screen that is shown; there must be one."""
        return self.screens[self.number - 1]


def list_screens(pack: Pack) -> tuple[Screen, ...]:
    """Give every finding of a pack in the order of its sections."""
    found = [
        (section, finding) for section in pack.sections for finding in section.findings
    ]
    return tuple(Screen(number, *each) for number, each in enumerate(found, start=1))


def screen_number(word: int | str, count: int) -> int:
    """Read the number of a screen from an address; the nearest that there is.

    Args:
        word: What the address says.
        count: How many screens there are.
    """
    try:
        number = int(word)
    except ValueError:
        number = 1
    return max(1, min(number, count))
