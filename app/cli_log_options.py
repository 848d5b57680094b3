"""Which lines of the log does the command line ask for, and as what?

Light on purpose: `app/cli.py` reads it at every command.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


@Parameter(name="*")
@dataclass(frozen=True)
class LogOptions:
    """What is asked for; what is left out restricts nothing."""

    since: date | None = None
    """Only lines of this day, in Norway, and later."""
    who: str | None = None
    """Only lines of this person, by the key that the log has."""
    act: str | None = None
    """signed_in, signed_out, refused, opened, exported, changed or loaded."""
    json: Annotated[bool, Parameter(negative="", show_default=False)] = False
    """Print JSON, for a script: all lines that are kept."""
    out: Path | None = None
    """Write all of them to this file (.csv, with semicolons)."""
