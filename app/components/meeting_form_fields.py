"""Ask what a meeting is to be: its day, its group, its agenda, what it compares."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from app.components.meeting_desk import Desk
from app.components.meeting_form_choices import (
    NOTHING,
    list_groups,
    list_sinces,
    since_now,
)
from app.components.quiet import say_quietly
from app.filters import Filters
from app.identity import Area
from app.meetings.words import role_label
from app.records.attendance import ATTENDANCE_ROLES
from app.records.meeting_plans import MeetingPlan
from app.translations.gettext import _
from app.translations.markdown import plain

MOST_OF_A_ROLE = 99


def ask_plan(desk: Desk, plan: MeetingPlan) -> MeetingPlan | None:
    """Draw the fields of a meeting.

    Args:
        desk: The screen of meetings.
        plan: What they begin with.

    Returns:
        What they say; None: something is missing, and it is said.
    """
    first = st.grid(2, min_column_width=240)
    with first.cell():
        held_on = st.date_input(
            _("Day of the meeting"),
            value=plan.held_on,
            min_value=date(2001, 1, 1),
            max_value=date(2199, 12, 31),
            format="DD.MM.YYYY",
            key="meeting-day",
        )
    with first.cell():
        title = st.text_input(
            _("Title, may be left empty"), value=plan.title, key="meeting-title"
        )
    area = _ask_group(desk, plan)
    filters = _ask_filters(desk, plan)
    since = _ask_since(desk, plan)
    agenda = st.text_area(
        _("Agenda, one point per line"), value=plan.agenda, key="meeting-agenda"
    )
    attendance = _ask_attendance(plan)
    if held_on is None:
        st.warning(_("Choose the day of the meeting."))
        return None
    asked = replace(
        plan,
        held_on=held_on,
        title=(title or "").strip(),
        area=area,
        filters=filters,
        agenda=agenda or "",
        attendance=attendance,
    )
    return _compared(desk, asked, since)


def _ask_group(desk: Desk, plan: MeetingPlan) -> Area:
    groups = list_groups(desk, plan.area)
    names = list(groups)
    chosen = st.selectbox(
        _("Which group is it about?"),
        names,
        index=list(groups.values()).index(plan.area),
        key="meeting-group",
    )
    return groups[chosen or names[0]]


def _ask_filters(desk: Desk, plan: MeetingPlan) -> Filters:
    now = replace(desk.page.filters, as_of=None)
    said = "; ".join(desk.page.filters_in_words()) or _("none")
    if now == plan.filters:
        say_quietly(_("Filters, as on the page: {filters}").format(filters=plain(said)))
        return plan.filters
    is_new = st.checkbox(
        _("Use the filters that the page has now: {filters}").format(
            filters=plain(said)
        ),
        key="meeting-filters",
    )
    return now if is_new else plan.filters


def _ask_since(desk: Desk, plan: MeetingPlan) -> str:
    sinces = list_sinces(desk, plan)
    codes = list(sinces)
    chosen = st.selectbox(
        _("Compare with"),
        codes,
        format_func=lambda code: sinces.get(code, code),
        key="meeting-since",
        help=_(
            "What stands under Since last is told against this. The last published "
            "meeting of the same group comes first where there is one."
        ),
    )
    return chosen or NOTHING


def _compared(desk: Desk, plan: MeetingPlan, since: str) -> MeetingPlan | None:
    compared = since_now(desk, plan, since)
    if compared is None:
        st.warning(
            _(
                "The group has no published meeting before that day. Choose something "
                "else to compare with."
            )
        )
    return compared


def _ask_attendance(plan: MeetingPlan) -> tuple[tuple[str, int], ...]:
    before: Mapping[str, int] = dict(plan.attendance)
    with st.expander(_("Who took part: only how many of each role")):
        grid = st.grid(2, min_column_width=240)
        counts = []
        for role in ATTENDANCE_ROLES:
            with grid.cell():
                count = st.number_input(
                    role_label(role),
                    min_value=0,
                    max_value=MOST_OF_A_ROLE,
                    value=before.get(role, 0),
                    key=f"meeting-attends-{role}",
                )
            counts.append((role, int(count or 0)))
    return tuple((role, count) for role, count in counts if count)
