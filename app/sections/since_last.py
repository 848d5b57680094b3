"""Since last: what has happened with gaps, deliveries and figures, and what was mended.

What the newer data tell otherwise of the earlier day is a correction of old records,
and is shown apart from what has happened since.
"""

from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Moment, Occasion
from app.sections.since_last_corrections import corrections_finding
from app.sections.since_last_figures import figures_finding
from app.sections.since_last_gap_rows import gap_rows_findings
from app.sections.since_last_gaps import gaps_finding
from app.sections.since_last_read import SinceLast
from app.sections.since_last_records import records_finding
from app.translations.gettext import _


def title() -> str:
    """Name the section."""
    return _("Since last")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what has become of the gaps, the deliveries and the figures since then."""
    if occasion.then is None or occasion.recalled is None:
        return (_first_meeting(occasion.now),)
    since = SinceLast(
        occasion.then,
        occasion.recalled,
        occasion.now,
        occasion.rules,
        occasion.filters.statuses,
    )
    nothing = nothing_in_view(occasion)
    if nothing is not None and not since.had_deliveries:
        return (nothing,)
    return (
        gaps_finding(since),
        *gap_rows_findings(since),
        records_finding(since),
        figures_finding(since),
        corrections_finding(since),
    )


def _first_meeting(now: Moment) -> Finding:
    return Finding(
        "first",
        _("The meeting is the first: there is nothing to compare with"),
        (_("From the next one on, what has happened in between is told here."),),
        caption=caption(now),
        is_empty=True,
    )
