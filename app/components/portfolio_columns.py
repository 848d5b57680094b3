"""Which columns does the list of the portfolio have, and what are they called?"""

import polars as pl

from app.metrics.categories import DIMENSIONS
from app.metrics.rows import Choice
from app.translations.gettext import _
from app.translations.portfolio_words import category_label, dimension_label

_OWN_COLUMN = {
    "past_planned_end": "past_planned_end_days",
    "end_evaluation_missing": "end_evaluation_due_on",
    "first_contact": "first_contact_on",
    "evaluated": "last_evaluated_on",
    "contacted": "last_contacted_on",
}
"""What a set of rows is about stands in a column that the list else leaves out."""


def column_words(dimension: str) -> dict[str, str]:
    """Name the columns that the contract does not name."""
    return {
        "category": dimension_label(dimension),
        "past_planned_end_days": _("Days over"),
        "end_evaluation_due_on": _("End evaluation due"),
        "last_evaluated_on": _("Last evaluated"),
        "last_contacted_on": _("Last contact"),
        "unit_count": _("Units"),
    }


def chosen_columns(rows: pl.DataFrame, choice: Choice, counted: str) -> pl.DataFrame:
    """Keep the columns that say most of what is counted, and of what was chosen."""
    shown = {
        "deliveries": [
            *("delivery_id", "workplace_name", "state", "delivery_type"),
            *("centre_name", "unit_count"),
            *("started_on", "planned_end_on", "ended_on", "module"),
        ],
        "workplaces": ["workplace_id", "workplace_name", "state", "centre_name"],
        "units": [
            *("delivery_id", "workplace_id", "workplace_name", "state"),
            *("delivery_type", "centre_name", "started_on", "ended_on", "module"),
        ],
    }[counted]
    own = [_OWN_COLUMN[choice.row_set]] if choice.row_set in _OWN_COLUMN else []
    if choice.dimension in ("centre", "module"):
        return rows.select(*shown, *own)
    return rows.with_columns(
        category=_words(rows[DIMENSIONS[choice.dimension]], choice.dimension)
    ).select(*shown, "category", *own)


def _words(codes: pl.Series, dimension: str) -> pl.Series:
    """Write categories in words; few differ, so each is looked up once."""
    text = codes.cast(pl.String).fill_null("unknown")
    words = {code: category_label(dimension, code) for code in text.unique()}
    return text.replace_strict(words, return_dtype=pl.String)
