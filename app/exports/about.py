"""Say in words what an extract rests on: the sheet "Om uttrekket"."""

import polars as pl

from app.exports.extract import Checks, Extract
from app.translations.gettext import _, ngettext
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
        *((_("Narrowed"), each) for each in conditions.narrowed),
        (_("Data"), origin),
        (_("Data set"), conditions.build_id),
        (_("Checks"), checks_in_words(conditions.checks)),
        (_("Taken out"), format_time(conditions.taken_at)),
        *_times(extract.rows),
        *([(_("Way back"), conditions.way_back)] if conditions.way_back else []),
    ]


def checks_in_words(checks: Checks | None) -> str:
    """Say what the checks of the data found."""
    if checks is None or not checks.checked_count:
        return _("No check is on record for these data.")
    rules = ngettext(
        "{checked} rule checked, {broken} broken by some row.",
        "{checked} rules checked, {broken} broken by some row.",
        checks.checked_count,
    ).format(
        checked=format_count(checks.checked_count),
        broken=format_count(checks.broken_count),
    )
    rows = _(
        "In all data: {set_aside} rows set aside, which no figure counts, and "
        "{warnings} warnings."
    ).format(
        set_aside=format_count(checks.set_aside_count),
        warnings=format_count(checks.warning_count),
    )
    return f"{rules} {rows}"


def definition_heading() -> str:
    """Give the heading over the definition of a figure."""
    return _("The figure that the rows are behind")


def column_headings() -> tuple[str, str, str]:
    """Give the headings over the explanation of the columns."""
    return _("Column"), _("Meaning"), _("Name in files for programs")


def _times(rows: pl.DataFrame) -> list[tuple[str, str]]:
    if not any(dtype == pl.Datetime for dtype in rows.dtypes):
        return []
    return [(_("Times"), _("In the rows in UTC; on this sheet as in Norway."))]
