"""Choose what a meeting shows, and see what each section has found."""

from dataclasses import replace

import streamlit as st

from app.clock import now
from app.components.meeting_desk import Desk, go_to
from app.components.meeting_words import cannot_be_written, somebody_changed_it
from app.components.refused import refused_words
from app.components.same_reader import for_same_reader
from app.permits import RefusedError
from app.records.meeting_acts import change_meeting
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting, find_meeting
from app.records.store import RecordsError, TakenError
from app.sections.content import Pack, SectionContent
from app.sections.registry import SECTIONS
from app.translations.gettext import _, ngettext, speaking
from app.translations.markdown import plain
from app.translations.numbers import format_count

_FAULT = "meeting-sections-fault"
_ATTEMPTS = 5
_MOST_UNFOLDED = 12
"""More findings than these are folded, so that a phone comes to the decisions."""


def show_sections(desk: Desk, meeting: Meeting, pack: Pack | None) -> None:
    """Draw the sections and what they found; of a draft each can be left out."""
    st.header(_("What the meeting looks at"), anchor=False)
    fault = st.session_state.pop(_FAULT, None)
    if fault:
        st.warning(fault)
    if not desk.can_write and pack is not None and _count(pack) <= _MOST_UNFOLDED:
        _list_findings(meeting, pack)
        return
    _show_titles(desk, meeting, pack)
    if pack is not None and pack.sections:
        with st.expander(_fold_words(_count(pack))):
            _list_findings(meeting, pack)


def _count(pack: Pack) -> int:
    return sum(len(section.findings) for section in pack.sections)


def _show_titles(desk: Desk, meeting: Meeting, pack: Pack | None) -> None:
    found = {} if pack is None else {each.code: each for each in pack.sections}
    with st.container(gap="xsmall"):
        for section in SECTIONS:
            content = found.get(section.code)
            label = _label(content.title if content else section.title(), content)
            if desk.can_write:
                _draw_choice(desk, meeting, section.code, label)
            elif content:
                st.markdown(label)


def _label(title: str, content: SectionContent | None) -> str:
    """Name a section; without markdown, which a checkbox reads out as it is written."""
    if content is None:
        return plain(title)
    count = len(content.findings)
    said = ngettext("{count} finding", "{count} findings", count)
    return plain(f"{title} · {said.format(count=format_count(count))}")


def _draw_choice(desk: Desk, meeting: Meeting, code: str, label: str) -> None:
    key = f"meeting-section-{meeting.id}-{code}"
    is_chosen = code in meeting.plan.sections
    # Set only when the plan has changed: a box that is set while somebody presses it
    # would take the press back.
    if key not in st.session_state or st.session_state.get(_drawn(key)) != is_chosen:
        st.session_state[key] = is_chosen
        st.session_state[_drawn(key)] = is_chosen
    st.checkbox(label, key=key, on_change=_choose, args=(desk, meeting, code, key))


def _drawn(key: str) -> str:
    return f"{key}-drawn"


@for_same_reader
def _choose(desk: Desk, meeting: Meeting, code: str, key: str) -> None:
    is_chosen = st.session_state[key]
    try:
        for _attempt in range(_ATTEMPTS):
            if _is_kept(desk, meeting, code, is_chosen=is_chosen):
                return
        st.session_state[_FAULT] = somebody_changed_it()
    except RefusedError as error:
        with speaking(desk.page.language):
            st.session_state[_FAULT] = refused_words(error)
    except RecordsError:
        st.session_state[_FAULT] = cannot_be_written()
    # It was not kept: the box is set as the plan has it.
    st.session_state.pop(_drawn(key), None)


def _is_kept(desk: Desk, meeting: Meeting, code: str, *, is_chosen: bool) -> bool:
    """Make a choice in the plan as it is now; False when it was changed meanwhile.

    One choice after another comes while the findings of the first are made.
    """
    page = desk.page
    newest = find_meeting(page.home, page.reader, meeting.id)
    if newest is None or newest.is_published:
        return False
    plan = _choosing(newest.plan, code, is_chosen=is_chosen)
    try:
        change_meeting(page.home, page.reader, newest, plan, now())
    except TakenError:
        return False
    return True


def _choosing(plan: MeetingPlan, code: str, *, is_chosen: bool) -> MeetingPlan:
    chosen = {*plan.sections, code} if is_chosen else {*plan.sections} - {code}
    in_order = tuple(each.code for each in SECTIONS if each.code in chosen)
    return replace(plan, sections=in_order)


def _fold_words(count: int) -> str:
    return ngettext(
        "See the {count} finding, and go to it on the wall",
        "See all {count} findings, and go to one on the wall",
        count,
    ).format(count=format_count(count))


def _list_findings(meeting: Meeting, pack: Pack) -> None:
    number = 0
    for section in pack.sections:
        st.markdown(f"**{plain(section.title)}**")
        with st.container(gap="xxsmall"):
            for finding in section.findings:
                number += 1
                st.button(
                    f":small[{plain(f'{number}. {finding.heading}')}]",
                    key=f"meeting-finding-{number}",
                    type="tertiary",
                    on_click=go_to,
                    args=(meeting.id, number),
                )
