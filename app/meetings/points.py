"""Which data does a meeting look at, and which does it compare with?

MeetingError    the meeting cannot be shown; says why, and what can be done
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.door import Build, current_build, list_builds
from app.identity import AreaKind, Reader
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting
from app.sections.occasion import Point
from app.translations.numbers import day_in_norway
from data.home import Home
from data.sentence import Sentence


class MeetingError(Exception):
    """The meeting cannot be shown."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence.en)


def points_of(home: Home, plan: MeetingPlan) -> tuple[Point, Point | None]:
    """Find the build and the day of a meeting, and those it compares with.

    Returns:
        Now; then, or None where nothing is compared.

    Raises:
        MeetingError: Nothing is loaded, a build is gone, or a day does not fit.
    """
    build = _build(home, plan.build_id)
    now = Point(build, plan.as_of or build.data_date)
    _refuse_later(now)
    if plan.since_on is None:
        return now, None
    since = plan.since_build_id
    earlier = build if since is None else _build(home, since, is_earlier=True)
    then = Point(earlier, plan.since_on)
    _refuse_later(then)
    if then.as_of > now.as_of:
        raise MeetingError(_later_than_now(then, now))
    return now, then


def since_last_meeting(plan: MeetingPlan, before: Meeting | None) -> MeetingPlan:
    """Compare with what the last meeting of the group looked at, if there is one."""
    if before is None:
        return plan
    return replace(
        plan, since_build_id=before.plan.build_id, since_on=before.plan.as_of
    )


def since_day(home: Home, plan: MeetingPlan, day: date) -> MeetingPlan:
    """Compare with the data that somebody had on a day.

    That is the newest earlier build whose data go no further than the day, of those
    that were loaded by then where any was. Without one the build of the meeting tells
    of that day itself.

    Raises:
        MeetingError: Nothing is loaded, the build of the plan is gone, or it knows
            nothing of that day.
    """
    own = _build(home, plan.build_id)
    earlier = earlier_builds(list_builds(home), own)
    told = [each for each in earlier if each.data_date <= day]
    loaded = [each for each in told if day_in_norway(each.built_at) <= day]
    if told:
        build = (loaded or told)[0]
        return replace(plan, since_build_id=build.id, since_on=build.data_date)
    _refuse_later(Point(own, day))
    return replace(plan, since_build_id=None, since_on=day)


def earlier_builds(builds: Sequence[Build], now: Build) -> list[Build]:
    """List the builds that a meeting can be compared with, the newest data first."""
    found = [
        each for each in builds if each.data_date <= now.data_date and each.id < now.id
    ]
    return sorted(found, key=lambda each: (each.data_date, each.id), reverse=True)


def as_group(reader: Reader, plan: MeetingPlan) -> Reader:
    """Give the reader, who sees no more than the group of the meeting.

    Raises:
        MeetingError: The group is outside the area of the reader.
    """
    is_whole = reader.area.kind is AreaKind.PROGRAMME
    if not is_whole and reader.area != plan.area:
        raise MeetingError(_OUTSIDE)
    return replace(reader, area=plan.area)


def _build(home: Home, build_id: str | None, *, is_earlier: bool = False) -> Build:
    if build_id is None:
        build = current_build(home)
        if build is None:
            raise MeetingError(_NOTHING_LOADED)
        return build
    for build in list_builds(home):
        if build.id == build_id:
            return build
    raise MeetingError(_earlier_gone(build_id) if is_earlier else _gone(build_id))


def _refuse_later(point: Point) -> None:
    if point.as_of > point.build.data_date:
        raise MeetingError(
            Sentence(
                f"Dagen {point.as_of:%d.%m.%Y} er etter datadatoen "
                f"{point.build.data_date:%d.%m.%Y}. Velg den dagen eller en tidligere.",
                f"The day {point.as_of} is after the data date "
                f"{point.build.data_date}. Choose that day or an earlier one.",
            )
        )


def _later_than_now(then: Point, now: Point) -> Sentence:
    return Sentence(
        f"Møtet skal sammenlignes med {then.as_of:%d.%m.%Y}, som er etter dagen det "
        f"ser på, {now.as_of:%d.%m.%Y}. Velg en tidligere dag.",
        f"The meeting is to be compared with {then.as_of}, which is after the day it "
        f"looks at, {now.as_of}. Choose an earlier day.",
    )


def _gone(build_id: str) -> Sentence:
    return Sentence(
        f"Datasettet {build_id} er ikke der lenger. Velg et annet datasett for møtet.",
        f"The data set {build_id} is not there any more. Choose another data set for "
        "the meeting.",
    )


def _earlier_gone(build_id: str) -> Sentence:
    return Sentence(
        f"Datasettet {build_id}, som møtet sammenlignes med, er ikke der lenger. Endre "
        "møtet, og velg noe annet å sammenligne med.",
        f"The data set {build_id}, which the meeting is compared with, is not there "
        "any more. Change the meeting, and choose something else to compare with.",
    )


_NOTHING_LOADED = Sentence(
    "Ingenting er lastet, så møtet har ingenting å vise. Last data først.",
    "Nothing is loaded, so the meeting has nothing to show. Load data first.",
)
_OUTSIDE = Sentence(
    "Møtet gjelder en annen del av programmet enn den du har tilgang til.",
    "The meeting is about another part of the programme than the one you may see.",
)
