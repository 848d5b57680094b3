"""Say which factors go together with an outcome, how surely, and on how many."""

from collections.abc import Sequence

from app.metrics.compared_factors import ComparedFactor
from app.metrics.factor_comparison import FactorComparison
from app.metrics.factor_findings import (
    differences_by_kind_finding,
    differences_finding,
)
from app.metrics.factor_sentences import (
    counts_sentence,
    difference_words,
    factor_sentence,
    left_out_sentence,
    likeness_sentence,
)
from app.sections.captions import caption
from app.sections.content import Colour, Finding, Interval, Intervals
from app.sections.factors_caveats import (
    not_an_explanation,
    reading_notes,
    too_few_sentence,
)
from app.sections.factors_numbers import all_comparisons
from app.sections.occasion import Moment
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.outcome_words import source_words
from data.vocabulary import FactorKind

MOST_DRAWN = 8
"""So many intervals can be read from afar, and all that are clear; the table has all
of them."""


def association_findings(
    now: Moment, comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> tuple[Finding, ...]:
    """Draw the differences for each kind of factor, and list all of them.

    Args:
        now: The moment of the meeting.
        comparison: What was compared.
        factors: Those with enough deliveries, the surest first.
    """
    if not factors:
        return (_nothing_compared(now, comparison),)
    return (
        *(_of_kind(now, comparison, factors, kind.value) for kind in FactorKind),
        all_comparisons(now, comparison, factors),
    )


def _nothing_compared(now: Moment, comparison: FactorComparison) -> Finding:
    counts = comparison.counts
    said = (
        counts_sentence(counts, comparison.outcome.value)
        if counts.unit_count
        else left_out_sentence(counts) or _("No unit in view has taken part yet.")
    )
    return Finding(
        "association",
        differences_finding(comparison, ()),
        (said, too_few_sentence(comparison)),
        caption=caption(now),
        screen="factors",
        is_empty=True,
    )


def _of_kind(
    now: Moment,
    comparison: FactorComparison,
    factors: Sequence[ComparedFactor],
    kind: str,
) -> Finding:
    of_kind = [factor for factor in factors if factor.kind == kind]
    heading = differences_by_kind_finding(kind, of_kind, comparison)
    if not of_kind:
        why = _("None of them has enough deliveries to be compared.")
        return Finding(
            kind, heading, (why,), caption=caption(now), screen="factors", is_empty=True
        )
    surest, outcome = of_kind[0], comparison.outcome.value
    sentence = factor_sentence(surest, outcome, len(factors))
    # The clear ones come first, and all of them are drawn: the heading counts them.
    most = max(MOST_DRAWN, sum(factor.is_clear for factor in of_kind))
    drawn = of_kind[:most]
    return Finding(
        kind,
        heading,
        (f"{surest.name}: {sentence}", not_an_explanation()),
        chart=_chart(heading, drawn),
        caption=_caption(now, drawn),
        notes=_notes(comparison, factors),
        screen="factors",
    )


def _chart(heading: str, drawn: Sequence[ComparedFactor]) -> Intervals:
    rows = tuple(map(_interval, drawn))
    said = "; ".join(f"{row.name}: {row.label}" for row in rows)
    return Intervals(
        _(
            "Differences with 95% intervals, in percentage points, held against zero. "
            "{heading}. {rows}."
        ).format(heading=heading, rows=said),
        rows,
        _("Percentage points"),
    )


def _interval(factor: ComparedFactor) -> Interval:
    difference, interval = difference_words(factor)
    label = _("{difference} ({interval}), n = {count}").format(
        difference=difference,
        interval=interval,
        count=format_count(factor.known_count),
    )
    clear: Colour = "orange" if factor.kind == FactorKind.RISK else "blue"
    return Interval(
        f"{factor.name} *" if factor.is_starred else factor.name,
        factor.lower * 100,
        factor.difference * 100,
        factor.upper * 100,
        label,
        is_clear=factor.is_clear,
        colour=clear if factor.is_clear else "grey",
    )


def _caption(now: Moment, drawn: Sequence[ComparedFactor]) -> str:
    known = [factor.known_count for factor in drawn]
    ends = sorted({min(known), max(known)})
    counted = ngettext("{count} unit", "{count} units", max(known)).format(
        count="–".join(map(format_count, ends))
    )
    said = [
        f"{caption(now, counted)}.",
        _("Lines: 95% intervals. Grey and open: not clear."),
    ]
    if any(factor.is_starred for factor in drawn):
        said.append(
            _(
                "* When like is compared with like, the difference turns or "
                "disappears, or too few are alike."
            )
        )
    return " ".join(said)


def _notes(
    comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> tuple[str, ...]:
    outcome = comparison.outcome.value
    return (
        counts_sentence(comparison.counts, outcome),
        f"{source_words(outcome)} {likeness_sentence(comparison.counts)}",
        *reading_notes(comparison, factors),
    )
