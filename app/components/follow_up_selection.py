"""Which rows of the work list has the reader chosen, and which of them are in sight?

The choice is kept by the keys of the rows, so it survives filters, paging and new
records. What is chosen and no longer in sight is never acted on.
"""

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl
import streamlit as st

from app.metrics.work_list import KEY

RowKey = tuple[str, str]
"""rule_code and record_id."""

_CHOSEN = "follow-up-chosen"
_BUILD = "follow-up-chosen-build"
_VERSION = "follow-up-chosen-version"


class Selection(NamedTuple):
    """What is chosen of a list."""

    rows: pl.DataFrame
    """The chosen rows among those that fit the choices of the reader."""
    hidden_count: int
    """Chosen before, and not among the rows that fit now."""


def find_chosen(hits: pl.DataFrame, build_id: str) -> Selection:
    """Find the chosen rows among those that fit.

    What a new build no longer has is forgotten: a row that comes back in a later build
    does not come back chosen.
    """
    chosen = chosen_keys()
    found = hits.join(_frame(chosen), on=list(KEY), how="semi", maintain_order="left")
    if st.session_state.get(_BUILD, build_id) != build_id:
        chosen.intersection_update(found.select(KEY).iter_rows())
    st.session_state[_BUILD] = build_id
    return Selection(found, len(chosen) - found.height)


def chosen_keys() -> set[RowKey]:
    """Give the keys of all chosen rows; the set of the session, which may change."""
    keys: set[RowKey] = st.session_state.setdefault(_CHOSEN, set())
    return keys


def choose(keys: Iterable[RowKey]) -> None:
    """Choose rows, beside those that are chosen already."""
    chosen_keys().update(keys)
    _redraw_tables()


def let_go(keys: Iterable[RowKey]) -> None:
    """Take rows out of the choice."""
    chosen_keys().difference_update(keys)
    _redraw_tables()


def clear_choice() -> None:
    """Choose nothing: when the reader asks for it, or when what was chosen is done."""
    chosen_keys().clear()
    _redraw_tables()


def keep_only(keys: Iterable[RowKey]) -> None:
    """Choose nothing but these rows."""
    chosen_keys().intersection_update(keys)
    _redraw_tables()


def follow_checkbox(widget: str, key: RowKey) -> None:
    """Choose a row, or let it go, as its checkbox now says."""
    chosen = chosen_keys()
    if st.session_state[widget]:
        chosen.add(key)
    else:
        chosen.discard(key)
    _redraw_tables()


def follow_table(widget: str, keys: tuple[RowKey, ...]) -> None:
    """Choose the rows that are marked in a table, and no others of it."""
    marked = {keys[row] for row in st.session_state[widget]["selection"]["rows"]}
    chosen = chosen_keys()
    chosen.difference_update(keys)
    chosen.update(marked)


def table_version() -> int:
    """Give a number that is another when a table must draw its marks again."""
    return int(st.session_state.get(_VERSION, 0))


def _redraw_tables() -> None:
    st.session_state[_VERSION] = table_version() + 1


def _frame(keys: set[RowKey]) -> pl.DataFrame:
    return pl.DataFrame(
        sorted(keys), schema=dict.fromkeys(KEY, pl.String), orient="row"
    )
