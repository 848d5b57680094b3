"""Say in plain words what a line of the log tells of.

Codes that nobody has given words are shown as they are: the log outlives the version
that wrote it. This module is long because it is a list of words.
"""

import json
from collections.abc import Mapping, Sequence

from app.identity import AreaKind, Role
from app.records.log import NOBODY, NOT_A_CODE
from app.translations import sign_in_words
from app.translations.gettext import _, current_language, ngettext
from app.translations.labels import code_labels, deliveries, rows, workplaces
from app.translations.numbers import format_count
from app.translations.screen_words import screen_titles

SAID_BY_SIGN_IN = "sign_in"
"""The subject whose key is the second of the sign-in, which is in the time already."""

_FILTER = "filter_"
_FILE_FORMATS = {
    "xlsx": "Excel",
    "csv": "CSV",
    "csv-nb": "CSV",
    "parquet": "Parquet",
    "pdf": "PDF",
    "pptx": "PowerPoint",
    "json": "JSON",
    "ics": "iCalendar",
}


def part_label(part: str) -> str:
    """Name a part of the Log screen."""
    return {"events": _("Events"), "access": _("Access")}.get(part, part)


def period_label(period: str) -> str:
    """Name a period of `metrics.log_days.PERIODS`."""
    if period == "all":
        return _("All that is kept")
    count = int(period)
    return ngettext("Last {count} day", "Last {count} days", count).format(count=count)


def act_label(act: str) -> str:
    """Name a kind of event (LogAct)."""
    return {
        "signed_in": _("Signed in"),
        "signed_out": _("Signed out"),
        "opened": _("Opened"),
        "exported": _("Taken out"),
        "changed": _("Changed"),
        "loaded": _("Loaded in"),
        "refused": _("Refused"),
    }.get(act, act)


def channel_label(channel: str) -> str:
    """Name where it happened (Channel)."""
    return {
        "screen": _("On the screen"),
        "command": _("On the command line"),
        "server": _("In the server, before any screen"),
    }.get(channel, channel)


def who_label(who: str) -> str:
    """Name who it was; a key of a person is shown as it is."""
    return _("Nobody signed in") if who == NOBODY else who


def role_words(role: str | None) -> str | None:
    """Name a role by its code; none: nobody had one."""
    known = {each.value: each for each in Role}
    return sign_in_words.role_label(known[role]) if role in known else role


def area_words(
    kind: str | None, code: str | None, names: Mapping[tuple[str, str], str]
) -> str | None:
    """Name an area by its codes, with its name where one is known.

    Args:
        kind: An AreaKind by its code; none: nobody had one.
        code: Which one; none for the whole programme.
        names: Kind and code to the name.
    """
    if kind is None or code is None:
        return _("The whole programme") if kind == AreaKind.PROGRAMME.value else kind
    name = names.get((kind, code))
    said = {
        AreaKind.CENTRE.value: _("Centre {area}"),
        AreaKind.MUNICIPALITY.value: _("Municipality {area}"),
        AreaKind.WORKPLACE.value: _("Workplace {area} and what is below it"),
    }.get(kind, f"{kind} {{area}}")
    return said.format(area=f"{name} ({code})" if name and name != code else code)


def event_words(
    act: str,
    subject: str | None,
    subject_id: str | None,
    rows_count: int | None,
    details: str,
) -> str:
    """Say in one sentence what happened.

    Args:
        act: The kind of event (LogAct).
        subject: What it was about.
        subject_id: Its key.
        rows_count: How many rows.
        details: More of it: JSON of codes.
    """
    more = _read(details)
    if act == "refused":
        return _refused(subject, subject_id, more)
    if subject == SAID_BY_SIGN_IN:
        return act_label(act)
    what = _what(subject, subject_id)
    if act == "opened":
        # Which data set it was is a column of its own in no list: it says little here.
        more.pop("build", None)
        said = _("Opened {what}").format(what=what)
    elif act == "exported":
        said = _exported(what, rows_count, more)
    elif act == "changed":
        said = _changed(what, rows_count, more)
    elif act == "loaded":
        said = _("Loaded in {what}").format(what=_with_rows(what, rows_count))
    else:
        said = f"{act_label(act)}: {what}"
    return f"{said}{_rest(more)}"


