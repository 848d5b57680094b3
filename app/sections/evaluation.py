"""Evaluation: what is held, what is missing, and what do the answers say?

Figures are those of the registry, and small groups are hidden as on the screens.
"""

from app.metrics.evaluation_answers import responses_by_kind, self_reliance_counts
from app.sections.content import Finding
from app.sections.evaluation_answers import reliance_finding, usefulness
from app.sections.evaluation_states import missing_end_evaluations, states_per_kind
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Occasion
from app.translations.gettext import _


def title() -> str:
    """Name the section."""
    return _("Evaluation")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say how the evaluations stand, what is missing, and what is answered."""
    nothing = nothing_in_view(occasion)
    if nothing is not None:
        return (nothing,)
    now = occasion.now
    answers = self_reliance_counts(now.fetch("evaluation_self_reliance"))
    responses = responses_by_kind(now.fetch("evaluation_responses"))
    return (
        states_per_kind(now, answers),
        missing_end_evaluations(now),
        reliance_finding(now, answers),
        usefulness(now, responses),
    )
