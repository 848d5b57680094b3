"""Offer rows of the work list as workbook, calendar and list to print."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

import polars as pl
import streamlit as st

from app.clock import now
from app.components.downloads import RowSet, RowWords, conditions_of, show_download
from app.components.links import full_address
from app.components.log_lines import Taken, noted
from app.components.page import Page
from app.exports.calendar_file import CALENDAR_ENDING, CALENDAR_TYPE, calendar_file
from app.exports.extract import Conditions, file_name
from app.exports.formats import NORWEGIAN_CSV, XLSX
from app.exports.gaps import WORD_COLUMNS, gap_labels, gap_meanings, gap_rows
from app.exports.reminder_list import REMINDER_ENDING, REMINDER_TYPE, reminder_list
from app.translations.follow_up_words import follow_ups
from app.translations.gettext import _
from app.translations.numbers import format_count
from data.follow_up import FollowUpRules

FILES_WIDTH = 260
"""Pixels of the buttons for files, so that they fit on a phone."""
MOST_EVENTS = 2000
"""Calendars refuse a file with many more, and nobody can use so many days."""
_NOT_IN_CALENDAR = ("advisor", "seek")
"""Keys of the address with a pseudonym, or with what somebody has written."""


def show_calendar(
    page: Page, rules: FollowUpRules, rows: pl.DataFrame, *, which: str
) -> None:
    """Draw the button for the rows as a calendar file.

    Args:
        page: The page of this rerun.
        rules: The rules that found the rows.
        rows: Rows of the work list.
        which: `chosen` or `all`: which rows these are.
    """
    refused = _calendar_refusal(rows.height)
    write = calendar_writer(page, rules, rows)
    _button(
        _("Add to calendar"),
        rows,
        noted(page, Taken("follow_up", rows.height, "ics"), write),
        name=file_name(_("follow-up calendar"), page.as_of, CALENDAR_ENDING),
        mime=CALENDAR_TYPE,
        key=f"follow-up-{which}-ics",
        icon=":material/event:",
        tip=refused or _("One all-day event for each, on the day it is due."),
        disabled=bool(refused),
    )


def show_reminders(
    page: Page,
    rules: FollowUpRules,
    rows: pl.DataFrame,
    *,
    which: str,
    narrowed: Sequence[str],
) -> None:
    """Draw the button for the rows as a list to print.

    Args as `show_calendar`, and narrowed: what else chose the rows, in words.
    """
    conditions = _conditions(page, narrowed)
    write = partial(_reminders, page.language, rules, rows, conditions)
    taken = Taken(
        "follow_up", rows.height, "reminders", details={"narrowed": bool(narrowed)}
    )
    _button(
        _("Reminder list"),
        rows,
        noted(page, taken, write),
        name=file_name(_("reminder list"), page.as_of, REMINDER_ENDING),
        mime=REMINDER_TYPE,
        key=f"follow-up-{which}-list",
        icon=":material/print:",
        tip=_("A page per owner, to print or send. Opens in the browser."),
    )


def show_rows(
    page: Page,
    rules: FollowUpRules,
    rows: pl.DataFrame,
    *,
    which: str,
    narrowed: Sequence[str],
) -> None:
    """Draw the buttons for workbook and CSV; arguments as `show_reminders`."""
    words = RowWords(
        slug=_("Follow-up"),
        code="follow_up",
        title=_("Follow-up"),
        noun=follow_ups,
        labels=gap_labels(),
        meanings=gap_meanings(),
        narrowed=narrowed,
    )
    label = _("Chosen rows") if which == "chosen" else _("All hits")
    fetch = partial(_table, rows, rules, page.language)
    row_set = RowSet(which, label, rows.height, fetch)
    popover = st.popover(
        f"{label} ({format_count(rows.height)})",
        icon=":material/download:",
        key=f"follow-up-{which}-files",
    )
    with popover, st.container(width=FILES_WIDTH):
        for kind, name in ((XLSX, "Excel"), (NORWEGIAN_CSV, "CSV")):
            key = f"follow-up-{which}-{kind.code}"
            show_download(name, row_set, words, kind, page=page, key=key)


def _conditions(page: Page, narrowed: Sequence[str]) -> Conditions:
    return replace(conditions_of(page), narrowed=tuple(narrowed))


def _button(
    label: str,
    rows: pl.DataFrame,
    write: Callable[[], bytes],
    *,
    name: str,
    mime: str,
    key: str,
    icon: str,
    tip: str,
    disabled: bool = False,
) -> None:
    st.download_button(
        f"{label} ({format_count(rows.height)})",
        data=write,
        file_name=name,
        mime=mime,
        key=key,
        icon=icon,
        help=tip,
        on_click="ignore",
        disabled=disabled or rows.is_empty(),
    )


def _table(rows: pl.DataFrame, rules: FollowUpRules, language: str) -> pl.DataFrame:
    return gap_rows(rows, rules, language).select(WORD_COLUMNS)


def calendar_writer(
    page: Page, rules: FollowUpRules, rows: pl.DataFrame
) -> Callable[[], bytes]:
    """Give what writes the calendar when the button is pressed.

    Its address leads back to the list without the advisor and what was sought.
    """
    write = partial(
        calendar_file,
        rows,
        rules,
        language=page.language,
        way_back=full_address(page.query(), omit=_NOT_IN_CALENDAR),
        delivery_start=_delivery(page),
    )
    return lambda: write(made_at=now())


def _reminders(
    language: str, rules: FollowUpRules, rows: pl.DataFrame, conditions: Conditions
) -> bytes:
    made = replace(conditions, taken_at=now())
    return reminder_list(rows, rules, language=language, conditions=made)


def _delivery(page: Page) -> str:
    """Write the address of a delivery, up to its key; empty without a browser."""
    if not st.context.url:
        return ""
    address = page.address("delivery")
    return urljoin(st.context.url, f"{address}{'&' if '?' in address else '?'}id=")


def _calendar_refusal(count: int) -> str:
    """Say why so many rows are no calendar; empty when they can be one."""
    if not count:
        return _("There is nothing here to put in a calendar.")
    if count > MOST_EVENTS:
        return _("A calendar takes at most {count} of them. Choose fewer.").format(
            count=format_count(MOST_EVENTS)
        )
    return ""
