"""Draw the work list as a table, in which rows can be chosen."""

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from app.components.columns import column_configs, shown_rows
from app.components.follow_up_selection import (
    RowKey,
    chosen_keys,
    follow_table,
    table_version,
)
from app.components.page import Page
from app.components.tables import MOST_ROWS_TALL, ROW_HEIGHT
from app.exports.gaps import gap_labels, gap_rows
from app.metrics.work_list import KEY
from app.translations.follow_up_words import (
    SEVERITY_MARKS,
    STATE_MARKS,
    severity_label,
    state_label,
)
from app.translations.gettext import _
from app.translations.numbers import NOT_KNOWN
from data.follow_up import FollowUpRules

MOST_ROWS = 500
"""A table of more rows is read as a file, not on a screen."""

_SHOWN = (
    *("state_name", "overdue_days", "due_on", "rule_title", "workplace_name"),
    *("delivery_id", "owner_name", "severity_name", "fact", "closes", "advisor_id"),
    *("exempt_until_on", "assigned_until_on", "comment_count"),
)
"""What a screen has room for; the files have all columns."""

_WIDTHS = {
    "state_name": 128,
    "overdue_days": 122,
    "due_on": 104,
    "rule_title": 206,
    "workplace_name": 178,
    "delivery_id": 92,
    "owner_name": 122,
    "severity_name": 106,
    "fact": 320,
    "closes": 320,
    "advisor_id": 90,
}


_ORANGE, _AMBER, _GREY = "#B04C00", "#8A5F00", "#5B6770"
"""The text on them is always white, so they are dark enough for it."""

_COLOURS = {
    "state_name": {"overdue": _ORANGE, "due_soon": _GREY, "exempt": _GREY},
    "severity_name": {"high": _ORANGE, "medium": _AMBER, "low": _GREY},
}


def show_work_table(page: Page, rules: FollowUpRules, rows: pl.DataFrame) -> None:
    """Draw the rows, with those marked that are chosen.

    Args:
        page: The page of this rerun.
        rules: The rules of the installation.
        rows: At least one row, no more than MOST_ROWS.
    """
    keys: tuple[RowKey, ...] = tuple(rows.select(KEY).iter_rows())
    chosen = chosen_keys()
    marked = [place for place, key in enumerate(keys) if key in chosen]
    words = gap_rows(rows, rules, page.language).select(_SHOWN)
    # Another key where the rows are others: marks are kept by their place.
    widget = f"follow-up-table-{table_version()}-{hash(keys)}"
    st.dataframe(
        _with_badges(shown_rows(words, page), rows),
        column_config=column_configs(words, gap_labels(), widths=_WIDTHS) | _badges(),
        hide_index=True,
        height=ROW_HEIGHT * (min(rows.height, MOST_ROWS_TALL) + 1) + 2,
        row_height=ROW_HEIGHT,
        placeholder=NOT_KNOWN,
        key=widget,
        alt=_("Follow-up"),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": marked}},
        on_select=lambda: follow_table(widget, keys),
    )


def _with_badges(words: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Write state and severity with their marks, as lists of one badge."""
    return words.with_columns(
        state_name=pl.Series([[_state(code)] for code in rows["state"]]),
        severity_name=pl.Series([[_severity(code)] for code in rows["severity"]]),
    )


def _badges() -> dict[str, ColumnConfig]:
    labels = gap_labels()
    words = {"state_name": _state, "severity_name": _severity}
    return {
        name: {
            **st.column_config.MultiselectColumn(
                labels[name],
                options=[words[name](code) for code in _COLOURS[name]],
                color=list(_COLOURS[name].values()),
            ),
            "width": _WIDTHS[name],
        }
        for name in words
    }


def _state(code: str) -> str:
    return f"{STATE_MARKS[code]} {state_label(code)}"


def _severity(code: str) -> str:
    return f"{SEVERITY_MARKS[code]} {severity_label(code)}"
