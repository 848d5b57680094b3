"""List the gaps that have come or gone since last time, and count those that stand."""

import polars as pl

from app.exports.gaps import place_in_words
from app.metrics.since_last_gaps import WAYS
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.counted_only import listed_rows, unlisted_words
from app.sections.since_last_names import state_filter_words
from app.sections.since_last_read import SinceLast
from app.translations.follow_up_words import (
    follow_ups,
    listed,
    owner_label,
    rule_title,
)
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day, format_number


def gap_rows_findings(since: SinceLast) -> tuple[Finding, ...]:
    """List the gaps that came or went, and those that stand; none of what is none."""
    is_still = pl.col("change") == "still_open"
    changed, still = since.gaps.filter(~is_still), since.gaps.filter(is_still)
    return (
        *([] if changed.is_empty() else [_changed_finding(since, changed)]),
        *([] if still.is_empty() else [_still_finding(since, still)]),
    )


def change_label(change: str, closed_as: str | None) -> str:
    """Name what became of a gap, and of a closed one how."""
    if closed_as is not None:
        return _("Closed: {way}").format(way=_way_label(closed_as))
    return {"new": _("Newly come"), "reopened": _("Reopened")}[change]


def origin_label(origin: str) -> str:
    """Name why a gap is not what it was."""
    return {
        "happened": _("Happened since"),
        "corrected": _("Correction"),
        "not_told": _("Cannot be told"),
    }[origin]


def _changed_finding(since: SinceLast, changed: pl.DataFrame) -> Finding:
    day = format_day(since.then.as_of)
    count = changed.height
    return Finding(
        "gap_changes",
        ngettext(
            "{count} follow-up became overdue or was closed since {day}",
            "{count} follow-ups became overdue or were closed since {day}",
            count,
        ).format(count=format_count(count), day=day),
        (*_closed_words(changed), *unlisted_words(changed)),
        tables=_changes_tables(since, listed_rows(changed)),
        caption=caption(since.now, f"{format_count(count)} {follow_ups(count)}"),
        notes=(
            _(
                "Days past the deadline are those on {now}, and of a closed one those "
                "on {then}. Lapsed: the rule does not ask for it any more. "
                "Gone: the record, its delivery or its workplace is not in the data or "
                "not in the selection; what the data do not have is named by its id."
            ).format(now=format_day(since.now.as_of), then=day),
            *state_filter_words(since),
        ),
        screen="follow_up",
    )


def _closed_words(changed: pl.DataFrame) -> tuple[str, ...]:
    ways = changed["closed_as"].drop_nulls()
    counts = [(way, int((ways == way).sum())) for way in WAYS]
    if ways.is_empty():
        return ()
    said = [
        f"{format_count(count)} {_way_label(way)}" for way, count in counts if count
    ]
    return (_("Of the closed: {ways}.").format(ways=listed(said)),)


def _way_label(way: str) -> str:
    return {
        "done": _("done"),
        "exempt": _("exempt"),
        "lapsed": _("lapsed"),
        "moved": _("deadline moved"),
        "unknown": _("unknown now"),
        "gone": _("gone"),
    }[way]


def _changes_tables(since: SinceLast, changed: pl.DataFrame) -> tuple[Table, ...]:
    if changed.is_empty():
        return ()
    table = Table(
        _("What became overdue or was closed"),
        (
            Column(_("Change"), width=1.5),
            Column(_("News or correction"), width=1.4),
            Column(_("What"), width=2.2),
            Column(_("Workplace"), width=2.0),
            Column(_("Delivery"), width=0.8),
            Column(_("Owner"), width=1.2),
            Column(_("Deadline"), width=0.9),
            Column(_("Days past it"), is_number=True, width=0.7),
        ),
        tuple(
            (
                change_label(row["change"], row["closed_as"]),
                origin_label(row["origin"]),
                rule_title(since.rules.named(row["rule_code"])),
                place_in_words(row),
                row["delivery_id"] or "",
                owner_label(row["owner_role"]),
                format_day(row["due_on"]),
                format_count(row["overdue_days"]),
            )
            for row in changed.iter_rows(named=True)
        ),
    )
    return (table,)


def _still_finding(since: SinceLast, still: pl.DataFrame) -> Finding:
    days = still["overdue_days"].max()
    longest = days if isinstance(days, int) else 0
    return Finding(
        "gaps_still_open",
        ngettext(
            "{count} was overdue on {day} too, and is open still",
            "{count} were overdue on {day} too, and are open still",
            still.height,
        ).format(count=format_count(still.height), day=format_day(since.then.as_of)),
        (
            ngettext(
                "The oldest is {days} day past its deadline.",
                "The oldest is {days} days past its deadline.",
                longest,
            ).format(days=format_count(longest)),
        ),
        tables=(_still_table(since, still),),
        caption=caption(
            since.now, f"{format_count(still.height)} {follow_ups(still.height)}"
        ),
        notes=(
            _(
                "Each of them stands in the list of what is overdue now, apart from "
                "what is counted and not listed."
            ),
        ),
        screen="follow_up",
    )


def _still_table(since: SinceLast, still: pl.DataFrame) -> Table:
    counted = (
        still.group_by("rule_code")
        .agg(
            gap_count=pl.len(),
            median_days=pl.col("overdue_days").median(),
            longest_days=pl.col("overdue_days").max(),
        )
        .sort("gap_count", "rule_code", descending=[True, False])
    )
    return Table(
        _("Open on both days"),
        (
            Column(_("What"), width=3),
            Column(_("Follow-ups overdue"), is_number=True),
            Column(_("Days past it, median"), is_number=True),
            Column(_("Days past it, longest"), is_number=True),
        ),
        tuple(
            (
                rule_title(since.rules.named(row["rule_code"])),
                format_count(row["gap_count"]),
                format_number(row["median_days"], digits=0),
                format_count(row["longest_days"]),
            )
            for row in counted.iter_rows(named=True)
        ),
    )
