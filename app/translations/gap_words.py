"""What do Overview and the parts of follow-up call a band, and a change?"""

from app.metrics.ageing import BAND_DAYS
from app.translations.gettext import _


def age_band_label(band: str) -> str:
    """Name how long something has stood overdue."""
    month, quarter, year = BAND_DAYS
    return {
        "fresh": _("under {days} days").format(days=month),
        "weeks": _("{first}–{last} days").format(first=month, last=quarter - 1),
        "months": _("{first}–{last} days").format(first=quarter, last=year - 1),
        "year": _("over a year"),
    }[band]


def gap_change_label(change: str) -> str:
    """Name what became of a gap since a chosen day."""
    return {
        "new": _("Newly overdue"),
        "still_open": _("Still overdue"),
        "done": _("Done"),
        "left": _("Lapsed"),
    }[change]
