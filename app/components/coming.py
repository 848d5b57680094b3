"""Draw what falls due and what is planned in the coming days."""

from datetime import timedelta

import polars as pl
import streamlit as st

from app.components.overview_links import work_words
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.components.screen_permits import sees_one
from app.components.tables import show_table
from app.components.work_list import Work
from app.metrics.gap_counts import SEVERITIES
from app.metrics.overview_findings import coming_finding, due_soon_finding
from app.translations.follow_up_words import days_in_words, rule_title
from app.translations.gettext import _, set_language
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import coming_label, labelled
from data.follow_up import FollowUpRules

COMING_DAYS = 30
"""How far ahead the overview looks for what is planned."""

SHOWN_COMING = 5
"""The first screen has room for so many; the rest opens in a list."""


def show_coming(page: Page, work: Work) -> None:
    """Draw what falls due soon, and lead to that and to what is planned.

    Args:
        page: The page of this rerun.
        work: The work list of the page.
    """
    days = work.rules.due_soon_days
    soon = work.rows.filter(pl.col("state") == "due_soon").sort(
        "due_on", pl.col("severity").cast(pl.Enum(SEVERITIES)), "rule_code", "record_id"
    )
    st.header(due_soon_finding(soon.height, days), anchor=False)
    if not sees_one(page.reader):
        # Whose work it is and where is a row per delivery; the heading has the count.
        until = page.as_of + timedelta(days=days)
        say_quietly(_("Due up to {day}.").format(day=format_day(until)))
    elif soon.is_empty():
        until = page.as_of + timedelta(days=days)
        say_quietly(_("No follow-up is due up to {day}.").format(day=format_day(until)))
    else:
        st.table(
            _soon_table(page, soon.head(SHOWN_COMING), work.rules),
            border="horizontal",
            hide_index=True,
            hide_header=True,
            alt=_("The next that falls due"),
        )
        if soon.height > SHOWN_COMING:
            words = _("See all {count}").format(count=format_count(soon.height))
            page.link("follow_up", words, **work_words("due_soon"))
    _show_planned(page)


def _show_planned(page: Page) -> None:
    until = page.as_of + timedelta(days=COMING_DAYS)
    coming = page.fetch("coming_events", until=until)
    title = coming_finding(coming.height, COMING_DAYS)
    if coming.is_empty() or not sees_one(page.reader):
        say_quietly(title)
    elif st.button(title, key="all-coming", type="tertiary"):
        st.dialog(title, width="large")(_list_coming)(page, coming)


@part_of_page
def _list_coming(page: Page, coming: pl.DataFrame) -> None:
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(page.language)
    show_table(
        coming.select(
            "planned_on",
            "in_days",
            what=labelled(coming["kind"], coming_label),
            workplace_name="workplace_name",
            delivery_id="delivery_id",
        ),
        key="coming",
        name="coming",
        labels={"in_days": _("In days"), "what": _("What")},
    )


def _soon_table(page: Page, soon: pl.DataFrame, rules: FollowUpRules) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "when": f"**{format_day(row['due_on'])}**  \n"
                + f":gray[{days_in_words(row['overdue_days'])}]",
                "what": f"{plain(rule_title(rules.named(row['rule_code'])))}  \n"
                + _where(page, row["delivery_id"], row["workplace_name"]),
            }
            for row in soon.iter_rows(named=True)
        ]
    )


def _where(page: Page, delivery_id: str | None, workplace_name: str | None) -> str:
    name = plain(workplace_name or delivery_id or "")
    if delivery_id is None:
        return name
    return page.linked(name, "delivery", id=delivery_id)
