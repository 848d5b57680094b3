"""Draw how far the deliveries have come, and how many workplaces are reached."""

import streamlit as st

from app.charts.county_tiles import county_tiles_chart
from app.charts.funnel import funnel_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.metrics.after_the_end import Share
from app.metrics.coverage import coverage, coverage_by_county
from app.metrics.funnel import funnel
from app.metrics.overview_findings import coverage_finding, funnel_finding
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import (
    count_words,
    county_label,
    labelled,
    stage_label,
)


def show_funnel(page: Page) -> None:
    """Draw how far the deliveries have come."""
    after = page.fetch("after_the_end")
    stages = page.fetch("funnel_stages")
    frame = funnel(stages, after)
    outside = stages["completed_outside_count"][0]
    caption = [
        _("Hatched: not due yet. n = {total}, data as of {day}.").format(
            total=count_words("deliveries", stages["agreed_count"][0]),
            day=format_day(page.as_of),
        )
    ]
    if outside:
        caption.append(
            ngettext(
                "{count} more is completed without half of the gatherings held.",
                "{count} more are completed without half of the gatherings held.",
                outside,
            ).format(count=format_count(outside))
        )
    show_chart(
        funnel_chart(frame, page.theme),
        finding=funnel_finding(frame),
        caption=" ".join(caption),
        table=frame.with_columns(stage=labelled(frame["stage"], stage_label)),
        key="funnel",
        labels={
            "stage": _("Stage"),
            "of_count": _("Of"),
            "reached_count": _("Reached"),
            "partly_count": _("Partly or no"),
            "waiting_count": _("Not due yet"),
            "late_count": _("Due, not reached"),
            "unknown_count": _("Hidden or not known"),
        },
    )


def show_coverage(page: Page) -> None:
    """Draw how many workplaces are reached, county by county."""
    counties = coverage_by_county(page.fetch("coverage_by_county"))
    reached = coverage(counties)
    finding = coverage_finding(reached, is_by_some=page.filters.chooses_deliveries)
    if counties.is_empty():
        st.header(finding, anchor=False)
        return
    show_chart(
        county_tiles_chart(counties, page.theme),
        finding=finding,
        caption=_coverage_caption(page, reached),
        table=counties.select(
            county=labelled(counties["county_code"], county_label),
            in_scope_count="in_scope_count",
            reached_count="reached_count",
            reached_share="reached_share",
        ),
        key="coverage",
        labels={
            "county": _("County"),
            "in_scope_count": _("In scope"),
            "reached_count": _("Reached"),
            "reached_share": _("Share"),
        },
    )


def _coverage_caption(page: Page, reached: Share) -> str:
    caption = _("Workplaces reached: {part} of {whole}, data as of {day}").format(
        part=format_count(reached.part),
        whole=format_count(reached.whole),
        day=format_day(page.as_of),
    )
    chosen, said = page.filters, [caption]
    if chosen.chooses_deliveries:
        said.append(_("Reached by the deliveries in view, of all workplaces in scope"))
    if chosen.centres:
        said.append(_("The scope is that of the counties of the centres chosen"))
    return ". ".join(said)
