"""Make one row of several rows of a file, such as the answers to one evaluation.

Reads the cells of a draft in the form that cleaners read. Grain: one row per set of
cells under the headings of one_row_per.
"""

from collections.abc import Sequence

import polars as pl

from data.sentence import Sentence
from pipelines.clean.values import read_number
from pipelines.mapping.columns import Draft
from pipelines.mapping.mapping import ColumnRule, Form, Mapping, MappingError
from pipelines.mapping.styles import ISO_DAY

GROUP = "group:"
FAULTS_SAID = 20
"""A file that differs in every group needs no sentence for each."""


def gather_rows(
    draft: Draft, cells: pl.DataFrame, mapping: Mapping
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Gather the rows of a draft.

    Args:
        draft: Which rows belong together.
        cells: Its columns, in the form that cleaners read.
        mapping: The mapping, for the sentences.

    Returns:
        source_row (the first of those gathered) and the columns; and source_row,
        belongs_to for every row of the file.

    Raises:
        MappingError: A row names no group, or the rows of one say different things.
    """
    _refuse_nameless(draft, mapping)
    keys = draft.gather_keys
    by = [f"{GROUP}{name}" for name in keys.columns]
    rows = pl.concat(
        [cells, keys.rename(dict(zip(keys.columns, by, strict=True)))],
        how="horizontal",
    )
    _refuse_differing(draft, rows, by, mapping)
    made = rows.group_by(by, maintain_order=True).agg(
        pl.col("source_row").first(), *map(_gathered, draft.table.columns)
    )
    belongs = rows.select(
        "source_row", belongs_to=pl.col("source_row").first().over(by)
    )
    return made.drop(by), belongs


def _gathered(rule: ColumnRule) -> pl.Expr:
    cells = pl.col(rule.target)
    if rule.form is Form.COUNT:
        return pl.len().cast(pl.String).alias(rule.target)
    if rule.form is Form.MEAN:
        return _or_unreadable(cells, read_number(rule.target), "mean")
    if rule.form in (Form.LATEST, Form.EARLIEST):
        days = pl.when(cells.str.contains(ISO_DAY)).then(cells)
        return _or_unreadable(cells, days, "max" if rule.form is Form.LATEST else "min")
    return cells.drop_nulls().first()


def _or_unreadable(cells: pl.Expr, read: pl.Expr, how: str) -> pl.Expr:
    """Keep a cell that cannot be read instead: the row is set aside, and quotes it."""
    unreadable = cells.filter(read.is_null() & cells.is_not_null()).first()
    found = {"mean": read.mean(), "max": read.max(), "min": read.min()}[how]
    return pl.coalesce(unreadable, found.cast(pl.String))


def _refuse_nameless(draft: Draft, mapping: Mapping) -> None:
    rows = pl.concat(
        [draft.cells.select("source_row"), draft.gather_keys], how="horizontal"
    )
    nameless = rows.filter(pl.any_horizontal(pl.exclude("source_row").is_null()))
    if nameless.height:
        raise MappingError([_is_nameless(draft, mapping, nameless["source_row"])])


def _refuse_differing(
    draft: Draft, rows: pl.DataFrame, by: Sequence[str], mapping: Mapping
) -> None:
    faults: list[Sentence] = []
    same = (Form.COLUMN, Form.FIRST_OF, Form.JOIN)
    for rule in draft.table.columns:
        if rule.form not in same or len(faults) >= FAULTS_SAID:
            continue
        first = pl.col(rule.target).drop_nulls().first()
        differs = rows.with_columns(first.over(by).alias("first")).filter(
            pl.col(rule.target) != pl.col("first")
        )
        for row in differs.unique(by, keep="first", maintain_order=True).iter_rows(
            named=True
        ):
            faults.append(_differ(draft, mapping, rule, row["source_row"]))
    if faults:
        raise MappingError(faults[:FAULTS_SAID])


def _is_nameless(draft: Draft, mapping: Mapping, numbers: pl.Series) -> Sentence:
    gather = draft.table.one_row_per
    headings = " / ".join(gather.headings) if gather else ""
    at = mapping.at(gather.line if gather else draft.table.line)
    place = draft.sheet.grid.place
    listed = ", ".join(map(str, numbers.head(FAULTS_SAID)))
    more = ", …" if len(numbers) > FAULTS_SAID else ""
    return Sentence(
        f"{place.words.nb}: rader samles per {headings} ({at.nb}), men der er det tomt "
        f"i rad {listed}{more}. Fyll ut cellene, eller hold radene ute med only_if.",
        f"{place.words.en}: rows are gathered per {headings} ({at.en}), but that is "
        f"empty in row {listed}{more}. Fill in the cells, or keep the rows out with "
        "only_if.",
    )


def _differ(draft: Draft, mapping: Mapping, rule: ColumnRule, row: int) -> Sentence:
    gather = draft.table.one_row_per
    headings = " / ".join(gather.headings) if gather else ""
    named = " / ".join(rule.headings)
    at, where = mapping.at(rule.line), draft.sheet.grid.place.at(row)
    return Sentence(
        f"{where.nb}: «{named}» er en annen enn i en tidligere rad med samme "
        f"{headings} ({at.nb}). Rett raden, ta «{named}» med i one_row_per, eller "
        "velg latest, earliest eller mean.",
        f'{where.en}: "{named}" differs from an earlier row with the same {headings} '
        f'({at.en}). Mend the row, add "{named}" to one_row_per, or choose latest, '
        "earliest or mean.",
    )
