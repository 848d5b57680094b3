"""About the figures: what they rest on, what is left out, and what do they mean?"""

from app.sections.about_figures_checks import checks_finding
from app.sections.about_figures_definitions import definitions_finding
from app.sections.about_figures_left_out import left_out_finding
from app.sections.about_figures_source import source_finding
from app.sections.content import Finding
from app.sections.occasion import Occasion
from app.translations.gettext import _


def title() -> str:
    """Name the section."""
    return _("About the figures")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what the figures rest on, what the checks found, and what is left out."""
    now = occasion.now
    return (
        source_finding(now),
        checks_finding(now),
        left_out_finding(now, occasion.rules),
        definitions_finding(now),
    )
