"""Draw the timeline of deliveries: the whole as a strip, and one window row by row.

Only the rows of one window leave the database, however many deliveries there are.
"""

import polars as pl
import streamlit as st

from app.charts.portfolio_timeline import portfolio_timeline_chart
from app.charts.timeline_key import timeline_key
from app.components.charts import show_chart
from app.components.downloads import AllHits
from app.components.empty import show_nothing
from app.components.no_deliveries import show_no_deliveries
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import sees_one
from app.components.tables import counted_only, show_table
from app.components.timeline_choices import (
    TimelineChoice,
    choose_timeline,
    choose_window,
)
from app.components.timeline_overview import show_overview
from app.components.timeline_rows import all_matches, fetch_window
from app.metrics.portfolio_timeline import (
    Window,
    stretches,
    window_at,
)
from app.metrics.states import delivery_count
from app.metrics.timeline_findings import (
    timeline_finding,
    undated_finding,
    window_finding,
    window_words,
)
from app.translations.gettext import _
from app.translations.labels import code_label, deliveries
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import (
    category_label,
    count_words,
)

_SHOWN = (
    *("delivery_id", "workplace_name", "state", "delivery_type", "centre_name"),
    *("module", "unit_count", "first_contact_on", "started_on", "planned_end_on"),
    *("ended_on", "past_planned_end_days"),
)
_TWIN = (
    *("delivery_id", "workplace_name", "state"),
    *("started_on", "planned_end_on", "ended_on"),
)


def show_timeline(page: Page) -> None:
    """Draw the part of Portfolio that shows when each delivery runs."""
    by_state = page.fetch("deliveries_by_state")
    everything = delivery_count(by_state)
    if not everything:
        show_no_deliveries(page)
        return
    late = page.fetch("deliveries_past_planned_end").height
    page.title(timeline_finding(delivery_count(by_state, "ongoing"), everything, late))
    if not sees_one(page.reader):
        # A search would tell whose name is among the deliveries.
        show_overview(page)
        say_quietly(counted_only(everything, deliveries))
        return
    # The strip stands first, but its box is around what is chosen below.
    strip = st.container()
    choice = choose_timeline()
    first = fetch_window(page, choice, skipped=0)
    if first.is_empty():
        _say_none(choice)
        rows = first
    else:
        rows = _show_window(page, choice, first)
    with strip:
        show_overview(page, rows)
    _show_undated(page)


def _show_window(
    page: Page, choice: TimelineChoice, first: pl.DataFrame
) -> pl.DataFrame:
    """Draw one window as bars and as a list, and give its rows."""
    count = int(first["match_count"][0])
    window = window_at(choose_window(page, choice, count), count)
    rows = fetch_window(page, choice, skipped=window.first - 1)
    say_quietly(timeline_key(stretches(rows, page.as_of), rows))
    links = {each: page.address("delivery", id=each) for each in rows["delivery_id"]}
    show_chart(
        portfolio_timeline_chart(
            rows.with_columns(group_label=_group_labels(rows, choice.group)),
            page.theme,
            as_of=page.as_of,
            links=links,
        ),
        finding=window_finding(window, rows),
        caption=_caption(page, window, choice),
        table=rows.select(_TWIN),
        key="timeline",
    )
    show_table(
        rows.select(_SHOWN),
        key="timeline-list",
        name=_("timeline"),
        noun=deliveries,
        labels={"unit_count": _("Units"), "past_planned_end_days": _("Days over")},
        narrowed=choice.in_words(),
        all_hits=AllHits(
            window.match_count,
            lambda: all_matches(page, choice, window.match_count).select(_SHOWN),
            _("Rows: {shown}").format(shown=window_words(window)),
        ),
    )
    return rows


def _show_undated(page: Page) -> None:
    undated = page.fetch("timeline_undated")
    if undated.is_empty():
        return
    with st.expander(
        undated_finding(undated.height), key="timeline-undated", on_change="rerun"
    ) as opened:
        if opened.open:
            show_table(
                undated,
                key="timeline-undated-list",
                name=_("timeline"),
                noun=deliveries,
            )


def _group_labels(rows: pl.DataFrame, group: str) -> pl.Series:
    """Name the group of every row; nothing when they are not gathered."""
    if group == "none":
        return pl.Series([None] * rows.height, dtype=pl.String)
    labels = [
        code_label("delivery_type", code)
        if group == "type"
        else category_label(group, code, name)
        for code, name in rows.select("group_code", "centre_name").iter_rows()
    ]
    return pl.Series(labels, dtype=pl.String)


def _caption(page: Page, window: Window, choice: TimelineChoice) -> str:
    caption = _("n = {shown} of {total} · data as of {day}").format(
        shown=format_count(window.last - window.first + 1),
        total=count_words("deliveries", window.match_count),
        day=format_day(page.as_of),
    )
    if choice.search:
        found = _("Only those that match “{text}”.").format(text=plain(choice.search))
        return f"{caption}. {found}"
    return caption


def _say_none(choice: TimelineChoice) -> None:
    if choice.search:
        show_nothing(
            _("Nothing matches all the words in “{text}”.").format(
                text=plain(choice.search)
            )
        )
    else:
        show_nothing(_("No delivery in view has a date, so none has a place in time."))
