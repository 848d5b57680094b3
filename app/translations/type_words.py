"""What do the delivery types beside each other go by, and what is asked of them?"""

from typing import NamedTuple

from app.metrics.measures import Kind
from app.metrics.metric import Metric
from app.metrics.type_profile import VARIANTS, Cell
from app.translations.figure_words import counted_words, value_words
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import (
    NOT_KNOWN,
    format_count,
    format_number,
    format_share,
)

SIGNS = dict(zip(VARIANTS, "●◆■", strict=True))
"""The shape of each column, so that they are told apart in grey too."""


class SaidOfType(NamedTuple):
    """What the delivery survey says of a type, in short and in our words."""

    strength: str
    weakness: str
    source: str


def variant_label(variant: str) -> str:
    """Name a column of app.metrics.type_profile."""
    if variant == "train_the_trainer":
        return _("Train-the-trainer")
    return code_label("delivery_type", variant) or variant


def question_label(metric: Metric) -> str:
    """Write what a figure answers; one without a question is its name."""
    questions = {
        "deliveries": _("How many deliveries?"),
        "workplaces_reached": _("How many workplaces are reached?"),
        "units_per_delivery": _("How many units per delivery?"),
        "advisor_hours_per_unit": _("How many advisor hours per unit?"),
        "duration_median": _("After how long have half ended?"),
        "units_cooperation_started": _("Has cooperation started in the unit?"),
        "end_evaluation_held": _("Was the end evaluation held?"),
        "units_self_reliant": _("Is the unit self-reliant?"),
        "contact_in_window": _("Was there contact after the end?"),
        "units_cooperation_continues": _("Does cooperation continue in the unit?"),
    }
    return questions[metric.code]


def cell_words(metric: Metric, cell: Cell) -> str:
    """Write a figure with its interval: `62,3 % (51–72 %)`."""
    if not cell.figure.row_count and cell.delivery_count is not None:
        return NOT_KNOWN
    if not cell.is_enough:
        return _("too few to compare")
    value = value_words(cell.figure.value, metric.measure.kind)
    if cell.lower is None and cell.upper is None:
        return value
    return f"{value} ({_ends(metric.measure.kind, cell)})"


def count_words(metric: Metric, cell: Cell) -> str:
    """Say what a figure is of: `464 units in 70 deliveries`; empty for a count."""
    if not cell.delivery_count:
        return ""
    deliveries = counted_words("deliveries", cell.delivery_count)
    if metric.counted == "deliveries":
        return f"n = {deliveries}"
    count = cell.figure.row_count
    units = ngettext("{count} unit", "{count} units", count)
    return "n = " + _("{units} in {deliveries}").format(
        units=units.format(count=format_count(count)), deliveries=deliveries
    )


def _ends(kind: Kind, cell: Cell) -> str:
    if kind == "share":
        return "–".join(
            (
                format_number((cell.lower or 0) * 100, digits=0),
                format_share(cell.upper, digits=0),
            )
        )
    return "–".join(
        value_words(end, kind) if end is None else format_number(end)
        for end in (cell.lower, cell.upper)
    )


def said_of_type(variant: str) -> SaidOfType:
    """Say what the delivery survey says of a column."""
    return {
        "one_to_one": SaidOfType(
            _(
                "Close and adapted: there is room for what the unit is in the middle "
                "of, and the advisor sees it with the eyes of an outsider."
            ),
            _(
                "Takes much of the centre's time, most where the advisor sits in the "
                "group's meetings. The group may come to lean on the advisor, and some "
                "deliveries have gone on for long."
            ),
            "OE 5.2.1, 8.3",
        ),
        "multi_unit": SaidOfType(
            _(
                "Less advisor time per party group, so that more can get assistance, "
                "and the groups learn from one another."
            ),
            _(
                "The advisor sees less of each unit, and cooperation may be weakly "
                "anchored there. Some units have got closer follow-up afterwards."
            ),
            "OE 5.2.1, 8.3",
        ),
        "train_the_trainer": SaidOfType(
            _(
                "Can reach many units at once, about a hundred in one case. It may "
                "suit some units well."
            ),
            _(
                "Rests on single persons, who must see the point and win the groups "
                "over. The advisor does not control whether cooperation comes about. "
                "The survey saw three, and met few of their units."
            ),
            "OE 5.2.2, 8.3",
        ),
    }[variant]
