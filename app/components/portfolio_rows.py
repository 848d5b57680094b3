"""Draw the rows of the portfolio, and let the reader narrow them to a figure."""

from datetime import timedelta

import polars as pl
import streamlit as st

from app.components.addresses import know_words
from app.components.changes import SINCE_DAYS
from app.components.page import Page
from app.components.portfolio_columns import chosen_columns, column_words
from app.components.tables import show_table
from app.metrics.categories import Breakdown
from app.metrics.rows import (
    EVENT_SETS,
    ROW_SETS,
    Choice,
    choose_rows,
    choose_workplaces,
)
from app.translations.gettext import _
from app.translations.labels import code_label, deliveries, workplaces
from app.translations.portfolio_words import (
    category_label,
    count_words,
    counted_label,
    delivery_units,
    dimension_label,
    row_set_label,
    since_label,
)
from data.vocabulary import Code, DeliveryStatus, DeliveryType

_VOCABULARY: dict[str, type[Code]] = {
    "in_state": DeliveryStatus,
    "in_type": DeliveryType,
}


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
        chosen_columns(rows, choice, counted),
        key=f"portfolio-{counted}",
        name=counted_label(counted).lower(),
        noun=nouns[counted],
        labels=column_words(dimension),
        narrowed=choice_in_words(choice, breakdown, since_days),
        empty=_("Nothing fits these choices. Take one of them away."),
    )


def choice_in_words(choice: Choice, breakdown: Breakdown, since_days: int) -> list[str]:
    """Say what narrows the list beside the filters, for the sheet of a file."""
    categories = dict(breakdown.categories.select("category", "label").iter_rows())
    since = f" ({since_label(since_days)})" if choice.row_set in EVENT_SETS else ""
    row_set = None if choice.row_set == "all" else row_set_label(choice.row_set)
    said = {
        _("State"): code_label(DeliveryStatus, choice.state),
        _("Type"): code_label(DeliveryType, choice.delivery_type),
        dimension_label(choice.dimension): categories.get(choice.category),
        _("Selection"): row_set and row_set + since,
    }
    return [f"{name}: {words}" for name, words in said.items() if words]


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
            row_set = _choose(_("Selection"), sets, "rows")
    return Choice(
        state=state,
        delivery_type=delivery_type,
        dimension=dimension,
        category=category,
        row_set=row_set or "all",
    )


def _choose(label: str, options: dict[str, str], key: str) -> str | None:
    know_words(key, options, lambda code: _word(key, code, options))
    return st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda code: options.get(code, code),
        placeholder=_("All"),
        key=key,
        bind="query-params",
    )


def _word(key: str, code: str, options: dict[str, str]) -> str:
    """Write an option in the language of the moment, also the one not read now."""
    if key == "rows":
        return row_set_label(code)
    if key in _VOCABULARY:
        return code_label(_VOCABULARY[key], code) or code
    return category_label(key.removeprefix("in_"), code, options.get(code))


def _choose_since() -> int:
    know_words("since", SINCE_DAYS, since_label)
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
        rows = page.fetch("portfolio_deliveries")
        chosen = choose_rows(rows, choice, as_of=page.as_of, since=since)
        return _sorted(chosen, choice.row_set)
    units = page.fetch("rows/unit_rows")
    if counted == "workplaces":
        return choose_workplaces(units, choice)
    return choose_rows(units, choice, as_of=page.as_of, since=since)


def _sorted(rows: pl.DataFrame, row_set: str) -> pl.DataFrame:
    """Put those that have stood late the longest first."""
    if row_set == "past_planned_end":
        return rows.sort(
            "past_planned_end_days", "delivery_id", descending=[True, False]
        )
    if row_set == "end_evaluation_missing":
        return rows.sort("end_evaluation_due_on", "delivery_id")
    return rows
