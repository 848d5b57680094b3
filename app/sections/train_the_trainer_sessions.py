"""The sessions that trainers have held, quarter by quarter."""

import polars as pl

from app.metrics.trainer_findings import sessions_finding
from app.metrics.trainers import sessions_by_quarter
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Finding, Series
from app.sections.occasion import Moment
from app.sections.quarters import quarter_name
from app.sections.shown_figures import definitions, tell
from app.translations.figure_words import counted_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import parts

_QUARTERS = 8
"""Two years can be read from five metres; the portfolio has them all."""


def sessions_held(moment: Moment, sessions: pl.DataFrame) -> Finding:
    """Say how many sessions were at a workplace that was reached before.

    Args:
        moment: What is looked at.
        sessions: SESSION_COLUMNS of `trainer_session_rows.sql`.
    """
    quarters = sessions_by_quarter(sessions, moment.as_of)
    if quarters.is_empty():
        return Finding(
            code="sessions",
            heading=_("No trainer has held a session"),
            sentences=(
                _("Sessions are reported with the trainer, the day and the workplace."),
            ),
            caption=caption(moment),
            screen="portfolio",
            is_empty=True,
        )
    shown = quarters.tail(_QUARTERS)
    told = tell(moment, "trainer_sessions_held")
    return Finding(
        code="sessions",
        heading=sessions_finding(quarters),
        sentences=(
            told.sentence,
            _shown_words(moment, shown, told.shown.words),
        ),
        chart=_chart(shown),
        caption=caption(moment, counted_words("sessions", sessions.height)),
        notes=(
            *_apart(sessions),
            *definitions(("trainer_sessions_held",)),
        ),
        figures=(told.shown,),
        screen="portfolio",
    )


def _shown_words(moment: Moment, shown: pl.DataFrame, everything: str) -> str:
    return ngettext(
        "The last {count} quarter, up to {day}: {shown} of {n} sessions.",
        "The last {count} quarters, up to {day}: {shown} of {n} sessions.",
        shown.height,
    ).format(
        count=shown.height,
        day=format_day(moment.as_of),
        shown=format_count(int(shown["session_count"].sum())),
        n=everything,
    )


def _apart(sessions: pl.DataFrame) -> list[str]:
    apart = parts(
        (int(sessions["is_own_workplace"].sum()), _("at the trainer's own workplace")),
        (int(sessions["is_alongside"].sum()), _("the same day as the first")),
        (int(sessions["is_workplace_unknown"].sum()), _("at a workplace not known")),
        (int(sessions["is_before_training"].sum()), _("dated before the training")),
    )
    return [_("Of all: {parts}").format(parts=apart)] if apart else []


def _chart(quarters: pl.DataFrame) -> Bars:
    names = [quarter_name(day) for day in quarters["quarter_on"]]
    shown = quarters.with_columns(
        other_count=pl.col("alongside_count") + pl.col("unknown_count")
    )
    kinds: tuple[tuple[str, str, Colour, bool], ...] = (
        ("first_time_count", _("First time"), "blue", False),
        ("again_count", _("Again"), "sky", True),
        ("other_count", _("Neither"), "grey", True),
    )
    kept = [kind for kind in kinds if shown[kind[0]].sum()]
    said = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{words.lower()} {format_count(row[column])}"
            for column, words, _colour, _hatch in kept
        )
        for name, row in zip(names, shown.iter_rows(named=True), strict=True)
    )
    return Bars(
        alt=_("Sessions of trainers by quarter. {values}.").format(values=said),
        categories=tuple(names),
        series=tuple(
            Series(
                name=name,
                values=tuple(float(count) for count in shown[column]),
                labels=tuple(
                    format_count(count) if count else "" for count in shown[column]
                ),
                colour=colour,
                is_hatched=is_hatched,
            )
            for column, name, colour, is_hatched in kept
        ),
        value_title=_("Sessions held"),
        is_stacked=True,
        is_upright=True,
    )
