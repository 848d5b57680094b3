"""Draw how far and how widely the programme reaches, and what lasts after the end."""

import streamlit as st

from app.components.breadth import show_breadth
from app.components.figures import show_figures
from app.components.page import Page
from app.components.progress import show_coverage, show_funnel
from app.metrics.after_the_end import Share
from app.metrics.overview_findings import coverage_finding
from app.metrics.registry import figure_of, metric_named
from app.translations.gettext import _
from app.translations.numbers import format_share

TILES = (
    "workplaces_reached",
    "coverage",
    "workplaces_reached_again",
    "breadth_three_layers",
)
AFTER = (
    "end_evaluation_held",
    "end_evaluation_in_time",
    "contact_in_window",
    "cooperation_continues",
)


def show_reach(page: Page) -> None:
    """Draw coverage, breadth, the funnel and the shares after the end."""
    page.title(_finding(page))
    show_figures(page, TILES)
    blocks = st.grid(12, min_column_width=56, gap=("small", 32))
    with blocks.cell(column_span=5):
        show_coverage(page)
    with blocks.cell(column_span=7):
        show_breadth(page)
        show_funnel(page)
    show_figures(page, AFTER)


def _finding(page: Page) -> str:
    coverage = figure_of(metric_named("coverage"), page.fetch)
    finding = coverage_finding(
        Share(int(coverage.part), int(coverage.whole)),
        is_by_some=page.filters.chooses_deliveries,
    )
    breadth = figure_of(metric_named("breadth_three_layers"), page.fetch)
    if not breadth.part:
        return finding
    return _("{finding}, and {share} of the reached in all three layers").format(
        finding=finding, share=format_share(breadth.value)
    )
