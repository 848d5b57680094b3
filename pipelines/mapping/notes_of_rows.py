"""Say which rows of a file were left out, parted, gathered or made one."""

from collections.abc import Iterator

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.mapping.columns import Draft
from pipelines.mapping.rows import MadeRows
from pipelines.sources.raw import FieldNote

NO_FIELD = "-"
"""Stands for the field where a column of ours comes of no column of the file."""


def say_rows(draft: Draft, made: MadeRows) -> Iterator[FieldNote]:
    """Say it for the rows of one table from one sheet, each with its number."""
    yield from _left_out(draft)
    yield from _split(draft)
    yield from _together(draft, made)


def say_sheet(draft: Draft) -> Sentence:
    """Name the sheet, with a colon and a space after; a file without sheets: empty."""
    sheet = draft.sheet.grid.place.sheet
    if sheet is None:
        return Sentence("", "")
    return Sentence(f"Arket {sheet}: ", f"Sheet {sheet}: ")


def _left_out(draft: Draft) -> Iterator[FieldNote]:
    words = say_sheet(draft)
    for rule, count in draft.left_out:
        said = Sentence(
            f"{words.nb}{_rows(count).nb} holdt utenfor {draft.table.table.name}: "
            "only_if tar dem ikke med.",
            f"{words.en}{_rows(count).en} kept out of {draft.table.table.name}: "
            "only_if does not take them.",
        )
        name = draft.sheet.name(rule.heading)
        yield FieldNote(name, FieldFate.DERIVED, None, said)


def _split(draft: Draft) -> Iterator[FieldNote]:
    split = draft.table.split
    if split is None:
        return
    name = draft.sheet.name(split.heading)
    said = Sentence(
        f"Listen er delt ved «{split.by}»: én rad i {draft.table.table.name} per del.",
        f'The list is parted at "{split.by}": one row of {draft.table.table.name} per '
        "part.",
    )
    yield FieldNote(name, FieldFate.DERIVED, None, said)


def _together(draft: Draft, made: MadeRows) -> Iterator[FieldNote]:
    words, table = say_sheet(draft), draft.table.table.name
    if draft.table.one_row_per is not None:
        count, rows = draft.cells.height, made.rows.height
        said = Sentence(
            f"{words.nb}{_rows(count).nb} samlet til {rows} i {table}.",
            f"{words.en}{_rows(count).en} gathered into {rows} of {table}.",
        )
        if draft.sheet.grid.origin is not None:
            said = Sentence(said.nb + _ALONE.nb, said.en + _ALONE.en)
        for heading in draft.table.one_row_per.headings:
            name = draft.sheet.name(heading)
            yield FieldNote(name, FieldFate.DERIVED, None, said)
    if made.same_count:
        same = _rows(made.same_count)
        said = Sentence(
            f"{words.nb}{same.nb} i {table} sa det samme som en annen: gjort til én.",
            f"{words.en}{same.en} of {table} said the same as another one: made one.",
        )
        yield FieldNote(NO_FIELD, FieldFate.DERIVED, None, said)


def _rows(count: int) -> Sentence:
    if count == 1:
        return Sentence("1 rad", "1 row")
    return Sentence(f"{count} rader", f"{count} rows")


_ALONE = Sentence(
    " De er samlet av rettefilen alene. Hører noen av dem sammen med rader som alt er "
    "lastet, så rett dem i den opprinnelige filen, og last hele den på nytt.",
    " They are gathered from the correction file alone. Where some belong together "
    "with rows loaded before, mend them in the first file, and load all of it again.",
)
