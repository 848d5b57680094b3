"""Turn raw survey-result rows into typed ones.

Reads raw survey_results (all text), gives core.survey_results and the rows set aside.
Grain: one row per workplace_id, instrument, year and theme.
"""

import polars as pl

from data.tables import SURVEY_RESULTS
from pipelines.clean.columns import clean_columns
from pipelines.reject import Cleaned


def clean_survey_results(raw: pl.DataFrame) -> Cleaned:
    """Type every column by its kind; nothing here is written in a special way."""
    return clean_columns(SURVEY_RESULTS, raw)
