"""Draw what has become overdue, what is done, and what still stands, since a day."""

from datetime import date

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.components.overview_work import dated_overdue, show_undated
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.components.screen_permits import sees_one
from app.components.tables import show_table
from app.components.work_list import Work
from app.metrics.follow_up_history import CHANGES, compare_gaps
from app.metrics.overview_findings import gap_changes_finding
from app.translations.follow_up_words import (
    follow_ups,
    owner_label,
    rule_subject,
    rule_title,
)
from app.translations.gap_words import gap_change_label
from app.translations.gettext import _, set_language
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import labelled
from data.follow_up import FollowUpRules

_SIGNS = {
    "new": ("▲", "orange"),
    "still_open": ("●", "gray"),
    "done": ("✓", "blue"),
    "left": ("–", "gray"),
}


def show_gap_changes(
    page: Page, work: Work, since: date, *, heading: DeltaGenerator
) -> None:
    """Draw what has changed of the overdue since a day, for the rules with a history.

    Args:
        page: The page of this rerun.
        work: The work list of the page.
        since: The day to compare with.
        heading: The place of the heading, which says how much.
    """
    if not work.rules.dated.used:
        say_quietly(_("None of the rules that are used has a history."))
        return
    with st.spinner(_("Comparing with {day} …").format(day=format_day(since))):
        then = page.overdue_on(work.rules.dated, since)
    changes = compare_gaps(then, dated_overdue(work), work.done)
    counts = {change: changes.filter(change=change).height for change in CHANGES}
    heading.header(gap_changes_finding(counts["new"], counts["done"]), anchor=False)
    st.table(
        _table(changes, counts, work.rules),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=_("What has become overdue and been done since {day}").format(
            day=format_day(since)
        ),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        is_listed = sees_one(page.reader) and not changes.is_empty()
        if is_listed and st.button(
            _("See every change"), key="all-gap-changes", type="tertiary"
        ):
            title = _("Overdue on {since} and on {day}").format(
                since=format_day(since), day=format_day(page.as_of)
            )
            st.dialog(title, width="large")(_list_changes)(page, work, changes)
        show_undated(work, key="undated-changes")


def _table(
    changes: pl.DataFrame, counts: dict[str, int], rules: FollowUpRules
) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "change": _badge(change),
                "count": f"**{format_count(counts[change])}**",
                "most": _most_common(changes.filter(change=change), rules),
            }
            for change in CHANGES
        ]
    )


def _badge(change: str) -> str:
    sign, colour = _SIGNS[change]
    return f":{colour}-badge[{sign} {gap_change_label(change)}]"


def _most_common(changes: pl.DataFrame, rules: FollowUpRules) -> str:
    if changes.is_empty():
        return ""
    counted = changes.group_by("rule_code").agg(gap_count=pl.len())
    code, count = counted.sort("gap_count", "rule_code", descending=[True, False]).row(
        0
    )
    return f"{rule_subject(rules.named(code))}, {format_count(count)}"


@part_of_page
def _list_changes(page: Page, work: Work, changes: pl.DataFrame) -> None:
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(page.language)
    say_quietly(
        _(
            "By the rules with a history. What somebody has exempted is counted here: "
            "an exemption does not close a follow-up. Lapsed: nobody did it, but the "
            "delivery or the role is over, or the deadline has moved."
        )
    )
    names = {rule.code: rule_title(rule) for rule in work.rules.used}
    places = page.fetch("follow_up_workplaces").select("workplace_id", "workplace_name")
    order = pl.col("change").replace_strict(
        {"new": 0, "done": 1, "left": 2, "still_open": 3}, return_dtype=pl.Int8
    )
    rows = changes.sort(order, "due_on", "record_id").join(
        places, on="workplace_id", how="left", maintain_order="left"
    )
    show_table(
        rows.select(
            change=labelled(rows["change"], gap_change_label),
            what=pl.col("rule_code").replace_strict(names, return_dtype=pl.String),
            workplace_name="workplace_name",
            delivery_id="delivery_id",
            owner=labelled(rows["owner_role"], owner_label),
            due_on="due_on",
        ),
        key="gap-changes",
        name=_("changes"),
        title=_("Changes in what is overdue"),
        noun=follow_ups,
        labels={
            "change": _("Change"),
            "what": _("What"),
            "owner": _("Owner"),
            "due_on": _("Deadline"),
        },
    )
