"""Draw the four headline figures of the overview."""

from app.components.figures import show_figures
from app.components.page import Page

HEADLINE = (
    "ongoing_deliveries",
    "workplaces_reached",
    "end_evaluation_in_time",
    "cooperation_continues",
)
"""What a manager is asked first: how much goes on, how far, how well, how lastingly."""


def show_headline(page: Page) -> None:
    """Draw the figures in one row of four."""
    show_figures(page, HEADLINE)
