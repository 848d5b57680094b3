"""Which factors can be told from records, and how?

Reads data/recorded_factors.toml.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from data.follow_up import standard_rules
from data.sentence import Sentence

CATALOGUE = Path(__file__).resolve().parent / "recorded_factors.toml"


class RecordedFactor(NamedTuple):
    """How one factor of the catalogue is read from the records of a unit."""

    code: str
    definition: Sentence
    """What the records must say for it to be present, with its numbers filled in."""
    limits: tuple[tuple[str, float], ...]
    """Its numbers: name of the `$named` parameter and value; ours, or borrowed from a
    standard follow-up rule."""
    builds_up: bool
    """Has it more time to come or to go, the longer a unit takes part? Outcomes have
    too, so length alone could make them go together: it is not compared with them."""


@cache
def recorded_factors() -> tuple[RecordedFactor, ...]:
    """List the factors that can be told from records, in the order of the file."""
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(_read(row) for row in catalogue["factor"])


def factor_limits() -> dict[str, float]:
    """Give the numbers of all recorded factors, by the parameter they are."""
    return {
        name: value for factor in recorded_factors() for name, value in factor.limits
    }


def _read(row: dict[str, Any]) -> RecordedFactor:
    borrowed = row.get("borrowed", {})
    limits: dict[str, float] = {
        **row.get("limits", {}),
        **{name: _number_of_rule(place) for name, place in borrowed.items()},
    }
    definition = Sentence(
        nb=row["nb"].format(**_written(limits, "\N{NO-BREAK SPACE}%")),
        en=row["en"].format(**_written(limits, "%")),
    )
    return RecordedFactor(
        row["code"], definition, tuple(limits.items()), row.get("builds_up", False)
    )


def _number_of_rule(place: str) -> float:
    """Find a number by its place, `rule.number`."""
    rule_code, name = place.split(".")
    return standard_rules().named(rule_code).params[name]


def _written(limits: dict[str, float], percent: str) -> dict[str, str]:
    """Write the numbers for a reader: shares as percent, all others as they are."""
    return {
        name: f"{value * 100:g}{percent}" if name.endswith("_share") else f"{value:g}"
        for name, value in limits.items()
    }