def reason_label(reason: str) -> str:
    """Say why something was refused; a code that is not known is shown as it is."""
    return (_reasons_of_place() | _reasons_of_sign_in() | _reasons_of_act()).get(
        reason, reason
    )


def subject_label(subject: str) -> str:
    """Name what an event was about, inside a sentence."""
    language = current_language()
    tables = code_labels("table_name", language)
    known = screen_titles() | tables | _subjects()
    return known.get(subject, subject)


def change_label(change: str) -> str:
    """Name what was done to a record or a data set; an unknown code stands as it is."""
    return _changes().get(change, change)


def _refused(
    subject: str | None, subject_id: str | None, more: dict[str, object]
) -> str:
    reason = more.pop("reason", None) or more.pop("why", None)
    why = reason_label(str(reason)) if reason else _("no reason is kept")
    said = _("Refused: {why}").format(why=why)
    act = more.pop("act", None)
    if act:
        said = f"{said}, {change_label(str(act))}"
    if subject and subject != SAID_BY_SIGN_IN:
        said = f"{said} ({_what(subject, subject_id)})"
    return f"{said}{_rest(more)}"


def _exported(what: str, rows_count: int | None, more: dict[str, object]) -> str:
    # Every file says of itself which data set and day it is of.
    more.pop("build", None)
    more.pop("as_of", None)
    kind = str(more.pop("format", "") or "")
    said = _("Took out {what}").format(what=_with_rows(what, rows_count))
    if not kind:
        return said
    as_kind = _("{said} as {kind}")
    return as_kind.format(said=said, kind=_FILE_FORMATS.get(kind, kind))


def _changed(what: str, rows_count: int | None, more: dict[str, object]) -> str:
    change = str(more.pop("act", None) or more.pop("change", None) or "")
    said = _("Changed {what}").format(what=what)
    if change:
        said = f"{said}: {change_label(change)}"
    if rows_count is None or rows_count == 1:
        return said
    return f"{said}, {format_count(rows_count)} {rows(rows_count)}"


def _with_rows(what: str, rows_count: int | None) -> str:
    if rows_count is None:
        return what
    said = ngettext("{count} row of {what}", "{count} rows of {what}", rows_count)
    return said.format(count=format_count(rows_count), what=what)


def _what(subject: str | None, subject_id: str | None) -> str:
    if subject == "log" and subject_id:
        return f"{subject_label(subject)}: {part_label(subject_id)}"
    words = subject_label(subject) if subject else ""
    said = " ".join(filter(None, (words, subject_id))) or _("something")
    return said.replace(NOT_A_CODE, _("text that is not kept"))


def _rest(more: Mapping[str, object]) -> str:
    """Write the codes that no sentence has used."""
    filters = [
        f"{key.removeprefix(_FILTER)}={_joined(value)}"
        for key, value in more.items()
        if key.startswith(_FILTER)
    ]
    others = [
        f"{key}={_joined(value)}"
        for key, value in more.items()
        if not key.startswith(_FILTER) and value is not None
    ]
    said = [_("filter {filters}").format(filters=", ".join(filters))] if filters else []
    return "".join(f", {each}" for each in (*said, *others))


