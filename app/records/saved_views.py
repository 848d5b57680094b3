"""A saved view: a screen with its filters and choices, kept under a name.

It holds what was chosen, never a figure, so opening it shows the newest data, and only
what the one who opens it may see. Each belongs to the reader who saved it.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Row, UpdateBase, delete, insert, select, update

from app.identity import Reader
from app.permits import Act
from app.records.deeds import Deed
from app.records.store import TakenError, Write, read_rows, write_together
from app.records.tables import SAVED_VIEWS
from app.translations.sorting import norwegian_key
from data.home import Home
from data.sentence import Sentence
from pipelines.personal_data import mask_contacts

_KEPT = SAVED_VIEWS.c

LONGEST_NAME = 60
"""Letters in a name: one line of the list, also on a phone."""


class NameFault(Enum):
    """What is wrong with a name."""

    EMPTY = "empty"
    """No letter and no digit."""
    LONG = "long"
    PERSONAL = "personal"
    """Looks like a number, e-mail address or telephone number of a person."""


@dataclass(frozen=True)
class Pick:
    """One thing chosen: a key of the address, and one word that stands under it."""

    key: str
    word: Sentence
    """The word as the address has it in each language."""
    code: str | None = None
    """The code of a filter, which outlives a new word for it."""


@dataclass(frozen=True)
class SavedView:
    """A screen and what was chosen on it, under a name."""

    name: str
    screen: str
    picks: tuple[Pick, ...]
    saved_at: datetime
    """In UTC."""

    @property
    def slug(self) -> str:
        """The name as the address has it: `sene-leveranser`."""
        return slug_of(self.name)


def slug_of(name: str) -> str:
    """Write a name for the address: small letters and digits, with hyphens between."""
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))


def name_fault(name: str) -> NameFault | None:
    """Find what is wrong with a name; None when it can be used."""
    if not slug_of(name):
        return NameFault.EMPTY
    if len(name.strip()) > LONGEST_NAME:
        return NameFault.LONG
    return NameFault.PERSONAL if has_personal_data(name) else None


def has_personal_data(text: str) -> bool:
    """Does a text look like it holds a person's number, e-mail or telephone?"""
    return mask_contacts(text) != text


def list_views(home: Home, reader: Reader) -> tuple[SavedView, ...]:
    """List what a reader has saved, by name."""
    mine = select(SAVED_VIEWS).where(_KEPT.reader_name == reader.name)
    rows = read_rows(home, mine.order_by(_KEPT.slug))
    views = (_read(row) for row in rows)
    return tuple(sorted(views, key=lambda view: norwegian_key(view.name)))


def find_view(home: Home, reader: Reader, slug: str) -> SavedView | None:
    """Find a reader's view by its slug, or by its name; None when there is none."""
    views = list_views(home, reader)
    return next((view for view in views if view.slug == slug_of(slug)), None)


def save_view(
    home: Home,
    reader: Reader,
    view: SavedView,
    *,
    at: datetime | None = None,
    replace: bool = False,
) -> bool:
    """Keep a view; False when its name is taken and nothing was replaced.

    Two names with the same slug are the same name. One that comes back keeps the time
    it was saved; `at` is when it did.

    Raises:
        RefusedError: The reader may not keep views.
        RecordsError: It cannot be written.
    """
    deed = _saving(home, reader, "save_view", at or view.saved_at)
    values = {
        "reader_name": reader.name,
        "slug": view.slug,
        "view_name": view.name,
        "screen": view.screen,
        "picks": _write_picks(view.picks),
        "saved_at": view.saved_at.isoformat(timespec="seconds"),
    }
    new = insert(SAVED_VIEWS).values(values)
    if not replace:
        return _is_written(deed, new, view.screen)
    instead = update(SAVED_VIEWS).where(_is_at(reader, view.slug)).values(values)
    # The third is for a database in which somebody saves between the first two.
    ways = (instead, new, instead)
    return any(_is_written(deed, way, view.screen) for way in ways)


def rename_view(
    home: Home, reader: Reader, slug: str, name: str, *, at: datetime
) -> bool:
    """Give a view another name; False when the name is taken or the view is gone.

    Raises:
        RefusedError, RecordsError: As `save_view`.
    """
    deed = _saving(home, reader, "rename_view", at)
    renamed = (
        update(SAVED_VIEWS)
        .where(_is_at(reader, slug))
        .values(slug=slug_of(name), view_name=name)
    )
    return _is_written(deed, renamed)


def delete_view(home: Home, reader: Reader, slug: str, *, at: datetime) -> None:
    """Take a view away; one that is gone already is no fault.

    Raises:
        RefusedError, RecordsError: As `save_view`.
    """
    deed = _saving(home, reader, "delete_view", at)
    _is_written(deed, delete(SAVED_VIEWS).where(_is_at(reader, slug)))


def _saving(home: Home, reader: Reader, name: str, at: datetime) -> Deed:
    deed = Deed(home, reader, name, SAVED_VIEWS, at)
    deed.require(Act.SAVE_VIEWS)
    return deed


def _is_at(reader: Reader, slug: str) -> ColumnElement[bool]:
    return (_KEPT.reader_name == reader.name) & (_KEPT.slug == slug)


def _is_written(deed: Deed, statement: UpdateBase, screen: str | None = None) -> bool:
    # What a view is called is a text of its reader, so the log has not even its slug.
    codes = {} if screen is None else {"screen": screen}
    line = deed.line(None, 1, **codes)
    try:
        write_together(deed.home, [Write(statement, must_touch=True), line])
    except TakenError:
        return False
    return True


def _write_picks(picks: Sequence[Pick]) -> str:
    written = [{**asdict(pick), "word": pick.word._asdict()} for pick in picks]
    return json.dumps(written, ensure_ascii=False)


def _read(row: Row[Any]) -> SavedView:
    return SavedView(
        name=row.view_name,
        screen=row.screen,
        picks=tuple(
            Pick(pick["key"], Sentence(**pick["word"]), pick["code"])
            for pick in json.loads(row.picks)
        ),
        saved_at=datetime.fromisoformat(row.saved_at),
    )
