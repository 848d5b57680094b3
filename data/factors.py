"""Which success and risk factors for lasting change do we know, and from where?

Reads data/factors.toml, one catalogue merged from five documents. What each document
itself names, and which factor it became, is in data/source_factors.py.
"""

import tomllib
from enum import EnumType
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from data.sentence import Sentence
from data.vocabulary import Code, FactorLevel

CATALOGUE = Path(__file__).resolve().parent / "factors.toml"


class Factor(NamedTuple):
    """One factor that a party group or an advisor can find present in a unit."""

    code: str
    label: Sentence
    definition: Sentence
    """What is so in a unit where the factor is present."""
    kind: Literal["success", "risk"]
    level: FactorLevel
    sources: tuple[str, ...]
    """Places in the documents, such as "OE 6.2.2" or "004:L392"."""


@cache
def factors() -> tuple[Factor, ...]:
    """List all factors, success before risk, and each by level."""
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(_read(row) for row in catalogue["factor"])


@cache
def factor_codes() -> frozenset[str]:
    """Give the codes that may stand in core.factor_assessments."""
    return frozenset(factor.code for factor in factors())


def _read(row: dict[str, Any]) -> Factor:
    return Factor(
        code=row["code"],
        label=Sentence(nb=row["nb"], en=row["en"]),
        definition=Sentence(nb=row["definition_nb"], en=row["definition_en"]),
        kind=row["kind"],
        level=FactorLevel.with_code(row["level"]),
        sources=tuple(row["sources"]),
    )


def _as_vocabulary() -> type[Code]:
    # The members come from the catalogue, so no class statement can list them.
    members = {
        factor.code.upper(): (factor.code, factor.label.nb, factor.label.en)
        for factor in factors()
    }
    return cast("type[Code]", EnumType.__call__(Code, "FactorCode", members))


FactorCode = _as_vocabulary()
"""The catalogue as a vocabulary: what may stand in core.factor_assessments."""
