"""Headline figures: how does it stand, against last time and a year before?

Two findings: the four that a manager is asked first, and the central ones of each
subject. What they mean stands in the notes.
"""

from collections.abc import Sequence

from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.headline_figures_compared import (
    Row,
    Years,
    changes_said,
    compare_all,
    figures_table,
    moved_finding,
    moved_sentences,
    open_years,
)
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Occasion
from app.sections.shown_figures import definitions, rounded_apart
from app.translations.gettext import _
from app.translations.numbers import format_day
from app.translations.portfolio_words import count_words

HEADLINE = (
    "ongoing_deliveries",
    "workplaces_reached",
    "end_evaluation_in_time",
    "cooperation_continues",
)
"""The same four as over the overview: how much, how far, how well, how lastingly."""

CENTRAL = (
    *("started_in_year", "completed_deliveries", "stopped_deliveries"),
    *("past_planned_end", "coverage", "workplaces_reached_again"),
    *("breadth_three_layers", "duration_median", "end_evaluation_held"),
    *("contact_in_window", "end_evaluations_overdue", "evaluation_response_share"),
    *("self_reliant", "units_cooperation_started", "trainers_with_session"),
    "trainer_workplaces_reached",
)
"""Of each subject what a steering group can do something about; the others stand in
the portfolio."""


def title() -> str:
    """Name the section."""
    return _("Headline figures")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say how the programme stands, and which figures have moved."""
    nothing = nothing_in_view(occasion)
    if nothing is not None:
        return (nothing,)
    with open_years(occasion) as years:
        headline = compare_all(years, HEADLINE)
        central = compare_all(years, CENTRAL)
        notes = _notes(occasion, years)
    return (_headline(years, headline, notes), _central(years, central, notes))


def _notes(occasion: Occasion, years: Years) -> tuple[str, ...]:
    """Say what a reader must know of the changes."""
    rounded = () if years.held_against_on is None else (rounded_apart(),)
    if occasion.then is None or occasion.is_same_build:
        return rounded
    return (
        *rounded,
        _(
            "Last time is told by the data of that time: a change may also be a "
            "correction of old records."
        ),
    )


def _headline(years: Years, rows: Sequence[Row], common: tuple[str, ...]) -> Finding:
    ongoing, reached = (int(row.now.part) for row in rows[:2])
    return Finding(
        code="headline",
        heading=_("{deliveries} ongoing, {workplaces} reached").format(
            deliveries=count_words("deliveries", ongoing),
            workplaces=count_words("workplaces", reached),
        ),
        sentences=(*changes_said(years, rows), *_said_of_year(years)),
        tables=(figures_table(years, rows, _("Headline figures")),),
        caption=_caption(years),
        notes=(*common, *definitions(HEADLINE)),
        figures=tuple(row.shown for row in rows),
        screen="overview",
    )


def _central(years: Years, rows: Sequence[Row], common: tuple[str, ...]) -> Finding:
    return Finding(
        code="central",
        heading=moved_finding(years, rows),
        sentences=moved_sentences(years, rows),
        tables=(figures_table(years, rows, _("Central figures of each subject")),),
        caption=_caption(years),
        notes=(
            *common,
            _(
                "Better and poorer say which way a figure has moved, not that it has "
                "moved by more than chance. Figures of few rows are left out."
            ),
            *definitions(CENTRAL),
        ),
        figures=tuple(row.shown for row in rows),
        screen="portfolio",
    )


def _caption(years: Years) -> str:
    return caption(years.now, count_words("deliveries", years.delivery_count))


def _said_of_year(years: Years) -> tuple[str, ...]:
    if years.before is not None:
        return ()
    return (
        _(
            "No delivery had begun by {day}, so there is nothing to compare with."
        ).format(day=format_day(years.before_on)),
    )
