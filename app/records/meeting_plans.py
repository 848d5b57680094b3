"""What a meeting is to be: its day, its group, what it shows and what it compares."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.filters import Filters
from app.identity import Area, AreaKind
from app.records.texts import TextFault, text_fault

LONGEST_TITLE = 100
LONGEST_AGENDA = 3000


@dataclass(frozen=True)
class MeetingPlan:
    """What a meeting is to be, as its form has it; a draft can change all of it."""

    held_on: date
    title: str = ""
    """Empty: the day says which meeting it is."""
    area: Area = field(default_factory=Area)
    """The group: the whole programme, one centre or one municipality."""
    filters: Filters = field(default_factory=Filters)
    """What the group looks at besides; no as-of day."""
    agenda: str = ""
    """One point per line."""
    sections: tuple[str, ...] = ()
    """Codes of `app.sections.registry`, in its order."""
    since_build_id: str | None = None
    """The build of last time; None: the build of the meeting itself."""
    since_on: date | None = None
    """The day of last time; None: nothing is compared."""
    build_id: str | None = None
    """The build the meeting looks at; None: the one that is current, until the meeting
    is published."""
    as_of: date | None = None
    """The day it looks at; None: the data date of its build."""
    attendance: tuple[tuple[str, int], ...] = ()
    """Role (`app.records.attendance`) and how many of it; never who."""

    @property
    def group_key(self) -> str:
        """The group in one text: meetings of the same group follow each other."""
        chosen = self.filters.chosen()
        return json.dumps([self.area.kind.value, self.area.code, chosen])


def plan_faults(plan: MeetingPlan) -> dict[str, TextFault]:
    """Find what is wrong with the texts of a plan: by field, `title` or `agenda`."""
    faults = {
        "title": plan.title and text_fault(plan.title, LONGEST_TITLE),
        "agenda": plan.agenda and text_fault(plan.agenda, LONGEST_AGENDA),
    }
    return {name: fault for name, fault in faults.items() if fault}


def write_plan(plan: MeetingPlan) -> str:
    """Write a plan as JSON."""
    return json.dumps(
        {
            "held_on": plan.held_on.isoformat(),
            "title": plan.title,
            "area": [plan.area.kind.value, plan.area.code],
            "filters": plan.filters.chosen(),
            "agenda": plan.agenda,
            "sections": plan.sections,
            "since_build_id": plan.since_build_id,
            "since_on": _write_day(plan.since_on),
            "build_id": plan.build_id,
            "as_of": _write_day(plan.as_of),
            "attendance": plan.attendance,
        },
        ensure_ascii=False,
    )


def read_plan(text: str) -> MeetingPlan:
    """Read a plan that `write_plan` wrote."""
    said: Mapping[str, Any] = json.loads(text)
    kind, code = said["area"]
    return MeetingPlan(
        held_on=date.fromisoformat(said["held_on"]),
        title=said["title"],
        area=Area(AreaKind(kind), code),
        filters=_read_filters(said["filters"]),
        agenda=said["agenda"],
        sections=tuple(said["sections"]),
        since_build_id=said["since_build_id"],
        since_on=_read_day(said["since_on"]),
        build_id=said["build_id"],
        as_of=_read_day(said["as_of"]),
        attendance=tuple((role, int(count)) for role, count in said["attendance"]),
    )


def _read_filters(said: Mapping[str, list[str]]) -> Filters:
    filters = Filters()
    for name, codes in said.items():
        filters = filters.choosing(name, tuple(codes))
    return filters


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
