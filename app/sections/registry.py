"""Which sections are there, and in which order?"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from app.sections import (
    about_figures,
    coverage,
    decisions,
    durations,
    evaluation,
    factors,
    follow_up_gaps,
    headline_figures,
    since_last,
    status_and_flow,
    train_the_trainer,
)
from app.sections.content import Finding
from app.sections.occasion import Occasion


@dataclass(frozen=True)
class Section:
    """One section, as its module says it."""

    code: str
    """The name of the module; kept in records, so it is never renamed."""
    title: Callable[[], str]
    """Names it, in the language of the run."""
    findings: Callable[[Occasion], tuple[Finding, ...]]
    """Says what it found, in the language of the run: one or more findings."""


def _section(module: ModuleType) -> Section:
    code = module.__name__.rpartition(".")[2]
    return Section(code, module.title, module.findings)


SECTIONS = tuple(
    _section(module)
    for module in (
        since_last,
        decisions,
        headline_figures,
        status_and_flow,
        durations,
        follow_up_gaps,
        evaluation,
        factors,
        train_the_trainer,
        coverage,
        about_figures,
    )
)
"""In the order of a meeting: what has happened, what was decided, how it goes, what
asks for something, and what the figures rest on."""

SECTION_CODES = tuple(section.code for section in SECTIONS)


FIRST_SECTIONS = (
    "since_last",
    "decisions",
    "headline_figures",
    "follow_up_gaps",
    "about_figures",
)
"""What a meeting looks at until somebody chooses: what has happened, what was decided,
how it goes and what asks for something (ours)."""


def section_named(code: str) -> Section:
    """Give a section by its code.

    Raises:
        KeyError: There is no such section.
    """
    return {section.code: section for section in SECTIONS}[code]
