"""What do Overview and Portfolio call a category, a stage or an event?

This module is long because it is a list of words.
"""

from collections.abc import Callable
from datetime import date

import polars as pl
from babel.dates import format_date

from app.metrics.categories import band_range
from app.metrics.planned_and_actual import PLANNED_BANDS
from app.translations.gettext import _, current_language, ngettext
from app.translations.labels import code_label, yes_or_no
from app.translations.numbers import format_count
from data.reference.places import county_name
from data.vocabulary import ActivityKind, EvaluationKind

_VOCABULARY = {
    "module": "module",
    "industry": "programme_industry",
    "sector": "sector",
}


def category_label(
    dimension: str, category: str, centre_name: str | None = None
) -> str:
    """Name a category of a dimension of app.metrics.categories."""
    if category == "several":
        return _("Several")
    if category == "unknown":
        return _("Not known")
    if dimension == "centre":
        return centre_name or category
    if dimension == "county":
        return county_label(category)
    if dimension == "size":
        return size_label(category)
    if dimension == "trainer":
        return (yes_or_no(category == "true") or category).capitalize()
    return code_label(_VOCABULARY[dimension], category) or category


def size_label(category: str) -> str:
    """Name a size band: `5–19 employees`."""
    first, last = band_range(category)
    if last is None:
        return _("{first} employees and more").format(first=first)
    if first == last == 0:
        return _("No employees")
    return _("{first}–{last} employees").format(first=first, last=last)


def dimension_label(dimension: str) -> str:
    """Name a dimension."""
    return {
        "centre": _("Centre"),
        "module": _("Module"),
        "industry": _("Industry"),
        "sector": _("Sector"),
        "size": _("Size"),
        "county": _("County"),
        "trainer": _("Train-the-trainer"),
    }[dimension]


def counted_label(counted: str) -> str:
    """Name a unit of counting, in the plural."""
    return {
        "deliveries": _("Deliveries"),
        "workplaces": _("Workplaces"),
        "units": _("Delivery-units"),
    }[counted]


def stage_label(stage: str) -> str:
    """Name a stage of the funnel."""
    return {
        "agreed": _("Agreed"),
        "started": _("Started"),
        "far": _("Half of the gatherings held"),
        "completed": _("Completed"),
        "evaluated": _("End evaluation held"),
        "contacted": _("Contact after the end"),
        "continues": _("Cooperation continues"),
    }[stage]


def layers_label(count: int) -> str:
    """Name in how many of the layers a workplace has been reached."""
    return {
        0: _("None of the layers"),
        1: _("One layer"),
        2: _("Two layers"),
        3: _("All three layers"),
    }[count]


def part_label(part: str) -> str:
    """Name a part of the portfolio."""
    return {
        "status": _("Status"),
        "reach": _("Reach"),
        "course": _("Against plan"),
        "durations": _("Durations"),
        "timeline": _("Timeline"),
        "evaluation": _("Evaluation"),
        "trainers": _("Train-the-trainer"),
        "comparison": _("Side by side"),
    }[part]


def change_label(kind: str) -> str:
    """Name a kind of event of app.metrics.changes."""
    return {
        "first_contact": _("New"),
        "started": _("Started"),
        "completed": _("Completed"),
        "stopped": _("Stopped"),
        "evaluated": _("Evaluations"),
        "contacted": _("Contact after the end"),
    }[kind]


def coming_label(kind: str) -> str:
    """Name a kind of event of `coming_events.sql`."""
    if kind == "planned_end":
        return _("Planned end")
    if kind == "evaluation_end":
        return str(code_label(EvaluationKind, "end"))
    if kind.startswith("evaluation_"):
        of = str(code_label(EvaluationKind, kind.removeprefix("evaluation_")))
        return _("Evaluation: {kind}").format(kind=of.lower())
    return code_label(ActivityKind, kind) or kind


def row_set_label(row_set: str) -> str:
    """Name a set of rows that other figures point to."""
    return {
        "all": _("All deliveries"),
        "past_planned_end": _("Ongoing past the planned end"),
        "end_evaluation_missing": _("End evaluation not held"),
        "first_contact": _("New (first contact)"),
        "started": _("Started"),
        "completed": _("Completed"),
        "stopped": _("Stopped"),
        "evaluated": _("Evaluations held"),
        "contacted": _("Contacts after the end"),
    }[row_set]


def parts(*said: tuple[int, str]) -> str:
    """Write counts and their names in a row, those above zero: `21 a · 4 b`."""
    return " · ".join(f"{format_count(count)} {name}" for count, name in said if count)


def count_words(counted: str, count: int) -> str:
    """Write a count with what it counts: `5 workplaces`."""
    words = {
        "deliveries": ngettext("{count} delivery", "{count} deliveries", count),
        "workplaces": ngettext("{count} workplace", "{count} workplaces", count),
        "units": ngettext("{count} delivery-unit", "{count} delivery-units", count),
    }[counted]
    return words.format(count=format_count(count))


def month_label(day: date) -> str:
    """Write a month: `juni 2026`."""
    locale = "en_GB" if current_language() == "en" else "nb_NO"
    return format_date(day, format="LLLL y", locale=locale)


def county_label(code: str) -> str:
    """Name a county, or say that it is not known."""
    return _("Not known") if code == "unknown" else county_name(code) or code


def since_label(days: int) -> str:
    """Name how far back *since last* goes."""
    return ngettext("{days} day", "{days} days", days).format(days=days)


def planned_band_label(months_up_to: int | None) -> str:
    """Name a band of planned months by its upper end; None is over the last."""
    if months_up_to is None:
        return _("over {months} months").format(months=PLANNED_BANDS[-1])
    return _("up to {months} months").format(months=months_up_to)


def labelled(codes: pl.Series, label: Callable[..., str]) -> pl.Series:
    """Write a column of codes in words."""
    return pl.Series([label(code) for code in codes], dtype=pl.String)


def delivery_units(count: int) -> str:
    """Name what a list of delivery-units holds."""
    return ngettext("delivery-unit", "delivery-units", count)
