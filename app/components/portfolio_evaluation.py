"""The part of Portfolio on evaluation: what is held, and what do the answers say?"""

import streamlit as st

from app.components.evaluation_part_answers import (
    show_responses,
    show_self_reliance,
    show_usefulness,
)
from app.components.evaluation_part_states import show_evaluation_states
from app.components.evaluation_part_steps import show_movements, show_steps
from app.components.figures import show_figures
from app.components.page import Page
from app.metrics.evaluation_answers import responses_by_kind, self_reliance_counts
from app.metrics.evaluation_findings import evaluation_finding

TILES = (
    "end_evaluations_overdue",
    "self_reliant",
    "evaluation_response_share",
    "development_step_up",
)
"""The figures over the charts: what to do first, then what has been answered."""


def show_evaluation(page: Page) -> None:
    """Draw the part: status per kind, what is answered, and the development steps."""
    states = page.fetch("evaluation_states")
    answers = self_reliance_counts(page.fetch("evaluation_self_reliance"))
    responses = responses_by_kind(page.fetch("evaluation_responses"))
    page.title(evaluation_finding(states, answers))
    show_figures(page, TILES)
    first = st.grid(12, min_column_width=56, gap=("small", 32))
    with first.cell(column_span=7):
        show_evaluation_states(page, states)
    with first.cell(column_span=5):
        show_self_reliance(page, answers)
    second = st.grid(12, min_column_width=56, gap=("small", 32))
    with second.cell(column_span=6):
        show_usefulness(page, responses)
    with second.cell(column_span=6):
        show_responses(page, responses)
    third = st.grid(12, min_column_width=56, gap=("small", 32))
    with third.cell(column_span=7):
        show_steps(page)
    with third.cell(column_span=5):
        show_movements(page)
