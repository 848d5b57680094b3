"""Draw the four headline figures, each with the same figure a year before."""

from dataclasses import replace
from datetime import date
from typing import Literal

import streamlit as st

from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.after_the_end import PARAMETERS, Share
from app.metrics.headline import (
    Headline,
    Snapshot,
    headline,
    share_change,
    year_before,
)
from app.metrics.states import delivery_count
from app.translations.gettext import _
from app.translations.numbers import (
    format_count,
    format_day,
    format_number,
    format_share,
)
from app.translations.portfolio_words import count_words
from app.warehouse import fetch

MINUS = "\N{MINUS SIGN}"


def show_headline(page: Page) -> None:
    """Draw the figures in one row of four, and say once what each is counted from."""
    snapshot = _snapshot(page, page.as_of)
    day_before = year_before(page.as_of)
    earlier = _snapshot(page, day_before)
    now, before = headline(snapshot), headline(earlier)
    has_before = delivery_count(earlier.by_state) > 0
    grid = st.grid(4, min_column_width=160)
    _show_count(grid, now, before if has_before else None)
    for label, current, previous in (
        (_("Workplaces reached"), now.reached, before.reached),
        (_("End evaluation in time"), now.in_time, before.in_time),
        (_("Cooperation continues"), now.continues, before.continues),
    ):
        _show_share(grid, label, current, previous if has_before else None)
    _show_caption(now, delivery_count(snapshot.by_state), day_before, has_before)


def _snapshot(page: Page, day: date) -> Snapshot:
    filters = replace(page.filters, as_of=None if day == page.build.data_date else day)

    return Snapshot(
        by_state=fetch(page.build, "deliveries_by_state", filters, page.reader),
        counties=fetch(page.build, "coverage_by_county", filters, page.reader),
        after_the_end=fetch(
            page.build, "after_the_end", filters, page.reader, **PARAMETERS
        ),
    )


def _show_count(
    grid: st.delta_generator.DeltaGenerator, now: Headline, before: Headline | None
) -> None:
    change = None if before is None else now.ongoing_count - before.ongoing_count
    grid.metric(
        _("Ongoing deliveries"),
        format_count(now.ongoing_count),
        None if change is None else _signed(change, format_count(abs(change))),
        # More deliveries is neither better nor worse.
        delta_color="gray",
        delta_arrow=_arrow(change),
        delta_description=(
            None
            if before is None
            else _("from {value}").format(value=format_count(before.ongoing_count))
        ),
        border=True,
        height="stretch",
    )


def _show_share(
    grid: st.delta_generator.DeltaGenerator,
    label: str,
    now: Share,
    before: Share | None,
) -> None:
    change = None if before is None else share_change(now, before)
    points = None if change is None else round(change * 100, 1)
    grid.metric(
        label,
        format_share(now.value),
        None if points is None else _signed(points, format_number(abs(points))),
        delta_color="orange" if points is not None and points < 0 else "blue",
        delta_arrow=_arrow(points),
        delta_description=(
            None
            if before is None or points is None
            else _("from {value}").format(value=format_share(before.value))
        ),
        border=True,
        height="stretch",
    )


def _show_caption(
    now: Headline, deliveries: int, day_before: date, has_before: bool
) -> None:
    said = [
        _("n: {total}").format(total=count_words("deliveries", deliveries)),
        _("workplaces in scope {part} of {whole}").format(**_counts(now.reached)),
        _("end evaluations due {part} of {whole}").format(**_counts(now.in_time)),
        _("known answers {part} of {whole}").format(**_counts(now.continues)),
    ]
    change = (
        _("Change from {day}, shares in percentage points.")
        if has_before
        else _("No delivery had begun by {day}, so there is nothing to compare with.")
    ).format(day=format_day(day_before))
    say_quietly(f"{change} {' · '.join(said)}.")


def _counts(share: Share) -> dict[str, str]:
    return {"part": format_count(share.part), "whole": format_count(share.whole)}


def _signed(change: float, words: str) -> str:
    if not change:
        return "±0"
    return f"{MINUS if change < 0 else '+'}{words}"


def _arrow(change: float | None) -> Literal["up", "down", "off"]:
    if not change:
        return "off"
    return "up" if change > 0 else "down"
