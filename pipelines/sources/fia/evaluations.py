"""Make evaluations of Fia's surveys; its needs surveys have no table with us."""

from typing import NamedTuple

import polars as pl

from data.vocabulary import EvaluationKind
from pipelines.sources.fia.cases import meaning_of
from pipelines.sources.fia.newest import newest_rows
from pipelines.sources.fia.time import read_clock, unreadable, write_day

_EVALUATION = "evaluering"
_NEEDS = "behovsvurdering"


class Evaluations(NamedTuple):
    """The surveys of an export."""

    rows: pl.DataFrame
    """source_row and columns of core.evaluations, as text."""
    every: pl.DataFrame
    """The id of every survey."""
    passed_over: int
    needs_count: int
    deleted_count: int
    too_few_count: int
    """Completed evaluations of which no question has three answers."""


def read_evaluations(rows: pl.DataFrame, cooperations: pl.DataFrame) -> Evaluations:
    """Read `sporreundersokelse-v1`.

    Args:
        rows: The rows of the file; none when it is not there.
        cooperations: See `Cooperations.rows`.
    """
    newest = newest_rows(rows, ["id"], "endret", "opprettet")
    surveys = newest.rows.with_columns(
        pl.col("status").str.to_uppercase(), kind=pl.col("type").str.to_lowercase()
    ).with_columns(meaning=meaning_of("survey"))
    is_needs = (pl.col("kind") == _NEEDS).fill_null(value=False)
    is_deleted = (pl.col("meaning") == "deleted").fill_null(value=False)
    wanted = surveys.filter(~is_needs & ~is_deleted)
    few = pl.col("harMinstEttSvar").str.to_lowercase().is_in(["f", "false", "0"])
    return Evaluations(
        rows=_evaluations(wanted, cooperations),
        every=surveys.select("id"),
        passed_over=newest.passed_over,
        needs_count=surveys.filter(is_needs).height,
        deleted_count=surveys.filter(~is_needs & is_deleted).height,
        too_few_count=wanted.filter(few, meaning="completed").height,
    )


def _evaluations(surveys: pl.DataFrame, cooperations: pl.DataFrame) -> pl.DataFrame:
    of_unit = cooperations.select("delivery_id", "unit_id", samarbeidId="id")
    known = surveys.join(
        of_unit.filter(pl.col("samarbeidId").is_not_null()),
        on="samarbeidId",
        how="left",
    )
    is_known = (pl.col("kind") == _EVALUATION) & pl.col("meaning").is_not_null()
    return known.sort("source_row").select(
        "source_row",
        evaluation_id="id",
        # A cooperation that is not there has no delivery: the rule says so of its key.
        delivery_id=pl.coalesce(
            "delivery_id",
            pl.concat_str("saksnummer", "samarbeidId", separator="-"),
            "samarbeidId",
        ),
        workplace_id="unit_id",
        kind=pl.when(is_known)
        .then(pl.lit(EvaluationKind.END.value))
        .otherwise(pl.concat_str("type", "status", separator=", ", ignore_nulls=True)),
        planned_on=pl.when(meaning="open").then(_day("opprettet")),
        completed_on=pl.when(meaning="completed").then(
            pl.coalesce(_day("fullfort"), _day("endret"))
        ),
    )


def _day(name: str) -> pl.Expr:
    clock = read_clock(name)
    return pl.coalesce(unreadable(name, clock), write_day(clock.dt.date()))
