"""Say in one sentence what a load would do, or has done."""

from babel.lists import format_list

from app.translations.gettext import _, current_language, ngettext
from app.translations.numbers import format_count
from pipelines.report import LoadReport

_LOCALE = {"nb": "nb_NO", "en": "en_GB"}


def outcome_words(report: LoadReport) -> str:
    """Say the finding: `12 nye og 400 uendrede rader; 5 rader ville bli satt til side`.

    Args:
        report: Of a dry run or of a load; the words tell which it was.
    """
    rows = (
        _("All that can be read is in already") if is_all_in(report) else _rows(report)
    )
    return f"{rows}; {_set_aside(report)}"


def is_all_in(report: LoadReport) -> bool:
    """Say whether every row that can be read is in already, just as it is."""
    moved = sum(
        table.new_count + table.changed_count + table.withdrawn_count
        for table in report.tables
    )
    return not moved and any(table.unchanged_count for table in report.tables)


def set_aside_count(report: LoadReport) -> int:
    """Count the rows set aside, for their own fault or with the row they belong to."""
    return sum(
        table.set_aside_count + table.set_aside_with_parent_count
        for table in report.tables
    )


def _rows(report: LoadReport) -> str:
    new = sum(table.new_count for table in report.tables)
    changed = sum(table.changed_count for table in report.tables)
    unchanged = sum(table.unchanged_count for table in report.tables)
    withdrawn = sum(table.withdrawn_count for table in report.tables)
    parts = [
        (new, ngettext("{count} new", "{count} new", new)),
        (changed, ngettext("{count} changed", "{count} changed", changed)),
        (unchanged, ngettext("{count} unchanged", "{count} unchanged", unchanged)),
        (withdrawn, ngettext("{count} withdrawn", "{count} withdrawn", withdrawn)),
    ]
    said = [words.format(count=format_count(count)) for count, words in parts if count]
    if not said:
        return _("No row comes in")
    last = next(count for count, _words in reversed(parts) if count)
    listed = format_list(said, locale=_LOCALE[current_language()])
    return ngettext("{listed} row", "{listed} rows", last).format(listed=listed)


def _set_aside(report: LoadReport) -> str:
    count = set_aside_count(report)
    if not count:
        return (
            _("no row was set aside")
            if report.is_published
            else _("no row would be set aside")
        )
    words = (
        ngettext("{count} row was set aside", "{count} rows were set aside", count)
        if report.is_published
        else ngettext(
            "{count} row would be set aside", "{count} rows would be set aside", count
        )
    )
    return words.format(count=format_count(count))
