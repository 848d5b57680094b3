"""What people have written in the marked programme, each text with its marker.

ARBEIDSLISTE is written on the work list, FORTROLIG is confidential, UTKAST stands in a
draft, IPAKKEN in the pack of a published meeting. HELPROG is of the whole programme's
group, which whoever has a part of it does not see.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.identity import LOCAL_MANAGER, Area, AreaKind
from app.meetings.files import FORMATS, write_file
from app.meetings.make import make_pack, order_pack
from app.meetings.points import since_day
from app.records.baseline_acts import set_baseline
from app.records.decision_acts import decide
from app.records.follow_up import RecordKey, assign, comment, exempt
from app.records.meeting_acts import make_meeting
from app.records.meeting_comments import write_comment
from app.records.meeting_packs import PackFile, publish
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import find_meeting, list_meetings
from app.records.saved_views import SavedView, save_view
from app.sections.frozen import freeze
from app.sections.registry import FIRST_SECTIONS
from tests.app.access.programme import EARLIER_DAY, OWN_CENTRE, OWN_MUNICIPALITY
from tests.app.access.readers import EVERYBODY

NOON = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
BEFORE = datetime(2026, 11, 1, 8, 20, tzinfo=UTC)
FROM, UNTIL = date(2026, 10, 1), date(2027, 3, 1)

GROUPS = {
    "HELPROG": Area(),
    "ALFA": Area(AreaKind.CENTRE, OWN_CENTRE),
    "ALFABY": Area(AreaKind.MUNICIPALITY, OWN_MUNICIPALITY),
    "BETA": Area(AreaKind.CENTRE, "agder"),
}
"""Whose meetings there are."""
OWN_GROUP = {"programme": "HELPROG", "centre": "ALFA", "municipality": "ALFABY"}
"""The group of each area; one workplace has none."""

SHORT = ("decisions",)
"""The sections of meetings of other groups: what these show takes seconds to find."""

KEYS = {
    marker: RecordKey("over_plan", f"L-{marker}-1", f"L-{marker}-1", f"V-{marker}-1")
    for marker in ("ALFA", "BETA")
}
"""A record of the work list in each area."""


def write_everything(home):
    """Write as the local manager, with a meeting published and a draft per group."""
    for marker, key in KEYS.items():
        _write_on_the_list(home, marker, key)
    for marker, area in GROUPS.items():
        sections = FIRST_SECTIONS if marker == "ALFA" else SHORT
        held = hold(home, marker, area, "IPAKKEN", at=BEFORE, sections=sections)
        _publish(home, held)
        hold(home, marker, area, "UTKAST", at=NOON, sections=SHORT)
    for asking in EVERYBODY:
        name = f"VISNING {asking.reader.name}"
        view = SavedView(name, "overview", (), NOON)
        save_view(home, asking.reader, view, at=NOON)


def hold(home, marker, area, state, *, at, sections):
    """Make a meeting of a group, with something written in it."""
    plan = MeetingPlan(
        held_on=at.date(),
        title=f"{marker} {state}",
        area=area,
        sections=sections,
        agenda=f"{marker} {state} dagsorden",
    )
    plan = since_day(home, plan, EARLIER_DAY)
    meeting_id = make_meeting(home, LOCAL_MANAGER, plan, at)
    for kind in (state, "FORTROLIG"):
        meeting = find_meeting(home, LOCAL_MANAGER, meeting_id)
        shared = {
            "words": f"{marker} {kind} ord",
            "is_confidential": kind == "FORTROLIG",
            "at": at,
        }
        write_comment(home, LOCAL_MANAGER, meeting, section=sections[0], **shared)
        decide(
            home,
            LOCAL_MANAGER,
            meeting,
            section="",
            owner_role="centre",
            due_on=date(2026, 12, 1),
            **shared,
        )
    return find_meeting(home, LOCAL_MANAGER, meeting_id)


def _publish(home, seen):
    """Publish as `publish_meeting` does, in one language."""
    order = order_pack(
        home,
        LOCAL_MANAGER,
        seen.plan,
        meeting=seen,
        made_at=NOON,
        way_back="https://varig.example/mote",
        is_published=True,
    )
    pack = make_pack(order, "nb")
    publish(
        home,
        LOCAL_MANAGER,
        seen,
        replace(seen.plan, build_id=order.now.build.id, as_of=order.now.as_of),
        contents={"nb": freeze(pack)},
        files={PackFile("nb", kind): write_file(pack, kind, home) for kind in FORMATS},
        at=NOON,
    )


def meetings_of(home, state):
    """Give the meetings by their group: those published (IPAKKEN), or drafts."""
    return {
        each.plan.title.split()[0]: each
        for each in list_meetings(home, LOCAL_MANAGER)
        if state in each.plan.title
    }


def _write_on_the_list(home, marker, key):
    words, period = f"ARBEIDSLISTE {marker}", {"from_on": FROM, "until_on": UNTIL}
    comment(home, LOCAL_MANAGER, [key], text=words, at=BEFORE)
    quiet = key._replace(rule_code="no_project_plan")
    exempt(home, LOCAL_MANAGER, [quiet], reason=words, **period, at=BEFORE)
    other = key._replace(rule_code="quiet")
    assign(
        home,
        LOCAL_MANAGER,
        [other],
        owner_role="centre",
        advisor_id=f"RAADGIVER-{marker}-9",
        reason=words,
        **period,
        at=BEFORE,
    )
    set_baseline(
        home,
        LOCAL_MANAGER,
        workplace_id=key.workplace_id,
        measure="total",
        quarter_number=2025 * 4,
        reason=words,
        at=BEFORE,
    )
