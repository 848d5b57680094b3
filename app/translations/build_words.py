"""Say what a data set holds, and which files brought it."""

from collections.abc import Sequence

from app.build_list import Content
from app.translations.gettext import _, ngettext
from app.translations.labels import deliveries, workplaces
from app.translations.numbers import format_count, format_time

MOST_FILES = 3
"""So many files are named; a load may hold hundreds."""


def build_label(content: Content) -> str:
    """Name a data set in a choice: when it was published, and the end of its name."""
    build = content.build
    return f"{format_time(build.built_at)} · {build.id.rpartition('-')[2]}"


def content_words(content: Content) -> str:
    """Count what a data set holds: `60 deliveries · 398 workplaces · ...`."""
    units = (
        (content.delivery_count, deliveries(content.delivery_count)),
        (content.workplace_count, workplaces(content.workplace_count)),
    )
    return " · ".join(
        [
            *(f"{format_count(count)} {noun}" for count, noun in units),
            _activities(content.activity_count),
            _aside(content.set_aside_count),
            _warnings(content.warning_count),
        ]
    )


def files_words(files: Sequence[str]) -> str:
    """Name the first files of a load, and count the others."""
    if not files:
        return _("files that are not named")
    named = ", ".join(files[:MOST_FILES])
    rest = len(files) - MOST_FILES
    if rest <= 0:
        return named
    return ngettext(
        "{files} and {count} more file", "{files} and {count} more files", rest
    ).format(files=named, count=format_count(rest))


def _activities(count: int) -> str:
    said = ngettext("{count} activity", "{count} activities", count)
    return said.format(count=format_count(count))


def _aside(count: int) -> str:
    said = ngettext("{count} row is set aside", "{count} rows are set aside", count)
    return said.format(count=format_count(count))


def _warnings(count: int) -> str:
    said = ngettext("{count} warning", "{count} warnings", count)
    return said.format(count=format_count(count))
