"""Read the work list for the overview, and say what is amiss with it."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from app.components.follow_up_notices import show_rule_faults
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.work_list import Work, page_rules, read_work
from app.metrics.work_list import KEY
from app.records.store import RecordsError
from app.translations.follow_up_words import rule_title
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from data.follow_up import FollowUpRules, Rule


def overview_work(page: Page) -> tuple[Work, bool]:
    """Read the work list, without what people have written when that is lost.

    Returns:
        The work list, and whether exemptions and the like could be read.
    """
    try:
        return read_work(page), True
    except RecordsError:
        rules, faults = page_rules(page)
        found = page.follow_up(rules)
        work = Work(rules, faults, found.rows, found.state_counts, found.done)
        return work, False


def say_what_is_amiss(page: Page, work: Work, *, is_written_known: bool) -> None:
    """Say when the rules or the records of the installation could not be used."""
    show_rule_faults(page, work)
    if not is_written_known:
        st.warning(
            _(
                "What people have exempted and assigned cannot be read at the moment: "
                "exempt follow-ups are counted too."
            ),
            icon=":material/warning:",
        )
    undated = len(undated_rules(work.rules))
    if page.as_of < page.build.data_date and undated:
        say_quietly(
            ngettext(
                "{count} rule has no history before {day}, and is not counted here.",
                "{count} rules have no history before {day}, and are not counted here.",
                undated,
            ).format(count=format_count(undated), day=format_day(page.build.data_date))
        )


def undated_rules(rules: FollowUpRules) -> tuple[Rule, ...]:
    """Give the rules that have no history."""
    return tuple(rule for rule in rules.used if not rule.is_dated)


def dated_severities(rules: FollowUpRules) -> Mapping[str, str]:
    """Give the severity of each rule that can be asked of any day."""
    return {rule.code: rule.severity.value for rule in rules.dated.used}


def dated_overdue(work: Work) -> pl.DataFrame:
    """Give what is overdue now by the rules with a history, exempt or not.

    Returns:
        The columns of `warehouse.overdue_on`, for the as-of day of the work list.
    """
    is_dated = pl.col("rule_code").is_in(list(dated_severities(work.rules)))
    return work.rows.filter(
        is_dated
        & pl.col("state").is_in(["overdue", "exempt"])
        & (pl.col("overdue_days") > 0)
    ).select(*KEY, "delivery_id", "workplace_id", "owner_role", "due_on")


def show_undated(work: Work, *, key: str) -> None:
    """Say in words which rules have no history, and why; nothing when all have one."""
    undated = undated_rules(work.rules)
    if not undated:
        return
    words = ngettext(
        "{count} rule without history", "{count} rules without history", len(undated)
    ).format(count=format_count(len(undated)))
    with st.popover(words, type="tertiary", key=key):
        st.markdown(
            _(
                "These rules rest on facts that the source gives without a day, such "
                "as a planned end or a project plan. What they were earlier nobody has "
                "written down, so the rules are told for the day of the data only:"
            )
        )
        st.markdown("\n".join(f"- {plain(rule_title(rule))}" for rule in undated))
