"""Write gaps as a calendar file: one all-day event per gap, on the day it is due.

All-day events are what Outlook, Google and Apple all take in; tasks (VTODO) are not.
The identity of an event is made of rule and record, and each new file has a higher
number, so taking the same gap in twice moves the event instead of doubling it.

A calendar is often shared and synchronised to telephones: no pseudonym, comment or
reason that a person has written goes into it, and no text that was sought.

There is no METHOD: a file to take in invites nobody, and a published calendar would
need an ORGANIZER, who is a person (RFC 5546, 3.2.1).
"""

import re
from datetime import date, datetime, timedelta
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import polars as pl
from icalendar import Calendar, Event

from app.exports.gaps import (
    GapRow,
    overdue_in_words,
    place_in_words,
    rules_by_code,
    where_in_words,
)
from app.translations.follow_up_words import (
    fact_in_words,
    owner_label,
    rule_title,
    severity_label,
)
from app.translations.gettext import _, current_language, speaking
from app.translations.numbers import format_day
from data.follow_up import FollowUpRules, Rule
from data.vocabulary import FollowUpState

CALENDAR_ENDING = ".ics"
CALENDAR_TYPE = "text/calendar"

_PRIORITIES = {"high": 1, "medium": 5, "low": 9}
"""As RFC 5545 counts: 1 is the highest and 9 the lowest."""
_OSLO = ZoneInfo("Europe/Oslo")
_UIDS = uuid5(NAMESPACE_URL, "urn:varig:follow-up")
"""Never changed: it is in the identity of every event that anybody has."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Control letters may not stand in a calendar, whatever a source has in a name."""


def calendar_file(
    rows: pl.DataFrame,
    rules: FollowUpRules,
    *,
    language: str,
    made_at: datetime,
    way_back: str,
    delivery_start: str = "",
) -> bytes:
    """Write rows of the work list as a calendar.

    What is overdue stands on the day the file is made, and what is exempt on the day
    after the exemption ends: a reminder on a day that is past reaches nobody.

    Args:
        rows: Rows of `components/work_list.py`.
        rules: The rules that found them.
        language: `nb` or `en`.
        made_at: When the file is made, in UTC.
        way_back: The address, or the command, that gives the list; without a
            pseudonym or a text that was sought.
        delivery_start: The address of a delivery, but for its key at the end; empty
            where there is no address.

    Raises:
        ValueError: There are no rows. A calendar has at least one component
            (RFC 5545, 3.6), and an event that says "nothing" is in the way.
    """
    if rows.is_empty():
        raise ValueError(
            "there are no rows, and a calendar cannot be empty: write no file"
        )
    with speaking(language):
        calendar = Calendar()
        calendar.add("prodid", f"-//Varig//Oppfolging//{language.upper()}")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("x-wr-calname", _("Varig follow-up"))
        known = rules_by_code(rules)
        for row in rows.iter_rows(named=True):
            rule = known[row["rule_code"]]
            event = _event(row, rule, made_at)
            event.add("description", _description(row, rule, way_back, delivery_start))
            if delivery_start and row["delivery_id"]:
                event.add("url", delivery_start + quote(row["delivery_id"], safe=""))
            calendar.add_component(event)
        return bytes(calendar.to_ical())


def day_in_calendar(row: GapRow, made_on: date) -> date:
    """Give the day on which a gap stands in the calendar."""
    returns_on = None
    if row["state"] == FollowUpState.EXEMPT.value and row["exempt_until_on"]:
        returns_on = row["exempt_until_on"] + timedelta(days=1)
    return max(day for day in (row["due_on"], made_on, returns_on) if day is not None)


def _event(row: GapRow, rule: Rule, made_at: datetime) -> Event:
    day = day_in_calendar(row, made_at.astimezone(_OSLO).date())
    event = Event()
    event.add("uid", str(uuid5(_UIDS, f"{row['rule_code']} {row['record_id']}")))
    event.add("dtstamp", made_at)
    event.add("last-modified", made_at)
    event.add("sequence", int(made_at.timestamp()) // 60)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _clean(f"{rule_title(rule)}: {place_in_words(row)}"))
    event.add("categories", [severity_label(row["severity"])])
    event.add("priority", _PRIORITIES[row["severity"]])
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _description(row: GapRow, rule: Rule, way_back: str, delivery_start: str) -> str:
    language = current_language()
    lines = [
        fact_in_words(row, rule),
        where_in_words(row),
        _("Due {day}: {days}").format(
            day=format_day(row["due_on"]), days=overdue_in_words(row)
        ),
        *_exempt(row),
        _("Owner: {owner}").format(owner=owner_label(row["owner_role"])),
        _("Why: {why}").format(why=rule.why.in_language(language)),
        _("What closes it: {closes}").format(closes=rule.closes.in_language(language)),
    ]
    if delivery_start and row["delivery_id"]:
        lines.append(delivery_start + quote(row["delivery_id"], safe=""))
    if way_back:
        lines.append(_("The list: {way_back}").format(way_back=way_back))
    return "\n".join(_clean(line) for line in lines if line)


def _exempt(row: GapRow) -> list[str]:
    if row["state"] != FollowUpState.EXEMPT.value:
        return []
    until = format_day(row["exempt_until_on"])
    return [_("Exempt to and including {day}").format(day=until)]


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)
