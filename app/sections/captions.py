"""Say under a finding how many it is of, and of which day."""

from app.sections.occasion import Moment
from app.translations.gettext import _
from app.translations.numbers import format_day


def caption(moment: Moment, counted: str = "") -> str:
    """Write `n = 41 leveranser · data per 20.11.2026 · oppdiktede data`.

    Args:
        moment: The build and day that the finding is of.
        counted: How many of what, in words; empty where nothing is counted.
    """
    build = moment.build
    day = _("data as of {day}").format(day=format_day(build.data_date))
    seen = _("seen from {day}").format(day=format_day(moment.as_of))
    parts = (
        _("n = {counted}").format(counted=counted) if counted else "",
        day,
        seen if moment.as_of < build.data_date else "",
        _("invented data") if build.is_invented else "",
    )
    return " · ".join(part for part in parts if part)
