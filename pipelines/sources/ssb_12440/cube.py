"""Hold a table of Statistics Norway as cells with their places, whatever its form.

Names what each dimension is about, and tells totals from parts, by the codes and words
that Statbank writes in Norwegian and English.
"""

import re
from datetime import date
from enum import Enum
from typing import NamedTuple

from data.vocabulary import AbsenceMeasure
from pipelines.sources.spelling import plain


class About(Enum):
    """What a dimension of the table divides by."""

    QUARTER = "quarter"
    INDUSTRY = "industry"
    SECTOR = "sector"
    SEX = "sex"
    MEASURE = "measure"
    FIGURE = "figure"
    """Statbank's "statistikkvariabel": several figures side by side."""
    ADJUSTMENT = "adjustment"


class Category(NamedTuple):
    """One category of a dimension: its code if the file gives one, and its words."""

    code: str | None
    label: str


class Cell(NamedTuple):
    """One figure of the table."""

    source_row: int
    """Line of the file; in a JSON document the number of the value, from 1."""
    place: dict[str, Category]
    """Dimension, as the file names it -> category."""
    value: str | None
    symbol: str | None
    """What stands where a figure is missing: `.` `..` `:` and the like."""


class Cube(NamedTuple):
    """A table as its file gives it."""

    title: str
    table_id: str | None
    updated_on: date | None
    """The day Statistics Norway last changed it: the edition."""
    cells: list[Cell]


_BEGINNINGS = {
    About.QUARTER: ("tid", "kvartal", "quarter", "time"),
    About.INDUSTRY: ("nace", "næring", "naering", "industry"),
    About.SECTOR: ("sektor", "sector"),
    About.SEX: ("kjønn", "kjonn", "sex"),
    About.MEASURE: ("type", "sykefraver", "sykefraværstype"),
    About.FIGURE: ("contentscode", "statistikkvariabel", "contents"),
    About.ADJUSTMENT: ("justering", "adjustment", "sesongjustering"),
}

_QUARTER = re.compile(r"((?:19|20)\d\d)\s*[KQ]\s*([1-4])(?!\d)")
_QUARTER_IN_WORDS = re.compile(r"([1-4])\. kvartal ((?:19|20)\d\d)")

_TOTAL_CODES = {"ALLE", "ALT", "TOT", "00-99"}
_TOTAL_WORDS = (
    *("alle ", "all ", "i alt", "total", "begge ", "both ", "hele landet"),
    *("the whole country", "ujustert", "ikke sesongjustert", "unadjusted"),
)


def about(dimension: str) -> About | None:
    """Tell what a dimension is about, by the beginning of its name."""
    name = plain(dimension)
    for kind, beginnings in _BEGINNINGS.items():
        if name.startswith(beginnings):
            return kind
    return None


def find_quarter(text: str) -> tuple[int, int] | None:
    """Find a year and a quarter in a text: `2023K4`, `2023Q4`, `4. kvartal 2023`."""
    short = _QUARTER.search(text)
    if short:
        return int(short[1]), int(short[2])
    words = _QUARTER_IN_WORDS.search(text)
    return (int(words[2]), int(words[1])) if words else None


def without_quarter(text: str) -> str:
    """Give what is left of a heading when its quarter is taken out."""
    return _QUARTER_IN_WORDS.sub("", _QUARTER.sub("", text)).strip()


def is_total(category: Category) -> bool:
    """Is it the sum over its dimension?"""
    code = (category.code or "").upper()
    return code in _TOTAL_CODES or plain(category.label).startswith(_TOTAL_WORDS)


def find_measure(text: str) -> AbsenceMeasure | None:
    """Tell which absence a text means, by whether it names who certifies it."""
    words = plain(text)
    by_self = "egenmeld" in words or "self-certified" in words
    by_doctor = any(word in words for word in ("legemeld", "doctor", "physician"))
    if by_self and by_doctor:
        return AbsenceMeasure.TOTAL
    if by_self:
        return AbsenceMeasure.SELF_CERTIFIED
    return AbsenceMeasure.DOCTOR_CERTIFIED if by_doctor else None


def is_percent(text: str) -> bool:
    """Does a text say that the figures are in percent?"""
    words = plain(text)
    return "prosent" in words or "percent" in words or "per cent" in words
