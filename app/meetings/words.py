"""What a meeting, its group and its day are called, in the language of the run."""

from collections.abc import Mapping

from app.identity import Area, AreaKind
from app.records.attendance import ATTENDANCE_ROLES
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting
from app.translations.gettext import _
from app.translations.numbers import day_in_norway, format_day
from data.reference.places import municipality_name


def meeting_title(plan: MeetingPlan) -> str:
    """Name a meeting: its own title, or its day."""
    return plan.title or _("Steering meeting {day}").format(
        day=format_day(plan.held_on)
    )


def group_name(area: Area, centres: Mapping[str, str]) -> str:
    """Name the group of a meeting by its area.

    Args:
        area: The area.
        centres: Code to name of the centres in the data.
    """
    code = area.code or ""
    if area.kind is AreaKind.CENTRE:
        return centres.get(code, code)
    if area.kind is AreaKind.MUNICIPALITY:
        return municipality_name(code) or code
    return _("The whole programme")


def state_words(meeting: Meeting) -> str:
    """Say whether a meeting is a draft, or when it was published."""
    if meeting.published_at is None:
        return _("Draft")
    return _("Published {day}").format(
        day=format_day(day_in_norway(meeting.published_at))
    )


def role_label(role: str) -> str:
    """Name a role that takes part in meetings."""
    return dict(zip(ATTENDANCE_ROLES, _role_labels(), strict=True)).get(role, role)


def _role_labels() -> tuple[str, ...]:
    return (
        _("Sector head"),
        _("HR (attending)"),
        _("Main union representative"),
        _("Main safety representative"),
        _("Advisor (attending)"),
        _("Centre (attending)"),
        _("Programme"),
        _("Other role"),
    )
