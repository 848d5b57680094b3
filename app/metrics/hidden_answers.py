"""Which answers of persons are too few to show?

A hidden value becomes null, and a column beside it says why: a reader must be able to
tell hidden from missing.
"""

import polars as pl

from data.small_groups import small_groups

MINIMUM_GROUP = small_groups().minimum
"""Fewer answers than this could be traced to a person. No source gives a number: this
is our setting, and an installation may raise it."""

HIDES_ZEROS = small_groups().hides_zeros
"""Whether a count of nobody is hidden too."""

MINIMUM_ABSENCE_PERSONS = max(5, MINIMUM_GROUP)
"""Absence of fewer persons is never shown. 5 is the limit Statistics Norway and Nav use
when they publish absence, and the one of metrics.md; an installation that raises the
minimum above it raises this too. `rows/absence_rows.sql` hides by it."""

EVALUATION_ANSWERS = (
    "usefulness_mean",
    "is_self_reliant",
    "cooperation_continues",
    "development_step",
)
"""What the respondents of an evaluation said, as one answer for the group."""


def with_response_share(evaluations: pl.DataFrame) -> pl.DataFrame:
    """Add the share of the invited that answered; unknown where either is hidden.

    Args:
        evaluations: Rows of delivery_evaluations.sql or workplace_evaluations.sql,
            which hide what may not be shown.

    Returns:
        The same rows with response_share (0-1, null without invited).
    """
    return evaluations.with_columns(
        response_share=pl.when(pl.col("invited_count") > 0).then(
            pl.col("respondents_count") / pl.col("invited_count")
        )
    )
