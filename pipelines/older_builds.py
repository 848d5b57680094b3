"""Give what an older build remembers of its rows the keys that the contract has now.

Before a person could be in several courses, a trainer was known by trainer_id alone.
Where a row came from and why it was set aside are remembered under its key: with the
old one, a file sent again would not be known again. The tables of `core` are the same.
"""

import json
from collections.abc import Mapping

import polars as pl

from data.tables import TRAINERS
from pipelines.clean.values import read_key
from pipelines.merge import row_key
from pipelines.sources.headings import known_headings
from pipelines.sources.spelling import plain

Frames = Mapping[str, pl.DataFrame]

_IS_TRAINER = pl.col("table_name") == TRAINERS.name


def with_keys_of_now(core: Frames, meta: Frames) -> dict[str, pl.DataFrame]:
    """Give the meta tables of a build, old keys of trainers read as those of now.

    Args:
        core: The core tables of the build.
        meta: Its meta tables.
    """
    return {
        **meta,
        "origins": _with_keys_of_rows(meta["origins"], core[TRAINERS.name]),
        "rejected_rows": _with_keys_of_originals(meta["rejected_rows"]),
    }


def _with_keys_of_rows(origins: pl.DataFrame, trainers: pl.DataFrame) -> pl.DataFrame:
    """A row that is in tells its course itself."""
    keys = trainers.select("trainer_id", row_key(TRAINERS))
    is_old = _IS_TRAINER & ~pl.col("row_key").is_in(keys["row_key"].implode())
    old = keys.join(
        origins.filter(is_old), left_on="trainer_id", right_on="row_key", how="semi"
    )
    return origins.with_columns(
        pl.when(is_old)
        .then(pl.col("row_key").replace(dict(old.iter_rows())))
        .otherwise("row_key")
        .alias("row_key")
    )


def _with_keys_of_originals(rejected: pl.DataFrame) -> pl.DataFrame:
    """A row set aside is in no table, but is remembered as it came."""
    cells = pl.DataFrame(
        [
            _key_cells(original) if table == TRAINERS.name else (None, None)
            for table, original in rejected.select("table_name", "original").rows()
        ],
        schema=dict.fromkeys(TRAINERS.key, pl.String),
        orient="row",
    ).select(read_key(name) for name in TRAINERS.key)
    old = cells["trainer_id"].fill_null("")
    is_old = _IS_TRAINER & (pl.col("row_key") == old)
    now = cells.select(row_key(TRAINERS)).to_series()
    return rejected.with_columns(
        pl.when(is_old).then(now).otherwise("row_key").alias("row_key")
    )


def _key_cells(original: str) -> tuple[str | None, ...]:
    known = known_headings(TRAINERS)
    cells = {
        known.get(plain(heading)): cell
        for heading, cell in json.loads(original).items()
    }
    return tuple(cells.get(name) for name in TRAINERS.key)
