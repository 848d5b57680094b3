"""Which success and risk factors for lasting change do we know, and from where?

Reads data/factors.toml, which says what it holds so far.
"""

import tomllib
from enum import EnumType
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from data.sentence import Sentence
from data.vocabulary import Code

CATALOGUE = Path(__file__).resolve().parent / "factors.toml"


class Factor(NamedTuple):
    """One factor that a party group or an advisor can find present in a unit."""

    code: str
    label: Sentence
    kind: Literal["success", "risk"]
    sources: tuple[str, ...]
    """Report and section, such as "OE 6.2.2"."""


@cache
def factors() -> tuple[Factor, ...]:
    """List all factors in the order of the catalogue, success before risk."""
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(
        Factor(
            row["code"],
            Sentence(nb=row["nb"], en=row["en"]),
            row["kind"],
            tuple(row["sources"]),
        )
        for row in catalogue["factor"]
    )


@cache
def factor_codes() -> frozenset[str]:
    """Give the codes that may stand in core.factor_assessments."""
    return frozenset(factor.code for factor in factors())


def _as_vocabulary() -> type[Code]:
    # The members come from the catalogue, so no class statement can list them.
    members = {
        factor.code.upper(): (factor.code, factor.label.nb, factor.label.en)
        for factor in factors()
    }
    return cast("type[Code]", EnumType.__call__(Code, "FactorCode", members))


FactorCode = _as_vocabulary()
"""The catalogue as a vocabulary: what may stand in core.factor_assessments."""
