"""Draw what is overdue and due soon: how grave, whose, and by which rule."""

import polars as pl
import streamlit as st

from app.charts.gap_severity import GapBar, gap_bars_chart
from app.components.charts import show_chart
from app.components.follow_up_findings import concerned_words
from app.components.overview_links import linked_count, linked_name, work_words
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import may_open
from app.components.work_list import Work
from app.metrics.gap_counts import (
    SEVERITIES,
    count_open,
    count_severities,
)
from app.metrics.overview_findings import most_overdue_finding
from app.translations.follow_up_words import owner_label, rule_title, severity_badge
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import labelled
from data.follow_up import FollowUpRules

MOST_BARS = 6
"""The owners and rules with the most are drawn; the table twin has them all."""


def show_overdue(page: Page, work: Work) -> None:
    """Draw what is overdue and due soon by severity, and by owner."""
    owners = count_open(work.rows, "owner_role")
    soon = work.rows.filter(pl.col("state") == "due_soon")
    overdue = work.rows.filter(pl.col("state") == "overdue")
    if owners.is_empty():
        st.header(_("Nothing is overdue"), anchor=False)
        say_quietly(_("Nothing is overdue and nothing is due soon with these filters."))
        return
    owners = owners.with_columns(name=labelled(owners["owner_role"], owner_label))
    show_chart(
        gap_bars_chart(_bars(owners.head(MOST_BARS)), page.theme),
        finding=_finding(owners, _("Nothing is overdue, something is due soon")),
        caption=_caption(page, soon if overdue.is_empty() else overdue, work.rules),
        table=_twin(owners),
        key="overdue-owners",
        labels=_headings(_("Owner")),
    )
    _show_severities(page, work)
    _say_links(
        page,
        {
            name: work_words("overdue", owner_role=role)
            for role, name in owners.filter(pl.col("overdue_count") > 0)
            .select("owner_role", "name")
            .iter_rows()
        },
    )


def show_overdue_rules(page: Page, work: Work) -> None:
    """Draw which rules have the most overdue, and lead to the rows."""
    by_rule = count_open(work.rows, "rule_code").filter(pl.col("overdue_count") > 0)
    if by_rule.is_empty():
        return
    names = {rule.code: rule_title(rule) for rule in work.rules.used}
    by_rule = by_rule.with_columns(
        name=pl.col("rule_code").replace_strict(names, return_dtype=pl.String)
    )
    shown = by_rule.head(MOST_BARS)
    show_chart(
        gap_bars_chart(_bars(shown), page.theme),
        finding=_finding(by_rule, ""),
        caption=_("{shown} of {count} rules with something overdue").format(
            shown=format_count(shown.height), count=format_count(by_rule.height)
        ),
        table=_twin(by_rule),
        key="overdue-rules",
        labels=_headings(_("Rule")),
    )
    _say_links(
        page,
        {
            name: work_words("overdue", rule=work.rules.named(code))
            for code, name in shown.select("rule_code", "name").iter_rows()
        },
    )


def _say_links(page: Page, places: dict[str, dict[str, str]]) -> None:
    if places and may_open(page.reader, "follow_up"):
        links = [linked_name(page, name, words) for name, words in places.items()]
        say_quietly(_("Open: {links}").format(links=" · ".join(links)))


def _finding(groups: pl.DataFrame, without: str) -> str:
    first = groups.row(0, named=True)
    if not first["overdue_count"]:
        return without
    return most_overdue_finding(
        first["name"], first["overdue_count"], int(groups["overdue_count"].sum())
    )


def _bars(groups: pl.DataFrame) -> list[GapBar]:
    return [
        GapBar(
            row["name"],
            {severity: row[f"{severity}_count"] for severity in SEVERITIES},
            row["due_soon_count"],
        )
        for row in groups.iter_rows(named=True)
    ]


def _caption(page: Page, rows: pl.DataFrame, rules: FollowUpRules) -> str:
    return _("n = {total} · data as of {day}").format(
        total=concerned_words(rows, rules), day=format_day(page.as_of)
    )


def _show_severities(page: Page, work: Work) -> None:
    counted = count_severities(work.rows)
    st.table(
        pl.DataFrame(
            [
                {
                    "severity": severity_badge(severity),
                    "overdue": _("{count} overdue").format(
                        count=linked_count(
                            page, overdue, work_words("overdue", severity=severity)
                        )
                    ),
                    "due_soon": _("{count} soon").format(
                        count=linked_count(
                            page, soon, work_words("due_soon", severity=severity)
                        )
                    ),
                }
                for severity, overdue, soon in counted.iter_rows()
            ]
        ),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=_("What is overdue and due soon, by severity"),
    )


def _twin(groups: pl.DataFrame) -> pl.DataFrame:
    counts = [f"{severity}_count" for severity in SEVERITIES]
    return groups.select("name", *counts, "overdue_count", "due_soon_count")


def _headings(group: str) -> dict[str, str]:
    return {
        "name": group,
        "high_count": _("High, overdue"),
        "medium_count": _("Medium, overdue"),
        "low_count": _("Low, overdue"),
        "overdue_count": _("Overdue in all"),
        "due_soon_count": _("Due soon"),
    }
