"""Keep answers by role out of what is taken out.

Absence, evaluations and survey results come hidden from their questions: what is of few
persons is empty, and `is_hidden` beside it says so.
"""

import polars as pl

from data.vocabulary import AssessorRole


def hide_protected(table_name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Hide what may not be shown of a table; one without answers passes as it is."""
    match table_name:
        case "factor_assessments":
            # One unit's answers by role could be traced; its joint answer is shown.
            return rows.filter(pl.col("assessor_role") == AssessorRole.GROUP.value)
        case _:
            return rows
