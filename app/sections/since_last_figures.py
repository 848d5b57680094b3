"""Show the figures then and now, with what corrections have changed in them."""

from collections.abc import Callable, Sequence

from app.metrics.measures import Figure
from app.metrics.metric import Metric
from app.metrics.since_last_figures import SINCE_LAST, FigureSince
from app.sections.captions import caption
from app.sections.content import Column, Finding, ShownFigure, Table
from app.sections.shown_figures import definitions, rounded_apart, unbroken_day
from app.sections.since_last_read import SinceLast
from app.translations.figure_words import change_words, figure_words, shown_change
from app.translations.gettext import _, current_language, ngettext
from app.translations.numbers import NOT_KNOWN, format_count, format_day


def figures_finding(since: SinceLast) -> Finding:
    """Say how many figures have changed, and lay them out: before, corrected, now."""
    figures = since.figures
    changed = count_changed(figures, lambda each: each.difference)
    return Finding(
        "figures",
        _heading(since, changed, len(figures)),
        tuple(words for words in _sentences(figures) if words),
        tables=(_table(since, figures),),
        caption=caption(since.now),
        notes=definitions(SINCE_LAST),
        figures=tuple(
            ShownFigure(each.metric.code, figure_words(each.metric, each.now))
            for each in figures
            if each.now is not None
        ),
        screen="portfolio",
    )


def count_changed(
    figures: Sequence[FigureSince], change: Callable[[FigureSince], float | None]
) -> int:
    """Count the figures with a change that is large enough to be written."""
    changes = ((each.metric.measure.kind, change(each)) for each in figures)
    return sum(
        bool(shown_change(size, kind)) for kind, size in changes if size is not None
    )


def _heading(since: SinceLast, changed: int, everything: int) -> str:
    day = format_day(since.then.as_of)
    if not changed:
        return _("No figure has changed since {day}").format(day=day)
    return ngettext(
        "{count} of {all} figures has changed since {day}",
        "{count} of {all} figures have changed since {day}",
        changed,
    ).format(count=format_count(changed), all=format_count(everything), day=day)


def _sentences(figures: Sequence[FigureSince]) -> tuple[str, ...]:
    corrected = count_changed(figures, lambda each: each.correction)
    untold = any(each.before is None or each.recalled is None for each in figures)
    return (
        _("Corrections of old records have changed none of them.")
        if not corrected
        else ngettext(
            "Corrections of old records have changed {count} of them.",
            "Corrections of old records have changed {count} of them.",
            corrected,
        ).format(count=format_count(corrected)),
        _("Changes in shares are percentage points."),
        rounded_apart(),
        _(
            "A dash is what cannot be told; where that is the correction, it is part "
            "of the change."
        )
        if untold
        else "",
    )


def _table(since: SinceLast, figures: Sequence[FigureSince]) -> Table:
    then, now = (unbroken_day(each.as_of) for each in (since.then, since.now))
    return Table(
        _("Figures then and now"),
        (
            Column(_("Figure"), width=3),
            Column(_("As told on {day}").format(day=then), is_number=True, width=1.2),
            Column(_("Corrected"), is_number=True),
            Column(_("Change since then"), is_number=True),
            Column(_("Now, {day}").format(day=now), is_number=True, width=1.2),
        ),
        tuple(
            (
                each.metric.name.in_language(current_language()),
                _figure(each.metric, each.before),
                _change(each.metric, each.correction),
                _change(
                    each.metric,
                    each.difference if each.recalled is None else each.change,
                ),
                _figure(each.metric, each.now),
            )
            for each in figures
        ),
    )


def _figure(metric: Metric, figure: Figure | None) -> str:
    return NOT_KNOWN if figure is None else figure_words(metric, figure)


def _change(metric: Metric, change: float | None) -> str:
    return NOT_KNOWN if change is None else change_words(change, metric.measure.kind)
