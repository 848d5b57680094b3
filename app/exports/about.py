"""Say in words what an extract rests on: the sheet "Om uttrekket"."""

from app.exports.extract import Extract
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day, format_time


def sheet_name() -> str:
    """Name the sheet."""
    return _("About the extract")


def conditions_in_words(extract: Extract) -> list[tuple[str, str]]:
    """Give the conditions of an extract as pairs of a word and its value."""
    conditions = extract.conditions
    filters = conditions.filters or (_("None: the whole programme"),)
    origin = (
        _("Invented data, made up to show Varig. Not official statistics.")
        if conditions.is_invented
        else _("From the sources loaded into Varig. Not official statistics.")
    )
    return [
        (_("Content"), extract.title),
        (_("Rows"), format_count(extract.rows.height)),
        (_("As of"), format_day(conditions.as_of)),
        (_("Data date"), format_day(conditions.data_date)),
        *((_("Filter"), each) for each in filters),
        (_("Data"), origin),
        (_("Data set"), conditions.build_id),
        (_("Taken out"), format_time(conditions.taken_at)),
    ]


def column_headings() -> tuple[str, str, str]:
    """Give the headings over the explanation of the columns."""
    return _("Column"), _("Meaning"), _("Name in files for programs")
