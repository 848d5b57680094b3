"""Which gaps does the command line ask for, and as what?

Light on purpose: `app/cli.py` reads it at every command.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

_QUIET = Parameter(negative="", show_default=False)
_Words = Annotated[tuple[str, ...], _QUIET]
_Flag = Annotated[bool, _QUIET]


@Parameter(name="*")
@dataclass(frozen=True)
class GapOptions:
    """What is asked for; what is left out restricts nothing."""

    build: Annotated[str | None, _QUIET] = None
    """An earlier build by its name, or the start of it; else the current one."""
    as_of: date | None = None
    """What is dated later has not happened; else the data date."""
    rule: _Words = ()
    """Only these rules (`varig rules` lists them); may be repeated."""
    owner: _Words = ()
    """Only what these roles own, for example advisor; may be repeated."""
    advisor: _Words = ()
    """Only what follows these advisors (pseudonyms); may be repeated."""
    severity: _Words = ()
    """high, medium or low; may be repeated."""
    state: _Words = ()
    """overdue, due_soon, not_due (within 90 days) or exempt; else the first two."""
    filter: _Words = ()
    """For example `sector=municipal` or `centre=agder`; may be repeated."""
    fail_on: _Words = ()
    """For example `overdue:high`; a severity means that one or above."""
    json: _Flag = False
    """Print JSON, for a script."""
    csv: _Flag = False
    """Write standard CSV."""
    ics: _Flag = False
    """Write a calendar file."""
    html: _Flag = False
    """Write a list to print, with a page for each owner."""
    out: Path | None = None
    """The file to write; else it is printed."""

    @property
    def kinds(self) -> list[str]:
        """The forms that are asked for; none is lines of text."""
        return [name for name in ("json", "csv", "ics", "html") if getattr(self, name)]
