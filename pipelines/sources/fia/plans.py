"""Read from the plans of Fia what a delivery is to reach, and by when.

Completed content is no evidence of anything held: Fia completes all of it when the
cooperation is completed. So no activities are made of it.
"""

from typing import NamedTuple

import polars as pl

from data.fia import Content, Theme, fia_contents, fia_themes
from data.vocabulary import Module, Service
from pipelines.sources.fia.newest import newest_rows
from pipelines.sources.fia.time import read_clock, to_utc, unreadable

_STOPPED = "AVBRUTT"
_YES = ("t", "true", "1")
_NO = ("f", "false", "0")


class Plans(NamedTuple):
    """The plans of an export, per delivery."""

    rows: pl.DataFrame
    """group_key, service, module, goal, planned_end_on, planned_end_as_written,
    plan_changed_at; only deliveries with included content have a service."""
    passed_over: int
    unclear_count: int
    """Contents of which nobody can say whether they are included."""
    without_cooperation: int
    """Contents of a cooperation that is deleted, or not in the export."""


def read_plans(rows: pl.DataFrame, cooperations: pl.DataFrame) -> Plans:
    """Read `samarbeidsplan-v1`.

    Args:
        rows: The rows of the file; none when it is not there.
        cooperations: See `Cooperations.rows`.
    """
    newest = newest_rows(rows, ["id"], "sist_endret_tidspunkt_plan")
    group = cooperations.select("group_key", samarbeid_id="id").drop_nulls()
    known = newest.rows.join(group, on="samarbeid_id", how="inner")
    flag = pl.col("inkludert").str.to_lowercase()
    included = known.filter(flag.is_in(_YES))
    changed = known.group_by("group_key").agg(
        plan_changed_at=to_utc(read_clock("sist_endret_tidspunkt_plan")).max()
    )
    said = _say_content(included)
    return Plans(
        rows=changed.join(said, on="group_key", how="left"),
        passed_over=newest.passed_over,
        unclear_count=known.filter(
            ~flag.is_in([*_YES, *_NO]).fill_null(value=False)
        ).height,
        without_cooperation=newest.rows.height - known.height,
    )


def _say_content(included: pl.DataFrame) -> pl.DataFrame:
    end = read_clock("slutt_dato")
    ends = pl.col("status").str.to_uppercase().ne_missing(_STOPPED)
    return (
        included.with_columns(
            own_service=_service(),
            own_module=_look_up("navn", {n: c.module for n, c in _contents()}),
            own_goal=_look_up("temanavn", {n: t.goal for n, t in _themes()}),
            end=pl.when(ends).then(end.dt.date()),
            end_as_written=pl.when(ends).then(unreadable("slutt_dato", end)),
        )
        .group_by("group_key")
        .agg(
            service=_only_one("own_service", Service.SEVERAL),
            module=pl.when(pl.col("navn").n_unique() > 1)
            .then(pl.lit(Module.SEVERAL.value))
            .otherwise(pl.col("own_module").first()),
            goal=_only_one("own_goal", None),
            planned_end_on=pl.col("end").max(),
            planned_end_as_written=pl.col("end_as_written").drop_nulls().first(),
        )
    )


def _only_one(name: str, several: str | None) -> pl.Expr:
    values = pl.col(name).drop_nulls()
    other = None if several is None else str(several)
    return (
        pl.when(values.n_unique() > 1)
        .then(pl.lit(other, dtype=pl.String))
        .otherwise(values.first())
    )


def _service() -> pl.Expr:
    by_content = {n: c.service for n, c in _contents() if c.service}
    of_content = pl.col("navn").replace_strict(
        list(by_content),
        list(by_content.values()),
        default=None,
        return_dtype=pl.String,
    )
    return pl.coalesce(
        of_content, _look_up("temanavn", {n: t.service for n, t in _themes()})
    )


def _look_up(name: str, codes: dict[str, str]) -> pl.Expr:
    """Give our code; a name that Fia did not have stays, and its row is set aside."""
    return pl.col(name).replace(list(codes), list(codes.values()))


def _contents() -> list[tuple[str, Content]]:
    return list(fia_contents().items())


def _themes() -> list[tuple[str, Theme]]:
    return list(fia_themes().items())
