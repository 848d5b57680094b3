"""Durations: how long do deliveries last, with the ongoing ones counted in?"""

import polars as pl

from app.metrics import duration_findings as said
from app.metrics.duration_groups import (
    CLOCKS,
    COLUMNS,
    Group,
    all_of,
    groups_by,
)
from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.durations_by_type import curves_by_type
from app.sections.durations_past_plan import curve_past_plan
from app.sections.durations_table import durations_table
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Moment, Occasion
from app.sections.shown_figures import definitions, tell
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.portfolio_words import count_words

_DAYS, _UNKNOWN = CLOCKS["gathering"]
"""From the first gathering, as the portfolio has it until another start is chosen."""

_QUARTILES = ("duration_q25", "duration_median", "duration_q75", "duration_naive_mean")


def title() -> str:
    """Name the section."""
    return _("Durations")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say how long deliveries last, by type and module, and past their plan."""
    nothing = nothing_in_view(occasion)
    if nothing is not None:
        return (nothing,)
    now = occasion.now
    rows = now.fetch("rows/duration_rows", columns=COLUMNS)
    everything = all_of(rows, _DAYS)
    if not everything.begun_count:
        return (_no_durations(now, rows),)
    return (
        curves_by_type(now, rows, _DAYS),
        _medians(now, rows, everything),
        curve_past_plan(now, rows),
    )


def _no_durations(moment: Moment, rows: pl.DataFrame) -> Finding:
    return Finding(
        code="durations",
        heading=_("No duration to show"),
        sentences=_left_out(rows) or (_("No delivery in view has started."),),
        caption=caption(moment),
        screen="portfolio",
        is_empty=True,
    )


def _medians(moment: Moment, rows: pl.DataFrame, everything: Group) -> Finding:
    types = groups_by(rows, _DAYS, "delivery_type")
    modules = groups_by(rows, _DAYS, "module")
    told = [tell(moment, code) for code in _QUARTILES]
    return Finding(
        code="medians",
        heading=said.naive_finding(everything),
        sentences=(
            said.naive_sentence(everything),
            " ".join(each.sentence for each in told),
        ),
        tables=(durations_table(everything, types, modules),),
        caption=caption(moment, count_words("deliveries", everything.begun_count)),
        notes=(
            _(
                "In brackets: 95% interval. Not reached: too few have ended so far to "
                "say. Quartiles take the ongoing ones in; the mean leaves them out, "
                "and is too short."
            ),
            *_left_out(rows),
            *definitions(_QUARTILES),
        ),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
    )


def _left_out(rows: pl.DataFrame) -> tuple[str, ...]:
    count = int(rows[_UNKNOWN].sum())
    if not count:
        return ()
    words = ngettext(
        "{count} delivery without a known start or end is left out.",
        "{count} deliveries without a known start or end are left out.",
        count,
    )
    return (words.format(count=format_count(count)),)
