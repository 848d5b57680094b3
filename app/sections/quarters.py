"""Name a quarter, as the charts do."""

from datetime import date

from app.translations.gettext import _


def quarter_name(first_day: date) -> str:
    """Name the quarter that begins on a day: `K1 2021`, `Q1 2021`."""
    return _("Q{quarter} {year}").format(
        quarter=(first_day.month - 1) // 3 + 1, year=first_day.year
    )
