"""Show what became of the fields of a source that has columns of its own."""

from collections import Counter

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.translations.data_words import source_label, target_label
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_count
from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.mapping.notes_of_rows import NO_FIELD
from pipelines.report import FileReport, LoadReport, NoteReport

ORDER = (FieldFate.UNKNOWN, FieldFate.DROPPED, FieldFate.DERIVED, FieldFate.TAKEN)
"""What a reader has to look at comes first."""


def show_notes(report: LoadReport, language: str) -> None:
    """Draw a fold for each file whose fields are not our own.

    Args:
        report: Of a dry run.
        language: `nb` or `en`.
    """
    noted = [file for file in report.files if file.notes]
    if not noted:
        return
    st.header(_("What becomes of the fields of the sources"), anchor=False)
    for number, file in enumerate(noted):
        _show_file(file, language, key=f"load-notes-{number}")


def field_words(field: str) -> str:
    """Name a field; what comes of no column of the file has none to be named by."""
    return _("no column in the file") if field == NO_FIELD else field


def _show_file(file: FileReport, language: str, *, key: str) -> None:
    label = f"{plain(file.file_name)}: {_counts(file.notes)}"
    with st.expander(label, key=key):
        say_quietly(
            _("Read as {source}.").format(source=plain(source_label(file.source)))
        )
        rows = [
            _row(note, language)
            for fate in ORDER
            for note in file.notes
            if note.fate == fate.value
        ]
        st.table(
            pl.DataFrame(rows),
            border="horizontal",
            hide_index=True,
            alt=_("What becomes of the fields of the sources"),
        )


def _counts(notes: tuple[NoteReport, ...]) -> str:
    counted = Counter(note.fate for note in notes)
    return ", ".join(
        f"{format_count(counted[fate.value])} {_fate_words(fate)}"
        for fate in ORDER
        if counted[fate.value]
    )


def _fate_words(fate: FieldFate) -> str:
    return (code_label(FieldFate, fate.value) or "").lower()


def _row(note: NoteReport, language: str) -> dict[str, str]:
    return {
        _("Field in the file"): plain(field_words(note.field)),
        _("What becomes of it"): code_label(FieldFate, note.fate) or NOT_KNOWN,
        _("Where it goes"): plain(target_label(note.target) or NOT_KNOWN),
        _("Why"): plain(Sentence(note.note_nb, note.note_en).in_language(language)),
    }
