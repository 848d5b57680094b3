"""Draw what falls due in the coming 30, 60 or 90 days, by rule, owner and week."""

import polars as pl
import streamlit as st

from app.charts.coming_work import coming_work_chart
from app.components.addresses import know_words
from app.components.charts import show_chart
from app.components.follow_up_findings import concerned_words
from app.components.follow_up_window import show_window
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.work_list import Work
from app.metrics.gap_counts import (
    HORIZONS,
    SEVERITIES,
    coming_by_week,
    coming_rows,
    count_coming,
)
from app.metrics.overview_findings import due_soon_finding
from app.translations.follow_up_words import owner_label, rule_title, severity_label
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import since_label


def show_coming_work(page: Page, work: Work) -> None:
    """Draw what falls due within a horizon that the reader chooses.

    Args:
        page: The page of this rerun.
        work: The work list of the page.
    """
    title = st.container()
    within = _choose_horizon()
    ahead = coming_rows(work.rows, within)
    with title:
        page.title(due_soon_finding(ahead.height, within))
    say_quietly(
        _(
            "What is due from {day} on, and is not done; what is overdue stands in the "
            "work list. Exempt follow-ups are left out."
        ).format(day=format_day(page.as_of))
    )
    if coming_rows(work.rows, max(HORIZONS)).is_empty():
        return
    grid = st.grid(12, min_column_width=56, gap=("small", 32))
    with grid.cell(column_span=7):
        _show_weeks(page, work, ahead, within)
    with grid.cell(column_span=5):
        _show_owners(work)
    _show_rules(work)
    if ahead.is_empty():
        return
    st.header(_("What is coming, the nearest first"), anchor=False)
    show_window(
        work,
        ahead.with_columns(in_days=-pl.col("overdue_days")),
        days="in_days",
        key="coming-work",
        name=_("coming-follow-up"),
    )


def _choose_horizon() -> int:
    know_words("within", HORIZONS, since_label)
    chosen = st.segmented_control(
        _("How far ahead"),
        HORIZONS,
        default=HORIZONS[0],
        required=True,
        format_func=since_label,
        key="within",
        label_visibility="collapsed",
        bind="query-params",
    )
    return chosen or HORIZONS[0]


def _show_weeks(page: Page, work: Work, ahead: pl.DataFrame, within: int) -> None:
    if ahead.is_empty():
        return
    weeks = coming_by_week(work.rows, page.as_of, within)
    totals = weeks.group_by("week_on").agg(pl.col("gap_count").sum())
    week_on, most = totals.sort("gap_count", "week_on", descending=[True, False]).row(0)
    show_chart(
        coming_work_chart(weeks, page.theme),
        finding=_("The week from {day} has the most: {count}").format(
            day=format_day(week_on), count=format_count(most)
        ),
        caption=_("n = {total} · data as of {day}").format(
            total=concerned_words(ahead, work.rules), day=format_day(page.as_of)
        ),
        table=_weeks_twin(weeks),
        key="coming-weeks",
        labels={"week_on": _("The week from")},
    )


def _weeks_twin(weeks: pl.DataFrame) -> pl.DataFrame:
    wide = weeks.pivot("severity", index="week_on", values="gap_count")
    return wide.select(
        "week_on",
        *(pl.col(each).alias(severity_label(each)) for each in SEVERITIES),
        pl.sum_horizontal(SEVERITIES).alias(_("In all")),
    )


def _show_owners(work: Work) -> None:
    roles = count_coming(work.rows, "owner_role")
    names = {role: owner_label(role) for role in roles["owner_role"]}
    _show_table(roles, _("Owner"), names, title=_("By owner"))


def _show_rules(work: Work) -> None:
    titles = {rule.code: rule_title(rule) for rule in work.rules.used}
    rules = count_coming(work.rows, "rule_code")
    _show_table(rules, _("Rule"), titles, title=_("By rule"))


def _show_table(
    counts: pl.DataFrame, group: str, names: dict[str, str], *, title: str
) -> None:
    st.header(title, anchor=False)
    words = [names[code] for code in counts.to_series(0)]
    st.table(
        pl.DataFrame(
            {
                group: words,
                **{
                    since_label(days): counts[f"within_{days}"].cast(pl.String)
                    for days in HORIZONS
                },
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=title,
    )
