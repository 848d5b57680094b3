"""What are the screens called?"""

from app.translations.gettext import _


def screen_titles() -> dict[str, str]:
    """Name every screen, in the order of the menu."""
    return {
        "overview": _("Overview"),
        "portfolio": _("Portfolio"),
        "delivery": _("Delivery"),
        "workplace": _("Workplace"),
        "follow_up": _("Follow-up"),
        "factors": _("Success and risk"),
        "absence": _("Absence"),
        "meeting": _("Meeting"),
        "export": _("Export"),
        "loaded_data": _("Data"),
        "log": _("Log"),
    }


def screen_title(screen: str) -> str:
    """Name one screen; one that is not known by a plain word."""
    return screen_titles().get(screen) or _("This page")
