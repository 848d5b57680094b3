"""What have people decided about follow-up: in force, run out, who did what when?"""

import polars as pl
import streamlit as st

from app.areas_of_records import within_area
from app.components.empty import show_nothing
from app.components.follow_up_records_rows import Known, read_known, see_records
from app.components.follow_up_records_tables import (
    show_assignments,
    show_audit,
    show_comments,
    show_exemptions,
    show_run_out,
)
from app.components.follow_up_records_undo import show_undo
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.work_list import Work
from app.records.follow_up import (
    list_assignments,
    list_audit,
    list_comments,
    list_exemptions,
)
from app.records.store import RecordsError
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def show_follow_up_records(page: Page, work: Work) -> None:
    """Draw exemptions, assignments, comments, what has run out, and the audit list.

    Args:
        page: The page of this rerun.
        work: The work list of the page; its rules name the records.
    """
    within = within_area(page.fetch_unfiltered)
    try:
        audit = list_audit(page.home, page.reader, within=within)
        lists = (
            list_exemptions(page.home, page.reader, within=within),
            list_assignments(page.home, page.reader, within=within),
            list_comments(page.home, page.reader, within=within),
        )
    except RecordsError:
        show_nothing(
            _("What people have written cannot be read at the moment."),
            hint=_("What is written is not touched. Try again in a while."),
        )
        return
    known = read_known(page, work.rules, audit)
    seen = see_records(audit, known, at="happened_at")
    exemptions, assignments = (see_records(each, known).rows for each in lists[:2])
    page.title(_finding(page, exemptions, assignments))
    if seen.hidden_count:
        _say_hidden(audit, known)
    if seen.rows.is_empty():
        show_nothing(
            _("Nobody has exempted, given away or commented on anything yet."),
            hint=_("Tick rows in the list, and choose what to do with them."),
        )
        return
    _show_lists(page, known, lists)
    show_undo(page, audit, seen.rows)
    show_audit(seen.rows)


def _show_lists(
    page: Page, known: Known, lists: tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]
) -> None:
    exemptions, assignments, comments = (
        see_records(each, known).rows for each in lists
    )
    lasts = pl.col("until_on") >= page.as_of
    say_quietly(
        _("In force on {day}. Where the record stands is as of {data_date}.").format(
            day=format_day(page.as_of), data_date=format_day(page.build.data_date)
        )
    )
    show_exemptions(exemptions.filter(lasts), page.as_of)
    show_assignments(assignments.filter(lasts), page.as_of)
    show_comments(comments)
    show_run_out(exemptions.filter(~lasts), assignments.filter(~lasts))


def _finding(page: Page, exemptions: pl.DataFrame, assignments: pl.DataFrame) -> str:
    exempt, given = (_in_force(each, page) for each in (exemptions, assignments))
    if not exempt and not given:
        return _("Nothing is exempt or given to another owner on {day}").format(
            day=format_day(page.as_of)
        )
    said = ngettext(
        "{count} follow-up is exempt on {day}",
        "{count} follow-ups are exempt on {day}",
        exempt,
    ).format(count=format_count(exempt), day=format_day(page.as_of))
    rest = ngettext(
        "{count} is given to another owner",
        "{count} are given to other owners",
        given,
    ).format(count=format_count(given))
    return f"{said}; {rest}"


def _in_force(records: pl.DataFrame, page: Page) -> int:
    """Count the records, not the decisions: one may be exempt twice over."""
    return (
        records.filter(
            pl.col("standing") == "open",
            pl.col("from_on") <= page.as_of,
            pl.col("until_on") >= page.as_of,
        )
        .select("rule_code", "record_id")
        .n_unique()
    )


def _say_hidden(audit: pl.DataFrame, known: Known) -> None:
    entries = audit.filter(pl.col("act") != "undo")
    count = see_records(entries, known, at="happened_at").hidden_count
    st.info(
        ngettext(
            "{count} record is about an action that is sensitive now, and is hidden.",
            "{count} records are about actions that are sensitive now, and are hidden.",
            count,
        ).format(count=format_count(count)),
        icon=":material/visibility_off:",
    )
