"""Prepare one meeting: what it shows, what was decided, its files, and publishing."""

from dataclasses import replace

import streamlit as st

from app.components.empty import show_nothing
from app.components.meeting_comments import show_comments
from app.components.meeting_decisions import show_decisions
from app.components.meeting_desk import Desk, go_to, pack_fault
from app.components.meeting_files import show_files
from app.components.meeting_form import ask_for_changes
from app.components.meeting_head import show_head
from app.components.meeting_publish import ask_to_delete, ask_to_publish
from app.components.meeting_sections import show_sections
from app.components.quiet import say_quietly
from app.components.screen_permits import may_look_back
from app.door import MADE_EARLIER, find_build
from app.identity import AreaKind
from app.meetings.points import MeetingError
from app.meetings.words import meeting_title
from app.records.meetings import Meeting
from app.records.store import RecordsError
from app.sections.content import Pack
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def show_meeting_to_prepare(desk: Desk, meeting: Meeting) -> None:
    """Draw everything about one meeting, draft or published."""
    top = st.container()
    pack = read_pack(desk, meeting)
    with top:
        desk.page.title(_finding(meeting, pack))
        show_head(desk, meeting)
    _show_acts(desk, meeting, pack)
    halves = st.grid(12, min_column_width=56, gap=("small", 32))
    with halves.cell(column_span=6):
        show_sections(desk, meeting, pack)
    with halves.cell(column_span=6):
        show_decisions(desk, meeting)
        if pack is not None:
            show_files(desk, meeting, pack)
        show_comments(desk, meeting)


def read_pack(desk: Desk, meeting: Meeting) -> Pack | None:
    """Give what a meeting shows; None when it cannot be read, and it is said why."""
    try:
        with st.spinner(_("Reading the findings …")):
            return desk.pack(meeting)
    except MeetingError as error:
        show_nothing(error.sentence.in_language(desk.page.language))
    except RecordsError as error:
        show_nothing(pack_fault(error))
    except MADE_EARLIER:
        show_nothing(
            _(
                "One of the data sets is of an earlier version of Varig, and lacks "
                "what the findings are made of. Choose another to compare with."
            )
        )
    except ValueError as error:
        show_nothing(pack_fault(error))
    return None


def _finding(meeting: Meeting, pack: Pack | None) -> str:
    title = meeting_title(meeting.plan)
    if pack is None:
        return title
    count = sum(len(section.findings) for section in pack.sections)
    said = ngettext(
        "{meeting}: {count} finding to look at",
        "{meeting}: {count} findings to look at",
        count,
    )
    return said.format(meeting=title, count=format_count(count))


def _show_acts(desk: Desk, meeting: Meeting, pack: Pack | None) -> None:
    is_empty = pack is None or not any(each.findings for each in pack.sections)
    if desk.can_write:
        say_quietly(
            _(
                "Choose what the meeting looks at, show it on the wall, write down "
                "comments and decisions there, and publish when the meeting is over."
            )
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            _("Show on the wall"),
            key="meeting-show",
            icon=":material/slideshow:",
            on_click=go_to,
            args=(meeting.id, 1),
            disabled=is_empty,
        )
        if meeting.is_published:
            _show_way_to_the_data(desk, meeting)
        elif desk.can_write:
            ask_for_changes(desk, meeting)
            ask_to_publish(desk, meeting, is_empty=is_empty)
            ask_to_delete(desk, meeting)


def _show_way_to_the_data(desk: Desk, meeting: Meeting) -> None:
    """Lead to the screens of that day, where their filters can choose the group."""
    plan = meeting.plan
    filters = plan.filters
    if plan.area.kind is AreaKind.MUNICIPALITY:
        return
    if plan.area.kind is AreaKind.CENTRE and plan.area.code:
        filters = replace(filters, centres=(plan.area.code,))
    if not may_look_back(desk.page.reader):
        return
    if plan.build_id and plan.as_of and find_build(desk.page.home, plan.build_id):
        replace(desk.page, filters=filters).link(
            "overview",
            _("Open the screens as they were"),
            build=plan.build_id,
            as_of=plan.as_of.isoformat(),
        )
