"""Say what became of each column of a file that was read by a mapping."""

from collections.abc import Iterator, Sequence

from data.columns import Column, Kind
from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.mapping.columns import Draft
from pipelines.mapping.mapping import ColumnRule, Form, Mapping
from pipelines.mapping.notes_of_rows import NO_FIELD, say_rows, say_sheet
from pipelines.mapping.notes_of_values import say_strangers
from pipelines.mapping.rows import MadeRows
from pipelines.mapping.sheets import Sheet
from pipelines.sources.headings import quotable
from pipelines.sources.raw import FieldNote


def say_mapping(mapping: Mapping, sheets: Sequence[Sheet]) -> Iterator[FieldNote]:
    """Say what the mapping does whatever the rows are: what it drops and leaves."""
    for drop in mapping.drop:
        if any(sheet.position(drop.heading) is not None for sheet in sheets):
            said = Sentence(drop.reason, drop.reason)
            yield FieldNote(drop.heading, FieldFate.DROPPED, None, said)
    for name in mapping.unused_codes:
        said = Sentence(
            f"Kodelisten {name} i {mapping.file} brukes ikke av noen kolonne.",
            f"The code list {name} in {mapping.file} is used by no column.",
        )
        yield FieldNote(NO_FIELD, FieldFate.DROPPED, None, said)


def say_unread(sheet: Sheet, mapping: Mapping) -> FieldNote:
    """Say that no table is made of a sheet."""
    said = Sentence(
        f"Arket leses ikke: ingen tabell i {mapping.file} bruker det.",
        f"The sheet is not read: no table of {mapping.file} uses it.",
    )
    name = sheet.grid.place.sheet or sheet.grid.place.file
    return FieldNote(name, FieldFate.UNKNOWN, None, said)


def say_columns(draft: Draft, made: MadeRows) -> Iterator[FieldNote]:
    """Say which columns were taken, how, and which rows were left out or made one."""
    table = draft.table.table
    for rule in draft.table.columns:
        target = f"{table.name}.{rule.target}"
        note = _note(draft, rule, table.column(rule.target))
        fields = [draft.sheet.name(one) for one in _there(draft, rule)]
        fate = FieldFate.TAKEN if _is_plain(draft, rule) else FieldFate.DERIVED
        for field in fields or [NO_FIELD]:
            yield FieldNote(field, fate, target, note)
        for said in _absent(draft, rule):
            yield FieldNote(NO_FIELD, fate, target, said)
    yield from say_rows(draft, made)


def _there(draft: Draft, rule: ColumnRule) -> list[str]:
    return [one for one in rule.headings if draft.sheet.position(one) is not None]


def _absent(draft: Draft, rule: ColumnRule) -> Iterator[Sentence]:
    for heading in rule.headings:
        if draft.sheet.position(heading) is None:
            nb, en = say_sheet(draft)
            yield Sentence(
                f"{nb}«{quotable(heading)}» er ikke i filen, og teller som tomt.",
                f'{en}"{quotable(heading)}" is not in the file, and counts as empty.',
            )


def _is_plain(draft: Draft, rule: ColumnRule) -> bool:
    is_alone = (
        rule.form in (Form.COLUMN, Form.FIRST_OF) and len(_there(draft, rule)) == 1
    )
    is_changed = rule.codes or rule.prefix or rule.suffix
    return is_alone and not is_changed and not _loses_clock(draft, rule)


def _note(draft: Draft, rule: ColumnRule, column: Column) -> Sentence:
    parts = [_how(draft, rule)]
    if rule.prefix:
        parts.append(
            Sentence(
                f"«{rule.prefix}» er satt foran.", f'"{rule.prefix}" is put before.'
            )
        )
    if rule.suffix:
        parts.append(
            Sentence(f"«{rule.suffix}» er satt bak.", f'"{rule.suffix}" is put after.')
        )
    if rule.codes is not None:
        parts += [_codes(rule), say_strangers(draft, rule, column)]
    if _loses_clock(draft, rule):
        parts.append(
            Sentence("Klokkeslettet er tatt bort.", "The time of day is taken away.")
        )
    filled = [part for part in parts if part.nb]
    return Sentence(
        " ".join(part.nb for part in filled), " ".join(part.en for part in filled)
    )


def _how(draft: Draft, rule: ColumnRule) -> Sentence:
    there = [quotable(draft.sheet.name(one)) for one in _there(draft, rule)]
    named_nb = ", ".join(f"«{one}»" for one in there)
    named_en = ", ".join(f'"{one}"' for one in there)
    several = len(there) > 1
    said = {
        Form.COLUMN: _first_filled(named_nb, named_en) if several else Sentence("", ""),
        Form.FIRST_OF: _first_filled(named_nb, named_en)
        if several
        else Sentence("", ""),
        Form.JOIN: Sentence(
            f"{named_nb} er satt sammen, med «{rule.between}» mellom.",
            f'{named_en} are put together, with "{rule.between}" between.',
        ),
        Form.CONSTANT: Sentence(
            f"Alltid «{rule.constant}».", f'Always "{rule.constant}".'
        ),
        Form.COUNT: Sentence("Antall rader som er samlet.", "Number of rows gathered."),
        Form.MEAN: Sentence(
            f"Gjennomsnitt av de utfylte cellene i {named_nb}.",
            f"Mean of the filled cells of {named_en}.",
        ),
        Form.LATEST: Sentence(f"Den seneste i {named_nb}.", f"Latest of {named_en}."),
        Form.EARLIEST: Sentence(
            f"Den tidligste i {named_nb}.", f"Earliest of {named_en}."
        ),
    }
    return said[rule.form]


def _first_filled(nb: str, en: str) -> Sentence:
    return Sentence(
        f"Den første av {nb} som er fylt ut.", f"The first of {en} that is filled."
    )


def _codes(rule: ColumnRule) -> Sentence:
    name = f" {rule.codes.name}" if rule.codes and rule.codes.name else ""
    return Sentence(
        f"Verdiene er oversatt med kodelisten{name}.",
        f"The values are translated by the code list{name}.",
    )


def _loses_clock(draft: Draft, rule: ColumnRule) -> bool:
    is_day = draft.table.table.column(rule.target).kind is Kind.DATE
    if not is_day or rule.target not in draft.cells.columns:
        return False
    return bool(draft.cells[rule.target].str.contains(r"\d[T\s]+\d{1,2}[:.]\d").any())
