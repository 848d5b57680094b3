"""Draw what people have decided about follow-up as tables, each with its files.

This module is long because the tables share their columns and headings.
"""

from datetime import date

import polars as pl
import streamlit as st

from app.components.downloads import RowWords
from app.components.follow_up_records_rows import standing_words, who_words
from app.components.quiet import say_quietly
from app.components.tables import show_worded_table
from app.translations.follow_up_words import owner_in_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count

_WORDS_WIDTH = 260
"""Pixels of what somebody wrote; the rest is read in the cell or the file."""


def show_exemptions(rows: pl.DataFrame, as_of: date) -> None:
    """Draw the exemptions that have not run out, the first to end first.

    Args:
        rows: Rows of `see_records`.
        as_of: One that was made on a later day holds from that day.
    """
    _heading(ngettext("{count} exemption", "{count} exemptions", rows.height), rows)
    if rows.is_empty():
        say_quietly(_("Nothing is exempt on this day."))
        return
    _show(_in_force(rows, as_of), key="records-exemptions", title=_("Exemptions"))


def show_assignments(rows: pl.DataFrame, as_of: date) -> None:
    """Draw the assignments that have not run out; arguments as `show_exemptions`."""
    _heading(ngettext("{count} assignment", "{count} assignments", rows.height), rows)
    if rows.is_empty():
        say_quietly(_("Nothing is given to another owner on this day."))
        return
    _show(
        _in_force(rows, as_of, _owners(rows)),
        key="records-assignments",
        title=_("Assignments"),
    )


def show_comments(rows: pl.DataFrame) -> None:
    """Draw the comments, the newest first."""
    _heading(ngettext("{count} comment", "{count} comments", rows.height), rows)
    if rows.is_empty():
        say_quietly(_("Nobody has commented on anything."))
        return
    _show(
        rows.sort("made_at", "entry_id", descending=True).select(
            *_where(), "comment", *_made(rows), _standing(), "fact"
        ),
        key="records-comments",
        title=_("Comments"),
    )


def show_run_out(exemptions: pl.DataFrame, assignments: pl.DataFrame) -> None:
    """Draw what has run out, the last to end first; nothing when nothing has."""
    both = [
        each.select(
            *_where(),
            pl.lit(act).alias("act"),
            _owners(each)
            if act == "assign"
            else pl.lit(None, pl.String).alias("owned"),
            "reason",
            "until_on",
            _standing(),
            *_made(each),
        )
        for each, act in ((exemptions, "exempt"), (assignments, "assign"))
    ]
    rows = pl.concat(both).sort("until_on", descending=True, maintain_order=True)
    if rows.is_empty():
        return
    _heading(ngettext("{count} has run out", "{count} have run out", rows.height), rows)
    say_quietly(_("The rows are back on the list, or with their owner, by themselves."))
    _show(
        rows.with_columns(act=_acts("act")), key="records-run-out", title=_("Run out")
    )


def show_audit(rows: pl.DataFrame) -> None:
    """Draw who did what when, the newest first.

    Args:
        rows: Rows of `see_records` of the audit list.
    """
    _heading(
        ngettext(
            "{count} line: who did what", "{count} lines: who did what", rows.height
        ),
        rows,
    )
    say_quietly(_("One line per record. What is taken back stays on the list."))
    _show(
        rows.select(
            *_made(rows, by="who"),
            _acts("act"),
            *_where(),
            "words",
            _owners(rows),
            "until_on",
            "is_taken_back",
            _standing(),
        ),
        key="records-audit",
        title=_("Who did what"),
    )


def act_words() -> dict[str, str]:
    """Name what somebody can do with rows of the work list, by code."""
    return {
        "exempt": _("Exempted"),
        "assign": _("Given away"),
        "comment": _("Commented on"),
        "undo": _("Taken back"),
    }


def _heading(words: str, rows: pl.DataFrame) -> None:
    st.header(words.format(count=format_count(rows.height)), anchor=False)


def _show(rows: pl.DataFrame, *, key: str, title: str) -> None:
    # The filters of the page do not choose what people have written.
    words = RowWords(
        slug=title.lower(),
        code=key.replace("-", "_"),
        title=title,
        labels=_labels(),
        is_filtered=False,
    )
    wide = dict.fromkeys(("reason", "comment", "words"), _WORDS_WIDTH)
    widths = wide | {"rule_title": 210, "workplace_name": 180}
    show_worded_table(rows, words, key=key, widths=widths)


def _in_force(rows: pl.DataFrame, as_of: date, *owners: pl.Series) -> pl.DataFrame:
    is_later = pl.col("from_on") > as_of
    later = [is_later.alias("is_later")] if rows.select(is_later.any()).item() else []
    return rows.select(
        *_where(),
        *owners,
        "reason",
        "until_on",
        *later,
        _standing(),
        *_made(rows),
        "fact",
    ).sort("until_on", "made_on", "clock")


def _where() -> tuple[str, ...]:
    return ("rule_title", "workplace_name", "delivery_id")


def _standing() -> pl.Expr:
    return pl.col("standing").replace(standing_words())


def _made(rows: pl.DataFrame, by: str = "made_by") -> list[pl.Expr]:
    names = {name: who_words(name) for name in rows[by].unique()}
    return [
        pl.col("made_on"),
        pl.col("clock"),
        pl.col(by).replace(names).alias("who"),
    ]


def _acts(column: str) -> pl.Expr:
    return pl.col(column).replace(act_words())


def _owners(rows: pl.DataFrame) -> pl.Series:
    owners = rows.select("owner_role", "advisor_id").iter_rows()
    said = [role and owner_in_words(role, advisor) for role, advisor in owners]
    return pl.Series("owned", said, dtype=pl.String)


def _labels() -> dict[str, str]:
    return {
        "rule_title": _("What"),
        "standing": _("Now"),
        "fact": _("Why"),
        "reason": _("Reason"),
        "comment": _("Comment"),
        "words": _("Reason or comment"),
        "owned": _("Given to"),
        "until_on": _("Last day"),
        "made_on": _("Written on"),
        "clock": _("Time"),
        "who": _("Who"),
        "act": _("What was done"),
        "is_later": _("Begins after this day"),
        "is_taken_back": _("Has been taken back"),
    }
