"""Draw follow-up by owner and severity, and list it row by row.

A row says what, where, whose and by when. What a record says in free text, and who the
advisor is, is in no row; and what `counted_only` names has no row at all.
"""

import polars as pl

from app.exports.gaps import place_in_words
from app.metrics.gap_counts import SEVERITIES
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Column, Series, Table
from app.sections.counted_only import listed_rows
from app.sections.occasion import Moment
from app.translations.follow_up_words import (
    follow_ups,
    owner_label,
    rule_title,
    severity_label,
)
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day
from data.follow_up import FollowUpRules

_COLOURS: dict[str, Colour] = {"high": "orange", "medium": "amber", "low": "grey"}
_HATCHED = "medium"


def owner_bars(rows: pl.DataFrame, owners: list[str], *, alt: str) -> Bars:
    """Draw a bar per owner, with a part per severity.

    Args:
        rows: Rows of the work list, those that are counted.
        owners: The owners in the order of the bars.
        alt: What the chart shows.
    """
    counted: dict[tuple[str, str], int] = {
        (owner, severity): count
        for owner, severity, count in rows.group_by("owner_role", "severity")
        .len()
        .iter_rows()
    }

    def series(severity: str) -> Series:
        counts = [counted.get((owner, severity), 0) for owner in owners]
        return Series(
            severity_label(severity),
            tuple(map(float, counts)),
            tuple(format_count(count) if count else "" for count in counts),
            colour=_COLOURS[severity],
            is_hatched=severity == _HATCHED,
        )

    return Bars(
        alt,
        tuple(map(owner_label, owners)),
        tuple(map(series, SEVERITIES)),
        _("Follow-ups"),
        is_stacked=True,
    )


def gap_tables(
    rows: pl.DataFrame, rules: FollowUpRules, *, title: str, days_heading: str
) -> tuple[Table, ...]:
    """List follow-ups: what, where, whose, the deadline and how grave.

    Args:
        rows: Rows of the work list in the order of the table; those that are counted
            only are left out of it.
        rules: The rules of the installation.
        title: The title of the table.
        days_heading: What the days from the deadline, or to it, are called.

    Returns:
        One table, or none when no row may be listed.
    """
    listed = listed_rows(rows)
    table = Table(
        title,
        (
            Column(_("What"), width=2.4),
            Column(_("Where"), width=2.2),
            Column(_("Delivery"), width=1.0),
            Column(_("Owner"), width=1.5),
            Column(_("Deadline"), width=1.1),
            Column(days_heading, is_number=True, width=0.9),
            Column(_("Severity"), width=1.1),
        ),
        tuple(
            (
                rule_title(rules.named(row["rule_code"])),
                place_in_words(row),
                row["delivery_id"] or "",
                owner_label(row["owner_role"]),
                format_day(row["due_on"]),
                format_count(abs(row["overdue_days"])),
                severity_label(row["severity"]),
            )
            for row in listed.iter_rows(named=True)
        ),
    )
    return () if listed.is_empty() else (table,)


def gap_caption(now: Moment, count: int) -> str:
    """Say how many follow-ups a finding is of, and of which day."""
    return caption(now, f"{format_count(count)} {follow_ups(count)}")
