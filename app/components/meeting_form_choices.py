"""Which groups can a meeting be about, and what can it be compared with?"""

from dataclasses import replace

from app.components.filter_choices import Choice
from app.components.meeting_desk import Desk
from app.door import list_builds
from app.identity import Area, AreaKind
from app.meetings.points import earlier_builds, since_last_meeting
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import meeting_before
from app.translations.gettext import _
from app.translations.numbers import format_day, format_time
from app.translations.sorting import norwegian_key
from data.reference.places import municipality_name

NOTHING = "nothing"
_AS_IT_WAS = "as-it-was"
_LAST_MEETING = "last-meeting"
_BUILD = "build:"


def list_groups(desk: Desk, own: Area) -> dict[str, Area]:
    """List the groups a reader may hold meetings for: the name, and the area."""
    area = desk.page.reader.area
    if area.kind is not AreaKind.PROGRAMME:
        return {_("Your own area"): area}
    centres = {
        _("Centre: {name}").format(name=name): Area(AreaKind.CENTRE, code)
        for code, name in centre_names(desk.page.choices).items()
    }
    codes = desk.page.fetch_unfiltered("meeting_municipalities")["municipality_code"]
    names = {code: municipality_name(code) or code for code in codes}
    municipalities = {
        _("Municipality: {name}").format(name=names[code]): Area(
            AreaKind.MUNICIPALITY, code
        )
        for code in sorted(names, key=lambda code: norwegian_key(names[code]))
    }
    groups = {_("The whole programme"): Area()} | centres | municipalities
    if own not in groups.values():
        # A centre or municipality that is no longer in the data.
        groups[own.code or own.kind.value] = own
    return groups


def list_sinces(desk: Desk, plan: MeetingPlan) -> dict[str, str]:
    """List what a meeting can be compared with: a code, and the words for it."""
    found: dict[str, str] = {}
    if plan.since_on is not None:
        found[_AS_IT_WAS] = _("As now: {day}").format(day=format_day(plan.since_on))
    # The form is sent as a whole, so the group can be another one by then.
    last = {_LAST_MEETING: _("What the last meeting of the group looked at")}
    if meeting_before(desk.meetings, plan) is not None:
        found |= last
    for build in earlier_builds(list_builds(desk.page.home), desk.page.build_in_use):
        found[f"{_BUILD}{build.id}"] = _("The data set of {day}, loaded {time}").format(
            day=format_day(build.data_date), time=format_time(build.built_at)
        )
    found[NOTHING] = _("Nothing: this is the first meeting")
    if any(each.is_published for each in desk.meetings):
        found |= last
    return found


def since_now(desk: Desk, plan: MeetingPlan, code: str) -> MeetingPlan | None:
    """Put what was chosen to compare with into a plan.

    Returns:
        The plan; None: its group has no published meeting before its day.
    """
    if code == _AS_IT_WAS:
        return plan
    if code == _LAST_MEETING:
        last = meeting_before(desk.meetings, plan)
        return None if last is None else since_last_meeting(plan, last)
    for build in list_builds(desk.page.home):
        if code == f"{_BUILD}{build.id}":
            return replace(plan, since_build_id=build.id, since_on=build.data_date)
    return replace(plan, since_build_id=None, since_on=None)


def centre_names(choices: tuple[Choice, ...]) -> dict[str, str]:
    """Give the centres in the data, by code."""
    return next((each.options for each in choices if each.field == "centres"), {})
