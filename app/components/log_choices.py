"""Choose which lines of the log to look at; the choices are kept in the address."""

from dataclasses import dataclass

import streamlit as st

from app.clock import today
from app.components.addresses import know_words
from app.components.follow_up_whose import choose_one
from app.components.page import Page
from app.metrics.log_days import FIRST_PERIOD, PERIODS, period_start
from app.records.log import LogAct
from app.records.log_reading import LogChoice, list_people
from app.translations.gettext import _
from app.translations.log_words import act_label, period_label, who_label

ACTS = (
    *(LogAct.SIGNED_IN, LogAct.SIGNED_OUT, LogAct.OPENED, LogAct.EXPORTED),
    *(LogAct.CHANGED, LogAct.LOADED, LogAct.REFUSED),
)
"""In the order a visit goes; what was refused stands last."""

_WINDOW = "window"
_SEEN = "log-seen"


@dataclass(frozen=True)
class Chosen:
    """What a reader has chosen above the list."""

    period: str
    who: str | None = None
    act: str | None = None

    @property
    def is_narrowed(self) -> bool:
        """Is more chosen than the period?"""
        return bool(self.who or self.act)

    def lines(self) -> LogChoice:
        """Give what the lines are asked for by."""
        act = LogAct(self.act) if self.act else None
        return LogChoice(period_start(self.period, today()), self.who, act)

    def in_words(self) -> list[str]:
        """Say each choice, for the sheet that follows a file."""
        said = {
            _("Period"): period_label(self.period),
            _("Who"): self.who and who_label(self.who),
            _("Kind of event"): self.act and act_label(self.act),
        }
        return [f"{name}: {words}" for name, words in said.items() if words]


def choose_period() -> str:
    """Draw the choice of a period, and give one of PERIODS."""
    know_words("period", PERIODS, period_label)
    chosen = st.segmented_control(
        _("Period"),
        list(PERIODS),
        default=FIRST_PERIOD,
        required=True,
        format_func=period_label,
        key="period",
        bind="query-params",
    )
    return chosen or FIRST_PERIOD


def choose_lines(page: Page) -> Chosen:
    """Draw the choices above the list; only refused counts before a kind of event."""
    period = choose_period()
    row = st.grid(3, min_column_width=200, gap="small")
    # Anybody of whom a line is kept, so that a link says that somebody did nothing.
    chosen_before = st.session_state.get("who")
    people = {*list_people(page.home), *([chosen_before] if chosen_before else [])}
    who = choose_one(row, _("Who"), "who", sorted(people), who_label)
    act = choose_one(
        row, _("Kind of event"), "act", [act.value for act in ACTS], act_label
    )
    with row.cell(), st.container(height="stretch", vertical_alignment="bottom"):
        is_refused_only = st.toggle(
            _("Only what was refused"), key="refused", bind="query-params"
        )
    return Chosen(period, who, LogAct.REFUSED.value if is_refused_only else act)


def choose_window(chosen: Chosen, count: int) -> int:
    """Draw the way from window to window of the list; the number counts from 1.

    Args:
        chosen: What the lines were chosen by; with another choice it starts over.
        count: How many windows there are.
    """
    if _WINDOW not in st.session_state:
        know_words(_WINDOW, range(1, count + 1), str)
    if st.session_state.get(_SEEN, chosen) != chosen:
        st.session_state[_WINDOW] = 1
    st.session_state[_SEEN] = chosen
    if count == 1:
        return 1
    return st.pagination(count, key=_WINDOW, bind="query-params")
