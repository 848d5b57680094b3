"""The sentences of the overview are true with none, one and many."""

from datetime import date

import polars as pl
import pytest

from app.metrics.after_the_end import Share
from app.metrics.changes import KINDS
from app.metrics.funnel import FUNNEL_SCHEMA
from app.metrics.overview_findings import (
    changes_finding,
    coming_finding,
    coverage_finding,
    due_soon_finding,
    funnel_finding,
    gap_changes_finding,
    most_overdue_finding,
    overdue_finding,
    trend_finding,
)
from app.translations.gettext import speaking


def severities(high, medium, *, due_soon=0):
    return pl.DataFrame(
        {
            "severity": ["high", "medium"],
            "overdue_count": [high, medium],
            "due_soon_count": [0, due_soon],
        }
    )


@pytest.mark.parametrize(
    ("counts", "nb", "en"),
    [
        (
            severities(0, 0),
            "Ingenting er forfalt, og ingenting forfaller de neste 30 dagene",
            "Nothing is overdue, and nothing falls due in the next 30 days",
        ),
        (
            severities(0, 0, due_soon=2),
            "Ingenting er forfalt; 2 forfaller de neste 30 dagene",
            "Nothing is overdue; 2 fall due in the next 30 days",
        ),
        (
            severities(1, 0),
            "1 oppfølging er forfalt, alle med høy alvorlighet",
            "1 follow-up is overdue, all of high severity",
        ),
        (
            severities(0, 3),
            "3 oppfølginger er forfalt, ingen med høy alvorlighet",
            "3 follow-ups are overdue, none of high severity",
        ),
        (
            severities(2, 3),
            "5 oppfølginger er forfalt, 2 med høy alvorlighet",
            "5 follow-ups are overdue, 2 of them of high severity",
        ),
    ],
)
def test_the_heading_says_what_is_overdue(counts, nb, en):
    with speaking("nb"):
        assert overdue_finding(counts, 30) == nb
    with speaking("en"):
        assert overdue_finding(counts, 30) == en


def test_what_is_new_and_done_is_counted():
    with speaking("en"):
        assert gap_changes_finding(2, 0) == "2 newly overdue and 0 done"
        assert gap_changes_finding(0, 0) == "Nothing newly overdue and nothing done"


def test_what_falls_due_is_counted():
    with speaking("en"):
        assert due_soon_finding(0, 30) == "Nothing falls due in the next 30 days"
        assert due_soon_finding(1, 30) == "1 falls due in the next 30 days"
        assert due_soon_finding(2, 60) == "2 fall due in the next 60 days"


@pytest.mark.parametrize(
    ("now", "finding"),
    [
        (3, "3 overdue by rules with a history, up from 2 on 30 Jun 2025"),
        (1, "1 overdue by rules with a history, down from 2 on 30 Jun 2025"),
        (2, "2 overdue by rules with a history, as many as on 30 Jun 2025"),
    ],
)
def test_the_trend_is_from_the_first_month_end_to_now(now, finding):
    days = [date(2025, 6, 30), date(2025, 6, 30), date(2026, 6, 30)]
    stock = pl.DataFrame({"counted_on": days, "overdue_count": [1, 1, now]})

    with speaking("en"):
        assert trend_finding(stock) == finding


def test_the_one_with_the_most_is_named():
    with speaking("en"):
        assert most_overdue_finding("Advisor", 2, 3) == "Advisor: 2 of 3 overdue"


def test_no_change_is_said_as_nothing_new():
    changes = pl.DataFrame({"kind": KINDS[:1], "event_count": [0]})

    with speaking("en"):
        assert changes_finding(changes) == "Nothing new since then"
        assert (
            changes_finding(pl.DataFrame({"kind": ["started"], "event_count": [3]}))
            == "3 started and 0 completed"
        )


def test_what_is_coming_is_counted():
    with speaking("en"):
        assert coming_finding(0, 30) == "Nothing is planned for the next 30 days"
        assert coming_finding(1, 30) == "1 thing is planned for the next 30 days"
        assert coming_finding(2, 30) == "2 things are planned for the next 30 days"


@pytest.mark.parametrize(
    ("reached", "late", "finding"),
    [
        (0, 0, "No end evaluation has been due yet"),
        (2, 0, "Every end evaluation that was due has been held"),
        (2, 1, "1 end evaluation that was due has not been held"),
        (0, 2, "2 end evaluations that were due have not been held"),
    ],
)
def test_the_funnel_says_what_is_missing(reached, late, finding):
    frame = pl.DataFrame(
        [("evaluated", 9, reached, 0, 0, late, 0)], schema=FUNNEL_SCHEMA, orient="row"
    )

    with speaking("en"):
        assert funnel_finding(frame) == finding


@pytest.mark.parametrize(
    ("reached", "finding"),
    [
        (Share(0, 0), "No workplace in this selection is marked as in scope"),
        (Share(0, 4), "None of the workplaces in scope has been reached"),
        (Share(4, 4), "All workplaces in scope have been reached"),
        (Share(1, 4), "25.0% of the workplaces in scope have been reached"),
    ],
)
def test_coverage_is_said_in_every_state(reached, finding):
    with speaking("en"):
        assert coverage_finding(reached) == finding