def _joined(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "|".join(str(one) for one in value)
    return str(value).replace(NOT_A_CODE, _("text that is not kept"))


def _read(details: str) -> dict[str, object]:
    try:
        found = json.loads(details or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _subjects() -> dict[str, str]:
    return {
        "workplace": workplaces(1),
        "delivery": deliveries(1),
        "build": _("data set"),
        "log": _("the log"),
        "access_grants": _("who has access"),
        "log_sign_ins": _("who has signed in"),
        "meeting": _("meeting"),
        "meetings": _("meeting"),
        "meeting_pack": _("meeting pack"),
        "meeting_comments": _("comment to a meeting"),
        "decisions": _("decision"),
        "decision_statuses": _("how a decision went"),
        "follow_up_entries": _("follow-up notes"),
        "saved_views": _("saved view"),
        "absence_baselines": _("limits of absence"),
    }


def _changes() -> dict[str, str]:
    return {
        # Of data sets.
        "undo": _("taken back"),
        "use": _("put to use"),
        "prune": _("removed"),
        # Of meetings, and what is written in them.
        "make_meeting": _("made"),
        "change_meeting": _("changed"),
        "take_back_meeting": _("taken back"),
        "publish": _("published"),
        "write_comment": _("written"),
        "take_back_comment": _("taken back"),
        "decide": _("written"),
        "set_status": _("status set"),
        "take_back_decision": _("taken back"),
        # Of follow-up.
        "exempt": _("exempted"),
        "end_exemptions": _("exemption ended"),
        "assign": _("given to another"),
        "comment": _("commented"),
        # Of views and limits.
        "save_view": _("saved"),
        "rename_view": _("renamed"),
        "delete_view": _("deleted"),
        "set_baseline": _("new limits set"),
        "take_back_baseline": _("taken back"),
    }


def _reasons_of_place() -> dict[str, str]:
    return {
        "outside_area_or_unknown": _(
            "the link is about another part of the programme, or nothing known"
        ),
        "area": _("outside the area"),
        "role": _("the role does not allow it"),
        "no_such_screen": _("there is no such screen"),
        "host": _("asked under another host name"),
        "origin": _("sent from another website"),
        "path": _("the address is no page of Varig"),
        "closed": _("the address is closed"),
        "method": _("the address can only be read"),
        "file": _("the file was made for somebody else, or is gone"),
        "session": _("a file sent to somebody else’s session"),
        "uploads_off": _("loading in the browser is turned off"),
        "token": _("a file sent without the mark of the page"),
        "too_large": _("the file is too large"),
    }


def _reasons_of_sign_in() -> dict[str, str]:
    return {
        "cancelled": _("the sign-in was cancelled"),
        "provider_down": _("the sign-in service did not answer"),
        "provider_refused": _("the sign-in service said no"),
        "not_for_us": _("the sign-in was for another service"),
        "clock": _("the clocks do not agree"),
        "bad_token": _("the answer from the sign-in service was not valid"),
        "stale": _("the answer belonged to another sign-in, or an old one"),
        "tampered": _("a sign-in that is forged or changed"),
        "session_over": _("the sign-in was over"),
        "signed_out": _("signed out already"),
        "failed": _("the sign-in did not succeed"),
        "not_signed_in": _("nobody was signed in"),
        "no_role": _("no role is given"),
        "identity_number": _("the key is a national identity number"),
        "faulty_access": _("the file of roles has faults"),
        "faulty_settings": _("the settings of sign-in have faults"),
        "no_log": _("the log could not be written"),
    }


def _reasons_of_act() -> dict[str, str]:
    """Say what the role or the area does not allow, by the act (Act)."""
    return {
        "see_figures": _("may not see figures"),
        "see_one": _("may not see one delivery or workplace"),
        "see_answers": _("may not see answers of one unit"),
        "see_work": _("may not see the work list"),
        "take_rows": _("may not take rows out"),
        "save_views": _("may not save views"),
        "read_meetings": _("may not read meetings"),
        "run_meetings": _("may not run meetings"),
        "write_follow_up": _("may not write in the follow-up"),
        "set_baselines": _("may not set limits of absence"),
        "see_data": _("may not see what was loaded"),
        "change_data": _("may not change the data"),
        "read_log": _("may not read the log"),
    }
