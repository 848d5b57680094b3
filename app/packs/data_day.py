"""Which day are the data of, as the foot of every page and slide says it?"""

from app.sections.content import Pack
from app.translations.gettext import _


def data_day(pack: Pack) -> str:
    """Write the fact of the cover that says it, `Datadato 20.11.2026`; else nothing."""
    word = _("Data date")
    days = (f"{word} {fact.value}" for fact in pack.facts if fact.word == word)
    return next(days, "")
