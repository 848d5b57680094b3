"""Which instructions cannot be carried out, and why?"""

from collections.abc import Mapping

import polars as pl

from data.columns import Table
from data.instructions import WITHDRAWALS
from data.tables import TABLES, WORKPLACES
from data.vocabulary import OwnerRole, WorkplaceChange
from expectations.sentences import quote_cell
from pipelines.checks.chains import check_chains
from pipelines.instructions import sentences as said
from pipelines.kept import CleanedTable
from pipelines.merge import row_key
from pipelines.reject import REJECTED_SCHEMA, join_rejected, say_place

Frames = Mapping[str, pl.DataFrame]


def find_faults(
    table: Table,
    cleaned: Mapping[str, CleanedTable],
    core: Frames,
    given: pl.DataFrame,
    standing: pl.DataFrame,
) -> pl.DataFrame:
    """Find the instructions that cannot be carried out.

    Args:
        table: The form of the file.
        cleaned: The tables of the load.
        core: The core tables of the last build.
        given: The instructions that could be read; see `same_form`.
        standing: Those in force before the load.

    Returns:
        REJECTED_SCHEMA.
    """
    loaded = cleaned[table.name]
    rows = given.join(
        loaded.raw.rows.select("row_id", "personal_data", "personal_data_in"),
        on="row_id",
    )
    found = [
        _fault(rows.filter("personal_data"), "personal_data", None, said.PERSONAL),
        *(
            _fault(rows.filter(pl.col(name).is_null()), "value_missing", column, words)
            for name, column, words in _needed(table)
        ),
        _fault(rows.filter(_twice(rows)), "key_duplicate", "row_key", said.TWICE),
    ]
    left = rows.join(pl.concat(found), on="row_id", how="anti")
    if table is WITHDRAWALS:
        found += _faults_of_withdrawals(left, core, standing)
    else:
        found += _faults_of_changes(left, cleaned, core, standing)
    return join_rejected(found)


def _needed(table: Table) -> list[tuple[str, str, tuple[str, str]]]:
    if table is WITHDRAWALS:
        return [
            ("table_name", "table_name", said.NO_TABLE),
            ("row_key", "row_key", said.NO_KEY),
        ]
    return [
        ("row_key", "workplace_id", said.NO_KEY),
        ("kind", "change", said.NO_CHANGE),
        ("on_day", "on_day", said.NO_DAY),
    ]


def _faults_of_withdrawals(
    rows: pl.DataFrame, core: Frames, standing: pl.DataFrame
) -> list[pl.DataFrame]:
    there = pl.concat(
        [
            core[table.name].select(row_key(table), table_name=pl.lit(table.name))
            for table in TABLES
        ]
    )
    key = ["table_name", "row_key"]
    unknown = rows.join(there, on=key, how="anti").join(
        standing.filter(kind=WITHDRAWALS.name), on=key, how="anti"
    )
    return [
        _fault(unknown.filter("is_in_force"), "unknown_row", "row_key", said.NOT_THERE),
        _not_in_force(rows, standing),
    ]


def _faults_of_changes(
    rows: pl.DataFrame,
    cleaned: Mapping[str, CleanedTable],
    core: Frames,
    standing: pl.DataFrame,
) -> list[pl.DataFrame]:
    columns = ["workplace_id", "parent_workplace_id", "merged_into_workplace_id"]
    parts = [core["workplaces"].select(columns)]
    if "workplaces" in cleaned:
        parts.append(cleaned["workplaces"].cleaned.rows.select(columns))
    there = pl.concat(parts).unique("workplace_id", keep="last").drop_nulls(columns[0])
    keys = there["workplace_id"].implode()
    kinds = [change.value for change in WorkplaceChange]
    needs_target = pl.col("kind") != WorkplaceChange.CLOSED.value
    new = rows.filter("is_in_force")
    return [
        _fault(
            rows.filter(~pl.col("kind").is_in(kinds)),
            *("code_unknown", "change", said.NO_CHANGE),
        ),
        _fault(
            rows.filter(~pl.col("row_key").is_in(keys)),
            *("unknown_workplace", "workplace_id", said.NO_WORKPLACE),
        ),
        _fault(
            new.filter(
                needs_target & ~pl.col("to_key").is_in(keys).fill_null(value=False)
            ),
            *("unknown_workplace", "to_workplace_id", said.NO_TARGET),
        ),
        *_rings(new, there, standing),
        _not_in_force(rows, standing),
    ]


def _rings(
    new: pl.DataFrame, there: pl.DataFrame, standing: pl.DataFrame
) -> list[pl.DataFrame]:
    """Let the instructions loose on a copy, and see which ways come back."""
    found = []
    for change, column, words in (
        (WorkplaceChange.MERGED, "merged_into_workplace_id", said.MERGE_RING),
        (WorkplaceChange.MOVED, "parent_workplace_id", said.PARENT_RING),
    ):
        told = pl.concat(
            [part.select("kind", "row_key", "to_key") for part in (standing, new)]
        ).filter(kind=change.value)
        after = there.join(
            told.unique("row_key", keep="last").select(
                workplace_id="row_key", told_key="to_key"
            ),
            on="workplace_id",
            how="left",
        ).with_columns(pl.coalesce("told_key", column).alias(column))
        checked = check_chains(WORKPLACES, after, there.clear())
        ring = checked.filter(~pl.col(f"check_{column}_ends"))["workplace_id"]
        inside = new.filter(pl.col("row_key").is_in(ring.implode()), kind=change.value)
        found.append(_fault(inside, "merge_loop", "to_workplace_id", words))
    return found


def _not_in_force(rows: pl.DataFrame, standing: pl.DataFrame) -> pl.DataFrame:
    none = rows.filter(~pl.col("is_in_force")).join(
        standing, on=["kind", "table_name", "row_key"], how="anti"
    )
    return _fault(none, "unknown_row", "is_in_force", said.NOTHING_TO_TAKE_BACK)


def _twice(rows: pl.DataFrame) -> pl.Expr:
    key = [pl.col("kind"), pl.col("table_name"), pl.col("row_key")]
    return pl.len().over(key) > 1


def _fault(
    rows: pl.DataFrame, rule: str, column: str | None, words: tuple[str, str]
) -> pl.DataFrame:
    place_nb, place_en = say_place()
    key = quote_cell(pl.col("row_key").fill_null(""))
    return rows.select(
        "row_id",
        rule=pl.lit(rule),
        column_name=pl.lit(column, dtype=pl.String),
        sentence_nb=place_nb + pl.format(words[0], key),
        sentence_en=place_en + pl.format(words[1], key),
        owner=pl.lit(OwnerRole.DATA_OWNER.value),
    ).select(REJECTED_SCHEMA.keys())
