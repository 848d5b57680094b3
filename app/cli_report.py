"""Write what the command line says of a load that is refused, and of builds."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from data.sentence import Sentence
from pipelines.builds import BuildFacts


class Refused(NamedTuple):
    """What was refused, and why."""

    faults: Sequence[Sentence]
    is_dry_run: bool
    has_build: bool
    """Is there a build that stays as it was?"""
    is_of_files: bool = True
    """Do the files stand in the way? Else it is the load itself, as on a full disk."""


def print_refusal(
    console: Console, refused: Refused, language: str, *, as_json: bool
) -> None:
    """Print why a load or a dry run was refused, all faults at once."""
    faults = refused.faults
    said = [fault.in_language(language) for fault in faults]
    if as_json:
        console.print_json(json.dumps({"is_refused": True, "faults": said}))
        return
    console.print(_say_refused(refused).in_language(language))
    for fault in said:
        console.print(f"- {escape(fault)}")


def builds_as_text(facts: Sequence[BuildFacts]) -> Table | str:
    """Show builds as a table, or say that there are none."""
    if not facts:
        return "No builds yet: load one with `varig load FILES`."
    shown = Table(box=box.SIMPLE, show_edge=False)
    for heading in ("", "build", "data date", "deliveries", "rows set aside", ""):
        shown.add_column(heading, no_wrap=True)
    for one in facts:
        shown.add_row(
            "current" if one.is_current else "",
            one.build_id,
            one.data_date.isoformat(),
            str(one.delivery_count),
            str(one.rejected_count),
            "invented" if one.is_invented else "",
        )
    return shown


def build_as_json(facts: BuildFacts) -> dict[str, object]:
    """Give one build as plain JSON values."""
    return {
        "build_id": facts.build_id,
        "built_at": facts.built_at.isoformat(),
        "data_date": facts.data_date.isoformat(),
        "content_hash": facts.content_hash,
        "is_invented": facts.is_invented,
        "is_current": facts.is_current,
        "delivery_count": facts.delivery_count,
        "rejected_count": facts.rejected_count,
    }


def _say_refused(refused: Refused) -> Sentence:
    if refused.is_dry_run:
        return _CANNOT_BE_LOADED if refused.is_of_files else _NOT_CHECKED
    return _BUILD_STAYS if refused.has_build else _NOT_LOADED


_CANNOT_BE_LOADED = Sentence(
    "Bare prøvd: disse filene kan ikke lastes slik de er.",
    "Checked only: these files cannot be loaded as they are.",
)
_NOT_CHECKED = Sentence(
    "Ikke prøvd; ingenting ble endret.", "Not checked; nothing was changed."
)
_NOT_LOADED = Sentence(
    "Ikke lastet; ingenting ble endret.", "Not loaded; nothing was changed."
)
_BUILD_STAYS = Sentence(
    "Ikke lastet; det siste gode datasettet står som det var.",
    "Not loaded; the last good build stays as it was.",
)
