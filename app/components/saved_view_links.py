"""What address opens a saved view, and what of the screen goes into one?"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.components.addresses import (
    OLD_KEYS,
    VIEW,
    current_query,
    go_to,
    rename_keys,
    word_in_languages,
)
from app.components.filter_choices import AS_OF, Choice
from app.components.links import (
    BUILD,
    FRONT_PAGE,
    PAGE_KEYS,
    PATHS,
    Query,
    current_screen,
    page_address,
    with_language,
)
from app.components.screen_guard import note_refused
from app.filters import Filters
from app.identity import Reader
from app.records.saved_views import Pick, SavedView, find_view
from app.records.store import RecordsError
from app.translations.gettext import current_language
from data.home import Home
from data.sentence import Sentence


@dataclass(frozen=True)
class Desk:
    """Whose saved views these are, and what the frame has chosen now."""

    home: Home
    reader: Reader
    filters: Filters
    choices: tuple[Choice, ...]
    build_id: str | None = None
    """The data set that is looked at, when it is not the one in use; no view has one,
    so all of them open on it."""


def follow_other_names(desk: Desk) -> None:
    """Go on from an address that says it in another way: by a view, or by old keys.

    A name that the reader has no view of stays in the address, and is left out like
    any other word that the page does not know.
    """
    query = current_query()
    renamed = rename_keys(query, OLD_KEYS)
    if renamed is not None:
        go_to(page_address(current_screen() or FRONT_PAGE, renamed))
    if VIEW not in query:
        return
    found = _find(desk, query[VIEW][-1])
    if found is not None:
        go_to(address_of_view(found, desk.choices, desk.build_id))
    # A name of a view is what somebody wrote: the line has none.
    note_refused(desk.home, desk.reader, "saved_views", "outside_area_or_unknown")


def address_of_view(
    view: SavedView, choices: Sequence[Choice], build_id: str | None = None
) -> str:
    """Write the address of a saved view, in the language of this run."""
    query: Query = {BUILD: [build_id]} if build_id else {}
    for pick in view.picks:
        query.setdefault(pick.key, []).append(_word(pick, choices))
    screen = view.screen if view.screen in PATHS else FRONT_PAGE
    return page_address(screen, with_language(query))


def picks_now(desk: Desk, screen: str) -> tuple[Pick, ...]:
    """List what is chosen on the screen: filters by code, the rest by word."""
    day = desk.filters.as_of
    picks = [] if day is None else [_pick(AS_OF, day.isoformat())]
    for choice in desk.choices:
        for code in getattr(desk.filters, choice.field):
            picks.append(_pick(choice.key, choice.options[code], code))
    query = current_query()
    for key in PAGE_KEYS[screen]:
        words = query.get(key, [])
        picks += [Pick(key, word_in_languages(key, word)) for word in words]
    return tuple(picks)


def _pick(key: str, word: str, code: str | None = None) -> Pick:
    return Pick(key, Sentence(word, word), code)


def _word(pick: Pick, choices: Sequence[Choice]) -> str:
    """Write a filter with its word of today; what is gone stands as it was saved.

    Then the page says that it is left out, as of any other old link.
    """
    options = next((each.options for each in choices if each.key == pick.key), {})
    if pick.code is not None and pick.code in options:
        return options[pick.code]
    return pick.word.in_language(current_language())


def _find(desk: Desk, name: str) -> SavedView | None:
    try:
        return find_view(desk.home, desk.reader, name)
    except RecordsError:
        return None
