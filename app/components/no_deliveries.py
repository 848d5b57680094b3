"""Say why no delivery is in view: none in the data, or none after the filters."""

from app.components.empty import show_nothing
from app.components.page import Page
from app.metrics.states import delivery_count
from app.translations.gettext import _
from app.translations.numbers import format_day


def show_no_deliveries(page: Page) -> None:
    """Write the heading and the way out of a page that has no delivery to show."""
    if delivery_count(page.fetch_unfiltered("deliveries_by_state")):
        page.title(_("No delivery fits the filters"))
        show_nothing(
            _("The data have deliveries, but the filters leave all of them out."),
            hint=_("Take a filter away, or reset them all."),
        )
        return
    page.title(_("No deliveries by {day}").format(day=format_day(page.as_of)))
    show_nothing(
        _("The data have no delivery that had begun by this day."),
        hint=_("Choose a later day, or load files with deliveries."),
    )
