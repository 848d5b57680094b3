"""Draw the groups of the work list: a head that tells why, then rows."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from app.components.follow_up_paging import (
    FIRST_ROWS,
    MORE_GROUPS,
    MORE_ROWS,
    Gathered,
    Group,
    Paged,
    show_fewer_rows,
    show_more_groups,
    show_more_rows,
)
from app.components.follow_up_row import closes_in_words, show_row, why_in_words
from app.components.follow_up_selection import choose, let_go
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.work_groups import with_group
from app.translations.follow_up_words import (
    owner_in_words,
    rule_title,
    severity_badge,
)
from app.translations.gettext import _, ngettext
from app.translations.labels import workplaces
from app.translations.markdown import plain
from app.translations.numbers import format_count
from data.follow_up import FollowUpRules, Rule


def show_groups(
    page: Page,
    rules: FollowUpRules,
    gathered: Gathered,
    paged: Paged,
    chosen: pl.DataFrame,
) -> None:
    """Draw the groups, and the way to those that are left.

    Args:
        page: The page of this rerun.
        rules: The rules of the installation.
        gathered: The rows that fit, by group.
        paged: The groups to draw.
        chosen: The chosen rows among those that fit.
    """
    counts = with_group(chosen, gathered.by)["group"].value_counts()
    chosen_counts = dict(counts.iter_rows())
    for group in paged.groups:
        is_all = chosen_counts.get(group.key, 0) == group.row_count
        with st.container(border=True, gap="small"):
            _show_head(rules, gathered, group, is_all_chosen=is_all)
            for row in group.rows.iter_rows(named=True):
                rule = rules.named(row["rule_code"])
                show_row(page, row, rule, is_under_rule=gathered.by == "rule")
            _show_rest(group, gathered.by)
    if paged.rest_count:
        more = min(MORE_GROUPS, paged.rest_count)
        words = ngettext(
            "Show {count} more group, of {rest} left",
            "Show {count} more groups, of {rest} left",
            more,
        )
        st.button(
            words.format(count=more, rest=format_count(paged.rest_count)),
            key="follow-up-more-groups",
            on_click=show_more_groups,
        )


def _show_head(
    rules: FollowUpRules, gathered: Gathered, group: Group, *, is_all_chosen: bool
) -> None:
    by = gathered.by
    count = format_count(group.row_count)
    rule = rules.named(group.head["rule_code"]) if by == "rule" else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(
            f"{plain(_title(group.head, by, rule))}: {count}",
            anchor=False,
            width="content",
        )
        if rule is not None:
            st.markdown(severity_badge(rule.severity.value), width="content")
        _show_choose_all(gathered, group, is_all_chosen=is_all_chosen)
    if rule is not None:
        say_quietly(f"{why_in_words(rule)} {closes_in_words(rule)}")


def _title(head: Mapping[str, Any], by: str, rule: Rule | None) -> str:
    if rule is not None:
        return rule_title(rule)
    if by == "owner":
        if head["owner_role"] == "advisor" and not head["owner_advisor_id"]:
            owner = owner_in_words("advisor", None)
            return _("{owner}, not known who").format(owner=owner)
        return owner_in_words(head["owner_role"], head["owner_advisor_id"])
    if by == "delivery" and not head["delivery_id"]:
        return _("Without a delivery")
    if by == "delivery":
        # A unit's row has the name of the unit, which is not that of the delivery.
        count = head["workplace_count"]
        several = f"{format_count(count)} {workplaces(count)}"
        name = head["workplace_name"] if count == 1 else several
        return f"{head['delivery_id']} · {name or head['workplace_id']}"
    return head["workplace_name"] or head["workplace_id"] or _("No workplace given")


def _show_choose_all(gathered: Gathered, group: Group, *, is_all_chosen: bool) -> None:
    words = (
        ngettext("Let go of it", "Let go of all {count}", group.row_count)
        if is_all_chosen
        else ngettext("Choose it", "Choose all {count}", group.row_count)
    )
    st.button(
        words.format(count=format_count(group.row_count)),
        key=f"follow-up-all-{gathered.by}-{group.key}",
        type="tertiary",
        on_click=_let_go_of_all if is_all_chosen else _choose_all,
        args=(gathered, group.key),
        icon=":material/remove_done:" if is_all_chosen else ":material/done_all:",
    )


def _choose_all(gathered: Gathered, group: str) -> None:
    choose(gathered.keys_of(group))


def _let_go_of_all(gathered: Gathered, group: str) -> None:
    let_go(gathered.keys_of(group))


def _show_rest(group: Group, by: str) -> None:
    key = f"follow-up-more-{by}-{group.key}"
    if group.rest_count:
        more = min(MORE_ROWS, group.rest_count)
        st.button(
            _more_words(more, group.rest_count),
            key=key,
            type="tertiary",
            on_click=show_more_rows,
            args=(group.key, group.rows.height),
        )
    elif group.rows.height > FIRST_ROWS:
        # The same button, so that the focus stays where it is.
        st.button(
            _("Show fewer"),
            key=key,
            type="tertiary",
            on_click=show_fewer_rows,
            args=(group.key,),
        )


def _more_words(more: int, rest: int) -> str:
    if more == rest:
        return _("Show {count} more").format(count=format_count(more))
    return _("Show {count} more of {rest}").format(
        count=format_count(more), rest=format_count(rest)
    )
