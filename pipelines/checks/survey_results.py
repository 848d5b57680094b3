"""Check that a survey score lies on the scale of its instrument."""

import polars as pl

from data.vocabulary import SurveyInstrument

SCALE = {
    SurveyInstrument.FORBEDRING.value: (0.0, 100.0),
    SurveyInstrument.TEN_FACTOR.value: (1.0, 5.0),
    SurveyInstrument.OTHER.value: (0.0, 100.0),
}
"""Lowest and highest score per instrument; that results come on them is ours."""


def check_scores(rows: pl.DataFrame, last: pl.DataFrame) -> pl.DataFrame:
    """Add check_score_fits_scale; an unknown instrument has its own rule."""
    fits = [
        pl.when(pl.col("instrument") == instrument).then(
            pl.col("score").is_between(lowest, highest)
        )
        for instrument, (lowest, highest) in SCALE.items()
    ]
    return rows.with_columns(check_score_fits_scale=pl.coalesce(fits))
