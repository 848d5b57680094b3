"""Which values of a column of codes are known, and which must a person translate?

A value is repeated only if it is short, one of few, and nothing in it is personal.
"""

from dataclasses import dataclass

import polars as pl

from data.columns import Column, Kind
from data.sentence import Sentence
from pipelines.clean.values import NO, YES
from pipelines.mapping.propose_look import name_like
from pipelines.mapping.propose_match import Match
from pipelines.personal_data import mask_contacts
from pipelines.sources.spelling import plain

FEW_VALUES = 40
"""A column with more different values is no column of codes, and none is shown."""

SHORT = 60
"""A longer value is a text that somebody wrote."""


@dataclass(frozen=True)
class ProposedCodes:
    """The values met in one column."""

    known: dict[str, str]
    """Value in the file -> our code."""
    strange: tuple[str, ...]
    """Values that may be shown, and that our lists lack."""
    hidden_count: int
    """Values that are not shown."""
    wanted: Sentence
    """What a strange value may become."""


def propose_codes(match: Match, cells: pl.Series) -> ProposedCodes | None:
    """List the values of a column of codes or of yes and no.

    Returns:
        None when the column holds neither, or every value is read as it stands.
    """
    known = _known(match.column)
    if known is None:
        return None
    values = cells.str.strip_chars().replace("", None).drop_nulls().unique().sort()
    by_spelling: dict[str, str] = {}
    for value in values:
        by_spelling.setdefault(plain(value), value)
    if all(spelling in known for spelling in by_spelling):
        return None
    strange = [value for s, value in by_spelling.items() if s not in known]
    shown = tuple(_shown(strange)) if len(by_spelling) <= FEW_VALUES else ()
    return ProposedCodes(
        known={v: known[s] for s, v in by_spelling.items() if s in known},
        strange=shown,
        hidden_count=len(strange) - len(shown),
        wanted=_wanted(match.column),
    )


def _known(column: Column) -> dict[str, str] | None:
    if column.kind is Kind.FLAG:
        return dict.fromkeys(YES, "ja") | dict.fromkeys(NO, "nei")
    if column.kind is Kind.CODE and column.vocabulary is not None:
        return column.vocabulary.spellings()
    return None


def _shown(values: list[str]) -> list[str]:
    looks_personal = name_like(pl.Series(values, dtype=pl.String))
    return [
        value
        for value, is_name in zip(values, looks_personal, strict=True)
        if not is_name
        and len(value) <= SHORT
        and "\n" not in value
        and mask_contacts(value) == value
    ]


def _wanted(column: Column) -> Sentence:
    if column.vocabulary is None:
        return Sentence("ja, nei", "yes, no")
    listed = ", ".join(str(code) for code in column.vocabulary)
    return Sentence(listed, listed)
