"""Say of every field of every file of Fia what became of it, with the counts."""

from collections.abc import Mapping

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.sources.fia.files import FiaFile
from pipelines.sources.raw import FieldNote

Counts = Mapping[tuple[str, str], tuple[Sentence, ...]]
"""(file, field) -> what was counted there."""


def notes_of(file: FiaFile, counts: Counts) -> tuple[FieldNote, ...]:
    """Note every field that the file has, and every heading that Fia's export lacks."""
    known = [
        FieldNote(
            file.headings[field.name],
            field.fate,
            field.target,
            _join(field.note, *counts.get((file.export.name, field.name), ())),
        )
        for field in file.export.fields
        if field.name in file.headings
    ]
    unknown = [
        FieldNote(heading, FieldFate.UNKNOWN, None, Sentence("", ""))
        for heading in file.unknown
    ]
    return (*known, *unknown)


def count(number: int, nb: str, en: str) -> tuple[Sentence, ...]:
    """Say a number if there is anything to count: `{n}` stands for it."""
    if number == 0:
        return ()
    return (Sentence(nb.format(n=number), en.format(n=number)),)


def _join(*said: Sentence) -> Sentence:
    filled = [sentence for sentence in said if sentence.nb]
    return Sentence(
        " ".join(sentence.nb for sentence in filled),
        " ".join(sentence.en for sentence in filled),
    )
