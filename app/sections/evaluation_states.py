"""Say how the deliveries stand with each kind of evaluation, and what is missing."""

import polars as pl

from app.metrics.after_the_end import END_EVALUATION_MONTHS
from app.metrics.evaluation_findings import evaluation_finding
from app.metrics.evaluation_states import (
    DUE_SOON_DAYS,
    HELD,
    KINDS,
    STATES,
    state_count,
)
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Column, Finding, Series, Table
from app.sections.occasion import Moment
from app.sections.shown_figures import Told, definitions, tell
from app.translations.evaluation_words import (
    evaluation_kind_label,
    evaluation_state_label,
)
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import count_words

_MARKS: dict[str, tuple[Colour, bool]] = {
    "done": ("blue", False),
    "done_late": ("blue", True),
    "overdue": ("orange", False),
    "due_soon": ("amber", True),
    "not_due": ("sky", False),
    "not_planned": ("grey", False),
    "unknown": ("grey", True),
    "not_relevant": ("violet", True),
}
"""The colour of each state, and whether it is hatched."""

_OVERDUE = "end_evaluations_overdue"

_STATE_FIGURES = (_OVERDUE, "end_evaluation_in_time")


def states_per_kind(now: Moment, answers: pl.DataFrame) -> Finding:
    """Draw one bar per kind of evaluation, parted by state.

    Args:
        now: The moment of the meeting; at least one delivery.
        answers: Rows of `self_reliance_counts`.
    """
    counts = now.fetch("evaluation_states")
    told = [tell(now, code) for code in _STATE_FIGURES]
    of_one_kind = int(counts.filter(kind=KINDS[0])["delivery_count"].sum())
    return Finding(
        "states",
        evaluation_finding(counts, answers),
        tuple(each.sentence for each in told),
        chart=_chart(counts),
        caption=caption(now, count_words("deliveries", of_one_kind)),
        notes=(
            _(
                "An end evaluation is due {months} months after the end (usual "
                "practice). The other kinds are due on the day planned, known only as "
                "the last data set had it."
            ).format(months=END_EVALUATION_MONTHS),
            _(
                "Due soon: within {days} days. Not every delivery plans each kind."
            ).format(days=DUE_SOON_DAYS),
            *definitions(_STATE_FIGURES),
        ),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
    )


def missing_end_evaluations(now: Moment) -> Finding:
    """List every completed delivery whose end evaluation is overdue."""
    rows = (
        now.fetch("rows/evaluation_state_rows")
        .filter("is_end_overdue")
        .sort("overdue_days", "delivery_id", descending=[True, False])
    )
    told = tell(now, _OVERDUE)
    if rows.is_empty():
        return _none_missing(now, told)
    longest = int(rows["overdue_days"][0])
    return Finding(
        "missing",
        ngettext(
            "{count} completed delivery lacks its end evaluation",
            "{count} completed deliveries lack their end evaluation",
            rows.height,
        ).format(count=format_count(rows.height)),
        (
            ngettext(
                "The one that has waited longest is {days} day over the deadline.",
                "The one that has waited longest is {days} days over the deadline.",
                longest,
            ).format(days=format_count(longest)),
        ),
        tables=(_missing_table(rows),),
        caption=caption(now, count_words("deliveries", rows.height)),
        notes=(
            *definitions((_OVERDUE,)),
            _("Exemptions in follow-up change nothing here: the figure is as it is."),
        ),
        figures=(told.shown,),
        screen="portfolio",
    )


def _none_missing(now: Moment, told: Told) -> Finding:
    return Finding(
        "missing",
        _("No end evaluation is missing after its deadline"),
        (told.sentence,),
        caption=caption(now),
        figures=(told.shown,),
        screen="portfolio",
        is_empty=True,
    )


def _chart(counts: pl.DataFrame) -> Bars:
    held = " ".join(
        _("{kind}: held in {deliveries}.").format(
            kind=evaluation_kind_label(kind),
            deliveries=count_words("deliveries", state_count(counts, kind, *HELD)),
        )
        for kind in KINDS
    )
    shown = [
        state
        for state in STATES
        if any(state_count(counts, kind, state) for kind in KINDS)
    ]
    return Bars(
        _("Bars of all deliveries, one per kind of evaluation, parted by state.")
        + f" {held}",
        tuple(map(evaluation_kind_label, KINDS)),
        tuple(_series(counts, state) for state in shown),
        _("Deliveries"),
        is_stacked=True,
    )


def _series(counts: pl.DataFrame, state: str) -> Series:
    colour, is_hatched = _MARKS[state]
    found = [state_count(counts, kind, state) for kind in KINDS]
    return Series(
        _state_label(state),
        tuple(map(float, found)),
        tuple(format_count(count) if count else "" for count in found),
        colour=colour,
        is_hatched=is_hatched,
    )


def _state_label(state: str) -> str:
    """Name a state of all kinds at once: only an end evaluation is held in time."""
    label = evaluation_state_label(state, "gathering")
    return label[:1].upper() + label[1:]


def _missing_table(rows: pl.DataFrame) -> Table:
    return Table(
        _("Completed deliveries without an end evaluation after the deadline"),
        (
            Column(_("Where"), width=2.4),
            Column(_("Delivery"), width=1.0),
            Column(_("Centre"), width=2.0),
            Column(_("Ended"), width=1.1),
            Column(_("Deadline"), width=1.1),
            Column(_("Days overdue"), is_number=True, width=0.9),
        ),
        tuple(
            (
                row["workplace_name"] or _("No workplace given"),
                row["delivery_id"],
                row["centre_name"] or "",
                format_day(row["ended_on"]),
                format_day(row["due_on"]),
                format_count(row["overdue_days"]),
            )
            for row in rows.iter_rows(named=True)
        ),
    )
