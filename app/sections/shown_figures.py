"""Write figures of the registry as a finding shows them, with what they mean."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.metrics.measures import Figure
from app.metrics.metric import Metric
from app.metrics.registry import figure_of, metric_named
from app.sections.content import ShownFigure
from app.sections.occasion import Moment
from app.translations.figure_words import (
    beside_words,
    counted_from,
    figure_words,
    interval_words,
    meaning_of,
)
from app.translations.gettext import _, current_language
from app.translations.numbers import format_day


class Told(NamedTuple):
    """One figure: worked out, as it is kept, and as it is said."""

    figure: Figure
    shown: ShownFigure
    sentence: str


def tell(moment: Moment, code: str) -> Told:
    """Work a figure out at a moment, and say it with what it is counted from."""
    metric = metric_named(code)
    figure = figure_of(metric, moment.fetch)
    shown = ShownFigure(code, figure_words(metric, figure))
    return Told(figure, shown, _sentence(metric, figure, shown.words))


def counted(metric: Metric, figure: Figure) -> str:
    """Say what a figure is counted from, its interval, and what stands beside it."""
    return ", ".join(
        (
            counted_from(metric, figure),
            *interval_words(metric, figure),
            *beside_words(metric, figure),
        )
    )


def can_be_told(metric: Metric, moment: Moment) -> bool:
    """Whether the data of a moment know the figure of its day."""
    return metric.no_history is None or moment.as_of >= moment.build.data_date


def definitions(codes: Iterable[str]) -> tuple[str, ...]:
    """Say what figures mean, a note each: of what, who is left out, the source."""
    return tuple(
        f"{metric.name.in_language(current_language())}: "
        + meaning_of(metric).replace("  \n", " ")
        for metric in map(metric_named, codes)
    )


def rounded_apart() -> str:
    """Say why a change may seem to be reckoned wrong."""
    return _(
        "Figures and changes are each rounded on their own, so the last digit of a "
        "change may differ from that of the figures."
    )


def unbroken_day(day: date) -> str:
    """Write a day that stays on one line of a heading."""
    return format_day(day).replace(" ", "\u00a0")


def _sentence(metric: Metric, figure: Figure, words: str) -> str:
    name = metric.name.in_language(current_language())
    is_plain = metric.measure.kind == "count"
    of = (
        ", ".join(beside_words(metric, figure)) if is_plain else counted(metric, figure)
    )
    if not of:
        return f"{name}: {words}."
    return f"{name}: {words} ({of})."
