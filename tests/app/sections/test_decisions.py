"""Decisions: what stood open comes back, overdue first; what is confidential never."""

from datetime import date

import pytest

from app.records.decisions import DecisionStatus
from app.sections import decisions
from tests.app.sections.shown import check_said
from tests.app.sections.tiny_occasion import decision, found, text_of, written
from tests.tiny_build import write_tiny_build

MET_ON = date(2026, 11, 25)
DONE = {"status": DecisionStatus.DONE, "status_on": date(2026, 11, 10)}
DROPPED = {"status": DecisionStatus.DROPPED, "status_on": date(2026, 11, 12)}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return write_tiny_build(tmp_path_factory.mktemp("decisions") / "tiny.duckdb")


def say(path, *made, language="en", held_on=MET_ON):
    said = written(decisions=made, held_on=held_on)
    return found(decisions, path, said=said, language=language)


def test_it_says_how_many_from_earlier_meetings_are_followed_up(path):
    findings = say(path, decision(1), decision(2, **DONE), decision(3, **DONE))

    assert findings["earlier"].heading == (
        "2 of 3 decisions from earlier meetings are followed up"
    )
    assert say(path, decision(1), language="nb")["earlier"].heading == (
        "0 av 1 vedtak fra tidligere møter er fulgt opp"
    )


def test_what_is_overdue_stands_first_and_what_is_closed_last(path):
    findings = say(
        path,
        decision(1, **DROPPED),
        decision(2, **DONE),
        decision(3, due_on=None),
        decision(4, due_on=date(2026, 12, 1)),
        decision(5, due_on=date(2026, 11, 24)),
        decision(6, due_on=date(2026, 11, 13)),
    )

    rows = findings["earlier"].tables[0].rows
    assert [(row[0], row[3]) for row in rows] == [
        ("Vedtak 6", "Open, 12 days over the deadline"),
        ("Vedtak 5", "Open, 1 day over the deadline"),
        ("Vedtak 4", "Still open"),
        ("Vedtak 3", "Still open"),
        ("Vedtak 2", "Done 10 Nov 2026"),
        ("Vedtak 1", "Dropped 12 Nov 2026"),
    ]
    assert findings["earlier"].sentences == (
        "4 stand open, 2 of them over the deadline.",
        "1 is dropped.",
    )


def test_one_that_is_due_on_the_day_of_the_meeting_is_not_overdue(path):
    findings = say(path, decision(1, due_on=MET_ON))

    assert findings["earlier"].sentences == (
        "1 stands open, none of them over the deadline.",
    )


def test_what_this_meeting_decides_stands_apart(path):
    findings = say(
        path,
        decision(1),
        decision(2, decided_on=MET_ON),
        decision(3, decided_on=MET_ON),
    )

    assert list(findings) == ["earlier", "made_here"]
    assert findings["made_here"].heading == "2 decisions are made at this meeting"
    rows = findings["made_here"].tables[0].rows
    assert [row[0] for row in rows] == ["Vedtak 2", "Vedtak 3"]


def test_without_a_day_of_the_meeting_it_is_the_day_that_is_looked_at(path):
    findings = say(path, decision(1, decided_on=date(2026, 6, 30)), held_on=None)

    assert list(findings) == ["made_here"]


def test_every_decision_is_in_the_table_however_long(path):
    words = "Æøå og enda mer. " * 180
    many = [decision(n) for n in range(60)]

    findings = say(path, *many, decision(61, words=words))

    rows = findings["earlier"].tables[0].rows
    assert len(rows) == 61
    assert rows[-1][0] == words


def test_a_confidential_one_is_in_no_finding(path):
    findings = say(
        path, decision(1), decision(2, words="Om Kari", is_confidential=True)
    )

    assert "Kari" not in text_of(findings)
    assert len(findings["earlier"].tables[0].rows) == 1


def test_without_any_it_says_how_one_is_made(path):
    (finding,) = say(path).values()

    assert finding.is_empty
    assert "comes back at the next meeting" in finding.sentences[0]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_finding_has_what_a_finding_must_have(path, language):
    made = decision(1, **DONE), decision(2, decided_on=MET_ON)

    check_said(say(path, *made, language=language).values())
