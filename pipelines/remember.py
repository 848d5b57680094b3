"""Make the meta tables of a build: what was loaded, set aside, warned of and checked.

Rows set aside in earlier loads stay on the list until their file is sent again or a
row with their key comes in.
"""

from collections.abc import Mapping

import polars as pl

from data.columns import Table
from data.tables import TABLES
from pipelines.build_facts import Load
from pipelines.compare import Difference
from pipelines.kept import KeptTable, Whole
from pipelines.merge import row_key
from pipelines.meta import empty_meta, in_meta_shape
from pipelines.remember_faults import remember_faults
from pipelines.remember_files import remember_files
from pipelines.remember_notes import remember_notes
from pipelines.remember_reference import remember_reference
from pipelines.remember_set_aside import set_aside_now, still_set_aside

Frames = Mapping[str, pl.DataFrame]


def remember_load(
    load: Load, kept: Mapping[str, KeptTable], whole: Whole, last: Frames
) -> dict[str, pl.DataFrame]:
    """Make every meta table that tells of rows and files.

    `build`, `changes` and `instructions` come empty: they need the whole outcome.

    Args:
        load: The load.
        kept: What became of the rows of each table.
        whole: What the rules said of the merged tables.
        last: The meta tables of the last build.
    """
    origins = _remember_origins(load, kept, last["origins"])
    set_aside = [set_aside_now(load, table) for table in kept.values()]
    warnings = _remember_warnings(whole, origins)
    return {
        "build": empty_meta("build"),
        "loads": pl.concat([last["loads"], remember_files(load, kept)]),
        "origins": origins,
        "rejected_rows": pl.concat([still_set_aside(load, kept, last), *set_aside]),
        "warnings": warnings,
        "check_results": _remember_results(load, kept, whole),
        "source_notes": remember_notes(load, last["source_notes"]),
        "faults": remember_faults(load, kept, warnings, last["faults"]),
        "reference_absence": remember_reference(load, last["reference_absence"]),
        "changes": empty_meta("changes"),
        "instructions": empty_meta("instructions"),
    }


def forget_gone(
    meta: Frames, withdrawn: pl.DataFrame, differences: Mapping[str, Difference]
) -> dict[str, pl.DataFrame]:
    """Remember nothing of rows that are no longer there.

    Args:
        meta: The meta tables.
        withdrawn: table_name and row_key of the rows withdrawn: what was set aside of
            them goes too, but for the word that they came again.
        differences: By table: which rows are gone.
    """
    gone = pl.concat(
        [
            found.gone.to_frame("row_key").with_columns(table_name=pl.lit(name))
            for name, found in differences.items()
        ]
    )
    key = ["table_name", "row_key"]
    aside = meta["rejected_rows"]
    kept_back = aside.join(withdrawn, on=key, how="anti")
    again = aside.join(withdrawn, on=key, how="semi").filter(rule="withdrawn")
    return {
        **meta,
        "origins": meta["origins"].join(gone, on=key, how="anti"),
        "rejected_rows": pl.concat(
            [kept_back, again.with_columns(original=pl.lit("{}"), comments=None)]
        ).select(aside.columns),
    }


def _keyed(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("row_id", row_key(table))


def _remember_origins(
    load: Load, kept: Mapping[str, KeptTable], last: pl.DataFrame
) -> pl.DataFrame:
    new = pl.concat([_origins_of(load, kept[table.name]) for table in TABLES])
    return pl.concat([last.join(new, on=["table_name", "row_key"], how="anti"), new])


def _origins_of(load: Load, kept: KeptTable) -> pl.DataFrame:
    return in_meta_shape(
        "origins",
        _keyed(kept.table, kept.good)
        .join(kept.raw, on="row_id")
        .with_columns(table_name=pl.lit(kept.table.name), load_id=pl.lit(load.id)),
    )


def _remember_warnings(whole: Whole, origins: pl.DataFrame) -> pl.DataFrame:
    found = [
        failures.join(_keyed(table, whole.rows[table.name]), on="row_id").with_columns(
            table_name=pl.lit(table.name)
        )
        for table in TABLES
        if not (failures := whole.outcomes[table.name].failures).is_empty()
    ]
    if not found:
        return empty_meta("warnings")
    placed = pl.concat(found).join(origins, on=["table_name", "row_key"], how="left")
    return in_meta_shape("warnings", placed)


def _remember_results(
    load: Load, kept: Mapping[str, KeptTable], whole: Whole
) -> pl.DataFrame:
    named = [
        results.with_columns(table_name=pl.lit(table.name), load_id=pl.lit(load.id))
        for table in TABLES
        for results in (kept[table.name].results, whole.outcomes[table.name].results)
    ]
    return in_meta_shape("check_results", pl.concat(named))
