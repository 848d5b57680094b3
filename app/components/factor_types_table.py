"""Draw the trade-offs between the delivery types as a table: questions and answers."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.factor_comparison import MINIMUM_DELIVERIES
from app.metrics.type_profile import VARIANTS, Cell, Trade
from app.translations.gettext import _
from app.translations.numbers import format_day
from app.translations.type_words import (
    SIGNS,
    cell_words,
    count_words,
    question_label,
    variant_label,
)


def show_trade_offs(page: Page, trades: Sequence[Trade]) -> None:
    """Draw a row per question and a column per type, each with interval and n."""
    heading = _("Trade-offs between the delivery types")
    st.header(heading, anchor=False)
    rows = [
        {
            _("Question"): _question(page, trade),
            **{
                f"{SIGNS[name]} {variant_label(name)}": _cell(trade, trade.cells[name])
                for name in VARIANTS
            },
        }
        for trade in trades
    ]
    st.table(pl.DataFrame(rows), border="horizontal", hide_index=True, alt=heading)
    say_quietly(_how_it_is_counted(page))


def _question(page: Page, trade: Trade) -> str:
    question = question_label(trade.metric)
    return page.linked(question, "export", metric=trade.metric.code)


def _cell(trade: Trade, cell: Cell) -> str:
    words, count = cell_words(trade.metric, cell), count_words(trade.metric, cell)
    return f"{words}  \n:small[:gray[{count}]]" if count else words


def _how_it_is_counted(page: Page) -> str:
    return _(
        "In brackets: 95% interval. Shares by Wilson, with the number of units "
        "divided by how alike units of one delivery are; durations by Kaplan-Meier, "
        "with the ongoing ones counted in; means and hours from how deliveries differ "
        "(Cochran 1977). Counts are no estimates and have none. Under {minimum} "
        "deliveries only n is shown. Data as of {day}."
    ).format(minimum=MINIMUM_DELIVERIES, day=format_day(page.as_of))
