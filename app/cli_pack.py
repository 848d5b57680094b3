"""Write a meeting pack to a file from the command line, as the app would.

This module is long because a meeting that is published, a draft of one and a pack
without one are three ways to one file.
"""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app.cli_lines import pack_line
from app.cli_question import QuestionError, known_choices, read_filters
from app.cli_reader import Caller
from app.door import MADE_EARLIER
from app.exports.extract import file_name
from app.meetings.files import FORMATS, write_file
from app.meetings.make import make_pack, order_pack
from app.meetings.points import MeetingError, points_of, since_day
from app.meetings.words import meeting_title
from app.packs.template_error import TemplateError
from app.permits import Act, RefusedError
from app.records.log import LogLine
from app.records.meeting_packs import PackFile, read_file
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting, find_meeting, list_meetings
from app.records.store import RecordsError
from app.sections.registry import SECTION_CODES
from app.translations.gettext import speaking
from app.translations.numbers import day_in_norway
from data.sentence import Sentence

_MADE_EARLIER = (
    "one of the data sets is of an earlier version of Varig, and lacks what the pack "
    "is made of; compare with a later day, or load its files again"
)


_OTHER_ENDINGS = {"pdf": (".pptx",), "pptx": (".pdf",)}


@dataclass(frozen=True)
class PackAsked:
    """What the command was asked for."""

    meeting: str | None
    """The id of a meeting, or the beginning of one."""
    since: date | None
    """Without a meeting: the day to compare with."""
    file_format: str
    language: str
    out: Path | None
    """The file, or the folder it is put in under its own name; None: here."""
    filters: Mapping[str, Sequence[str]]
    """Without a meeting: filter name in the address -> codes or words."""


@dataclass(frozen=True)
class PackWritten:
    """What was written."""

    path: Path
    title: str
    is_published: bool
    compared_with: date | None = None
    """The day of a new pack that it compares with."""


def write_pack(caller: Caller, asked: PackAsked, at: datetime) -> PackWritten:
    """Write a pack: the stored file of a published meeting, else a new one.

    Raises:
        QuestionError: There is no such meeting, nothing to show, or a template that
            cannot be used; the options do not go together; the file cannot be
            written.
        RefusedError: The caller may not see the meeting, or make a pack without one.
        NotKeptError: No line of it can be kept in the log; nothing is written.
    """
    caller.require(Act.READ_MEETINGS)
    _refuse_what_does_not_fit(asked, day_in_norway(at))
    try:
        return _write_either(caller, asked, at)
    except (MeetingError, TemplateError) as error:
        raise QuestionError(error.sentence.en) from error
    except RecordsError as error:
        raise QuestionError(str(error)) from error
    except MADE_EARLIER as error:
        raise QuestionError(_MADE_EARLIER) from error


def _refuse_what_does_not_fit(asked: PackAsked, today: date) -> None:
    ending = None if asked.out is None else asked.out.suffix
    if (asked.meeting is None) == (asked.since is None):
        raise QuestionError("give either --meeting ID or --since DATE")
    if asked.file_format not in FORMATS:
        raise QuestionError(f"--format is one of {', '.join(FORMATS)}")
    if ending in _OTHER_ENDINGS.get(asked.file_format, ()):
        raise QuestionError(
            f"a {asked.file_format} cannot be written to a file that ends in {ending}: "
            "leave --format out, or give the file the same ending"
        )
    if asked.since is not None and asked.since > today:
        raise QuestionError(
            f"--since {asked.since} is after today: give an earlier day"
        )
    if asked.meeting is not None and asked.filters:
        raise QuestionError("--filter goes with --since: a meeting has its own filters")


def _write_either(caller: Caller, asked: PackAsked, at: datetime) -> PackWritten:
    if asked.since is not None:
        caller.require(Act.RUN_MEETINGS)
        plan = _plan_since(caller, asked, asked.since, at)
        return _make(caller, asked, plan, None, at)
    meeting = _find(caller, asked.meeting or "")
    if meeting.is_published:
        return _stored(caller, asked, meeting)
    caller.require(Act.RUN_MEETINGS)
    return _make(caller, asked, meeting.plan, meeting, at)


