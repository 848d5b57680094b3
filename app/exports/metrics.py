"""Put metrics in words for a file: the definition of one, and a table of them all."""

from collections.abc import Iterable, Sequence

import polars as pl

from app.metrics.measures import Figure, Kind
from app.metrics.metric import Metric
from app.metrics.registry import Fetch, figure_of
from app.translations.figure_words import figure_words, source_words, value_words
from app.translations.gettext import _, current_language
from app.translations.labels import find_column
from app.translations.numbers import format_count, format_number
from app.translations.row_words import ROW_WORDS

ALL_METRICS_SCHEMA: dict[str, pl.DataType] = {
    "metric": pl.String(),
    "metric_name": pl.String(),
    "value_in_words": pl.String(),
    "value": pl.Float64(),
    "value_unit": pl.String(),
    "part": pl.Float64(),
    "whole": pl.Float64(),
    "row_count": pl.Int64(),
    "waiting_count": pl.Int64(),
    "unknown_count": pl.Int64(),
    "hidden_count": pl.Int64(),
    "withheld_count": pl.Int64(),
    "lower": pl.Float64(),
    "upper": pl.Float64(),
    "counted": pl.String(),
    "explanation": pl.String(),
    "numerator": pl.String(),
    "denominator": pl.String(),
    "left_out": pl.String(),
    "no_history": pl.String(),
    "definition_source": pl.String(),
}
"""The table of all metrics: one row per metric."""


def definition_in_words(metric: Metric, figure: Figure) -> tuple[tuple[str, str], ...]:
    """Say what a figure is, how it is made, and what it came to."""
    language = current_language()
    numerator = metric.numerator.in_language(language)
    said = [
        (_("Figure"), metric.name.in_language(language)),
        (_("Code"), metric.code),
        (_("Value"), figure_words(metric, figure)),
        *_interval(figure, metric.measure.kind),
        (_("Explanation"), metric.explanation.in_language(language)),
        (_("Numerator"), _with_amount(numerator, figure.part)),
    ]
    if metric.denominator is not None:
        denominator = metric.denominator.in_language(language)
        said.append((_("Denominator"), _with_amount(denominator, figure.whole)))
    said += [
        (_("Rows behind it"), format_count(figure.row_count)),
        *_beside(figure),
        (_("Left out"), metric.left_out.in_language(language)),
        (_("Source"), source_words(metric)),
    ]
    if metric.no_history is not None:
        said.append((_("Earlier days"), metric.no_history.in_language(language)))
    return tuple(said)


def row_headings(columns: Iterable[str]) -> dict[str, str]:
    """Give headings to the columns that only the rows behind figures have."""
    language = current_language()
    return {
        name: ROW_WORDS[name].in_language(language)
        for name in columns
        if name in ROW_WORDS and find_column(name) is None
    }


def all_metrics_rows(metrics: Sequence[Metric], fetch: Fetch) -> pl.DataFrame:
    """Work every metric out.

    Returns:
        The columns of ALL_METRICS_SCHEMA, one row per metric in the order given.
    """
    language = current_language()
    rows = [_row(metric, figure_of(metric, fetch), language) for metric in metrics]
    return pl.DataFrame(rows, schema=ALL_METRICS_SCHEMA, orient="row")


def _row(metric: Metric, figure: Figure, language: str) -> dict[str, object]:
    whole, past = metric.denominator, metric.no_history
    return {
        "metric": metric.code,
        "metric_name": metric.name.in_language(language),
        "value_in_words": figure_words(metric, figure),
        "value": figure.value,
        "value_unit": unit_words(metric.measure.kind),
        "part": figure.part,
        "whole": figure.whole,
        "row_count": figure.row_count,
        "waiting_count": figure.waiting_count,
        "unknown_count": figure.unknown_count,
        "hidden_count": figure.hidden_count,
        "withheld_count": figure.withheld_count,
        "lower": figure.lower,
        "upper": figure.upper,
        "counted": counted_word(metric),
        "explanation": metric.explanation.in_language(language),
        "numerator": metric.numerator.in_language(language),
        "denominator": whole.in_language(language) if whole else None,
        "left_out": metric.left_out.in_language(language),
        "no_history": past.in_language(language) if past else None,
        "definition_source": source_words(metric),
    }


def all_metrics_labels() -> dict[str, str]:
    """Give the headings of the table of all metrics."""
    return {
        "metric": _("Code"),
        "metric_name": _("Figure"),
        "value_in_words": _("As it is written"),
        "value": _("Value"),
        "value_unit": _("Unit"),
        "part": _("Numerator, number"),
        "whole": _("Denominator, number"),
        "row_count": _("Rows behind it"),
        "waiting_count": _("Not yet due or still ongoing"),
        "unknown_count": _("Cannot be told"),
        "hidden_count": _("Hidden: too few answers"),
        "withheld_count": _("Not shown with these filters"),
        "lower": _("Interval from"),
        "upper": _("Interval to"),
        "counted": _("What one row is"),
        "explanation": _("Explanation"),
        "numerator": _("Numerator"),
        "denominator": _("Denominator"),
        "left_out": _("Left out"),
        "no_history": _("Earlier days"),
        "definition_source": _("Source"),
    }


def all_metrics_meanings() -> dict[str, str]:
    """Say what columns of the table of all metrics mean, where it is not plain."""
    interval = _("The 95 % interval, where the figure has one.")
    return {
        "value": _("Empty when there is nothing to divide by, or it is not reached."),
        "lower": interval,
        "upper": interval,
    }


def counted_word(metric: Metric) -> str:
    """Name what one row behind a metric is."""
    return {
        "deliveries": _("Delivery"),
        "workplaces": _("Workplace"),
        "units": _("Delivery-unit"),
        "evaluations": _("Evaluation"),
        "trainers": _("Trainer"),
        "sessions": _("Session"),
    }[metric.counted]


def unit_words(kind: Kind) -> str:
    """Name the unit that the value of a metric is in."""
    return {
        "count": _("count"),
        "share": _("share from 0 to 1"),
        "number": _("number"),
        "months": _("months"),
    }[kind]


def _with_amount(text: str, amount: float) -> str:
    is_whole = float(amount).is_integer()
    written = format_count(int(amount)) if is_whole else format_number(amount)
    return f"{text} ({written})"


def _interval(figure: Figure, kind: Kind) -> list[tuple[str, str]]:
    if figure.lower is None and figure.upper is None:
        return []
    said = _("{lower} to {upper}").format(
        lower=value_words(figure.lower, kind), upper=value_words(figure.upper, kind)
    )
    return [(_("95 % interval"), said)]


def _beside(figure: Figure) -> list[tuple[str, str]]:
    said = (
        (figure.waiting_count, _("Not yet due or still ongoing")),
        (figure.unknown_count, _("Cannot be told")),
        (figure.hidden_count, _("Hidden: too few answers")),
        (figure.withheld_count, _("Not shown with these filters")),
    )
    return [(word, format_count(count)) for count, word in said if count]
