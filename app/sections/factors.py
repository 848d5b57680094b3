"""Factors: what goes together with being self-reliant, and how common are the risks?

The caveats stand with the findings, as they do on the page of factors. Everything is
counted over units or deliveries: what one unit has answered, and what anybody has
written beside it, is in no finding.
"""

from app.metrics.compared_factors import read_compared
from app.metrics.factor_comparison import compare_outcome
from app.sections.content import Finding
from app.sections.factors_association import association_findings
from app.sections.factors_common import common_risks
from app.sections.factors_now import risks_now
from app.sections.occasion import Occasion
from app.translations.gettext import _
from data.vocabulary import Outcome

STANDARD_OUTCOME = Outcome.with_code("self_reliant")
"""What the page of factors opens with: the goal of a delivery (OE 4.3)."""


def title() -> str:
    """Name the section."""
    return _("Success and risk")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what goes together with the outcome, and which risks are there now."""
    now = occasion.now
    comparison = compare_outcome(now.fetch, STANDARD_OUTCOME)
    return (
        *association_findings(now, comparison, read_compared(comparison.rows)),
        common_risks(now, is_fixed_group=occasion.is_fixed_group),
        risks_now(now),
    )
