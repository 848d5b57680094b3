"""How have the faults of each file developed from load to load?

A file counts as the same from load to load when its name is the same apart from its
folder and its numbers: `evaluering 2026-03.xlsx` and `evaluering 2026-04.xlsx`.
"""

import polars as pl

NEW, STILL, GONE = "new", "still", "gone"
"""A rule broken now and not before, in both loads, or before and not now."""

_FILE = ("source", "series", "table_name")
_BY_STATE = {NEW: 0, STILL: 1, GONE: 2}


def with_series(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `series`: the name that a file shares with those of other loads."""
    name = pl.col("file_name").str.replace(r"^.*/", "").str.to_lowercase()
    return rows.with_columns(series=name.str.replace_all(r"\d+", "#"))


def with_load_files(loads: pl.DataFrame, faults: pl.DataFrame) -> pl.DataFrame:
    """Count faults at the file that the load read, also those of a correction file.

    Loads of before counted the warnings of mended rows at the file where the rows
    stood first. That file is not one of the load's; the first of those the load read
    the table from takes its place.

    Args:
        loads: Rows of load_history.sql, all of them.
        faults: Rows of faults_by_load.sql, all of them.
    """
    table = ["load_id", "table_name"]
    read = loads.select(*table, "file_name").unique().with_columns(is_read=True)
    first = (
        loads.sort("file_name")
        .group_by(table)
        .agg(read_source=pl.first("source"), read_file=pl.first("file_name"))
    )
    is_elsewhere = pl.col("is_read").is_null() & pl.col("read_file").is_not_null()
    return (
        faults.join(read, on=[*table, "file_name"], how="left")
        .join(first, on=table, how="left")
        .with_columns(
            source=pl.when(is_elsewhere).then("read_source").otherwise("source"),
            file_name=pl.when(is_elsewhere).then("read_file").otherwise("file_name"),
        )
        .drop("is_read", "read_source", "read_file")
    )


def shares_by_load(loads: pl.DataFrame, faults: pl.DataFrame) -> pl.DataFrame:
    """Count, load by load, what was set aside and warned of per 100 rows read.

    Args:
        loads: Rows of load_history.sql, those of one source or file or of all.
        faults: Rows of faults_by_load.sql for the same.

    Returns:
        load_id, loaded_at, read_count, set_aside_count, set_aside_per_100,
        warning_count, warnings_per_100; the oldest first. A row may break several
        rules that warn, so there can be more warnings than rows. A load that kept no
        count of warnings has none.
    """
    return _rated(loads, faults, "load_id", "loaded_at")


def shares_by_file(loads: pl.DataFrame, faults: pl.DataFrame) -> pl.DataFrame:
    """Count the same for each file of each load, the newest load first."""
    by_file = _rated(loads, faults, "load_id", "loaded_at", "source", "file_name")
    return by_file.sort(
        ["loaded_at", "source", "file_name"], descending=[True, False, False]
    )


def _rated(loads: pl.DataFrame, faults: pl.DataFrame, *grain: str) -> pl.DataFrame:
    keys = [name for name in grain if name != "loaded_at"]
    warned = (
        faults.filter(pl.col("severity") == "warn")
        .group_by(keys)
        .agg(warning_count=pl.col("row_count").sum())
    )
    per_100 = 100 / pl.col("read_count")
    return (
        loads.group_by(grain)
        .agg(pl.col("read_count", "set_aside_count").sum(), pl.col("has_faults").all())
        .filter(pl.col("read_count") > 0)
        .join(warned, on=keys, how="left")
        .with_columns(
            warning_count=pl.when("has_faults").then(
                pl.col("warning_count").fill_null(0)
            )
        )
        .with_columns(
            set_aside_per_100=pl.col("set_aside_count") * per_100,
            warnings_per_100=pl.col("warning_count") * per_100,
        )
        .drop("has_faults")
        .sort("loaded_at", *keys)
    )


def rule_changes(loads: pl.DataFrame, faults: pl.DataFrame) -> pl.DataFrame:
    """Say which rules are new, still broken or gone since the load before.

    Each file and table is compared with the last load before that read it too; one
    that was read once, or before faults were counted, has nothing to be compared with.

    Args:
        loads: Rows of load_history.sql.
        faults: Rows of faults_by_load.sql.

    Returns:
        state, source, file_name (of the newest load), table_name, rule, severity,
        before_count, now_count; the new ones first.
    """
    pairs = _two_newest(with_series(loads))
    counted = (
        with_series(faults)
        .group_by("load_id", *_FILE, "rule", "severity")
        .agg(pl.col("row_count").sum())
        .join(pairs, on=["load_id", *_FILE])
    )
    now = pl.col("row_count").filter(pl.col("age") == 1).sum()
    before = pl.col("row_count").filter(pl.col("age") == 2).sum()
    return (
        counted.group_by(*_FILE, "rule", "severity")
        .agg(before_count=before, now_count=now)
        .join(pairs.filter(pl.col("age") == 1), on=_FILE)
        .with_columns(
            state=pl.when(pl.col("before_count") == 0)
            .then(pl.lit(NEW))
            .when(pl.col("now_count") == 0)
            .then(pl.lit(GONE))
            .otherwise(pl.lit(STILL))
        )
        .sort(
            pl.col("state").replace_strict(_BY_STATE),
            pl.max_horizontal("now_count", "before_count") * -1,
            *_FILE,
            "rule",
        )
        .select(
            *("state", "source", "file_name", "table_name", "rule", "severity"),
            *("before_count", "now_count"),
        )
    )


def compared_tables_count(loads: pl.DataFrame) -> int:
    """Count the tables of files that two loads have read, so they can be compared."""
    return _two_newest(with_series(loads)).filter(pl.col("age") == 1).height


def _two_newest(loads: pl.DataFrame) -> pl.DataFrame:
    """Name the two newest loads of each file and table; age 1 is the newest."""
    read = (
        loads.filter("has_faults")
        .group_by("load_id", *_FILE)
        .agg(pl.col("loaded_at").max(), pl.col("file_name").last())
        .with_columns(
            age=pl.struct("loaded_at", "load_id")
            .rank("ordinal", descending=True)
            .over(_FILE)
            .cast(pl.Int64)
        )
    )
    twice = read.filter(pl.col("age") == 2).select(_FILE)
    return (
        read.filter(pl.col("age") <= 2)
        .join(twice, on=_FILE, how="semi")
        .select("load_id", *_FILE, "age", "file_name")
    )
