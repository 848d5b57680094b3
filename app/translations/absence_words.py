"""What are the parts, signals and gaps of absence figures called?"""

from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_number
from data.vocabulary import AbsenceMeasure


def part_label(part: str) -> str:
    """Name a part of the Absence screen."""
    return {
        "signals": _("Signals"),
        "lost_days": _("Lost days"),
        "surveys": _("Surveys"),
    }[part]


def measure_label(measure: str) -> str:
    """Name a measure by its code: `Total`."""
    return code_label(AbsenceMeasure, measure) or measure


def absence_label(measure: str) -> str:
    """Name the absence of a measure by its code: `Total absence`."""
    return {
        "total": _("Total absence"),
        "self_certified": _("Self-certified absence"),
        "doctor_certified": _("Doctor-certified absence"),
        "short_term": _("Short-term absence"),
        "long_term": _("Long-term absence"),
    }.get(measure, measure)


def signal_label(signal: str) -> str:
    """Name what a point of a control chart says."""
    return {
        "concern": _("Concern"),
        "improvement": _("Improvement"),
        "common": _("Ordinary"),
    }[signal]


def special_cause_label(special_cause: str) -> str:
    """Say why a point is a signal, by the rules of the control chart."""
    return {
        "none": _("within the limits"),
        "above_limit": _("above the upper limit"),
        "below_limit": _("below the lower limit"),
        "rising": _("at least seven quarters in a row upwards"),
        "falling": _("at least seven quarters in a row downwards"),
        "two_of_three_high": _("two of three near the upper limit"),
        "two_of_three_low": _("two of three near the lower limit"),
        "shift_high": _("at least seven quarters in a row above the mean"),
        "shift_low": _("at least seven quarters in a row below the mean"),
    }[special_cause]


def hidden_label(hidden_why: str | None) -> str:
    """Say why a quarter is hidden.

    Few persons and what is hidden with them read the same: told apart, they would
    tell of few that they are few.
    """
    if hidden_why == "source":
        return _("withheld by the source")
    return _("hidden (few persons)")


def points_words(difference: float) -> str:
    """Write a difference between two shares as percentage points: `+2,1`, `−0,4`."""
    points = format_number(abs(difference) * 100)
    if points == format_number(0.0):
        return points
    return f"{'+' if difference > 0 else '−'}{points}"
