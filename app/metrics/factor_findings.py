"""What goes together with an outcome? The headings, true in every state."""

from collections.abc import Sequence

from app.metrics.compared_factors import ComparedFactor, shares_words
from app.metrics.factor_comparison import MINIMUM_DELIVERIES, FactorComparison
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.outcome_words import oftener_words, outcome_words
from data.vocabulary import FactorKind


def differences_finding(
    comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> str:
    """Say the surest finding, or why there is none: the heading of the part.

    One that does not stand when like is put beside like is never the heading.

    Args:
        comparison: What was compared.
        factors: Its factors with enough deliveries, the surest first.
    """
    outcome = comparison.outcome.value
    if not comparison.counts.unit_count:
        return _nothing_known(outcome)
    if not factors:
        return _("Too few deliveries to compare units with and without any factor")
    surest = surest_factor(factors)
    if surest is not None:
        return _with_minimum(_surest_finding(surest, outcome), comparison.minimum)
    if any(factor.is_turned for factor in factors):
        return _(
            "No factor goes clearly together with {outcome} when like units are "
            "compared"
        ).format(outcome=outcome_words(outcome))
    return _("No factor goes clearly together with {outcome}").format(
        outcome=outcome_words(outcome)
    )


def surest_factor(factors: Sequence[ComparedFactor]) -> ComparedFactor | None:
    """Find the surest of the clear ones; None when none is clear."""
    return next((factor for factor in factors if factor.is_clear), None)


def _with_minimum(finding: str, minimum: int) -> str:
    """Say so when a finding rests on fewer deliveries than is usual."""
    if minimum >= MINIMUM_DELIVERIES:
        return finding
    return _(
        "With at least {minimum} deliveries in each group instead of {usual}: {finding}"
    ).format(minimum=minimum, usual=MINIMUM_DELIVERIES, finding=finding)


def differences_by_kind_finding(
    kind: str, factors: Sequence[ComparedFactor], outcome: FactorComparison
) -> str:
    """Say how many success factors, or risk factors, go together with an outcome.

    A success factor is expected to go with more of it, a risk factor with less. Those
    that clearly go the other way are counted apart.

    Args:
        kind: Success or risk.
        factors: Those of that kind with enough deliveries.
        outcome: What was compared.
    """
    is_success = kind == FactorKind.SUCCESS
    # A factor that is both assessed and recorded is one factor.
    expected, against = (
        len(
            {
                each.factor_code
                for each in factors
                if each.is_clear and each.goes(is_oftener=way)
            }
        )
        for way in (is_success, not is_success)
    )
    words = oftener_words(outcome.outcome.value, is_oftener=is_success)
    finding = _expected_finding(expected, words, is_success=is_success)
    if not against:
        return finding
    return ngettext(
        "{finding}; {count} goes the other way",
        "{finding}; {count} go the other way",
        against,
    ).format(finding=finding, count=format_count(against))


def _expected_finding(count: int, words: str, *, is_success: bool) -> str:
    if is_success:
        none = _("No success factor goes clearly together with {outcome}")
        some = ngettext(
            "{count} success factor goes together with {outcome}",
            "{count} success factors go together with {outcome}",
            count,
        )
    else:
        none = _("No risk factor goes clearly together with {outcome}")
        some = ngettext(
            "{count} risk factor goes together with {outcome}",
            "{count} risk factors go together with {outcome}",
            count,
        )
    return (some if count else none).format(count=format_count(count), outcome=words)


def _nothing_known(outcome: str) -> str:
    return {
        "self_reliant": _("It is not known of any unit whether it is self-reliant"),
        "cooperation_continues": _(
            "It is not known of any unit whether cooperation continues"
        ),
        "cooperation_started": _(
            "No unit is at its end yet, so nobody can tell whether cooperation is "
            "running"
        ),
    }[outcome]


def _surest_finding(factor: ComparedFactor, outcome: str) -> str:
    oftener = {
        "self_reliant": _(
            "Units with “{factor}” are self-reliant more often: {with_share} against "
            "{without_share}"
        ),
        "cooperation_continues": _(
            "Cooperation continues more often in units with “{factor}”: {with_share} "
            "against {without_share}"
        ),
        "cooperation_started": _(
            "Cooperation is running more often in units with “{factor}”: {with_share} "
            "against {without_share}"
        ),
    }
    rarer = {
        "self_reliant": _(
            "Units with “{factor}” are self-reliant less often: {with_share} against "
            "{without_share}"
        ),
        "cooperation_continues": _(
            "Cooperation continues less often in units with “{factor}”: {with_share} "
            "against {without_share}"
        ),
        "cooperation_started": _(
            "Cooperation is running less often in units with “{factor}”: {with_share} "
            "against {without_share}"
        ),
    }
    said = oftener if factor.difference > 0 else rarer
    return said[outcome].format(factor=factor.name, **shares_words(factor))
