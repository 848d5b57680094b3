"""Show what is to be followed up of one delivery or one workplace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from app.charts.gap_marks import GapMark
from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.tables import show_table
from app.components.work_list import page_rules
from app.filters import Filters
from app.metrics.follow_up import OPEN
from app.permits import Act, may
from app.records.store import RecordsError
from app.translations.follow_up_words import days_in_words, fact_in_words
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count
from app.work_records import with_records
from data.follow_up import FollowUpRules
from data.vocabulary import FollowUpState, GapSeverity, OwnerRole


@dataclass(frozen=True)
class RecordGaps:
    """The gaps of one record, and the rules that found them."""

    page: Page
    rows: pl.DataFrame
    rules: FollowUpRules
    amiss: tuple[str, ...] = ()
    """What could not be read, a sentence each."""

    @property
    def marks(self) -> Sequence[GapMark]:
        """The gaps as they stand on a timeline."""
        return [
            GapMark(row["due_on"], row["state"], self.title(row))
            for row in self.rows.iter_rows(named=True)
            if isinstance(row["due_on"], date)
        ]

    def title(self, row: dict[str, object]) -> str:
        """Name a gap by its rule and its workplace."""
        rule = self.rules.named(str(row["rule_code"]))
        title = rule.title.in_language(self.page.language)
        return f"{title}: {row['workplace_name']}" if row["workplace_name"] else title


def gaps_of_delivery(page: Page, delivery_id: str) -> RecordGaps:
    """Find what is to be followed up of a delivery and its units."""
    return _gaps(page, pl.col("delivery_id") == delivery_id)


def gaps_of_workplace(page: Page, workplace_id: str) -> RecordGaps:
    """Find what is to be followed up at a workplace."""
    return _gaps(page, pl.col("workplace_id") == workplace_id)


def show_record_gaps(gaps: RecordGaps, *, key: str, sought: str) -> None:
    """List the gaps: what, since when, why, who, and what closes each.

    Args:
        gaps: What is to be followed up.
        key: Unique on the page.
        sought: What finds the same rows in the work list.
    """
    for sentence in gaps.amiss:
        st.warning(sentence, icon=":material/warning:")
    if gaps.rows.is_empty():
        show_empty_part(
            _("Follow-up"),
            _("Nothing is to be followed up here now or in the next 90 days."),
        )
        return
    st.header(gaps_finding(gaps.rows), anchor=False)
    show_table(
        _in_words(gaps),
        key=key,
        name=_("follow-up"),
        title=_("Follow-up"),
        noun=lambda count: ngettext("follow-up", "follow-ups", count),
        labels={
            "what": _("What"),
            "state": _("State"),
            "how_long": _("How long"),
            "due_on": _("Due"),
            "why": _("Why"),
            "owner": _("Owner"),
            "closes": _("What closes it"),
            "severity": _("Severity"),
            "exempt_until_on": _("Exempt to and including"),
        },
    )
    words = (
        _("Exempt, give to somebody or comment in the work list")
        if may(gaps.page.reader, Act.WRITE_FOLLOW_UP)
        else _("See them in the work list")
    )
    gaps.page.link(
        "follow_up",
        f":blue[{words}]",
        seek=sought,
    )


def gaps_finding(rows: pl.DataFrame) -> str:
    """Say how many gaps are open, how many of them are overdue, and what is coming.

    Args:
        rows: At least one row with state.
    """
    open_count = int(rows["state"].is_in(list(OPEN)).sum())
    overdue = int((rows["state"] == "overdue").sum())
    others = rows.height - open_count
    if not open_count:
        return _("Nothing is due now; something is coming or exempt")
    said = ngettext(
        "{count} follow-up is open, {overdue} of it overdue",
        "{count} follow-ups are open, {overdue} of them overdue",
        open_count,
    ).format(count=format_count(open_count), overdue=format_count(overdue))
    if not others:
        return said
    return _("{said}; {others} coming or exempt").format(
        said=said, others=format_count(others)
    )


def _gaps(page: Page, condition: pl.Expr) -> RecordGaps:
    # A record is looked at whole, whatever the filters choose.
    rules, faults = page_rules(page)
    amiss = [_rules_unread()] if faults else []
    filters = Filters(as_of=page.filters.as_of)
    found = page.follow_up(rules, filters).rows.filter(condition)
    try:
        rows = with_records(found, page.home, page.as_of, page.reader)
    except RecordsError:
        rows = found.with_columns(exempt_until_on=pl.lit(None, dtype=pl.Date))
        amiss.append(_records_unread())
    return RecordGaps(page, rows, rules, tuple(amiss))


def _rules_unread() -> str:
    return _(
        "The file of rules of this installation cannot be used, so the standard rules "
        "hold. The page Follow-up says what is wrong with it."
    )


def _records_unread() -> str:
    return _(
        "What people have exempted and assigned cannot be read at the moment: what is "
        "exempt stands here as open."
    )


def _in_words(gaps: RecordGaps) -> pl.DataFrame:
    rows = []
    for row in gaps.rows.iter_rows(named=True):
        rule = gaps.rules.named(row["rule_code"])
        rows.append(
            {
                "what": rule.title.in_language(gaps.page.language),
                "workplace_name": row["workplace_name"],
                "delivery_id": row["delivery_id"],
                "state": code_label(FollowUpState, row["state"]),
                "how_long": days_in_words(row["overdue_days"]),
                "due_on": row["due_on"],
                "why": fact_in_words(row, rule),
                "owner": code_label(OwnerRole, row["owner_role"]),
                "closes": rule.closes.in_language(gaps.page.language),
                "severity": code_label(GapSeverity, row["severity"]),
                "exempt_until_on": row["exempt_until_on"],
            }
        )
    return pl.DataFrame(rows, infer_schema_length=None).with_columns(
        pl.col("exempt_until_on", "due_on").cast(pl.Date)
    )
