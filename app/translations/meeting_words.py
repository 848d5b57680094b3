"""Words of meetings that sections, screens and files share."""

from app.translations.gettext import _


def status_label(status: str) -> str:
    """Name where a decision stands (DecisionStatus)."""
    return {
        "open": _("Open decision"),
        "done": _("Carried out"),
        "dropped": _("Dropped"),
    }[status]
