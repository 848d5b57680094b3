"""Read what a load adds to: the current build, or nothing."""

from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl

from data.home import Home, current_build_path
from data.sentence import Sentence
from data.tables import DELIVERY_UNITS, TABLES
from pipelines.build_file import read_core, read_meta
from pipelines.errors import LoadError
from pipelines.merge import empty_rows, row_key
from pipelines.meta import META_TABLES, empty_meta
from pipelines.older_builds import with_keys_of_now


class LostBuildError(LoadError):
    """The current build cannot be read: a load would start over without its rows."""


@dataclass(frozen=True)
class LastBuild:
    """The tables of the current build; empty ones when nothing is loaded."""

    core: dict[str, pl.DataFrame]
    meta: dict[str, pl.DataFrame]

    def loaded_core(self) -> dict[str, pl.DataFrame]:
        """Give the core tables without the delivery-units that a load made itself."""
        loaded = self.meta["origins"].filter(pl.col("table_name") == "delivery_units")
        units = self.core["delivery_units"].with_columns(row_key(DELIVERY_UNITS))
        kept = units.join(loaded, on="row_key", how="semi").drop("row_key")
        return self.core | {"delivery_units": kept}

    @property
    def data_date(self) -> date | None:
        """The data date of the last build; None when there is none."""
        day = self.meta["build"]["data_date"]
        return None if day.is_empty() else day.item()

    @property
    def build_id(self) -> str | None:
        """The name of the last build; None when there is none."""
        names = self.meta["build"]["build_id"]
        return None if names.is_empty() else names.item()

    @property
    def is_invented(self) -> bool | None:
        """Is the last build the sample programme? None when there is none."""
        said = self.meta["build"]["is_invented"]
        return None if said.is_empty() else said.item()


def read_last_build(home: Home) -> LastBuild:
    """Read the current build whole; empty tables when nothing is loaded.

    Raises:
        LostBuildError: There is a pointer, and no build that can be read behind it.
    """
    path = current_build_path(home)
    if path is None and home.pointer.exists():
        raise LostBuildError((_LOST,))
    if path is None:
        return LastBuild(
            core={table.name: empty_rows(table) for table in TABLES},
            meta={name: empty_meta(name) for name in META_TABLES},
        )
    try:
        core, meta = read_core(path), read_meta(path)
    except duckdb.Error as error:
        raise LostBuildError((_LOST,)) from error
    return LastBuild(core=core, meta=with_keys_of_now(core, meta))


_LOST = Sentence(
    "Versjonen av dataene som er i bruk, finnes ikke eller er skadet, og en lasting "
    "ville begynt på nytt uten radene i den. Finn en hel versjon med «varig builds», "
    "velg den med «varig builds use», og last filene igjen. Er det ingen, slett "
    "builds/current og last inn alt på nytt.",
    "The current build is missing or damaged, and a load would start over without its "
    "rows. Find a whole build with `varig builds`, choose it with `varig builds use`, "
    "and load the files again. If there is none, delete builds/current and load "
    "everything anew.",
)
