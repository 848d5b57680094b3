"""Say why no delivery is in view: none in the data, or none after the filters."""

from app.door import open_door
from app.filters import Filters
from app.identity import AreaKind
from app.metrics.states import delivery_count
from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.occasion import Occasion
from app.translations.gettext import _
from app.translations.numbers import format_day


def nothing_in_view(occasion: Occasion) -> Finding | None:
    """Give the one finding of a section that has no delivery to look at, else None."""
    now = occasion.now
    if delivery_count(now.fetch("deliveries_by_state")):
        return None
    if occasion.filters.chosen() and _has_deliveries(occasion):
        heading = _("No delivery fits the filters")
        why = _("The data have deliveries, but the filters leave all of them out.")
    elif occasion.reader.area.kind is not AreaKind.PROGRAMME:
        heading = _("The group has no deliveries by {day}").format(
            day=format_day(now.as_of)
        )
        why = _("No delivery that had begun by this day belongs to the group.")
    else:
        heading = _("No deliveries by {day}").format(day=format_day(now.as_of))
        why = _("The data have no delivery that had begun by this day.")
    return Finding(
        code="nothing",
        heading=heading,
        sentences=(why,),
        caption=caption(now),
        is_empty=True,
    )


def _has_deliveries(occasion: Occasion) -> bool:
    everything = Filters(as_of=occasion.now.as_of)
    with open_door(occasion.now.build, everything, occasion.reader) as door:
        return delivery_count(door.fetch("deliveries_by_state")) > 0
