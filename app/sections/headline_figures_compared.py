"""Hold the figures of a meeting against last time, and against a year before."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from app.door import Door, open_door
from app.metrics.comparison import Compared, News, year_before
from app.metrics.measures import Figure
from app.metrics.metric import Metric
from app.metrics.registry import figure_of, metric_named
from app.sections.content import Column, ShownFigure, Table
from app.sections.occasion import Moment, Occasion
from app.sections.shown_figures import can_be_told, counted, unbroken_day
from app.translations.figure_words import change_words, figure_words, shown_change
from app.translations.gettext import _, current_language, ngettext
from app.translations.numbers import NOT_KNOWN, format_count, format_day


@dataclass(frozen=True)
class Years:
    """What the figures are asked of."""

    now: Moment
    then: Moment | None
    before: Door | None
    """The build of now, a year before; None when no delivery had begun."""
    before_on: date
    delivery_count: int

    @property
    def held_against_on(self) -> date | None:
        """The day that change is told from: last time, else a year before, if any."""
        if self.then is not None:
            return self.then.as_of
        return None if self.before is None else self.before_on


@dataclass(frozen=True)
class Row:
    """One figure, and what it was; None where that cannot be told."""

    metric: Metric
    now: Figure
    then: Figure | None
    before: Figure | None
    change: float | None
    """From the day that the figures are held against."""
    news: News

    @property
    def name(self) -> str:
        """Its name, in the language of the run."""
        return self.metric.name.in_language(current_language())

    @property
    def shown(self) -> ShownFigure:
        """The figure as it is written."""
        return ShownFigure(self.metric.code, figure_words(self.metric, self.now))


@contextmanager
def open_years(occasion: Occasion) -> Iterator[Years]:
    """Open what the figures are held against, and close it after them."""
    now = occasion.now
    day = year_before(now.as_of)
    filters = replace(occasion.filters, as_of=day)
    with open_door(now.build, filters, occasion.reader) as door:
        has_begun = door.fetch("rows/delivery_rows", columns=()).height > 0
        yield Years(
            now=now,
            then=occasion.then,
            before=door if has_begun else None,
            before_on=day,
            delivery_count=now.fetch("rows/delivery_rows", columns=()).height,
        )


def compare_all(years: Years, codes: Iterable[str]) -> tuple[Row, ...]:
    """Work figures out now, last time and a year before."""
    return tuple(_compare(years, metric_named(code)) for code in codes)


def figures_table(years: Years, rows: Sequence[Row], title: str) -> Table:
    """Lay figures out: what each is now, was, and is counted from."""
    then = [] if years.then is None else [_last_time(years.then.as_of)]
    before = [] if years.before is None else [_year_before(years.before_on)]
    return Table(
        title=title,
        columns=(
            Column(_("Figure"), width=2.6),
            Column(_("Now"), is_number=True),
            *(Column(words, is_number=True, width=1.5) for words in (*then, *before)),
            Column(_("Counted from"), width=3),
        ),
        rows=tuple(
            (
                row.name,
                row.shown.words,
                *(_words(row.metric, row.then) for _word in then),
                *(_words(row.metric, row.before) for _word in before),
                counted(row.metric, row.now),
            )
            for row in rows
        ),
    )


def changes_said(years: Years, rows: Sequence[Row]) -> tuple[str, ...]:
    """Say what each figure has changed by since the day they are held against."""
    day = years.held_against_on
    kinds = {row.metric.measure.kind for row in rows if row.change is not None}
    if day is None or not kinds:
        return ()
    changes = ", ".join(
        f"{_small(row.name)} {change_words(row.change, row.metric.measure.kind)}"
        for row in rows
        if row.change is not None
    )
    said = (
        _("Since {day}: {changes}; shares in percentage points.")
        if "share" in kinds
        else _("Since {day}: {changes}.")
    )
    return (said.format(day=format_day(day), changes=changes),)


def moved_finding(years: Years, rows: Sequence[Row]) -> str:
    """Say how many figures have moved the right way, and the wrong way."""
    day = years.held_against_on
    asked = [
        row for row in rows if row.metric.better is not None and row.change is not None
    ]
    if day is None or not asked:
        return ngettext(
            "{count} central figure, and nothing earlier to hold it against",
            "{count} central figures, and nothing earlier to hold them against",
            len(rows),
        ).format(count=format_count(len(rows)))
    return _("{good} of {all} figures better than on {day}, {bad} poorer").format(
        good=format_count(len(_moved(asked, "good"))),
        all=format_count(len(asked)),
        day=format_day(day),
        bad=format_count(len(_moved(asked, "bad"))),
    )


def moved_sentences(years: Years, rows: Sequence[Row]) -> tuple[str, ...]:
    """Say which figures have moved which way; the others are not among them."""
    if years.held_against_on is None:
        return ()
    good, bad = _moved(rows, "good"), _moved(rows, "bad")
    said = ((good, _("Better: {figures}.")), (bad, _("Poorer: {figures}.")))
    return tuple(
        words.format(figures=", ".join(_small(row.name) for row in those))
        for those, words in said
        if those
    )


def _compare(years: Years, metric: Metric) -> Row:
    now = figure_of(metric, years.now.fetch)
    then = before = None
    if years.then is not None and can_be_told(metric, years.then):
        then = figure_of(metric, years.then.fetch)
    if years.before is not None and metric.no_history is None:
        before = figure_of(metric, years.before.fetch)
    held_against = before if years.then is None else then
    compared = Compared(metric, now, held_against, programme=None)
    return Row(metric, now, then, before, compared.change, _news(compared))


def _news(compared: Compared) -> News:
    # What is written as no change is no news.
    change, kind = compared.change, compared.metric.measure.kind
    is_seen = change is not None and bool(shown_change(change, kind))
    return compared.news if is_seen else "neither"


def _moved(rows: Sequence[Row], news: News) -> list[Row]:
    return [row for row in rows if row.news == news]


def _words(metric: Metric, figure: Figure | None) -> str:
    return NOT_KNOWN if figure is None else figure_words(metric, figure)


def _last_time(day: date) -> str:
    return _("Last time, {day}").format(day=unbroken_day(day))


def _year_before(day: date) -> str:
    return _("A year before, {day}").format(day=unbroken_day(day))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
