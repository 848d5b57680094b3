"""Say what is overdue: whose it is, and every row of it."""

import polars as pl

from app.metrics.ageing import count_by_age
from app.metrics.follow_up_part_findings import ageing_finding
from app.metrics.gap_counts import SEVERITIES, count_severities
from app.metrics.overview_findings import most_overdue_finding, overdue_finding
from app.sections.content import Bars, Finding
from app.sections.counted_only import unlisted_words
from app.sections.follow_up_gaps_rows import gap_caption, gap_tables, owner_bars
from app.sections.occasion import Moment
from app.translations.follow_up_words import owner_label, rule_subject
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.follow_up import FollowUpRules


def overdue_findings(
    now: Moment, rules: FollowUpRules, owners: pl.DataFrame, notes: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Draw what is overdue by owner, and list all of it.

    Args:
        now: The moment of the meeting.
        rules: The rules of the installation.
        owners: Rows of `count_open` by owner.
        notes: What a reader must know of all of it.
    """
    heading = overdue_finding(count_severities(now.work), rules.due_soon_days)
    beside = (_exempt_sentence(now.work), *_unknown_sentence(now, rules))
    if now.overdue.is_empty():
        return (
            Finding(
                "overdue",
                heading,
                beside,
                caption=gap_caption(now, 0),
                notes=notes,
                screen="follow_up",
                is_empty=True,
            ),
        )
    overdue_owners = owners.filter(pl.col("overdue_count") > 0)
    return (
        Finding(
            "overdue",
            heading,
            (_most_sentence(now, rules, overdue_owners), *beside),
            chart=_chart(now, overdue_owners),
            caption=gap_caption(now, now.overdue.height),
            notes=notes,
            screen="follow_up",
        ),
        _list(now, rules),
    )


def _list(now: Moment, rules: FollowUpRules) -> Finding:
    order = pl.col("severity").cast(pl.Enum(SEVERITIES))
    rows = now.overdue.sort(
        order,
        "overdue_days",
        "rule_code",
        "record_id",
        descending=[False, True, False, False],
    )
    return Finding(
        "overdue_list",
        ageing_finding(count_by_age(now.work, "severity")),
        (_("The most severe first, and of these the oldest."), *unlisted_words(rows)),
        tables=gap_tables(
            rows,
            rules,
            title=_("What is overdue, row by row"),
            days_heading=_("Days overdue"),
        ),
        caption=gap_caption(now, rows.height),
        screen="follow_up",
    )


def _chart(now: Moment, owners: pl.DataFrame) -> Bars:
    first = owners.row(0, named=True)
    return owner_bars(
        now.overdue,
        owners["owner_role"].to_list(),
        alt=_(
            "Bars of what is overdue, one per owner, parted by severity. {owner} has "
            "the most: {count} of {all}."
        ).format(
            owner=owner_label(first["owner_role"]),
            count=format_count(first["overdue_count"]),
            all=format_count(now.overdue.height),
        ),
    )


def _most_sentence(now: Moment, rules: FollowUpRules, owners: pl.DataFrame) -> str:
    """Name the owner and the rule with the most."""
    whose = owners.row(0, named=True)
    by_rule = now.overdue["rule_code"].value_counts(sort=True)
    most = by_rule.sort("count", "rule_code", descending=[True, False]).row(0)
    said = most_overdue_finding(
        owner_label(whose["owner_role"]), whose["overdue_count"], now.overdue.height
    )
    return _("{owner}. Most common: {rule} ({count}).").format(
        owner=said,
        rule=rule_subject(rules.named(most[0])),
        count=format_count(most[1]),
    )


def _exempt_sentence(work: pl.DataFrame) -> str:
    count = work.filter(pl.col("state") == "exempt").height
    if not count:
        return _("None is exempt.")
    return ngettext(
        "{count} more is exempt for a time, and is not counted.",
        "{count} more are exempt for a time, and are not counted.",
        count,
    ).format(count=format_count(count))


def _unknown_sentence(now: Moment, rules: FollowUpRules) -> tuple[str, ...]:
    """Say how many rules cannot tell about an earlier day; the notes name them."""
    undated = sum(not rule.is_dated for rule in rules.used)
    if now.as_of >= now.build.data_date or not undated:
        return ()
    return (
        ngettext(
            "{count} rule knows nothing of this earlier day, and finds nothing.",
            "{count} rules know nothing of this earlier day, and find nothing.",
            undated,
        ).format(count=format_count(undated)),
    )
