"""Show the catalogue of rules: what each asks for, why, and how its records stand."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from app.components.follow_up_row import closes_in_words
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.components.work_list import Work
from app.translations.follow_up_words import (
    basis_label,
    changes_in_words,
    grain_label,
    interval_words,
    limits_in_words,
    owner_label,
    rule_title,
    severity_badge,
    severity_label,
    source_in_words,
    source_label,
    state_label,
)
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from data.follow_up import FILE_NAME, FollowUpRules, Rule, standard_rules
from data.vocabulary import Basis, FollowUpState

Counts = Mapping[str, Mapping[str, int]]
"""Code of a rule to how many records are in each state."""


def show_rules(page: Page, work: Work) -> None:
    """Draw every rule, and the same as a list with its files.

    Args:
        page: The page of this rerun.
        work: The work list.
    """
    page.title(rules_finding(work.rules))
    counts = _counts(work)
    say_quietly(_about(page, work))
    standard = {rule.code: rule for rule in standard_rules().all_rules}
    grid = st.grid(2, min_column_width=320, gap="small")
    for rule in work.rules.all_rules:
        with grid.cell(), st.container(border=True, gap="xsmall", height="stretch"):
            _show_rule(page, rule, standard[rule.code], counts.get(rule.code, {}))
    _show_list(work.rules, counts)


def rules_finding(rules: FollowUpRules) -> str:
    """Say how many rules there are, and on how many numbers a source is followed."""
    used = rules.used
    printed = sum(rule.basis is Basis.PRINTED for rule in used)
    said = ngettext(
        "{count} rule is in use, {printed} with a deadline from usual practice",
        "{count} rules are in use, {printed} with a deadline from usual practice",
        len(used),
    )
    return said.format(count=len(used), printed=printed)


def _about(page: Page, work: Work) -> str:
    said = _(
        "Due soon is within {days} days. The counts are of {day}, before anybody’s "
        "exemptions; {exempt} are exempt now. Intervals are settings: {file} under "
        "the home of this installation changes them."
    )
    exempt = work.rows.filter(pl.col("state") == "exempt").height
    return said.format(
        days=work.rules.due_soon_days,
        day=format_day(page.as_of),
        exempt=format_count(exempt),
        file=plain(FILE_NAME),
    )


def _show_rule(
    page: Page, rule: Rule, standard: Rule, counts: Mapping[str, int]
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(plain(rule_title(rule)), anchor=False, width="content")
        st.markdown(_badges(rule), width="content")
    st.markdown(plain(rule.why.in_language(page.language)))
    facts = [
        _("Deadline: {interval} ({basis})").format(
            interval=interval_words(rule), basis=basis_label(rule)
        ),
        *limits_in_words(rule),
        _("Owner: {owner}").format(owner=owner_label(rule.owner.value)),
        _("Looks at: {what}").format(what=grain_label(rule.per.value)),
    ]
    st.markdown(" · ".join(plain(fact) for fact in facts))
    if changed := changes_in_words(rule, standard):
        words = _("Changed here: {changes}").format(changes=plain("; ".join(changed)))
        st.markdown(f":blue[{words}]")
    say_quietly(f"{closes_in_words(rule)} {plain(source_in_words(rule))}")
    say_quietly(_history_words(rule))
    if rule.is_used:
        st.markdown(_count_words(counts))


def _badges(rule: Rule) -> str:
    badge = severity_badge(rule.severity.value)
    return badge if rule.is_used else f"{badge} :gray-badge[{_('Switched off')}]"


def _history_words(rule: Rule) -> str:
    if rule.is_dated:
        return _("Can be told for any earlier day.")
    return _("Has no history: some of what it rests on has no day.")


def _count_words(counts: Mapping[str, int]) -> str:
    said = [
        f"{_state_label(state)} **{format_count(counts[state])}**"
        for state in map(str, FollowUpState)
        if counts.get(state)
    ]
    return " · ".join(said) or _("No record in view.")


def _show_list(rules: FollowUpRules, counts: Counts) -> None:
    states = [str(state) for state in FollowUpState if state != FollowUpState.EXEMPT]
    st.header(_("The same as a list"), anchor=False)
    rows = [
        {
            "rule_title": rule_title(rule),
            "interval": interval_words(rule),
            "basis_name": basis_label(rule),
            "owner_name": owner_label(rule.owner.value),
            "severity_name": severity_label(rule.severity.value),
            "grain_name": grain_label(rule.per.value),
            "rule_source": source_label(rule),
            "has_history": rule.is_dated,
            "is_rule_used": rule.is_used,
            **{
                f"{state}_count": counts.get(rule.code, {}).get(state, 0)
                for state in states
            },
            "rule_code": rule.code,
        }
        for rule in rules.all_rules
    ]
    show_table(
        pl.DataFrame(rows),
        key="follow-up-rules",
        name=_("rules"),
        title=_("Rules"),
        noun=lambda count: ngettext("rule", "rules", count),
        labels=_headings()
        | {f"{state}_count": _state_label(state) for state in states},
    )


def _state_label(state: str) -> str:
    # A party group that has everybody has no due day, and nothing is coming.
    if state == FollowUpState.NOT_DUE.value:
        return _("Not due, or nothing is missing")
    return state_label(state)


def _headings() -> dict[str, str]:
    return {
        "rule_title": _("Rule"),
        "interval": _("Deadline"),
        "basis_name": _("Where the deadline is from"),
        "owner_name": _("Owner"),
        "severity_name": _("Severity"),
        "grain_name": _("Looks at"),
        "rule_source": _("Source"),
        "has_history": _("Has history"),
        "is_rule_used": _("In use"),
        "rule_code": _("Code of the rule"),
    }


def _counts(work: Work) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    rows = work.state_counts.select("rule_code", "state", "record_count").iter_rows()
    for code, state, count in rows:
        counts.setdefault(code, {})[state] = count
    return counts
