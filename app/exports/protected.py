"""Keep answers of few persons, and answers by role, out of what is taken out.

The same limits as on the screens (app.metrics.hidden_answers). A hidden value is empty,
and `is_hidden` beside it says why.
"""

import polars as pl

from app.metrics.hidden_answers import (
    hide_evaluation_answers,
    hide_survey_scores,
    is_absence_hidden,
)
from data.vocabulary import AssessorRole

_ABSENCE_FIGURES = ("absence_share", "lost_days", "possible_days", "persons_count")


def hide_protected(table_name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Hide what may not be shown of a table; one without answers passes as it is."""
    match table_name:
        case "evaluations":
            return hide_evaluation_answers(rows).drop("response_share")
        case "survey_results":
            return hide_survey_scores(rows)
        case "absence":
            return _hide_absence(rows)
        case "factor_assessments":
            # One unit's answers by role could be traced; its joint answer is shown.
            return rows.filter(pl.col("assessor_role") == AssessorRole.GROUP.value)
        case _:
            return rows


def _hide_absence(rows: pl.DataFrame) -> pl.DataFrame:
    hidden = is_absence_hidden("workplace_id", "year", "quarter")
    return rows.with_columns(is_hidden=hidden).with_columns(
        pl.when(~pl.col("is_hidden")).then(pl.col(name)) for name in _ABSENCE_FIGURES
    )
