"""Remember what became of each field of a source with fields of its own."""

import polars as pl

from data.vocabulary import FieldFate
from pipelines.build_facts import Load
from pipelines.meta import meta_schema
from pipelines.personal_data import mask_contacts
from pipelines.sources.raw import OWN


def remember_notes(load: Load, last: pl.DataFrame) -> pl.DataFrame:
    """Add the notes of a load to those of earlier ones; a file's newest notes count.

    Args:
        load: The load.
        last: source_notes of the last build.
    """
    schema = meta_schema("source_notes")
    told = [
        (load.id, source.source, source.name, *note)
        for source in load.sources
        for note in [
            *(
                (
                    mask_contacts(note.field),
                    note.fate.value,
                    note.target,
                    note.note.nb or None,
                    note.note.en or None,
                )
                for note in source.notes
            ),
            *(
                (heading, FieldFate.UNKNOWN.value, None, None, None)
                for table in source.tables
                if source.source != OWN
                for heading in table.unknown_headings
            ),
        ]
    ]
    new = pl.DataFrame(told, schema=schema, orient="row").unique(maintain_order=True)
    return pl.concat([last.join(new, on=["source", "file_name"], how="anti"), new])
