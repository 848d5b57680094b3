"""The meetings of an installation, the one that is open, and the pack it shows."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import streamlit as st

from app.clock import now
from app.components.links import full_address
from app.components.log_lines import note_unknown
from app.components.page import Page
from app.kept_packs import pack_of
from app.meetings.make import Order, order_pack
from app.permits import may_run_meetings
from app.records.meeting_packs import read_content
from app.records.meetings import Meeting, list_meetings
from app.sections.content import Pack
from app.translations.gettext import _

MEETING = "meeting"
"""The key of the meeting in the address, by its id."""
FINDING = "finding"
"""The key of the screen that is shown on the wall; without it the meeting is
prepared."""


@dataclass(frozen=True)
class Desk:
    """What the screen of meetings works with in one rerun."""

    page: Page
    meetings: tuple[Meeting, ...]
    """Of the reader's area, the newest day first."""
    chosen: Meeting | None
    """The one the address names."""

    @property
    def can_write(self) -> bool:
        """Is the open meeting a draft, and may the reader write in it?"""
        is_draft = self.chosen is not None and not self.chosen.is_published
        return is_draft and self.may_run

    @property
    def may_run(self) -> bool:
        """May the reader make meetings, write in them and publish them?"""
        return may_run_meetings(self.page.reader)

    @cached_property
    def now(self) -> datetime:
        """When the rerun began, in UTC."""
        return now()

    def order(self, meeting: Meeting) -> Order:
        """Gather what the pack of a draft is made of.

        Raises:
            MeetingError: The data the meeting looks at are not there.
            RecordsError: What people have written cannot be read.
        """
        return order_pack(
            self.page.home,
            self.page.reader,
            meeting.plan,
            meeting=meeting,
            made_at=self.now,
            way_back=full_address({}, omit=(FINDING,)),
        )

    def pack(self, meeting: Meeting) -> Pack:
        """Give what a meeting shows: kept as it was, or made from the data now.

        Raises:
            MeetingError: The data the meeting looks at are not there.
            RecordsError: What people have written cannot be read.
            ValueError: What was kept cannot be read.
        """
        if not meeting.is_published:
            return pack_of(self.order(meeting), self.page.language)
        from app.sections.frozen import thaw

        page = self.page
        content = read_content(page.home, page.reader, meeting.id, page.language)
        if content is None:
            raise ValueError(f"nothing is kept of {meeting.id}")
        return thaw(content)


def open_desk(page: Page) -> Desk:
    """Read the meetings, and find the one that the address names.

    Raises:
        RecordsError: They cannot be read.
    """
    meetings = list_meetings(page.home, page.reader)
    if not may_run_meetings(page.reader):
        meetings = tuple(each for each in meetings if each.is_published)
    wanted = st.query_params.get(MEETING)
    chosen = next((each for each in meetings if each.id == wanted), None)
    if wanted and chosen is None:
        note_unknown(page, "meeting", wanted)
    return Desk(page, meetings, chosen)


def is_on_the_wall() -> bool:
    """Does the address show one finding, without menu and frame?"""
    return bool(st.query_params.get(MEETING) and st.query_params.get(FINDING))


def leave_the_wall() -> None:
    """Give menu and frame back where the address shows a finding of no meeting."""
    if is_on_the_wall():
        st.query_params.pop(FINDING)
        st.rerun()


def go_to(meeting_id: str | None, finding: int | None = None) -> None:
    """Change the address to a meeting, to one of its screens, or to the list."""
    for key, value in ((MEETING, meeting_id), (FINDING, finding)):
        if value is None:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = str(value)


def pack_fault(error: Exception) -> str:
    """Say why what a meeting shows cannot be read, where nothing better is known."""
    return _("What the meeting shows cannot be read at the moment: {reason}").format(
        reason=str(error)
    )
