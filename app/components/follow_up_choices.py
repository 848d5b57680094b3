"""Choose which follow-ups to look at, and how they are gathered."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
import streamlit as st
from streamlit.elements.lib.grid_container import GridContainer

from app.components.addresses import know_words
from app.components.follow_up_address import CountedChoice
from app.components.follow_up_whose import choose_one, choose_whose
from app.components.page import Page
from app.components.work_list import Work
from app.metrics.work_filters import (
    SEVERITY_ORDER,
    STATES,
    WINDOWS,
    WorkChoice,
    severity_counts,
    state_counts,
)
from app.metrics.work_groups import GATHERED
from app.translations.follow_up_words import (
    SEVERITY_MARKS,
    STATE_MARKS,
    gathered_label,
    owner_label,
    severity_label,
    state_label,
    window_label,
)
from app.translations.gettext import _
from app.translations.numbers import format_count

_STATE = CountedChoice("state", STATES, state_label, is_many=False)
_SEVERITY = CountedChoice("severity", SEVERITY_ORDER, severity_label, is_many=True)


@dataclass(frozen=True)
class Chosen:
    """What the reader has chosen above the list."""

    choice: WorkChoice
    gathered: str
    """What the rows are gathered by, one of GATHERED."""

    def in_words(self, titles: Mapping[str, str]) -> list[str]:
        """Say each choice, for the sheet that follows a file."""
        choice = self.choice
        said = {
            _("State"): state_label(choice.state),
            _("Severity"): ", ".join(map(severity_label, choice.severities)),
            _("Owner"): choice.owner and owner_label(choice.owner),
            _("Advisor"): choice.advisor,
            _("Rule"): choice.rule and titles[choice.rule],
            _("Deadline"): choice.window and window_label(choice.window),
            _("Search"): choice.search,
        }
        return [f"{name}: {words}" for name, words in said.items() if words]


def choose_follow_ups(page: Page, work: Work, titles: Mapping[str, str]) -> Chosen:
    """Draw the choices; state and severity say how many rows each would leave.

    Args:
        page: The page of this rerun.
        work: The work list.
        titles: Code of a rule to its title.
    """
    counted = st.container(horizontal=True, vertical_alignment="center", gap="small")
    row = st.grid(7, min_column_width=136, gap="small")
    with row.cell():
        know_words("gather", GATHERED, gathered_label)
        gathered = st.selectbox(
            _("Gather by"),
            list(GATHERED),
            format_func=gathered_label,
            key="gather",
            bind="query-params",
        )
    choice = WorkChoice(
        state=_STATE.now()[0],
        severities=_SEVERITY.now(),
        **choose_whose(page, work, titles, row),
        window=choose_one(row, _("Deadline"), "due", list(WINDOWS), window_label),
        search=_choose_search(row),
    )
    with counted:
        _draw_counted(work.rows, choice, titles)
    return Chosen(choice, gathered or GATHERED[0])


def take_choices_away() -> None:
    """Narrow the list by nothing, as a button does."""
    for key in ("owner", "advisor", "rule", "due"):
        st.session_state[key] = None
    st.session_state["seek"] = ""
    _STATE.clear()
    _SEVERITY.clear()


def show_state(state: str) -> None:
    """Show the rows of another state."""
    _STATE.set(state)


def _draw_counted(
    rows: pl.DataFrame, choice: WorkChoice, titles: Mapping[str, str]
) -> None:
    states = state_counts(rows, choice, titles)
    severities = severity_counts(rows, choice, titles)
    _STATE.draw(
        _("State"),
        lambda code: _counted(STATE_MARKS[code], state_label(code), states[code]),
    )
    _SEVERITY.draw(
        _("Severity"),
        lambda code: _counted(
            SEVERITY_MARKS[code], severity_label(code), severities[code]
        ),
    )


def _counted(mark: str, label: str, count: int) -> str:
    return f"{mark} {label} {format_count(count)}".strip()


def _choose_search(row: GridContainer) -> str:
    with row.cell():
        sought = st.text_input(
            _("Search"),
            key="seek",
            type="search",
            placeholder="",
            max_chars=100,
            bind="query-params",
        )
    return " ".join((sought or "").split())
