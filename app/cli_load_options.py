"""How does the command line ask for a load or a dry run?

Light on purpose: `app/cli.py` reads it at every command.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

OUTCOME_LENGTH = 12
"""So much of the content hash a dry run shows; no two outcomes share it by chance."""


def _check_outcome(_type: object, value: str | None) -> None:
    if value is not None and not re.fullmatch(r"[0-9a-f]{12,64}", value):
        raise ValueError(
            "Write it as `varig check` showed it: 12 digits and letters a-f, or more."
        )


def _check_workbook(_type: object, value: Path | None) -> None:
    if value is None:
        return
    if value.suffix.lower() != ".xlsx":
        raise ValueError("A correction file is a workbook: end its name with .xlsx.")
    if not value.absolute().parent.is_dir():
        raise ValueError("There is no such folder to put the correction file in.")


@Parameter(name="*")
@dataclass(frozen=True)
class LoadOptions:
    """What is asked for beside the files."""

    data_date: date | None = None
    """The day the data are from; else the latest event in the files."""
    mapping: Annotated[
        tuple[Path, ...], Parameter(negative="", show_default=False)
    ] = ()
    """A mapping file for files with headings of their own; may be repeated."""
    figures: bool = True
    """Say which figures move, and by how much."""
    expect: Annotated[str | None, Parameter(validator=_check_outcome)] = None
    """Load only if the outcome is the one that `varig check` showed."""
    corrections: Annotated[Path | None, Parameter(validator=_check_workbook)] = None
    """Write the rows set aside to this workbook (.xlsx) to mend and load again."""
