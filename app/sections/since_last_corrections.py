"""Show corrections of old records apart from what has happened since last time."""

import polars as pl

from app.metrics.since_last_corrections import CORRECTIONS
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.counted_only import listed_rows, unlisted_words
from app.sections.since_last_corrected_rows import (
    corrected_tables,
    delivery_label,
    evaluation_label,
)
from app.sections.since_last_figures import count_changed
from app.sections.since_last_names import few_names, state_filter_words
from app.sections.since_last_read import SinceLast
from app.translations.figure_words import counted_words
from app.translations.follow_up_words import follow_ups, listed
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def corrections_finding(since: SinceLast) -> Finding:
    """Say what the newer data tell otherwise of the earlier day, and list it."""
    day = format_day(since.then.as_of)
    where = _shows_in(since)
    if not where:
        return Finding(
            "corrections",
            _("No correction of old records since {day}").format(day=day),
            (_why_none(since),),
            caption=caption(since.now),
            notes=() if since.is_same_build else _notes(since),
            is_empty=True,
        )
    kinds = _kinds(since)
    return Finding(
        "corrections",
        _("Corrections show in {where}").format(where=listed(where)),
        (
            _(
                "These are old records that the newer data tell otherwise on {day}: "
                "they came late, were mended or withdrawn. None of it has happened "
                "since."
            ).format(day=day),
        ),
        tables=(
            *([_kinds_table(kinds)] if kinds else []),
            *corrected_tables(since),
        ),
        caption=caption(since.now),
        notes=(*_notes(since), *unlisted_words(_corrected_gaps(since))),
        screen="data",
    )


def _notes(since: SinceLast) -> tuple[str, ...]:
    """Say what is compared: what is not, may have been mended all the same."""
    return (
        _(
            "Held against each other, on {day} in both sets of data: the state and the "
            "days of each delivery (first contact, start, end), each evaluation held "
            "(delivery, kind, day), which follow-ups are overdue, and the figures of "
            "this section. Corrections of anything else are not looked for here."
        ).format(day=format_day(since.then.as_of)),
        _("What the newer data do not have is named by its id alone."),
        *state_filter_words(since),
    )


def _corrected_gaps(since: SinceLast) -> pl.DataFrame:
    return since.gaps.filter(pl.col("origin") == "corrected")


def _why_none(since: SinceLast) -> str:
    if since.is_same_build:
        return _("Both days are told by the same data.")
    return _(
        "The newer data tell the same of that day: of deliveries, evaluations, "
        "follow-ups and figures."
    )


def _shows_in(since: SinceLast) -> list[str]:
    gaps = _corrected_gaps(since).height
    figures = count_changed(since.figures, lambda each: each.correction)
    deliveries = since.corrected_deliveries.height
    evaluations = since.corrected_evaluations.height
    said = (
        (deliveries, counted_words("deliveries", deliveries)),
        (evaluations, counted_words("evaluations", evaluations)),
        (gaps, f"{format_count(gaps)} {follow_ups(gaps)}"),
        (
            figures,
            ngettext("{count} figure", "{count} figures", figures).format(
                count=format_count(figures)
            ),
        ),
    )
    return [words for count, words in said if count]


def _kinds(since: SinceLast) -> list[tuple[str, pl.DataFrame]]:
    """Name each kind of correction, with the records it is of; no empty ones."""
    day = format_day(since.then.as_of)
    gaps = _corrected_gaps(since)
    is_closed = pl.col("change") == "closed"
    deliveries, evaluations = since.corrected_deliveries, since.corrected_evaluations
    words = (
        *(
            (delivery_label(correction), _of(deliveries, correction))
            for correction in CORRECTIONS
        ),
        *(
            (evaluation_label(correction), _of(evaluations, correction))
            for correction in CORRECTIONS
        ),
        (
            _("Follow-up that was overdue on {day} all the same").format(day=day),
            gaps.filter(~is_closed),
        ),
        (
            _("Follow-up that was not overdue on {day} after all").format(day=day),
            gaps.filter(is_closed),
        ),
    )
    return [(label, rows) for label, rows in words if not rows.is_empty()]


def _of(rows: pl.DataFrame, correction: str) -> pl.DataFrame:
    return rows.filter(pl.col("correction") == correction)


def _kinds_table(kinds: list[tuple[str, pl.DataFrame]]) -> Table:
    return Table(
        _("Corrections, counted"),
        (
            Column(_("Correction"), width=2.4),
            Column(_("How many"), is_number=True, width=0.6),
            Column(_("Which"), width=3.6),
        ),
        tuple(
            (
                label,
                format_count(rows.height),
                few_names(
                    listed_rows(rows) if "rule_code" in rows.columns else rows,
                    rows.height,
                ),
            )
            for label, rows in kinds
        ),
    )
