"""Draw what has happened since a day that the reader chooses."""

from datetime import date, timedelta

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.components.addresses import know_words
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import sees_one
from app.metrics.changes import changes_in_order
from app.metrics.overview_findings import changes_finding
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import (
    change_label,
    count_words,
    row_set_label,
    since_label,
)

SINCE_DAYS = (30, 90, 365)
"""How far back *since last* may go: a month, a quarter, a year."""


def show_changes(page: Page) -> tuple[date, DeltaGenerator, DeltaGenerator]:
    """Draw what has happened since a day that the reader chooses.

    Returns:
        The day, and the places of the heading and of what has become of the overdue,
        which takes longer to find and is filled in at the end.
    """
    heading = st.empty()
    know_words("since", SINCE_DAYS, since_label)
    days = st.segmented_control(
        _("Since last"),
        SINCE_DAYS,
        default=SINCE_DAYS[0],
        required=True,
        format_func=since_label,
        key="since",
        label_visibility="collapsed",
        width="stretch",
        bind="query-params",
    )
    since = page.as_of - timedelta(days=days or SINCE_DAYS[0])
    changes = page.fetch("changes_since", since=since)
    heading.header(changes_finding(changes), anchor=False)
    place = st.container(gap="xsmall")
    st.table(
        _changes_table(page, changes, since_label(days or SINCE_DAYS[0])),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=_("What has happened since {day}").format(day=format_day(since)),
    )
    say_quietly(
        (
            _("After {since}, up to and including {day}. The newest are named.")
            if sees_one(page.reader)
            else _("After {since}, up to and including {day}.")
        ).format(since=format_day(since), day=format_day(page.as_of))
    )
    return since, heading, place


def _changes_table(page: Page, changes: pl.DataFrame, since: str) -> pl.DataFrame:
    rows = changes_in_order(changes).iter_rows(named=True)
    return pl.DataFrame(
        [
            {
                "what": change_label(row["kind"]),
                "count": _linked_count(page, row["kind"], row["event_count"], since),
                "names": _where(
                    row["workplace_names"] if sees_one(page.reader) else [],
                    row["event_count"],
                    row["delivery_count"],
                ),
            }
            for row in rows
        ]
    )


def _where(names: list[str], event_count: int, delivery_count: int) -> str:
    """Name a few; say of how many deliveries, where that is another number."""
    said = ", ".join(plain(name) for name in names)
    if delivery_count == event_count:
        return said
    words = count_words("deliveries", delivery_count)
    if not names:
        return _("in {deliveries}").format(deliveries=words)
    return _("in {deliveries}: {names}").format(deliveries=words, names=said)


def _linked_count(page: Page, kind: str, count: int, since: str) -> str:
    # The link is to the rows, which are not for those who see figures of groups.
    if not count or not sees_one(page.reader):
        return format_count(count)
    words = {"rows": row_set_label(kind), "since": since}
    return page.linked(f"**{format_count(count)}**", "portfolio", **words)
