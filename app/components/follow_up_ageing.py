"""Draw how long what is overdue has stood, by rule and by severity."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from app.charts.ageing import AgeBar, ageing_chart
from app.components.charts import show_chart
from app.components.follow_up_findings import concerned_words
from app.components.follow_up_window import show_window
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.work_list import Work
from app.metrics.ageing import BANDS, count_by_age, oldest
from app.metrics.follow_up_part_findings import age_group_finding, ageing_finding
from app.metrics.gap_counts import SEVERITIES
from app.translations.follow_up_words import rule_title, severity_label
from app.translations.gap_words import age_band_label
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day

MOST_BARS = 8
"""The rules that have waited longest are drawn; the table twin has them all."""


def show_ageing(page: Page, work: Work) -> None:
    """Draw how long what is overdue has stood, and list the oldest.

    Args:
        page: The page of this rerun.
        work: The work list of the page.
    """
    rows = oldest(work.rows)
    severities = count_by_age(rows, "severity")
    page.title(ageing_finding(severities))
    if rows.is_empty():
        say_quietly(_("Exempt follow-ups are left out."))
        return
    say_quietly(
        _(
            "From the left, in bar and in numbers: {bands}. Counted from the day each "
            "was due; the bands are ours. Exempt follow-ups are left out."
        ).format(bands=", ".join(age_band_label(band) for band in reversed(BANDS)))
    )
    n = _("n = {total} · data as of {day}").format(
        total=concerned_words(rows, work.rules), day=format_day(page.as_of)
    )
    rules = {rule.code: rule_title(rule) for rule in work.rules.used}
    by_rule = count_by_age(rows, "rule_code")
    grid = st.grid(12, min_column_width=56, gap=("small", 32))
    with grid.cell(column_span=7):
        shown = _("{shown} of {count} rules with something overdue").format(
            shown=format_count(min(MOST_BARS, by_rule.height)),
            count=format_count(by_rule.height),
        )
        _show_bars(page, by_rule, _("Rule"), rules.__getitem__, caption=shown)
    with grid.cell(column_span=5):
        _show_bars(page, _in_order(severities), _("Severity"), _severity, caption=n)
    st.header(_("Those that have stood the longest"), anchor=False)
    show_window(
        work, rows, days="overdue_days", key="ageing", name=_("overdue-follow-up")
    )


def _in_order(severities: pl.DataFrame) -> pl.DataFrame:
    order = pl.DataFrame({"severity": SEVERITIES})
    return order.join(severities, on="severity", maintain_order="left")


def _severity(severity: str) -> str:
    return _("{severity} severity").format(severity=severity_label(severity))


def _show_bars(
    page: Page,
    counts: pl.DataFrame,
    group: str,
    label: Callable[[str], str],
    *,
    caption: str,
) -> None:
    code = counts.columns[0]
    named = counts.with_columns(
        pl.Series(code, [label(each) for each in counts[code]], dtype=pl.String)
    )
    bars = [
        AgeBar(row[code], {band: row[f"{band}_count"] for band in BANDS})
        for row in named.head(MOST_BARS).iter_rows(named=True)
    ]
    show_chart(
        ageing_chart(bars, page.theme),
        finding=age_group_finding(named, code),
        caption=caption,
        table=named,
        key=f"ageing-{code}",
        labels={
            code: group,
            **{f"{band}_count": age_band_label(band) for band in BANDS},
            "overdue_count": _("Overdue in all"),
            "longest_days": _("The longest, days"),
        },
    )
