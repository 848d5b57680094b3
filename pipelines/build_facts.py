"""What is known of a load, and of the build it makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb
import polars as pl

from pipelines.meta import meta_schema
from pipelines.sources.raw import SourceFile
from pipelines.version import VERSION

Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Load:
    """What is known of a load before its rows are looked at."""

    id: str
    at: datetime
    data_date: date
    sources: tuple[SourceFile, ...]
    is_invented: bool
    """Do its files say that they are invented, or the build it adds to?"""

    @property
    def at_utc(self) -> datetime:
        """The time of the load as a build stores it: UTC, without a zone."""
        return self.at.astimezone(UTC).replace(tzinfo=None)


def describe_build(
    load: Load, build_id: str, content_hash: str, previous: str | None
) -> pl.DataFrame:
    """Make the one row that says which build this is."""
    facts = {
        "build_id": build_id,
        "built_at": load.at_utc,
        "previous_build_id": previous,
        "content_hash": content_hash,
        "data_date": load.data_date,
        "is_invented": load.is_invented,
        "varig_version": VERSION,
        "duckdb_version": duckdb.__version__,
    }
    return pl.DataFrame([facts], schema=meta_schema("build"))


def is_same_outcome(last: Frames, meta: Frames, content_hash: str) -> bool:
    """Say whether the last build already holds all that this load found.

    The rows are the same, and so are the rows set aside and the warnings; the files
    they came in may have other names and dialects.
    """
    was = last["build"]["content_hash"].to_list()
    return was == [content_hash] and all(
        last[name]
        .select(columns)
        .sort(columns)
        .equals(meta[name].select(columns).sort(columns))
        for name, columns in _TOLD.items()
    )


_PLACE = ["source_file", "source_sheet", "source_row"]
_TOLD = {
    "rejected_rows": ["table_name", "row_key", "rule", *_PLACE, "original"],
    "reference_absence": [
        *("measure", "industry_code", "industry_name", "sector_name", "year"),
        *("quarter", "absence_share", "updated_on"),
    ],
    "instructions": ["kind", "table_name", "row_key", "to_key", "on_day"],
    # A warning is of a row that is in; which file last said so is no news.
    "warnings": ["table_name", "row_key", "rule", "sentence_en"],
}
"""What makes a list of faults a new one."""
