"""Draw one row of the work list: what, where, how long, why and who."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.components.follow_up_selection import RowKey, chosen_keys, follow_checkbox
from app.components.page import Page
from app.translations.follow_up_words import (
    STATE_MARKS,
    days_in_words,
    fact_in_words,
    owner_in_words,
    owner_label,
    rule_title,
    severity_badge,
    source_in_words,
    state_label,
)
from app.translations.gettext import _, current_language, ngettext
from app.translations.labels import code_label
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from data.follow_up import Rule
from data.sentence import Sentence
from data.vocabulary import GapGrain, OwnerRole

WIDTHS = {"check": 28, "when": 158, "where": 338}
"""Pixels of the first cells, so that the rows line up; the last takes what is left."""

Row = Mapping[str, Any]
"""A row of the work list of a page."""


def show_row(page: Page, row: Row, rule: Rule, *, is_under_rule: bool) -> None:
    """Draw a row with its checkbox.

    Args:
        page: The page of this rerun.
        row: The row.
        rule: Its rule.
        is_under_rule: Does the head of the group tell of the rule already?
    """
    with st.container(horizontal=True, gap="xsmall"):
        _draw_checkbox(row, rule)
        st.markdown(_when(row), width=WIDTHS["when"])
        st.markdown(_where(page, row, rule), width=WIDTHS["where"])
        if is_under_rule:
            st.markdown(_lines([_fact(row, rule), *_people(row)]), width="stretch")
            return
        title = f"{plain(rule_title(rule))} {severity_badge(rule.severity.value)}"
        closes = _quiet(closes_in_words(rule))
        st.markdown(
            _lines([title, _fact(row, rule), closes, *_people(row)]),
            help=why_in_words(rule),
            width="stretch",
        )


def why_in_words(rule: Rule) -> str:
    """Say why a rule is there, and where its deadline comes from."""
    return f"{_said(rule.why)} {plain(source_in_words(rule))}"


def closes_in_words(rule: Rule) -> str:
    """Say what would close a gap of the rule."""
    return _("What closes it: {closes}").format(closes=_said(rule.closes))


def _draw_checkbox(row: Row, rule: Rule) -> None:
    key: RowKey = (row["rule_code"], row["record_id"])
    widget = f"pick-{'/'.join(key)}"
    st.session_state[widget] = key in chosen_keys()
    st.checkbox(
        _("Choose: {what}, {where}").format(
            what=plain(rule_title(rule)), where=plain(_name(row))
        ),
        key=widget,
        label_visibility="collapsed",
        width=WIDTHS["check"],
        on_change=follow_checkbox,
        args=(widget, key),
    )


def _when(row: Row) -> str:
    state, days = row["state"], days_in_words(row["overdue_days"])
    mark = STATE_MARKS[state]
    if state == "exempt":
        until = format_day(row["exempt_until_on"])
        said = _("exempt to and including {day}").format(day=until)
        # The mark of an exempt row is a line, which before a number would be a minus.
        exempt = state_label(state)
        return _lines([f":gray[{exempt} · {days}]", _quiet(said)])
    if state == "overdue":
        since = _("since {day}").format(day=format_day(row["due_on"]))
        return _lines([f":orange[**{mark} {days}**]", _quiet(since)])
    by = _("by {day}").format(day=format_day(row["due_on"]))
    return _lines([f"**{mark} {days}**", _quiet(by)])


def _where(page: Page, row: Row, rule: Rule) -> str:
    name = plain(_name(row))
    if row["workplace_id"]:
        name = page.linked(name, "workplace", id=row["workplace_id"])
    if row["merged_into_name"]:
        merged = _("now part of {name}").format(name=plain(row["merged_into_name"]))
        name += f" {_quiet(merged)}"
    beside = []
    if row["delivery_id"]:
        key = row["delivery_id"]
        beside.append(page.linked(plain(key), "delivery", id=key))
    beside += [
        plain(word)
        for word in (
            code_label("delivery_type", row["delivery_type"]),
            row["centre_name"],
            _record(row, rule),
        )
        if word
    ]
    return _lines([name, _quiet(" · ".join(beside))])


def _record(row: Row, rule: Rule) -> str | None:
    """Name a record that has no page of its own."""
    if rule.per in (GapGrain.DELIVERY, GapGrain.UNIT):
        return None
    grain = (code_label(GapGrain, rule.per.value) or "").lower()
    return f"{grain} {row['record_id']}"


def _name(row: Row) -> str:
    name = row["workplace_name"] or row["workplace_id"]
    return name or _("No workplace given")


def _fact(row: Row, rule: Rule) -> str:
    return plain(fact_in_words(row, rule))


def _people(row: Row) -> list[str]:
    """Say who owns the row, and what people have written on it."""
    said = [_("Owner: {owner}").format(owner=plain(_owner(row)))]
    if row["assigned_until_on"] is not None:
        said.append(
            _("Given to {owner} to and including {day}: {reason}").format(
                owner=plain(owner_in_words(row["owner_role"], row["advisor_id"])),
                day=format_day(row["assigned_until_on"]),
                reason=plain(row["assigned_reason"]),
            )
        )
    if row["state"] == "exempt":
        reason = plain(row["exempt_reason"])
        said.append(_("Exempt: {reason}").format(reason=reason))
    if row["comment_count"]:
        count = ngettext(
            "{count} comment: “{newest}”",
            "{count} comments, the newest: “{newest}”",
            row["comment_count"],
        )
        said.append(
            count.format(
                count=format_count(row["comment_count"]),
                newest=plain(row["newest_comment"]),
            )
        )
    return [_quiet(each) for each in said]


def _owner(row: Row) -> str:
    role, advisor = row["owner_role"], row["advisor_id"]
    owner = owner_in_words(role, advisor)
    if role == OwnerRole.ADVISOR or not advisor:
        return owner
    return f"{owner} · {owner_label(OwnerRole.ADVISOR.value)} {advisor}"


def _said(sentence: Sentence) -> str:
    return plain(sentence.in_language(current_language()))


def _quiet(text: str) -> str:
    return f":small[:gray[{text}]]"


def _lines(lines: list[str]) -> str:
    # Two spaces at the end of a line break it.
    return "  \n".join(line for line in lines if line)
