"""Say the app's own words in the reader's language.

The code holds English; `nb/<area>.po` holds Bokmål, here and beside the sections of
meetings, so that a section is one folder. The files are read as they are
at the first word, so there is nothing to compile and nothing compiled to forget.
The language belongs to one run of one session, which a ContextVar keeps apart.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("nb", "en")
"""The languages of the product; the first is what a reader meets."""

_FOLDER = Path(__file__).resolve().parent
_FOLDERS = (_FOLDER, _FOLDER.parent / "sections")
_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def set_language(language: str) -> None:
    """Choose the language of this run; anything unknown means Bokmål."""
    _language.set(language if language in LANGUAGES else LANGUAGES[0])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for a while, where no reader has chosen one."""
    before = _language.set(language if language in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _language.reset(before)


def current_language() -> str:
    """Give the language of this run: `nb` or `en`."""
    return _language.get()


def _(message: str) -> str:
    """Say an English message in the language of this run."""
    return _words(current_language()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Say an English message in the form that fits the count."""
    return _words(current_language()).ngettext(one, many, count)


def read_catalog(language: str) -> Catalog:
    """Read every .po file of a language into one catalogue."""
    merged = Catalog(locale=language)
    for path in catalog_files(language):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    merged[message.id] = message
    return merged


def catalog_files(language: str) -> list[Path]:
    """List the .po files of a language."""
    return [
        path for folder in _FOLDERS for path in sorted((folder / language).glob("*.po"))
    ]


@cache
def _words(language: str) -> NullTranslations:
    catalog = read_catalog(language)
    if not len(catalog):
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