def _find(caller: Caller, wanted: str) -> Meeting:
    home, reader = caller.home, caller.reader
    found = find_meeting(home, reader, wanted)
    if found is not None:
        return found
    meetings = list_meetings(home, reader)
    like = [each for each in meetings if wanted and each.id.startswith(wanted)]
    if len(like) == 1:
        return like[0]
    if caller.is_named and not like:
        raise RefusedError(_NOT_THEIRS)
    there = ", ".join(each.id for each in like or meetings) or "none"
    which = "several meetings" if like else "no meeting"
    raise QuestionError(f"{which} {wanted!r}; there are: {there}")


def _plan_since(
    caller: Caller, asked: PackAsked, since: date, at: datetime
) -> MeetingPlan:
    plan = MeetingPlan(
        held_on=day_in_norway(at), sections=SECTION_CODES, area=caller.reader.area
    )
    now, _then = points_of(caller.home, plan)
    with speaking(asked.language):
        choices = known_choices(now.build, caller.reader)
        filters = read_filters(asked.filters, choices, as_of=None)
    return since_day(caller.home, replace(plan, filters=filters), since)


def _make(
    caller: Caller,
    asked: PackAsked,
    plan: MeetingPlan,
    meeting: Meeting | None,
    at: datetime,
) -> PackWritten:
    order = order_pack(
        caller.home,
        caller.reader,
        plan,
        meeting=meeting,
        made_at=at,
        way_back=_command(asked, meeting),
    )
    pack = make_pack(order, asked.language)
    content = write_file(pack, asked.file_format, caller.home)
    then = None if order.then is None else order.then.as_of
    caller.keep(_line(asked, meeting, "draft", since=then))
    path = _write(asked, plan, pack.title, content)
    return PackWritten(path, pack.title, is_published=False, compared_with=then)


def _stored(caller: Caller, asked: PackAsked, meeting: Meeting) -> PackWritten:
    which = PackFile(asked.language, asked.file_format)
    content = read_file(caller.home, caller.reader, meeting.id, which)
    if content is None:
        raise QuestionError(f"the {asked.file_format} of {meeting.id} is not kept")
    with speaking(asked.language):
        title = meeting_title(meeting.plan)
    caller.keep(_line(asked, meeting, "published"))
    path = _write(asked, meeting.plan, title, content)
    return PackWritten(path, title, is_published=True)


def _write(asked: PackAsked, plan: MeetingPlan, title: str, content: bytes) -> Path:
    path = asked.out or Path()
    if path.is_dir():
        path /= file_name(
            f"{title} {asked.language}", plan.held_on, f".{asked.file_format}"
        )
    try:
        path.write_bytes(content)
    except OSError as error:
        why = error.strerror or error
        raise QuestionError(f"{path} cannot be written: {why}") from error
    return path


def _line(
    asked: PackAsked, meeting: Meeting | None, state: str, *, since: date | None = None
) -> LogLine:
    chosen = {f"filter_{key}": list(words) for key, words in asked.filters.items()}
    return pack_line(
        None if meeting is None else meeting.id,
        format=asked.file_format,
        language=asked.language,
        state=state,
        since=since and since.isoformat(),
        **chosen,
    )


def _command(asked: PackAsked, meeting: Meeting | None) -> str:
    """Write the command that makes the same pack, of newer data too."""
    what = ["--since", str(asked.since)]
    if meeting is not None:
        what = ["--meeting", meeting.id]
    filters = [
        part
        for key, words in asked.filters.items()
        for word in words
        for part in ("--filter", f"{key}={word}")
    ]
    ending = ["--format", asked.file_format, "--lang", asked.language]
    return shlex.join(["varig", "pack", *what, *filters, *ending])


_NOT_THEIRS = Sentence(
    "Det er ikke noe slikt møte, eller det er utenfor det du har tilgang til. Spør den "
    "som har laget det.",
    "There is no such meeting, or it is outside what you may see. Ask whoever made it.",
)
