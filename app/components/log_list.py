"""List the lines of the log in words, some of them at a time, the newest first."""

from collections.abc import Mapping
from math import ceil

import polars as pl

from app.components.downloads import AllHits, RowWords
from app.components.log_choices import Chosen, choose_window
from app.components.log_names import area_names
from app.components.page import Page
from app.components.tables import show_worded_table
from app.records.log_reading import LogChoice, read_lines
from app.translations.gettext import _, ngettext
from app.translations.local_time import on_the_clock
from app.translations.log_words import (
    act_label,
    area_words,
    channel_label,
    event_words,
    role_words,
    who_label,
)
from app.translations.numbers import format_count

WINDOW_LINES = 100
"""So many lines are read and drawn at a time, however many there are."""

Names = Mapping[tuple[str, str], str]


def show_lines(page: Page, chosen: Chosen, total: int) -> None:
    """Draw one window of the list, with all lines as files.

    Args:
        page: The page.
        chosen: What the lines are chosen by.
        total: How many lines there are; at least one.

    Raises:
        RecordsError: The log cannot be read.
    """
    windows = ceil(total / WINDOW_LINES)
    skipped = (min(choose_window(chosen, windows), windows) - 1) * WINDOW_LINES
    wanted = chosen.lines()
    lines = read_lines(page.home, wanted, skipped=skipped, limit=WINDOW_LINES)
    if lines.is_empty():
        return
    shown = _("{first}–{last} of {count}").format(
        first=format_count(skipped + 1),
        last=format_count(skipped + lines.height),
        count=format_count(total),
    )
    show_worded_table(
        lines_in_words(lines, area_names(page, _areas(lines))),
        _words(chosen),
        key="log-lines",
        widths={"happened_at": 150, "what_happened": 520, "area_in_words": 200},
        all_hits=AllHits(
            total,
            lambda: _all_lines(page, wanted, total),
            _("Rows: {shown}").format(shown=shown),
        ),
    )


def lines_in_words(lines: pl.DataFrame, names: Names) -> pl.DataFrame:
    """Write lines of the log as a reader sees them.

    Args:
        lines: Rows of `records.log_reading.read_lines`.
        names: Kind and code of an area to its name.
    """
    return lines.select(
        on_the_clock("said_at").alias("happened_at"),
        _series("who_it_was", [who_label(who) for who in lines["who"]]),
        _series("what_happened", _events(lines)),
        _series("kind_of_event", [act_label(act) for act in lines["act"]]),
        _series("role_then", [role_words(role) for role in lines["role"]]),
        _series(
            "area_in_words",
            [
                area_words(kind, code, names)
                for kind, code in lines.select("area_kind", "area_code").iter_rows()
            ],
        ),
        _series("channel_word", [channel_label(each) for each in lines["channel"]]),
        line_number="line_id",
    )


def _all_lines(page: Page, wanted: LogChoice, total: int) -> pl.DataFrame:
    # The line that this file writes into the log is not among those that were counted.
    lines = read_lines(page.home, wanted)
    lines = lines.tail(total)
    return lines_in_words(lines, area_names(page, _areas(lines)))


def _events(lines: pl.DataFrame) -> list[str]:
    told = lines.select("act", "subject", "subject_id", "rows_count", "details")
    return [event_words(*line) for line in told.iter_rows()]


def _areas(lines: pl.DataFrame) -> list[str]:
    return lines["area_code"].drop_nulls().unique().to_list()


def _words(chosen: Chosen) -> RowWords:
    return RowWords(
        slug=_("log"),
        code="log",
        title=_("The log"),
        noun=lambda count: ngettext("event", "events", count),
        labels={
            "happened_at": _("When"),
            "who_it_was": _("Who"),
            "what_happened": _("What happened"),
            "kind_of_event": _("Kind of event"),
            "role_then": _("Role"),
            "area_in_words": _("Area"),
            "channel_word": _("From where"),
            "line_number": _("Line"),
        },
        narrowed=chosen.in_words(),
        is_filtered=False,
    )


def _series(name: str, values: list[str | None] | list[str]) -> pl.Series:
    return pl.Series(name, values, dtype=pl.String)
