"""Workplace: how far has the programme come to this one workplace?"""

import streamlit as st

from app.components.actions import show_actions
from app.components.empty import show_nothing
from app.components.evaluations import show_evaluations
from app.components.facts import show_facts
from app.components.log_lines import note_opened, note_unknown
from app.components.page import open_page
from app.components.record_choice import chosen_id, show_choices, show_other_choice
from app.components.record_gaps import gaps_of_workplace, show_record_gaps
from app.components.workplace_absence import show_absence
from app.components.workplace_choice import describe_workplace, workplace_kind
from app.components.workplace_facts import show_relatives, workplace_facts
from app.components.workplace_group import show_party_group, show_steps
from app.components.workplace_parts import show_deliveries, show_subunits
from app.components.workplace_similar import show_similar
from app.components.workplace_surveys import show_survey_results
from app.metrics.action_states import split_actions
from app.metrics.hidden_answers import with_response_share
from app.metrics.workplace_finding import read_reach, workplace_finding
from app.translations.gettext import _
from app.translations.markdown import plain

page = open_page("workplace")
asked = chosen_id()
ask = page.fetch_unfiltered

workplace = ask("workplace_facts", id=asked or "")
if workplace.is_empty():
    if asked:
        note_unknown(page, "workplace", asked)
        show_nothing(_("No workplace has the id {id}.").format(id=plain(asked)))
    show_choices(page, workplace_kind(), describe_workplace)
    st.stop()

note_opened(page, "workplace", workplace["workplace_id"].item())
deliveries = ask("workplace_deliveries", id=asked)
subunits = ask("workplace_subunits", id=asked)
evaluations = with_response_share(ask("workplace_evaluations", id=asked))

gaps = gaps_of_workplace(page, asked or "")

page.title(workplace_finding(read_reach(workplace, deliveries, subunits)))
show_other_choice(page, workplace_kind())

upper = st.grid(12, min_column_width=56, gap=("medium", 32))
with upper.cell(column_span=7):
    roles = ask("workplace_party_roles", id=asked)
    show_party_group(page, roles, deliveries, gaps.marks)
    show_steps(page, evaluations)
with upper.cell(column_span=5):
    show_facts(workplace_facts(workplace), heading=_("Facts"))
    show_relatives(workplace)

name = workplace["workplace_name"].item()
show_record_gaps(gaps, key="workplace-gaps", sought=name)
show_deliveries(deliveries)
show_absence(page, ask("workplace_absence", id=asked), deliveries)
show_evaluations(evaluations, key="workplace-evaluations")
show_survey_results(ask("workplace_survey_results", id=asked))
show_actions(
    split_actions(ask("workplace_actions", id=asked), page.as_of),
    key="workplace-actions",
)
show_subunits(subunits)
show_similar(page, asked or "")
