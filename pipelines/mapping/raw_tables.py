"""Put the tables of a file together: the rows made, and the rows as the file has them.

What no table of a sheet uses is kept beside the rows; what is dropped is in neither.
"""

from collections.abc import Sequence

import polars as pl

from pipelines.mapping.columns import Draft
from pipelines.mapping.mapping import Mapping
from pipelines.mapping.plan import Planned
from pipelines.mapping.rows import MadeRows
from pipelines.mapping.sheets import Sheet
from pipelines.sources.raw import CELL, RawTable
from pipelines.sources.spelling import plain


def put_together(
    mapping: Mapping,
    planned: Sequence[Planned],
    drafts: Sequence[Draft],
    made: Sequence[MadeRows],
) -> list[RawTable]:
    """Put each table together; a heading that no table uses is told of once.

    Args:
        mapping: The mapping.
        planned: Which table is made of which sheet.
        drafts: The cells of each, in the same order.
        made: The rows of each, in the same order.
    """
    told: set[int] = set()
    tables = []
    for draft, rows in zip(drafts, made, strict=True):
        sheet = draft.sheet
        together = [table for table, other in planned if other is sheet]
        used = {
            plain(heading)
            for table in together
            for headings, _ in table.needs()
            for heading in headings
        }
        came = _not_dropped(sheet, mapping)
        unknown = [name for name in came.values() if plain(name) not in used]
        tables.append(
            RawTable(
                table=draft.table.table.name,
                sheet=sheet.grid.place.sheet,
                rows=rows.rows,
                headings=_comes_from(draft),
                unknown_headings=() if id(sheet) in told else tuple(unknown),
                cells=_cells(sheet, came, rows),
                origin=sheet.grid.origin,
                comments=_comments(sheet, came),
            )
        )
        told.add(id(sheet))
    return tables


def _not_dropped(sheet: Sheet, mapping: Mapping) -> dict[str, str]:
    """Give the columns that may be kept as they are: position -> heading.

    A dropped heading that stands twice is dropped both times.
    """
    dropped = {plain(drop.heading) for drop in mapping.drop}
    return {
        at: name
        for at, name in sheet.names.items()
        if plain(sheet.grid.headings[int(at)]) not in dropped
        and plain(name) not in dropped
    }


def _comes_from(draft: Draft) -> dict[str, str]:
    sheet = draft.sheet
    return {
        rule.target: next(
            sheet.name(one) for one in rule.headings if sheet.position(one) is not None
        )
        for rule in draft.table.columns
        if rule.headings
    }


def _cells(sheet: Sheet, came: dict[str, str], made: MadeRows) -> pl.DataFrame:
    named = [pl.col(at).alias(f"{CELL}{name}") for at, name in came.items()]
    cells = sheet.grid.rows.select("source_row", *named)
    return made.belongs.join(
        cells, on="source_row", how="left", maintain_order="left"
    ).select("source_row", "belongs_to", pl.exclude("source_row", "belongs_to"))


def _comments(sheet: Sheet, came: dict[str, str]) -> pl.DataFrame | None:
    """Keep the comments; one in a column that is dropped goes with it."""
    comments = sheet.grid.comments
    if comments is None:
        return None
    spelled = {plain(name) for name in sheet.names.values()}
    dropped = spelled - {plain(name) for name in came.values()}
    gone = [one for one in comments["heading"].unique() if plain(one or "") in dropped]
    return comments.filter(~pl.col("heading").is_in(gone))
