"""A calendar file can be taken in by Outlook, Google and Apple, also twice."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from app.exports.calendar_file import calendar_file
from data.follow_up import standard_rules
from tests.app.exports.make_gaps import MADE_AT, gaps

MADE_ON = date(2026, 7, 1)
LATER = {"state": "not_due", "due_on": date(2026, 8, 31)}


def written(rows, language="nb", made_at=MADE_AT, **address):
    return calendar_file(
        rows,
        standard_rules(),
        language=language,
        made_at=made_at,
        way_back="http://varig/oppfolging",
        **address,
    )


def events(rows, **kwargs):
    return Calendar.from_ical(written(rows, **kwargs)).walk("VEVENT")


def test_a_gap_is_one_all_day_event_on_its_due_day_and_keeps_nobody_busy():
    (event,) = events(gaps(LATER))

    assert event.decoded("dtstart") == date(2026, 8, 31)
    # The end is the first day after.
    assert event.decoded("dtend") == date(2026, 9, 1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["transp"]) == "TRANSPARENT"
    assert event.decoded("dtstamp") == MADE_AT


def test_what_is_overdue_stands_on_the_day_the_file_is_made():
    (event,) = events(gaps({"due_on": date(2026, 2, 28)}))

    assert event.decoded("dtstart") == MADE_ON


def test_what_was_due_soon_when_the_data_were_made_is_not_put_in_the_past():
    data_are_old = gaps({"state": "due_soon", "due_on": date(2026, 6, 30)})

    assert events(data_are_old)[0].decoded("dtstart") == MADE_ON


def test_the_day_the_file_is_made_is_the_day_in_norway():
    just_after_midnight = MADE_AT.replace(hour=22, minute=30)

    (event,) = events(gaps({}), made_at=just_after_midnight)

    assert event.decoded("dtstart") == date(2026, 7, 2)


def test_what_is_exempt_stands_on_the_day_it_returns():
    exempt = {"state": "exempt", "exempt_until_on": date(2026, 9, 30)}

    (event,) = events(gaps(exempt | {"exempt_reason": "Kari er syk"}))

    assert event.decoded("dtstart") == date(2026, 10, 1)
    assert "Unntatt til og med 30.09.2026" in event["description"]
    assert "Kari" not in event["description"]


def test_it_says_what_where_why_who_and_what_closes_it():
    (event,) = events(gaps({}), delivery_start="http://varig/leveranse?id=")

    assert str(event["summary"]) == "Sluttevaluering er ikke holdt: Åsen sykehjem"
    assert str(event["description"]).splitlines() == [
        "Avsluttet 31.08.2025, ingen sluttevaluering er holdt",
        "L-1 · Én-til-én · Oslo",
        "Frist 28.02.2026: 122 dager over per 30.06.2026",
        "Eier: IA-rådgiver",
        "Hvorfor: Sluttevaluering holdes som regel om lag seks måneder etter siste "
        "ordinære samling.",
        "Slik lukkes den: Hold sluttevaluering, og registrer dagen.",
        "http://varig/leveranse?id=L-1",
        "Listen: http://varig/oppfolging",
    ]
    assert event["categories"].to_ical().decode() == "Høy"
    assert event["priority"] == 1
    assert str(event["url"]) == "http://varig/leveranse?id=L-1"


def test_it_speaks_english_to_an_english_reader():
    (event,) = events(gaps({}), language="en")

    assert str(event["summary"]) == "End evaluation not held: Åsen sykehjem"
    assert "122 days over on 30 Jun 2026" in event["description"]
    assert event["categories"].to_ical().decode() == "High"


def test_taking_it_in_again_updates_the_event_instead_of_doubling_it():
    (first,) = events(gaps(LATER))
    (second,) = events(
        gaps(LATER | {"due_on": date(2026, 9, 15), "workplace_name": "Nytt navn"}),
        made_at=MADE_AT + timedelta(days=1),
    )

    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]


def test_no_two_gaps_are_the_same_event():
    same_record = gaps({}, {"rule_code": "over_plan"}, {"record_id": "L-2"})

    assert len({str(each["uid"]) for each in events(same_record)}) == 3


def test_the_identity_of_an_event_never_changes():
    # Whoever has taken a file in has these; another identity would double them all.
    (event,) = events(gaps({}))

    assert str(event["uid"]) == "24ef678d-0588-5ec5-b7a2-6b6501fc0422"


def test_no_pseudonym_and_nothing_that_somebody_wrote_is_in_it():
    rows = gaps({"comment_count": 1, "newest_comment": "Ring Kari", "detail": None})

    text = written(rows).decode()

    assert "R-007" not in text
    assert "Kari" not in text


@pytest.mark.parametrize(
    "name",
    [
        "Møte; leder, tillitsvalgt",
        r"C:\new",
        "To\nlinjer",
        "a" * 200,
        "æ" * 100,
        "👩‍🏫" * 40,
        'Med "hermetegn": og kolon',
    ],
)
def test_any_name_comes_back_as_it_was_written(name):
    (event,) = events(gaps({"workplace_name": name}))

    assert str(event["summary"]) == f"Sluttevaluering er ikke holdt: {name}"


def test_control_letters_in_a_name_do_not_break_the_file():
    (event,) = events(gaps({"workplace_name": "A\x00B\x1bC\rBEGIN:VEVENT"}))

    assert str(event["summary"]).endswith(": A B C BEGIN:VEVENT")


def test_lines_are_as_the_standard_says():
    data = written(gaps({"workplace_name": "æøå " * 40}, LATER))

    lines = data.split(b"\r\n")

    assert data.endswith(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    # No letter is cut in two where a line is folded.
    assert all(line.decode("utf-8") is not None for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert {b"VERSION:2.0", b"CALSCALE:GREGORIAN"} <= set(lines)
    assert sum(line.startswith(b"PRODID:") for line in lines) == 1


def test_a_key_with_odd_letters_is_safe_in_an_address():
    (event,) = events(gaps({"delivery_id": "L 1&x"}), delivery_start="http://v/l?id=")

    assert str(event["url"]) == "http://v/l?id=L%201%26x"


def test_it_is_no_invitation_and_names_no_organizer():
    # RFC 5546: a published calendar needs an organizer, and ours has nobody.
    data = written(gaps({}))

    assert b"METHOD" not in data
    assert b"ORGANIZER" not in data


def test_no_rows_are_no_calendar():
    # RFC 5545: a calendar has at least one component.
    with pytest.raises(ValueError, match="write no file"):
        written(gaps())
