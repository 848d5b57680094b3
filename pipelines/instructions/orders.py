"""Which instructions does a load bring, and which stand from earlier loads?

An instruction that cannot be carried out is set aside like any other row: nothing is
taken out or changed by half.
"""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from data.columns import Table
from data.instructions import INSTRUCTIONS, WITHDRAWALS
from expectations.outcome import RESULTS_SCHEMA
from pipelines.instructions.faults import find_faults
from pipelines.instructions.standing import FORM, same_form
from pipelines.kept import CleanedTable, KeptTable
from pipelines.merge import Merged
from pipelines.reject import join_rejected


class Orders(NamedTuple):
    """What has to be taken out and changed in this load."""

    standing: pl.DataFrame
    """Every instruction in force after the load; see `standing.FORM`."""
    new: pl.DataFrame
    """Those of them that this load brings, in the same form, with row_id and table."""
    taken_back: pl.DataFrame
    """Those of earlier loads that this one takes back, in the same form."""
    read: dict[str, KeptTable]
    """The files of instructions, as a load reports on any table."""

    def withdrawn(self) -> pl.DataFrame:
        """Give table_name and row_key of every row that is withdrawn."""
        return self.standing.filter(kind=WITHDRAWALS.name).select(
            "table_name", "row_key"
        )

    def workplace_changes(self) -> pl.DataFrame:
        """Give the changes of workplaces in force, in order of their days."""
        return self.standing.filter(pl.col("kind") != WITHDRAWALS.name).sort(
            "on_day", "row_key"
        )


def read_orders(
    cleaned: Mapping[str, CleanedTable],
    core: Mapping[str, pl.DataFrame],
    before: pl.DataFrame,
) -> Orders:
    """Sort the instructions of a load into those carried out and those set aside.

    Args:
        cleaned: The tables of the load, instructions among them.
        core: The core tables of the last build.
        before: The instructions in force so far; the meta table of that name.
    """
    standing = before.select(FORM.keys())
    read: dict[str, KeptTable] = {}
    new, back = [standing.clear()], [standing.clear()]
    for table in INSTRUCTIONS:
        if table.name not in cleaned:
            continue
        given = same_form(table, cleaned[table.name])
        unreadable = cleaned[table.name].cleaned.rejected
        given = given.join(unreadable, on="row_id", how="anti")
        faults = find_faults(table, cleaned, core, given, standing)
        good = given.join(faults, on="row_id", how="anti")
        is_off = ~pl.col("is_in_force")
        new.append(good.filter(~is_off).select(FORM.keys()))
        back.append(good.filter(is_off).select(FORM.keys()))
        read[table.name] = _as_kept(table, cleaned[table.name], good, faults, standing)
    key = ["kind", "table_name", "row_key"]
    came, went = pl.concat(new), pl.concat(back)
    stays = standing.join(pl.concat([came, went]), on=key, how="anti")
    taken_back = standing.join(went, on=key, how="semi")
    return Orders(pl.concat([stays, came]), came, taken_back, read)


def core_tables(cleaned: Mapping[str, CleanedTable]) -> dict[str, CleanedTable]:
    """Leave the instructions out of the tables of a load."""
    names = {table.name for table in INSTRUCTIONS}
    return {name: table for name, table in cleaned.items() if name not in names}


def _as_kept(
    table: Table,
    loaded: CleanedTable,
    good: pl.DataFrame,
    faults: pl.DataFrame,
    standing: pl.DataFrame,
) -> KeptTable:
    rows = loaded.cleaned.rows.join(good.select("row_id"), on="row_id", how="semi")
    told = ["kind", "table_name", "row_key", "to_key", "on_day"]
    same = good.filter("is_in_force").join(
        standing, on=told, how="semi", nulls_equal=True
    )
    return KeptTable(
        table=table,
        raw=loaded.raw.rows,
        originals=loaded.raw.originals,
        cleaned=loaded.cleaned.rows,
        good=rows.select("row_id", *table.column_names),
        rejected=join_rejected([loaded.cleaned.rejected, faults]),
        results=pl.DataFrame(schema=RESULTS_SCHEMA),
        merged=Merged(rows, good.height - same.height, 0, same.height),
    )
