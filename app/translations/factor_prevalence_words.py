"""How are the prevalence of a factor, its level and the roles said in words?"""

from datetime import date

from app.metrics.factor_prevalence import YEAR
from app.metrics.prevalence_shares import MINIMUM_UNITS
from app.translations.figure_words import counted_words
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_number, format_share
from data.vocabulary import AssessorRole, FactorKind, FactorLevel

ALL_LEVELS = "all"


def kind_label(kind: str) -> str:
    """Name a kind of factor: `Success factor`."""
    return code_label(FactorKind, kind) or kind


def level_label(level: str) -> str:
    """Name a level, or all of them."""
    if level == ALL_LEVELS:
        return _("All levels")
    return code_label(FactorLevel, level) or level


def role_label(role: str) -> str:
    """Name the role of an assessor."""
    return code_label(AssessorRole, role) or role


def role_in_sentence(role: str) -> str:
    """Name the one who has a role, as the subject of a sentence: `the leader`."""
    return {
        "group": _("the group together"),
        "leader": _("the leader"),
        "union_representative": _("the union representative"),
        "safety_representative": _("the safety representative"),
        "advisor": _("the advisor"),
    }[role]


def pair_label(pair: str) -> str:
    """Name two roles by their codes with a hyphen between."""
    first, second = pair.split("-")
    return _("{first} and {second}").format(
        first=role_label(first), second=in_sentence(role_label(second))
    )


def in_sentence(label: str) -> str:
    """Write a label with a small letter first, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def units_words(count: int) -> str:
    """Write how many units: `210 units`."""
    return ngettext("{count} unit", "{count} units", count).format(
        count=format_count(count)
    )


def interval_words(row: dict[str, float | None]) -> str:
    """Write a share with its interval, from a row with shares: `71 % (60–80 %)`."""
    return "{share} ({lower}–{upper})".format(
        share=format_share(row["present_share"], digits=0),
        lower=format_number(100 * (row["lower_share"] or 0), digits=0),
        upper=format_share(row["upper_share"], digits=0),
    )


def share_words(row: dict[str, float | None]) -> str:
    """Write a share with its interval and what it is of, or why there is none."""
    if row["unit_count"] is None:
        return _("fewer than {minimum} units").format(minimum=MINIMUM_UNITS)
    units = units_words(int(row["unit_count"]))
    deliveries = counted_words("deliveries", int(row["delivery_count"] or 0))
    if row["present_share"] is not None:
        return _("{share} of {units} in {deliveries}").format(
            share=interval_words(row), units=units, deliveries=deliveries
        )
    if row["unit_count"] < MINIMUM_UNITS:
        return _("too few: {units}").format(units=units)
    return _("too few deliveries: {units} in {deliveries}").format(
        units=units, deliveries=deliveries
    )


def period_label(period_on: date, months: int) -> str:
    """Name a year, or a half of it."""
    if months == YEAR:
        return str(period_on.year)
    half = _("1st half {year}") if period_on.month == 1 else _("2nd half {year}")
    return half.format(year=period_on.year)
