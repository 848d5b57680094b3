"""List the first rows of the work list in some order, with all of them as files."""

import polars as pl

from app.components.downloads import AllHits
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.components.work_list import Work
from app.exports.gaps import gap_labels, gap_rows
from app.translations.follow_up_words import follow_ups
from app.translations.gettext import _, current_language
from app.translations.numbers import format_count

SHOWN = 200
"""A list longer than this is read as a file: every row has sentences of its own."""

_COLUMNS = (
    *("rule_title", "workplace_name", "delivery_id"),
    *("fact", "owner_name", "advisor_id", "severity_name", "closes"),
)


def show_window(
    work: Work, rows: pl.DataFrame, *, days: str, key: str, name: str
) -> None:
    """Draw the first rows in words; the files hold all of them.

    Args:
        work: The work list.
        rows: Some of its rows, in the order to be shown; at least one.
        days: The column of days to be shown: overdue_days, or in_days.
        key: Unique on the page.
        name: What the rows are, for the file name.
    """
    window = _("Rows: {shown} of {total}").format(
        shown=format_count(min(SHOWN, rows.height)), total=format_count(rows.height)
    )
    if rows.height > SHOWN:
        say_quietly(
            _("The first {shown} of {total}. The files hold all of them.").format(
                shown=format_count(SHOWN), total=format_count(rows.height)
            )
        )
    show_table(
        _in_words(work, rows.head(SHOWN), days),
        key=key,
        name=name,
        title=_("Follow-up"),
        noun=follow_ups,
        labels={**gap_labels(), "in_days": _("In days")},
        all_hits=AllHits(rows.height, lambda: _in_words(work, rows, days), window),
    )


def _in_words(work: Work, rows: pl.DataFrame, days: str) -> pl.DataFrame:
    words = gap_rows(rows, work.rules, current_language()).select("due_on", *_COLUMNS)
    return words.insert_column(1, rows[days])
