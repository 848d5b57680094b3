"""Say on the command line how files were read, and what became of their fields."""

from collections.abc import Iterator

from app.translations.labels import code_label
from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.report import FileReport, LoadReport, NoteReport

NO_FIELD = "-"
"""What a note has for a field when it is of no field of the file."""

NOTES_SAID = 5
"""So many lines tell of rows left out and the like; --json has them all."""

FIELDS_NAMED = 5
"""So many fields are named of each fate; --json has them all, with the reason."""


def describe_file(file: FileReport, language: str) -> str:
    """Say which source read a file, and how the file is written."""
    found = {
        Sentence("tegnkoding", "encoding"): file.encoding,
        Sentence("skilletegn", "delimiter"): file.delimiter and f"'{file.delimiter}'",
        Sentence("desimaltegn", "decimal mark"): (
            file.decimal_mark and f"'{file.decimal_mark}'"
        ),
        Sentence("datoer", "dates"): _dates(file.date_style, language),
    }
    said = [
        f"{name.in_language(language)} {value}"
        for name, value in found.items()
        if value
    ]
    written = ", ".join(said) or _TYPED.in_language(language)
    return f"{file.file_name}: {_name_source(file.source, language)}, {written}"


def say_fields(report: LoadReport, language: str) -> Iterator[str]:
    """Say what became of the fields of each source, a line a fate."""
    fields: dict[tuple[str, str], list[str]] = {}
    for file in report.files:
        for note in file.notes:
            named = fields.setdefault((file.source, note.fate), [])
            if note.field != NO_FIELD and note.field not in named:
                named.append(note.field)
    for (source, fate), named in fields.items():
        if not named:
            continue
        first = ", ".join(named[:FIELDS_NAMED])
        more = ", ..." if len(named) > FIELDS_NAMED else ""
        label = code_label(FieldFate, fate, language)
        heading = _FIELDS.in_language(language)
        yield (
            f"{heading} {_name_source(source, language)}, {label}: {len(named)} "
            f"({first}{more})"
        )


def say_row_notes(report: LoadReport, language: str) -> Iterator[str]:
    """Say which rows were left out, gathered or parted, and what no field tells.

    At most NOTES_SAID lines, those of rows and sheets first.
    """
    met = [(file, note) for file in report.files for note in file.notes]
    of_rows = [
        _note_line(file, note, language) for file, note in met if _is_of_rows(note)
    ]
    of_none = [
        _note_line(file, note, language)
        for file, note in met
        if note.field == NO_FIELD and not _is_of_rows(note)
    ]
    # What is gathered is noted at each heading that it is gathered by.
    lines = list(dict.fromkeys([*of_rows, *of_none]))
    yield from lines[: NOTES_SAID - 1]
    rest = lines[NOTES_SAID - 1 :]
    if len(rest) == 1:
        yield rest[0]
    elif rest:
        yield _MORE_NOTES.in_language(language).format(n=len(rest))


def _is_of_rows(note: NoteReport) -> bool:
    is_told = note.fate in (FieldFate.DERIVED.value, FieldFate.UNKNOWN.value)
    return is_told and note.target is None and bool(note.note_nb)


def _note_line(file: FileReport, note: NoteReport, language: str) -> str:
    said = Sentence(note.note_nb, note.note_en).in_language(language)
    if note.target is not None:
        said = f"{note.target}: {said}"
    elif note.fate == FieldFate.UNKNOWN.value:
        said = f"{note.field}: {said}"
    return f"{file.file_name}: {said}"


def _dates(style: str | None, language: str) -> str | None:
    """Write a style of dates as a person writes it, åååå for the year in Bokmål."""
    said = {"dotted": "dd.mm.yyyy", "iso": "yyyy-mm-dd"}.get(style or "", style)
    return said.replace("y", "å") if said and language == "nb" else said


def _name_source(source: str, language: str) -> str:
    kind, _colon, name = source.partition(":")
    words = _SOURCES.get(kind)
    said = kind if words is None else words.in_language(language)
    return f"{said} {name}".rstrip()


_SOURCES = {
    "own": Sentence("Varigs egen form", "Varig's own form"),
    "fia": Sentence("Fia", "Fia"),
    "enhetsregisteret": Sentence("Enhetsregisteret", "Enhetsregisteret"),
    "ssb_12440": Sentence("SSB tabell 12440", "SSB table 12440"),
    "mapping": Sentence("tilordningen", "the mapping"),
}
_MORE_NOTES = Sentence(
    "og {n} merknader til: se --json", "and {n} more notes: see --json"
)
_TYPED = Sentence("celler med type", "typed cells")
_FIELDS = Sentence("Felt fra", "Fields of")
