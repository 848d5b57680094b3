"""Draw the rows of the portfolio, and let the reader narrow them to a figure."""

from datetime import timedelta

import polars as pl
import streamlit as st

from app.components.changes import SINCE_DAYS
from app.components.page import Page
from app.components.tables import show_table
from app.metrics.after_the_end import END_EVALUATION_MONTHS
from app.metrics.categories import BAND_STARTS, DIMENSIONS, Breakdown
from app.metrics.rows import (
    EVENT_SETS,
    ROW_SETS,
    Choice,
    choose_rows,
    choose_workplaces,
)
from app.translations.gettext import _
from app.translations.labels import deliveries, workplaces
from app.translations.portfolio_words import (
    category_label,
    count_words,
    delivery_units,
    dimension_label,
    row_set_label,
    since_label,
)
from data.vocabulary import DeliveryStatus, DeliveryType

_OWN_COLUMN = {
    "past_planned_end": "past_planned_end_days",
    "end_evaluation_missing": "end_evaluation_due_on",
    "first_contact": "first_contact_on",
    "evaluated": "last_evaluated_on",
    "contacted": "last_contacted_on",
}
"""What a set of rows is about stands in a column that the list else leaves out."""


def show_rows(page: Page, breakdown: Breakdown, dimension: str, counted: str) -> None:
    """Draw the rows behind the figures, and the choices that narrow them.

    Args:
        page: The page of this rerun.
        breakdown: The categories that can be chosen, with their words.
        dimension: What the categories are of, a key of DIMENSIONS.
        counted: What a row is, a key of COUNTED.
    """
    heading = st.empty()
    choice = _choose_rows(page, breakdown, dimension, counted)
    since_days = _choose_since() if choice.row_set in EVENT_SETS else SINCE_DAYS[0]
    rows = _fetch(page, choice, counted, since_days)
    heading.header(count_words(counted, rows.height), anchor=False)
    nouns = {
        "deliveries": deliveries,
        "workplaces": workplaces,
        "units": delivery_units,
    }
    show_table(
        _columns(rows, choice, counted),
        key=f"portfolio-{counted}",
        name=f"portfolio-{counted}",
        noun=nouns[counted],
        labels={
            "category": dimension_label(choice.dimension),
            "past_planned_end_days": _("Days over"),
            "end_evaluation_due_on": _("End evaluation due"),
            "last_evaluated_on": _("Last evaluated"),
            "last_contacted_on": _("Last contact"),
            "unit_count": _("Units"),
        },
        empty=_("Nothing fits these choices. Take one of them away."),
    )


def list_row_set(row_set: str) -> None:
    """Choose a set of deliveries to be listed, as a button does."""
    # Taken away rather than set: the widget has a default, which is deliveries.
    st.session_state.pop("count", None)
    st.session_state["rows"] = row_set


def _choose_rows(
    page: Page, breakdown: Breakdown, dimension: str, counted: str
) -> Choice:
    labels = dict(breakdown.categories.select("category", "label").iter_rows())
    row = st.grid(4, min_column_width=200)
    with row.cell():
        state = _choose(_("State"), _codes(DeliveryStatus, page), "in_state")
    with row.cell():
        delivery_type = _choose(_("Type"), _codes(DeliveryType, page), "in_type")
    with row.cell():
        category = _choose(dimension_label(dimension), labels, f"in_{dimension}")
    row_set = None
    if counted == "deliveries":
        sets = {name: row_set_label(name) for name in ROW_SETS if name != "all"}
        with row.cell():
            row_set = _choose(_("What about them"), sets, "rows")
    return Choice(
        state=state,
        delivery_type=delivery_type,
        dimension=dimension,
        category=category,
        row_set=row_set or "all",
    )


def _choose(label: str, options: dict[str, str], key: str) -> str | None:
    return st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda code: options.get(code, code),
        placeholder=_("All"),
        key=key,
        bind="query-params",
    )


def _choose_since() -> int:
    days = st.segmented_control(
        _("Since last"),
        SINCE_DAYS,
        default=SINCE_DAYS[0],
        required=True,
        format_func=since_label,
        key="since",
        bind="query-params",
    )
    return days or SINCE_DAYS[0]


def _codes(
    vocabulary: type[DeliveryStatus] | type[DeliveryType], page: Page
) -> dict[str, str]:
    return {
        str(code): code.en if page.language == "en" else code.nb for code in vocabulary
    }


def _fetch(page: Page, choice: Choice, counted: str, since_days: int) -> pl.DataFrame:
    since = page.as_of - timedelta(days=since_days)
    if counted == "deliveries":
        rows = page.fetch(
            "portfolio_deliveries",
            end_evaluation_months=END_EVALUATION_MONTHS,
            band_starts=BAND_STARTS,
        )
        return choose_rows(rows, choice, as_of=page.as_of, since=since)
    units = page.fetch("portfolio_units", band_starts=BAND_STARTS)
    if counted == "workplaces":
        return choose_workplaces(units, choice)
    return choose_rows(units, choice, as_of=page.as_of, since=since)


def _columns(rows: pl.DataFrame, choice: Choice, counted: str) -> pl.DataFrame:
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
