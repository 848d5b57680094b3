"""How is an outcome said inside a sentence?"""

from app.translations.gettext import _


def outcome_words(outcome: str) -> str:
    """Name an outcome as what goes together with something: `being self-reliant`."""
    return {
        "self_reliant": _("being self-reliant"),
        "cooperation_continues": _("cooperation continuing"),
        "cooperation_started": _("cooperation running"),
    }[outcome]


def oftener_words(outcome: str, *, is_oftener: bool) -> str:
    """Say that an outcome comes more often, or less often."""
    if is_oftener:
        return {
            "self_reliant": _("being self-reliant more often"),
            "cooperation_continues": _("cooperation continuing more often"),
            "cooperation_started": _("cooperation running more often"),
        }[outcome]
    return {
        "self_reliant": _("being self-reliant less often"),
        "cooperation_continues": _("cooperation continuing less often"),
        "cooperation_started": _("cooperation running less often"),
    }[outcome]


def source_words(outcome: str) -> str:
    """Say where an outcome is told."""
    return {
        "self_reliant": _(
            "The answer comes from the end evaluation of the unit. Partly is not yes."
        ),
        "cooperation_continues": _(
            "The answer comes from an evaluation of the unit six months or more after "
            "the end. Partly is not yes."
        ),
        "cooperation_started": _(
            "It is told by the day when cooperation started in the unit, beside the "
            "day the delivery ended or the unit left."
        ),
    }[outcome]
