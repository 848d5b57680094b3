"""Fetch the rows of one window of the timeline; only a file asks for all of them."""

import polars as pl

from app.components.page import Page
from app.components.timeline_choices import TimelineChoice
from app.metrics.portfolio_timeline import WINDOW_ROWS
from app.warehouse import query_build


def all_matches(page: Page, choice: TimelineChoice, match_count: int) -> pl.DataFrame:
    """Give the rows of every window at once, for a file.

    Asked outside the cache: a file is made after the run that drew its button, and no
    screen shows so many rows.
    """
    return query_build(
        page.build,
        "timeline_window",
        page.filters,
        page.reader,
        order=choice.order,
        group=choice.group,
        search=choice.search,
        skipped=0,
        limit=match_count,
    )


def fetch_window(page: Page, choice: TimelineChoice, *, skipped: int) -> pl.DataFrame:
    """Give the rows of `timeline_window.sql` after so many others; perhaps none."""
    return page.fetch(
        "timeline_window",
        order=choice.order,
        group=choice.group,
        search=choice.search,
        skipped=skipped,
        limit=WINDOW_ROWS,
    )
