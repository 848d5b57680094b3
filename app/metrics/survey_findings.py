"""Say how the answers to one staff survey have developed, and how many have answered.

A development is never said to come from a delivery, and a change that so few answers
could give by chance is not called one.
"""

import polars as pl

from app.metrics.survey_trends import Change, score_digits, survey_changes
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import NOT_KNOWN, format_count, format_number
from data.vocabulary import SurveyInstrument


def survey_finding(trend: pl.DataFrame) -> str:
    """Say what one survey shows, in one sentence.

    Args:
        trend: Rows of `survey_trend`; at least one.
    """
    survey = survey_name(trend)
    shown = trend.drop_nulls("score")
    years = shown["year"].unique().sort().to_list()
    if not years:
        return _("{survey}: the results are hidden").format(survey=survey)
    if len(years) == 1:
        said = _("{survey}: one year is shown, {year}; a development takes two")
        return said.format(survey=survey, year=years[0])
    changes = survey_changes(trend)
    if not any(each.is_clear for each in changes):
        said = _("{survey} {first}–{last}: no clear change in any theme")
        return said.format(survey=survey, first=years[0], last=years[-1])
    return _clear_finding(survey, changes, score_digits(trend))


def survey_name(trend: pl.DataFrame) -> str:
    """Name the survey of these rows."""
    code = str(trend["instrument"][0])
    return code_label(SurveyInstrument, code) or code


def points_said(trend: pl.DataFrame, *, hidden: str) -> list[str]:
    """Say each point, for who points at it: `2024: 72.0 (34 answers)`.

    Args:
        trend: Rows of `survey_trend`.
        hidden: What to say of a hidden one.
    """
    digits = score_digits(trend)
    return [f"{row['year']}: {_value(row, hidden, digits)}" for row in trend.to_dicts()]


def trend_twin(trend: pl.DataFrame, *, hidden: str) -> pl.DataFrame:
    """Write the points as a table: a row per theme, a column per year.

    A cell has the score, and in brackets how many have answered.

    Args:
        trend: Rows of `survey_trend`.
        hidden: What to say of a hidden one.
    """
    digits = score_digits(trend)
    said = [_value(row, hidden, digits, is_short=True) for row in trend.to_dicts()]
    return trend.select(
        "theme", pl.col("year").cast(pl.String), said=pl.Series(said)
    ).pivot(on="year", index="theme", values="said", maintain_order=True)


def answers_each_year(trend: pl.DataFrame) -> str:
    """Say how many have answered each year that is shown: `34 (2024), 36 (2025)`.

    The themes of a year differ a little, for some persons leave out a theme.
    """
    years = (
        trend.drop_nulls("score")
        .group_by("year")
        .agg(
            fewest=pl.col("respondents_count").min(),
            most=pl.col("respondents_count").max(),
            fewest_units=pl.col("unit_count").min(),
            most_units=pl.col("unit_count").max(),
        )
        .sort("year")
    )
    said = []
    for year, fewest, most, *units in years.iter_rows():
        answers = _span(fewest, most)
        if units[0] is not None:
            of_units = _("{answers} in {units} units")
            answers = of_units.format(answers=answers, units=_span(*units))
        said.append(f"{answers} ({year})")
    return ", ".join(said)


def _clear_finding(survey: str, changes: list[Change], digits: int) -> str:
    first = changes[0]
    count = sum(each.is_clear for each in changes)
    said = ngettext(
        "{survey}: {theme} went from {before} ({first}) to {after} ({last}), the only "
        "clear change in {themes} themes",
        "{survey}: {theme} went from {before} ({first}) to {after} ({last}), the "
        "largest of {count} clear changes in {themes} themes",
        count,
    )
    return said.format(
        survey=survey,
        theme=first.theme,
        before=format_number(first.first_score, digits=digits),
        first=first.first_year,
        after=format_number(first.last_score, digits=digits),
        last=first.last_year,
        count=format_count(count),
        themes=format_count(len(changes)),
    )


def _value(
    row: dict[str, object], hidden: str, digits: int, *, is_short: bool = False
) -> str:
    score, answers = row["score"], row["respondents_count"]
    if row["is_hidden"]:
        return hidden
    if not isinstance(score, float) or not isinstance(answers, int):
        return NOT_KNOWN
    written, count = format_number(score, digits=digits), format_count(answers)
    if is_short:
        return f"{written}\N{NO-BREAK SPACE}({count})"
    said = ngettext("{score} ({count} answer)", "{score} ({count} answers)", answers)
    return said.format(score=written, count=count)


def _span(fewest: int, most: int) -> str:
    if fewest == most:
        return format_count(fewest)
    return f"{format_count(fewest)}–{format_count(most)}"
