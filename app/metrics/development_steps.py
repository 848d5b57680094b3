"""Which development step has the party group placed itself on over time?"""

import polars as pl


def development_steps(evaluations: pl.DataFrame) -> pl.DataFrame:
    """Keep the steps that are this workplace's own and may be shown.

    The answer of a whole delivery is a workplace's own only when it is the one unit. A
    group can move down as well as up, so every answer is kept.

    Args:
        evaluations: Rows of workplace_evaluations.sql after `with_response_share`.

    Returns:
        One row per answer, oldest first: completed_on, kind, development_step (1-4).
    """
    is_own = ~pl.col("is_whole_delivery") | (pl.col("unit_count") == 1)
    return (
        evaluations.filter(
            is_own
            & pl.col("development_step").is_not_null()
            & pl.col("completed_on").is_not_null()
        )
        .sort("completed_on", "evaluation_id")
        .select("completed_on", "kind", "development_step")
    )
