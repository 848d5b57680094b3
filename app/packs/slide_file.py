"""Save a presentation so that the same pack gives the same bytes."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.packs.slide_deck import Deck
from app.packs.slide_words import one_line
from app.sections.content import Pack

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Written where a pack does not say when it was made."""


def deck_bytes(deck: Deck, pack: Pack) -> bytes:
    """Write who made what and when into the file, and give it."""
    made_at = (pack.made_at or _NO_DAY).astimezone(UTC).replace(tzinfo=None)
    known = deck.slides.core_properties
    known.title = one_line(f"{pack.title} · {pack.subtitle}")[:255]
    known.subject = one_line(pack.stamp)[:255]
    known.author = known.last_modified_by = "Varig"
    known.language = deck.style.tag
    known.created = known.modified = made_at
    known.keywords = known.comments = known.category = ""
    known.revision = 1
    written = BytesIO()
    deck.slides.save(written)
    return _without_clock(written)


def _without_clock(written: BytesIO) -> bytes:
    steady = BytesIO()
    with ZipFile(written) as source, ZipFile(steady, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return steady.getvalue()
