"""Draw the shares of each delivery type as dots with intervals."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.charts.type_profile import Dot, Panel, type_profile_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.metric import Metric
from app.metrics.type_findings import count_pairs, shares_finding
from app.metrics.type_profile import VARIANTS, Cell, Trade
from app.translations.gettext import _
from app.translations.numbers import (
    format_count,
    format_day,
    format_number,
    format_share,
)
from app.translations.type_words import (
    SIGNS,
    cell_words,
    count_words,
    question_label,
    variant_label,
)


def show_shares(page: Page, shares: Sequence[Trade]) -> None:
    """Draw a panel per share; without any that is enough, say so."""
    finding = shares_finding(shares)
    drawn = [trade for trade in shares if _is_drawn(trade)]
    if not drawn:
        st.header(finding, anchor=False)
        say_quietly(_("No share has enough deliveries behind it to be drawn."))
        return
    there = [name for name in VARIANTS if _is_there(name, shares)]
    show_chart(
        type_profile_chart([_panel(trade, there) for trade in drawn], page.theme),
        finding=finding,
        caption=_caption(page, there, count_pairs(shares)),
        table=_twin(shares),
        key="type-shares",
        labels=_labels(),
    )


def _is_drawn(trade: Trade) -> bool:
    return any(cell.is_sure for cell in trade.cells.values())


def _is_there(variant: str, shares: Sequence[Trade]) -> bool:
    return any(trade.cells[variant].figure.row_count for trade in shares)


def _panel(trade: Trade, variants: Sequence[str]) -> Panel:
    return Panel(
        question_label(trade.metric),
        {name: _dot(trade.metric, name, trade.cells[name]) for name in variants},
    )


def _dot(metric: Metric, variant: str, cell: Cell) -> Dot:
    if not cell.is_sure:
        return Dot(None, None, None, cell_words(metric, cell), "")
    value = cell.figure.value
    said = (variant_label(variant), cell_words(metric, cell), count_words(metric, cell))
    return Dot(
        value, cell.lower, cell.upper, format_share(value, digits=0), "<br>".join(said)
    )


def _caption(page: Page, variants: Sequence[str], pair_count: int) -> str:
    signs = ", ".join(f"{SIGNS[name]} {variant_label(name)}" for name in variants)
    said = _(
        "{signs}. Lines: 95% intervals; n stands in the table over. Shares are of what "
        "is due and known: the rest is counted under Table. Data as of {day}."
    ).format(signs=signs, day=format_day(page.as_of))
    if pair_count < 2:
        return said
    several = _(
        "{count} pairs are compared at once, so some intervals may lie apart by chance."
    )
    return f"{said} {several.format(count=format_count(pair_count))}"


def _twin(shares: Sequence[Trade]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "question": question_label(trade.metric),
                "type": variant_label(name),
                **_numbers(trade.metric, cell),
            }
            for trade in shares
            for name, cell in trade.cells.items()
        ]
    )


def _numbers(metric: Metric, cell: Cell) -> dict[str, str | int]:
    figure = cell.figure
    return {
        "share": cell_words(metric, cell),
        "rows": count_words(metric, cell).removeprefix("n = "),
        "worth": format_number(cell.effective_n),
        "waiting": figure.waiting_count,
        "unknown": figure.unknown_count,
        "hidden": figure.hidden_count,
    }


def _labels() -> dict[str, str]:
    return {
        "question": _("Question"),
        "type": _("Type"),
        "share": _("Share (95% interval)"),
        "rows": _("Of"),
        "worth": _("Counted as"),
        "waiting": _("Not yet due"),
        "unknown": _("Not known"),
        "hidden": _("Hidden"),
    }
