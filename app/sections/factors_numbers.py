"""List every comparison of factors with its numbers, and with all its caveats."""

from collections.abc import Sequence

from app.metrics.compared_factors import ComparedFactor
from app.metrics.factor_comparison import FactorComparison
from app.metrics.factor_sentences import counts_sentence, difference_words
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.factors_caveats import caveats, reading_notes
from app.sections.occasion import Moment
from app.translations.gettext import _, ngettext
from app.translations.labels import yes_or_no
from app.translations.numbers import format_count, format_share


def all_comparisons(
    now: Moment, comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> Finding:
    """List both shares, the difference and its interval for every factor.

    Args:
        now: The moment of the meeting.
        comparison: What was compared.
        factors: Those with enough deliveries, the surest first; at least one.
    """
    clear = sum(factor.is_clear for factor in factors)
    return Finding(
        "all_comparisons",
        ngettext(
            "{clear} of {count} comparison is clear",
            "{clear} of {count} comparisons are clear",
            len(factors),
        ).format(clear=format_count(clear), count=format_count(len(factors))),
        (
            counts_sentence(comparison.counts, comparison.outcome.value),
            _(
                "One who tries several outcomes, minimums and filters finds something "
                "by chance in some of them."
            ),
        ),
        tables=(_table(factors),),
        caption=caption(
            now,
            ngettext(
                "{count} unit with a known answer",
                "{count} units with a known answer",
                comparison.counts.unit_count,
            ).format(count=format_count(comparison.counts.unit_count)),
        ),
        notes=(*reading_notes(comparison, factors), *caveats(comparison, factors)),
        screen="factors",
    )


def _table(factors: Sequence[ComparedFactor]) -> Table:
    return Table(
        _("Factors beside an outcome"),
        (
            Column(_("Factor"), width=3.0),
            Column(_("With the factor"), is_number=True, width=1.6),
            Column(_("Without the factor"), is_number=True, width=1.6),
            Column(_("Percentage points"), is_number=True, width=1.2),
            Column(_("95% interval"), is_number=True, width=1.2),
            Column(_("Clear"), width=0.8),
        ),
        tuple(_row(factor) for factor in factors),
    )


def _row(factor: ComparedFactor) -> tuple[str, ...]:
    difference, interval = difference_words(factor)
    return (
        f"{factor.name} *" if factor.is_starred else factor.name,
        _of(factor.with_share, factor.with_yes, factor.with_n),
        _of(factor.without_share, factor.without_yes, factor.without_n),
        difference,
        interval,
        yes_or_no(factor.is_clear) or "",
    )


def _of(share: float, yes: int, count: int) -> str:
    return _("{share} ({yes} of {count})").format(
        share=format_share(share, digits=0),
        yes=format_count(yes),
        count=format_count(count),
    )
