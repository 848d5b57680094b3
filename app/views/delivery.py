"""Delivery: where does this one delivery stand, and what has happened in it?"""

import streamlit as st

from app.components.actions import show_actions
from app.components.delivery_choice import delivery_kind, describe_delivery
from app.components.delivery_course import show_hours, show_plan, show_timeline
from app.components.delivery_factors import fetch_factors, show_factors
from app.components.delivery_facts import delivery_facts
from app.components.delivery_parts import show_remarks, show_trainers, show_units
from app.components.empty import show_nothing
from app.components.evaluations import show_evaluations
from app.components.facts import show_facts
from app.components.log_lines import note_opened, note_unknown
from app.components.page import open_page
from app.components.record_choice import chosen_id, show_choices, show_other_choice
from app.components.record_gaps import gaps_of_delivery, show_record_gaps
from app.metrics.action_states import split_actions
from app.metrics.delivery_activities import activities_with_state
from app.metrics.delivery_finding import delivery_finding, read_course
from app.metrics.hidden_answers import with_response_share
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_day

page = open_page("delivery")
asked = chosen_id()
ask = page.fetch_unfiltered

delivery = ask("delivery_facts", id=asked or "")
if delivery.is_empty():
    if asked:
        note_unknown(page, "delivery", asked)
        none = _("No delivery with the id {id} is known on {day}.")
        show_nothing(none.format(id=plain(asked), day=format_day(page.as_of)))
    show_choices(page, delivery_kind(), describe_delivery)
    st.stop()

note_opened(page, "delivery", delivery["delivery_id"].item())
course = read_course(delivery)
activities = activities_with_state(ask("delivery_activities", id=asked), page.as_of)
gaps = gaps_of_delivery(page, asked or "")

page.title(delivery_finding(course, page.as_of))
show_other_choice(page, delivery_kind())

upper = st.grid(12, min_column_width=56, gap=("medium", 32))
with upper.cell(column_span=7):
    show_timeline(page, activities, course, gaps.marks)
    show_plan(page, activities)
with upper.cell(column_span=5):
    show_facts(delivery_facts(delivery, page.as_of), heading=_("Facts"))
    page.link(
        "workplace",
        f":blue[{_('Workplace: {name}').format(name=plain(course.workplace_name))}]",
        id=delivery["workplace_id"].item(),
    )

show_record_gaps(gaps, key="delivery-gaps", sought=asked or "")
show_units(ask("delivery_units", id=asked))
show_evaluations(
    with_response_share(ask("delivery_evaluations", id=asked)),
    key="delivery-evaluations",
)
show_factors(page, fetch_factors(page, delivery))
show_actions(
    split_actions(ask("delivery_actions", id=asked), page.as_of),
    key="delivery-actions",
)
if delivery["is_train_the_trainer"].item():
    show_trainers(
        ask("delivery_trainers", id=asked), ask("delivery_sessions", id=asked)
    )
show_hours(activities)
show_remarks(page, ask("delivery_remarks", id=asked))
