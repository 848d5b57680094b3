"""Mask what is personal in the names that a load remembers: files, sheets, headings."""

from dataclasses import replace

from data.sentence import Sentence
from pipelines.personal_data import mask_contacts, mask_numbers_and_emails
from pipelines.sources.raw import SourceFile


def mask_names(source: SourceFile) -> SourceFile:
    """Mask the name of a file, its sheets, the headings the contract lacks and notes.

    What is remembered of a load names them, and a number may stand there too.
    """
    tables = tuple(
        replace(
            table,
            sheet=None if table.sheet is None else mask_numbers_and_emails(table.sheet),
            unknown_headings=tuple(map(mask_contacts, table.unknown_headings)),
        )
        for table in source.tables
    )
    notes = tuple(
        replace(
            note,
            field=mask_contacts(note.field),
            note=Sentence(*map(mask_numbers_and_emails, note.note)),
        )
        for note in source.notes
    )
    name = mask_numbers_and_emails(source.name)
    return replace(source, name=name, tables=tables, notes=notes)
