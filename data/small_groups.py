"""How few is too few to show? The limits of an installation.

The documents give no number, so the minimum is ours; an installation may raise it, and
never lower it. It holds for the whole process: screens, files and words are made with
one number.

    VARIG_MINIMUM_GROUP   answers of fewer persons are hidden; 3 without it
    VARIG_HIDE_ZEROS      `on` hides a count of nobody as well; `off` without it
    SmallGroupsError      a setting cannot be used; has a sentence
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.sentence import Sentence

MINIMUM = "VARIG_MINIMUM_GROUP"
ZEROS = "VARIG_HIDE_ZEROS"

LEAST, MOST = 3, 50
"""Two persons each know what the other answered, so fewer than three is no minimum."""


class SmallGroupsError(Exception):
    """A setting has a value that cannot be used."""

    def __init__(self, fault: Sentence) -> None:
        self.fault = fault
        super().__init__(fault.en)


@dataclass(frozen=True)
class SmallGroups:
    """What is hidden because it is about few persons."""

    minimum: int = LEAST
    """Counts of persons under this are hidden."""
    hides_zeros: bool = False
    """Whether a count of nobody is hidden as well."""


def read_small_groups(environ: Mapping[str, str]) -> SmallGroups:
    """Read the limits from the settings of an installation.

    Raises:
        SmallGroupsError: A setting has a value that cannot be used.
    """
    return SmallGroups(
        minimum=_minimum(environ.get(MINIMUM, "").strip()),
        hides_zeros=_is_on(environ.get(ZEROS, "").strip().casefold()),
    )


@cache
def small_groups() -> SmallGroups:
    """Give the limits of this process.

    Every command refuses to start with a setting that cannot be used. Should something
    start all the same, the most is hidden.
    """
    try:
        return read_small_groups(os.environ)
    except SmallGroupsError:
        return SmallGroups(minimum=MOST, hides_zeros=True)


def _minimum(said: str) -> int:
    if not said:
        return LEAST
    if not (said.isascii() and said.isdigit() and LEAST <= int(said) <= MOST):
        raise SmallGroupsError(_no_minimum(said))
    return int(said)


def _is_on(said: str) -> bool:
    if said not in {"", "on", "off"}:
        raise SmallGroupsError(_no_switch(said))
    return said == "on"


def _no_minimum(said: str) -> Sentence:
    return Sentence(
        f"Innstillingen {MINIMUM} er '{said}', og må være et helt tall fra {LEAST} til "
        f"{MOST}. Rett den eller ta den bort (da er den {LEAST}), og start Varig på "
        "nytt.",
        f"The setting {MINIMUM} is '{said}', and has to be a whole number from "
        f"{LEAST} to {MOST}. Mend it or take it away (then it is {LEAST}), and start "
        "Varig again.",
    )


def _no_switch(said: str) -> Sentence:
    return Sentence(
        f"Innstillingen {ZEROS} er '{said}', og kan bare være on eller off. Rett den "
        "eller ta den bort (da vises null som null), og start Varig på nytt.",
        f"The setting {ZEROS} is '{said}', and can only be on or off. Mend it or take "
        "it away (then zero is shown as zero), and start Varig again.",
    )
