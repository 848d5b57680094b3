"""How is a figure of the registry written, with what it is counted from?"""

from app.metrics.measures import Figure, Kind
from app.metrics.metric import Counted, Metric, Subject
from app.translations.gettext import _, current_language, ngettext
from app.translations.numbers import (
    NOT_KNOWN,
    format_count,
    format_number,
    format_share,
)

MINUS = "\N{MINUS SIGN}"


def value_words(value: float | None, kind: Kind) -> str:
    """Write a value: `1 234`, `12,3 %`, `4,5`, `4,5 months`."""
    if value is None:
        return _("not reached") if kind == "months" else NOT_KNOWN
    if kind == "count":
        return format_count(round(value))
    if kind == "share":
        return format_share(value)
    if kind == "months":
        return _("{count} mo.").format(count=format_number(value))
    return format_number(value)


def figure_words(metric: Metric, figure: Figure) -> str:
    """Write a figure; one of nothing is a dash, whatever its kind."""
    if figure.is_withheld:
        return _("not shown")
    if figure.value is None and not figure.row_count:
        return NOT_KNOWN
    return value_words(figure.value, metric.measure.kind)


def change_words(change: float, kind: Kind) -> str:
    """Write a change with its sign: `+12`, `−3,2` (percentage points)."""
    size = abs(shown_change(change, kind))
    if not size:
        return "±0"
    written = format_count(round(size)) if kind == "count" else format_number(size)
    return f"{MINUS if change < 0 else '+'}{written}"


def shown_change(change: float, kind: Kind) -> float:
    """Round a change to what is written of it, so that ±0 is no change at all."""
    return round(change * 100 if kind == "share" else change, 1)


def counted_from(metric: Metric, figure: Figure) -> str:
    """Say what a figure is counted from: `113 of 209 deliveries`."""
    if figure.is_withheld:
        return counted_words(metric.counted, figure.withheld_count)
    whole = counted_words(metric.counted, figure.row_count)
    if metric.measure.kind != "share" or figure.whole != figure.row_count:
        return whole
    return _("{part} of {whole}").format(
        part=format_count(int(figure.part)), whole=whole
    )


def beside_words(metric: Metric, figure: Figure) -> list[str]:
    """Say what stands beside a figure: not due, not known, hidden, why not shown."""
    is_time = metric.measure.kind == "months"
    said = (
        (
            figure.waiting_count,
            _("{count} ongoing") if is_time else _("{count} not yet due"),
        ),
        (figure.unknown_count, _("{count} not known")),
        (figure.hidden_count, _("{count} hidden, too few answers")),
    )
    beside = [words.format(count=format_count(count)) for count, words in said if count]
    if figure.is_withheld:
        beside.append(_("shown only for all, one centre or one county"))
    return beside


def protected_words() -> str:
    """Say which groups a figure of persons is shown for, and why no others."""
    return _(
        "It counts persons, so it is shown only for the whole programme, one centre or "
        "one county: other filters could be compared to single out a few persons."
    )


def interval_words(metric: Metric, figure: Figure) -> list[str]:
    """Say the 95 % interval of a figure that has one; an open end is not reached."""
    if figure.lower is None and figure.upper is None:
        return []
    ends = [
        value_words(end, metric.measure.kind) for end in (figure.lower, figure.upper)
    ]
    return [_("95%: {lower}–{upper}").format(lower=ends[0], upper=ends[1])]


def meaning_of(metric: Metric) -> str:
    """Explain a metric: what it says and is of, who is left out, and its source."""
    language = current_language()
    parts = [
        metric.explanation.in_language(language),
        _("Counted: {what}.").format(what=metric.numerator.in_language(language)),
    ]
    if metric.denominator is not None:
        parts.append(
            _("Of: {what}.").format(what=metric.denominator.in_language(language))
        )
    parts.append(_("Left out: {who}").format(who=metric.left_out.in_language(language)))
    if metric.is_protected:
        parts.append(protected_words())
    if metric.no_history is not None:
        parts.append(metric.no_history.in_language(language))
    parts.append(_("Source: {source}.").format(source=source_words(metric)))
    return "  \n".join(parts)


def source_words(metric: Metric) -> str:
    """Write where a definition comes from; ours is said in words."""
    return metric.source.replace("ours", _("our assumption"))


def counted_words(counted: Counted, count: int) -> str:
    """Write a count with what it counts: `5 workplaces`."""
    words = {
        "deliveries": ngettext("{count} delivery", "{count} deliveries", count),
        "workplaces": ngettext("{count} workplace", "{count} workplaces", count),
        "units": ngettext("{count} delivery-unit", "{count} delivery-units", count),
        "evaluations": ngettext("{count} evaluation", "{count} evaluations", count),
        "trainers": ngettext("{count} trainer", "{count} trainers", count),
        "sessions": ngettext("{count} session", "{count} sessions", count),
    }[counted]
    return words.format(count=format_count(count))


def subject_label(subject: Subject) -> str:
    """Name what a metric is about."""
    return {
        "deliveries": _("Deliveries"),
        "reach": _("Reach"),
        "progress": _("Progress"),
        "duration": _("Duration"),
        "after_the_end": _("After the end"),
        "evaluation": _("Evaluation"),
        "outcomes": _("Outcomes in the units"),
        "train_the_trainer": _("Train-the-trainer"),
    }[subject]
