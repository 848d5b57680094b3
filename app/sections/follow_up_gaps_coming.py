"""Say what falls due in the coming days: whose it is, and every row of it."""

from dataclasses import replace

import polars as pl

from app.metrics.gap_counts import WEEK_DAYS
from app.metrics.overview_findings import due_soon_finding
from app.sections.content import Finding
from app.sections.counted_only import unlisted_words
from app.sections.follow_up_gaps_rows import gap_caption, gap_tables, owner_bars
from app.sections.occasion import Moment
from app.translations.follow_up_words import owner_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from data.follow_up import FollowUpRules


def coming_findings(
    now: Moment,
    rules: FollowUpRules,
    rows: pl.DataFrame,
    owners: pl.DataFrame,
    *,
    days: int,
) -> tuple[Finding, ...]:
    """Draw what falls due by owner, and list all of it.

    Args:
        now: The moment of the meeting.
        rules: The rules of the installation.
        rows: Rows of `coming_rows`, the nearest first.
        owners: Rows of `count_coming` by owner.
        days: How many days ahead.
    """
    counted = gap_caption(now, rows.height)
    until = _(
        "What is due from {day} on, and is not done; what is overdue is counted apart."
    ).format(day=format_day(now.as_of))
    empty = Finding(
        "coming",
        due_soon_finding(rows.height, days),
        (until,),
        caption=counted,
        screen="follow_up",
        is_empty=True,
    )
    if rows.is_empty():
        return (empty,)
    return (
        _by_owner(empty, rows, owners, days=days),
        Finding(
            "coming_list",
            _week_finding(rows),
            (_("The nearest first."), *unlisted_words(rows)),
            tables=gap_tables(
                rows,
                rules,
                title=_("What is coming, row by row"),
                days_heading=_("Days left"),
            ),
            caption=counted,
            screen="follow_up",
        ),
    )


def _by_owner(
    empty: Finding, rows: pl.DataFrame, owners: pl.DataFrame, *, days: int
) -> Finding:
    """Draw the rows by owner, in the place of a finding that has none yet."""
    roles = owners["owner_role"].to_list()
    named = _("{owner} has the most: {count} of {all}.").format(
        owner=owner_label(roles[0]),
        count=format_count(int(owners[f"within_{days}"][0])),
        all=format_count(rows.height),
    )
    bars = _("Bars of what falls due within {days} days, one per owner.")
    return replace(
        empty,
        sentences=(named, *empty.sentences),
        chart=owner_bars(rows, roles, alt=f"{bars.format(days=days)} {named}"),
        is_empty=False,
    )


def _week_finding(rows: pl.DataFrame) -> str:
    soon = rows.filter(pl.col("overdue_days") >= -WEEK_DAYS).height
    if not soon:
        return _("Nothing of it falls due in the first {days} days").format(
            days=WEEK_DAYS
        )
    return ngettext(
        "{count} of {all} falls due in the first {days} days",
        "{count} of {all} fall due in the first {days} days",
        soon,
    ).format(count=format_count(soon), all=format_count(rows.height), days=WEEK_DAYS)
