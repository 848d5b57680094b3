"""Draw figures of the registry as tiles, each with what it rests on and its rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st

from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import may_open
from app.metrics.comparison import Compared, compare, year_before
from app.metrics.measures import Kind
from app.metrics.registry import Fetch, metric_named
from app.translations.figure_words import (
    beside_words,
    change_words,
    counted_from,
    figure_words,
    interval_words,
    meaning_of,
    shown_change,
)
from app.translations.gettext import _
from app.translations.numbers import format_day

_COLOUR: dict[str, Literal["blue", "orange", "gray"]] = {
    "good": "blue",
    "bad": "orange",
    "neither": "gray",
}


def show_figures(page: Page, codes: Sequence[str], *, columns: int = 4) -> None:
    """Draw a row of tiles: the figure, its change in a year, and the way to its rows.

    Args:
        page: The page of this rerun.
        codes: Metrics of the registry.
        columns: How many stand beside each other on a wide screen.
    """
    compared = [compare_on(page, code) for code in codes]
    grid = st.grid(columns, min_column_width=200)
    for each in compared:
        with grid.cell(), st.container(gap="xxsmall"):
            _show_tile(page, each)
    say_quietly(_caption(page, compared))


def compare_on(page: Page, code: str) -> Compared:
    """Work a figure out on a page, a year before, and in the whole programme."""
    return compare(
        metric_named(code),
        page.fetch,
        before=_a_year_before(page),
        programme=page.fetch_unfiltered if page.filters.chosen() else None,
    )


def _a_year_before(page: Page) -> Fetch | None:
    filters = replace(page.filters, as_of=year_before(page.as_of))
    ask = partial(page.fetch_with, filters)
    has_begun = ask("rows/delivery_rows", columns=()).height > 0
    return ask if has_begun else None


def _show_tile(page: Page, compared: Compared) -> None:
    metric, now, before = compared.metric, compared.now, compared.before
    change = compared.change
    st.metric(
        metric.name.in_language(page.language),
        figure_words(metric, now),
        None if change is None else change_words(change, metric.measure.kind),
        delta_color=_COLOUR[compared.news],
        delta_arrow=_arrow(change, metric.measure.kind),
        delta_description=(
            None
            if before is None or change is None
            else _("from {value}").format(value=figure_words(metric, before))
        ),
        help=meaning_of(metric),
        border=True,
    )
    if now.row_count and may_open(page.reader, "export"):
        page.link("export", f"{counted_from(metric, now)} →", metric=metric.code)
    said = [*interval_words(metric, now), *beside_words(metric, now)]
    if compared.programme is not None:
        said.append(
            _("whole programme {value}").format(
                value=figure_words(metric, compared.programme)
            )
        )
    if said:
        say_quietly(" · ".join(said))


def _caption(page: Page, compared: Sequence[Compared]) -> str:
    day = year_before(page.as_of)
    said = [_said_of_change(compared, day)]
    codes = [each.metric.code for each in compared]
    return " ".join((*said, said_of_history(page, codes)))


def said_of_history(page: Page, codes: Sequence[str]) -> str:
    """Say which figures cannot be told for an earlier day, and why; empty for none."""
    names: dict[str, list[str]] = {}
    for metric in map(metric_named, codes):
        if metric.no_history is not None:
            reason = metric.no_history.in_language(page.language)
            name = metric.name.in_language(page.language)
            names.setdefault(reason, []).append(name)
    return " ".join(f"{', '.join(those)}: {reason}" for reason, those in names.items())


def _said_of_change(compared: Sequence[Compared], day: date) -> str:
    if any(each.before is not None for each in compared):
        said = (
            _("Change from {day}, shares in percentage points.")
            if any(each.metric.measure.kind == "share" for each in compared)
            else _("Change from {day}.")
        )
        return said.format(day=format_day(day))
    if all(each.metric.no_history is not None for each in compared):
        return ""
    return _(
        "No delivery had begun by {day}, so there is nothing to compare with."
    ).format(day=format_day(day))


def _arrow(change: float | None, kind: Kind) -> Literal["up", "down", "off"]:
    if change is None or not shown_change(change, kind):
        return "off"
    return "up" if change > 0 else "down"
