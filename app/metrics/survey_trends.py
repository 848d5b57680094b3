"""How have the answers to a staff survey developed, theme by theme?

A point is one theme in one year of one survey, of a unit or of a group of units. Two
surveys are never put together: each has a scale and themes of its own.
"""

from itertools import pairwise
from math import ceil
from statistics import NormalDist
from typing import NamedTuple

import polars as pl

from app.metrics.prevalence_shares import MINIMUM_UNITS
from data.vocabulary import SurveyInstrument
from pipelines.checks.survey_results import SCALE

POINT: dict[str, type[pl.DataType]] = {
    "instrument": pl.String,
    "theme": pl.String,
    "year": pl.Int64,
    "score": pl.Float64,
    "respondents_count": pl.Int64,
    "unit_count": pl.Int64,
    "standard_error": pl.Float64,
    "is_hidden": pl.Boolean,
}
"""Columns of a point. Empty where it is hidden or missing; a unit has no unit_count."""

SPREAD_SHARE = 0.2
"""How far persons lie from each other, as a part of the scale: 20 of 100 points, 0.8
on a scale from 1 to 5. No source gives it for one unit: it is ours, and chosen wide."""

CLEAR_SHARE = 0.95
"""How sure a change must be, over all the themes of the survey together."""

LONGEST_STEP_YEARS = 2
"""A survey that is held more seldom than this has years that are missing (ours)."""

_SHORT_SCALE = 10


class Change(NamedTuple):
    """How one theme has developed from the first year that is shown to the last."""

    theme: str
    first_year: int
    last_year: int
    first_score: float
    last_score: float
    is_clear: bool

    @property
    def size(self) -> float:
        """How far it has moved, up or down."""
        return abs(self.last_score - self.first_score)


def unit_points(results: pl.DataFrame) -> pl.DataFrame:
    """Give the points of one workplace.

    Args:
        results: Rows of workplace_survey_results.sql.
    """
    widths = {code: highest - lowest for code, (lowest, highest) in SCALE.items()}
    width = pl.col("instrument").replace_strict(widths, return_dtype=pl.Float64)
    spread = width * SPREAD_SHARE
    count = pl.col("respondents_count").cast(pl.Int64)
    return results.with_columns(
        pl.col("year").cast(pl.Int64),
        respondents_count=count,
        unit_count=pl.lit(None, pl.Int64),
        standard_error=spread / count.cast(pl.Float64).sqrt(),
    ).select(*POINT)


def survey_trend(points: pl.DataFrame) -> pl.DataFrame:
    """Put in the years that are missing, so that no line is drawn over them.

    A year is missing where two years lie further apart than the survey is held:
    ForBedring every year (001 L16), others as often as they have been held here, and
    every second year at least.

    Args:
        points: Points of one survey; at least one.

    Returns:
        One row per theme and year, themes in the order they come, years from first to
        last; score is empty where it is hidden (is_hidden) or missing.
    """
    years = pl.DataFrame({"year": _years(points)}, schema={"year": pl.Int64})
    themes = points.select("instrument", "theme").unique(maintain_order=True)
    keys = ["instrument", "theme", "year"]
    return (
        themes.join(years, how="cross", maintain_order="left_right")
        .join(points, on=keys, how="left", maintain_order="left")
        .with_columns(pl.col("is_hidden").fill_null(value=False))
        .select(*POINT)
    )


def score_digits(points: pl.DataFrame) -> int:
    """Give the decimals of a score: of a mean of units on a short scale there are two.

    Args:
        points: Points of one survey; at least one.
    """
    lowest, highest = SCALE[points["instrument"][0]]
    is_mean = not points["unit_count"].is_null().all()
    return 2 if is_mean and highest - lowest < _SHORT_SCALE else 1


def survey_changes(points: pl.DataFrame) -> list[Change]:
    """Tell how each theme has developed, the largest clear change first.

    A change is clear when it is larger than chance gives in 95 of 100 surveys in which
    no theme has changed, all themes taken together (Bonferroni). The same persons
    answer more than once, which makes chance smaller than that, never larger. Of fewer
    than 10 units nothing is clear: how far units lie from each other is not known.

    Args:
        points: Points of one survey; themes with one year shown tell nothing.
    """
    shown = points.drop_nulls("score").sort("year")
    themes = shown["theme"].unique(maintain_order=True).to_list()
    limit = NormalDist().inv_cdf(1 - (1 - CLEAR_SHARE) / (2 * max(1, len(themes))))
    changes = []
    for theme in themes:
        rows = list(shown.filter(theme=theme).iter_rows(named=True))
        if len(rows) > 1:
            changes.append(_change(rows[0], rows[-1], limit))
    return sorted(changes, key=lambda each: (not each.is_clear, -each.size))


def _change(first: dict[str, float], last: dict[str, float], limit: float) -> Change:
    return Change(
        theme=str(first["theme"]),
        first_year=int(first["year"]),
        last_year=int(last["year"]),
        first_score=first["score"],
        last_score=last["score"],
        is_clear=_is_clear(first, last, limit),
    )


def _is_clear(first: dict[str, float], last: dict[str, float], limit: float) -> bool:
    for each in (first, last):
        units = each["unit_count"]
        if units is not None and units < MINIMUM_UNITS:
            return False
    chance = (first["standard_error"] ** 2 + last["standard_error"] ** 2) ** 0.5
    return bool(abs(last["score"] - first["score"]) > limit * chance)


def _years(points: pl.DataFrame) -> list[int]:
    known = points["year"].unique().sort().to_list()
    step = _step(points["instrument"][0], known)
    years = known[:1]
    for year in known[1:]:
        missing = ceil((year - years[-1]) / step) - 1
        years += [years[-1] + step * place for place in range(1, missing + 1)]
        years.append(year)
    return years


def _step(instrument: str, years: list[int]) -> int:
    if instrument == SurveyInstrument.FORBEDRING.value:
        return 1
    apart = (later - year for year, later in pairwise(years))
    return min([*apart, LONGEST_STEP_YEARS])
