"""Make one row per case of Fia's events: what the case is now, and since when.

Only the newest event of a case says what it is, by time and then by its ULID, so an
event that was undone (TILBAKE) needs no rule of its own.
"""

from typing import NamedTuple

import polars as pl

from data.fia import fia_statuses
from pipelines.sources.fia.newest import newest_rows
from pipelines.sources.fia.time import read_utc, unreadable

FIA_SYSTEM = "Fia system"
"""Who has changed what Fia itself changed; it sits in no centre."""

_MIGRATION = "MIGRERING_TIL_NY_FLYT"


class Cases(NamedTuple):
    """The cases of an export, and what was found on the way."""

    rows: pl.DataFrame
    """case_key, every field of the newest event, and `_case_facts`; one per case."""
    events: pl.DataFrame
    """The events that count, with at (UTC), case_key and meaning, by case and time."""
    passed_over: int
    """Rows of events that have a newer row."""
    unreadable_times: int
    """Events whose time cannot be read; they count as the oldest of their case."""


def read_cases(rows: pl.DataFrame) -> Cases:
    """Read the events of `ia-sak-statistikk-v1`.

    A row without a case number is a case of its own, so that the rules set it aside.
    """
    newest = newest_rows(rows, ["endretAvHendelseId"], "endretTidspunkt")
    at = read_utc("endretTidspunkt")
    events = newest.rows.with_columns(
        status=pl.col("status").str.to_uppercase(),
        at=at,
        is_unreadable=unreadable("endretTidspunkt", at).is_not_null(),
        case_key=case_key(),
    ).with_columns(meaning=meaning_of("case"))
    order = ["case_key", "at", "endretAvHendelseId", "source_row"]
    events = events.sort(order, nulls_last=False)
    fields = [name for name in rows.columns if name != "case_key"]
    cases = (
        _mark_running(events)
        .group_by("case_key", maintain_order=True)
        .agg(*(pl.col(name).last() for name in fields), *_case_facts())
    )
    unreadable_times = events.filter("is_unreadable").height
    return Cases(cases, events, newest.passed_over, unreadable_times)


def case_key() -> pl.Expr:
    """Name the case of a row; one without a number is alone."""
    alone = pl.format("row {}", "source_row")
    return pl.coalesce("saksnummer", alone)


def meaning_of(kind: str) -> pl.Expr:
    """Say what the status of a `case`, `cooperation` or `survey` means; null: unknown.

    It needs status in capital letters.
    """
    known = fia_statuses(kind)
    return pl.col("status").replace_strict(
        list(known), list(known.values()), default=None, return_dtype=pl.String
    )


def _mark_running(events: pl.DataFrame) -> pl.DataFrame:
    """Mark the events since the case was last without help."""
    is_help = pl.col("meaning").is_in(["ongoing", "completed"]).fill_null(value=False)
    without_help = (~is_help).cast(pl.Int64).reverse().cum_sum().reverse()
    return events.with_columns(
        is_running=without_help.over("case_key") == 0,
    )


def _case_facts() -> list[pl.Expr]:
    """Gather first_at, last_at, meaning, running_at, centre_id, all_orgnr of a case."""
    running = pl.col("is_running")
    is_start = (pl.col("meaning").filter(running).first() == "ongoing") & (
        pl.col("hendelse").filter(running).first().ne_missing(_MIGRATION)
    )
    centre = pl.col("enhetsnummer")
    by_person = centre.filter(pl.col("endretAv").ne_missing(FIA_SYSTEM))
    return [
        pl.col("at").min().alias("first_at"),
        pl.col("at").last().alias("last_at"),
        pl.col("meaning").last(),
        pl.when(is_start)
        .then(pl.col("at").filter(running).first())
        .alias("running_at"),
        pl.coalesce(by_person.drop_nulls().last(), centre.drop_nulls().last()).alias(
            "centre_id"
        ),
        pl.col("orgnr").drop_nulls().unique().sort().alias("all_orgnr"),
    ]
