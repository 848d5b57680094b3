"""Say what the comparisons of factors cannot show, in the words of the page.

The sentences are the same messages as in `components/factor_difference_limits.py`,
which a section cannot import; so they have one translation, and differ in neither.
"""

from collections.abc import Sequence

from app.metrics.compared_factors import ComparedFactor
from app.metrics.factor_comparison import FactorComparison
from app.translations.factor_words import factor_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.recorded_factors import recorded_factors


def not_an_explanation() -> str:
    """Say that what goes together does not show why."""
    return _(
        "This does not show that a factor brings the outcome about, only what "
        "goes together. Units with a factor may also differ from the others in "
        "size, industry, and how much help they had; and those who assess often "
        "know how it went."
    )


def reading_notes(
    comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> tuple[str, ...]:
    """Say how an interval is read: clear, starred, and how many it takes.

    Args:
        comparison: What was compared.
        factors: Those with enough deliveries.
    """
    said = (
        _clear(len(factors)),
        _star() if any(factor.is_starred for factor in factors) else "",
        _(
            "Both groups, with the factor and without it, must have at least "
            "{minimum} deliveries."
        ).format(minimum=comparison.minimum),
        too_few_sentence(comparison),
    )
    return _plain(said)


def caveats(
    comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> tuple[str, ...]:
    """Say what the numbers cannot show, and how they are made.

    Args:
        comparison: What was compared.
        factors: Those with enough deliveries.
    """
    said = (
        not_an_explanation(),
        _unlike(comparison, factors),
        _not_compared(),
        _(
            "Method: Newcombe's 95% interval, Fisher's exact test, "
            "Benjamini-Hochberg at 5%, Mantel-Haenszel within delivery type and "
            "size. Interval and test count with fewer units than there are, "
            "because units of one delivery are alike."
        ),
    )
    return _plain(said)


def too_few_sentence(comparison: FactorComparison) -> str:
    """Say how many comparisons are not made; empty when all are."""
    few = comparison.rows.filter(~comparison.rows["is_enough"]).height
    if not few:
        return ""
    return ngettext(
        "{count} comparison is not made, because one of its groups has fewer than "
        "{minimum} deliveries.",
        "{count} comparisons are not made, because one of their groups has fewer "
        "than {minimum} deliveries.",
        few,
    ).format(count=format_count(few), minimum=comparison.minimum)


def _clear(compared_count: int) -> str:
    several = ngettext(
        "{count} comparison is made here.",
        "{count} comparisons are made here.",
        compared_count,
    ).format(count=format_count(compared_count))
    return _(
        "**Clear** (filled mark): with many comparisons, some look large by chance "
        "alone. {several} Clear is what remains when that is counted in; about 1 "
        "in 20 of those called clear may still be chance."
    ).format(several=several)


def _star() -> str:
    return _(
        "**Star:** the difference turns or disappears when only units of the same "
        "size in deliveries of the same type are compared, or too few can be "
        "compared so. Then the mix of units may be what is seen, and it is not "
        "called clear."
    )


def _unlike(comparison: FactorComparison, factors: Sequence[ComparedFactor]) -> str:
    assessed = [factor.known_count for factor in factors if not factor.is_recorded]
    if not assessed:
        return ""
    ends = sorted({min(assessed), max(assessed)})
    return _(
        "The assessed units are no random pick: of {count} units with a known "
        "outcome, a factor that is compared has been assessed in {assessed}."
    ).format(
        count=format_count(comparison.counts.unit_count),
        assessed="–".join(map(format_count, ends)),
    )


def _not_compared() -> str:
    names = [
        factor_label(factor.code) for factor in recorded_factors() if factor.builds_up
    ]
    return _(
        "From records these are not compared, since a longer course gives both them "
        "and the outcome more time: {factors}."
    ).format(factors="; ".join(names))


def _plain(said: Sequence[str]) -> tuple[str, ...]:
    # The page writes in markdown; what is drawn on paper is plain text.
    return tuple(each.replace("**", "") for each in said if each)
