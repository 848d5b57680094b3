"""Tie the cooperations of Fia to deliveries and units.

The cooperations of one case whose periods overlap are one delivery. The group with the
smallest cooperation id of the case has the case number as its key; every other group
has the case number and its own smallest id. So a key stays as it is when a case gets
one more cooperation.
"""

from typing import NamedTuple

import polars as pl

from pipelines.sources.fia.cases import Cases, case_key, meaning_of
from pipelines.sources.fia.groups import group_overlapping
from pipelines.sources.fia.newest import newest_rows
from pipelines.sources.fia.time import read_clock, to_utc


class Cooperations(NamedTuple):
    """The cooperations of an export."""

    rows: pl.DataFrame
    """Those that take part in a delivery: the fields, group_key, delivery_id, unit_id,
    is_multi_unit, start, end, meaning and what is known of the case."""
    every: pl.DataFrame
    """All of them, deleted ones too: id, saksnummer, all_orgnr."""
    passed_over: int
    deleted_count: int
    """Deleted ones, and those of deleted cases."""


_OF_CASE = ("orgnr", "all_orgnr", "centre_id", "first_at", "last_at", "case_meaning")


def read_cooperations(rows: pl.DataFrame, cases: Cases) -> Cooperations:
    """Read `samarbeid-v1`, and group what overlaps.

    Args:
        rows: The rows of the file.
        cases: The cases of the same export.
    """
    newest = newest_rows(rows, ["id"], "endret", "opprettet")
    of_case = cases.rows.rename({"meaning": "case_meaning"}).select(
        "case_key", *_OF_CASE
    )
    every = (
        newest.rows.with_columns(
            status=pl.col("status").str.to_uppercase(), case_key=case_key()
        )
        .with_columns(meaning=meaning_of("cooperation"))
        .join(of_case, on="case_key", how="left")
    )
    is_deleted = (pl.col("meaning") == "deleted").fill_null(value=False)
    of_deleted = (pl.col("case_meaning") == "deleted").fill_null(value=False)
    there = every.filter(~(is_deleted | of_deleted))
    return Cooperations(
        rows=_name_groups(group_overlapping(_with_periods(there))),
        every=every.select("id", "saksnummer", "all_orgnr"),
        passed_over=newest.passed_over,
        deleted_count=every.height - there.height,
    )


def _with_periods(cooperations: pl.DataFrame) -> pl.DataFrame:
    """Add start and end; one without an id has no start, and so is alone."""
    closed = {"completed": "fullfort", "stopped": "avbrutt"}
    changed = read_clock("endret")
    end = pl.coalesce(
        pl.when(pl.col("meaning") == meaning).then(
            pl.coalesce(read_clock(field), changed)
        )
        for meaning, field in closed.items()
    )
    return cooperations.with_columns(
        start=pl.when(pl.col("id").is_not_null()).then(read_clock("opprettet")),
        end=end,
        changed_at=to_utc(pl.coalesce(changed, read_clock("opprettet"))),
        id_number=pl.col("id").cast(pl.Int64, strict=False),
    )


def _name_groups(grouped: pl.DataFrame) -> pl.DataFrame:
    group = ["case_key", "group_number"]
    smallest = pl.col("id").sort_by("id_number", "id", nulls_last=True).first()
    of_group, of_case = smallest.over(group), smallest.over("case_key")
    case = pl.col("saksnummer")
    is_multi_unit = pl.len().over(group) > 1
    return grouped.with_columns(
        group_key=pl.format("{} {}", "case_key", "group_number"),
        is_multi_unit=is_multi_unit,
        delivery_id=pl.when(of_group == of_case)
        .then(case)
        .otherwise(pl.format("{}-{}", case, of_group)),
        unit_id=pl.when(is_multi_unit).then(unit_id("orgnr", "id")).otherwise("orgnr"),
    ).sort("source_row")


def unit_id(workplace: str, cooperation: str) -> pl.Expr:
    """Name a unit: names are not unique in Fia, so it has the cooperation id.

    An organisation number starts with 8 or 9, so the two are never read as the number
    of a person.
    """
    return pl.format("{}-{}", workplace, cooperation)
