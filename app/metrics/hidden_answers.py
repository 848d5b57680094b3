"""Which answers of persons are too few to show?

A hidden value becomes null, and a column beside it says why: a reader must be able to
tell hidden from missing.
"""

import polars as pl

MINIMUM_GROUP = 3
"""Fewer answers than this could be traced to a person. No source gives a number: this
is our setting."""

MINIMUM_ABSENCE_PERSONS = 5
"""Absence of fewer persons is never shown; the limit Statistics Norway and Nav use when
they publish absence, and the one of metrics.md."""

EVALUATION_ANSWERS = (
    "usefulness_mean",
    "is_self_reliant",
    "cooperation_continues",
    "development_step",
)
"""What the respondents of an evaluation said, as one answer for the group."""


def hide_evaluation_answers(evaluations: pl.DataFrame) -> pl.DataFrame:
    """Hide the answers that too few, or an unknown number, have given.

    With the answers go the number of respondents and the share that answered. Where
    nobody is said to have answered there is no answer to show and none to hide.

    Args:
        evaluations: Rows of delivery_evaluations.sql or workplace_evaluations.sql.

    Returns:
        The same rows with response_share (0-1, null without invited) and is_hidden.
    """
    has_answer = pl.any_horizontal(
        pl.col(name).is_not_null() for name in EVALUATION_ANSWERS
    )
    few = pl.col("respondents_count").is_between(1, MINIMUM_GROUP - 1)
    unsupported = has_answer & (pl.col("respondents_count").fill_null(0) == 0)
    return (
        evaluations.with_columns(
            is_hidden=few.fill_null(value=False) | unsupported,
            response_share=pl.when(pl.col("invited_count") > 0).then(
                pl.col("respondents_count") / pl.col("invited_count")
            ),
        )
        .with_columns(
            pl.when(~pl.col("is_hidden")).then(pl.col(name)).alias(name)
            for name in (*EVALUATION_ANSWERS, "respondents_count", "response_share")
        )
        .select(*evaluations.columns, "response_share", "is_hidden")
    )


def hide_survey_scores(results: pl.DataFrame) -> pl.DataFrame:
    """Hide the score and the number of answers where too few answered.

    Args:
        results: Rows of workplace_survey_results.sql.

    Returns:
        The same rows with is_hidden.
    """
    hidden = pl.col("respondents_count") < MINIMUM_GROUP
    return results.with_columns(is_hidden=hidden.fill_null(value=True)).with_columns(
        pl.when(~pl.col("is_hidden")).then(pl.col(name)).alias(name)
        for name in ("score", "respondents_count")
    )


def is_absence_hidden(*quarter: str) -> pl.Expr:
    """Tell which absence the source withholds, or concerns too few persons.

    A source that does not say how many persons there are has masked its own figures.
    Measures add up to the total, so one hidden measure hides its whole quarter.

    Args:
        quarter: The columns that name a quarter of a workplace.
    """
    few = pl.col("persons_count") < MINIMUM_ABSENCE_PERSONS
    return (pl.col("is_masked") | few.fill_null(value=False)).any().over(*quarter)


def hide_absence(absence: pl.DataFrame) -> pl.DataFrame:
    """Hide the absence that may not be shown, of one workplace.

    Args:
        absence: Rows of workplace_absence.sql.

    Returns:
        One row per measure, year and quarter: absence_share (0-1; from the days where
        the source gives no share) and is_hidden.
    """
    from_days = pl.when(pl.col("possible_days") > 0).then(
        pl.col("lost_days") / pl.col("possible_days")
    )
    return (
        absence.with_columns(is_hidden=is_absence_hidden("year", "quarter"))
        .with_columns(
            absence_share=pl.when(~pl.col("is_hidden")).then(
                pl.coalesce("absence_share", from_days)
            )
        )
        .select("measure", "year", "quarter", "absence_share", "is_hidden")
    )
