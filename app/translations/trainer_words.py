"""What do the steps of train-the-trainer, and their parts, go by?"""

from app.translations.gettext import _, ngettext


def cascade_step_label(step: str) -> str:
    """Name a step of app.metrics.trainers."""
    return {
        "trained": _("Trained"),
        "held": _("Have held a session"),
        "reached": _("Reached"),
        "cooperation": _("Party cooperation running"),
    }[step]


def cascade_part_label(part: str) -> str:
    """Name a part of a step of app.metrics.trainers."""
    return {
        "trained": _("trained"),
        "held": _("have held a session"),
        "silent": _("no session"),
        "early": _("not due yet, have held one"),
        "waiting": _("not due yet"),
        "once": _("once"),
        "again": _("again"),
        "started": _("since first session"),
        "older": _("earlier"),
        "missing": _("not started"),
        "unknown": _("cannot be told"),
    }[part]


def trainers(count: int) -> str:
    """Name what a list of trainers holds."""
    return ngettext("trainer", "trainers", count)


def courses(count: int) -> str:
    """Name what a list of courses holds: deliveries that train trainers."""
    return ngettext("course", "courses", count)
