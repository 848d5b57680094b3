"""Draw how long deliveries last: curves, quartiles, past the plan, and what is told."""

import streamlit as st

from app.components.addresses import know_words
from app.components.duration_curves import show_curves, show_delay
from app.components.duration_tables import show_published, show_quartiles
from app.components.empty import show_nothing
from app.components.figures import show_figures
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics import duration_findings as findings
from app.metrics.duration_groups import (
    CLOCKS,
    COLUMNS,
    Group,
    all_of,
    compare_types,
    groups_by,
)
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count
from data.reference.published_durations import guide_norm

_CODES = {"gathering": "duration", "contact": "duration_contact"}
"""What the metrics of a clock start with."""


def show_durations(page: Page) -> None:
    """Draw the part of the portfolio about durations."""
    heading = st.container()
    clock = _choose_clock()
    days, unknown = CLOCKS[clock]
    rows = page.fetch("rows/duration_rows", columns=COLUMNS)
    everything = all_of(rows, days)
    without_start = int(rows[unknown].sum())
    with heading:
        if everything.begun_count:
            page.title(findings.duration_finding(everything, guide_norm()))
        else:
            page.title(_("No duration to show"))
    if not everything.begun_count:
        show_nothing(_nothing(clock, without_start))
        return
    show_figures(
        page,
        [f"{_CODES[clock]}_{kind}" for kind in ("median", "q25", "q75", "naive_mean")],
    )
    first = st.grid(12, min_column_width=56, gap=("small", 32))
    with first.cell(column_span=7):
        show_curves(page, rows, days, start=_start(clock))
    with first.cell(column_span=5):
        _show_naive(everything)
        st.markdown(plain(findings.log_rank_sentence(compare_types(rows, days))))
        if without_start:
            say_quietly(_left_out(clock, without_start))
        show_published()
    show_quartiles(
        everything,
        groups_by(rows, days, "delivery_type"),
        groups_by(rows, days, "module"),
    )
    last = st.grid(12, min_column_width=56, gap=("small", 32))
    with last.cell(column_span=7):
        show_delay(page, rows)
    with last.cell(column_span=5):
        show_figures(page, ["delay_median", "delay_naive_mean"], columns=2)


def _choose_clock() -> str:
    """Let the reader choose what a duration starts with: a key of CLOCKS."""
    know_words("clock", CLOCKS, _start)
    chosen = st.segmented_control(
        _("Duration from"),
        list(CLOCKS),
        default="gathering",
        required=True,
        format_func=_start,
        key="clock",
        help=_(
            "The start is recorded as the first contact by some, and as the first "
            "gathering by others. Here it is the one you choose, for all deliveries."
        ),
        bind="query-params",
    )
    return chosen or "gathering"


def _start(clock: str) -> str:
    return {
        "gathering": _("first gathering"),
        "contact": _("first contact"),
    }[clock]


def _show_naive(everything: Group) -> None:
    st.header(plain(findings.naive_finding(everything)), anchor=False)
    st.markdown(plain(findings.naive_sentence(everything)))


def _nothing(clock: str, without_start: int) -> str:
    if without_start:
        return _left_out(clock, without_start)
    return _("No delivery in view has started.")


def _left_out(clock: str, count: int) -> str:
    if clock == "contact":
        return ngettext(
            "{count} delivery without a known first contact is left out.",
            "{count} deliveries without a known first contact are left out.",
            count,
        ).format(count=format_count(count))
    return ngettext(
        "{count} delivery without a known start or end is left out.",
        "{count} deliveries without a known start or end are left out.",
        count,
    ).format(count=format_count(count))
