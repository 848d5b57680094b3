"""Say which factors are left out, and what stands behind those that are shown."""

from app.metrics.prevalence_shares import FEWEST_DELIVERIES, MINIMUM_UNITS
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def hidden_sentence(hidden: int) -> str:
    """Say how many factors are left out of a chart, and why.

    Args:
        hidden: How many; at least one.
    """
    return ngettext(
        "{count} factor is known in fewer than {minimum} units or {fewest} deliveries.",
        "{count} factors are known in fewer than {minimum} units or {fewest} "
        "deliveries.",
        hidden,
    ).format(
        count=format_count(hidden), minimum=MINIMUM_UNITS, fewest=FEWEST_DELIVERIES
    )


def conditions_sentence() -> str:
    """Say when a factor is present, whose answers count, and when a share is empty."""
    return _(
        "Present: the latest joint answer of the group; without one, when two or more "
        "roles agree. *Partly* is not present. Roles that agree count only for all, "
        "one centre or one county, on the data set's own date, and not where the "
        "groups together would tell what few units have answered; else only joint "
        "answers count. The shares are of the units "
        "where the factor is known; the other units may differ from them. Empty: "
        "fewer than {minimum} units, or for a share fewer than {fewest} deliveries."
    ).format(minimum=MINIMUM_UNITS, fewest=FEWEST_DELIVERIES)
