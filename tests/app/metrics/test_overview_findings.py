"""The sentences of the overview are true with none, one and many."""

import polars as pl
import pytest

from app.metrics.after_the_end import Share
from app.metrics.changes import KINDS
from app.metrics.funnel import FUNNEL_SCHEMA
from app.metrics.overview_findings import (
    changes_finding,
    coming_finding,
    coverage_finding,
    funnel_finding,
    lateness_finding,
    long_lateness_finding,
)
from app.translations.gettext import speaking


def days_late(past, missing, days=10):
    rows = [("past_planned_end", days, past), ("end_evaluation_missing", days, missing)]
    return pl.DataFrame(
        [row for row in rows if row[2]],
        schema={"kind": pl.String, "days_late": pl.Int64, "delivery_count": pl.Int64},
        orient="row",
    )


@pytest.mark.parametrize(
    ("past", "missing", "nb", "en"),
    [
        (
            *(0, 0),
            "Ingen leveranser er over planlagt slutt, og ingen sluttevaluering mangler",
            "No delivery is past its planned end, and no end evaluation is missing",
        ),
        (
            *(1, 0),
            "1 leveranse pågår etter planlagt slutt",
            "1 delivery is ongoing past its planned end",
        ),
        (
            *(0, 1),
            "1 avsluttet leveranse mangler sluttevaluering",
            "1 completed delivery lacks its end evaluation",
        ),
        (
            *(2, 3),
            "2 leveranser pågår etter planlagt slutt, og 3 mangler sluttevaluering",
            "2 deliveries are ongoing past their planned end, and 3 lack their end "
            "evaluation",
        ),
    ],
)
def test_the_heading_says_what_stands_late(past, missing, nb, en):
    with speaking("nb"):
        assert lateness_finding(days_late(past, missing)) == nb
    with speaking("en"):
        assert lateness_finding(days_late(past, missing)) == en


@pytest.mark.parametrize(
    ("late", "finding"),
    [
        (days_late(0, 0), "Nothing stands late"),
        (days_late(2, 1), "Nothing has been late for over a year"),
        (days_late(0, 1, days=400), "1 of 1 has been late for over a year"),
        (days_late(2, 1, days=400), "3 of 3 have been late for over a year"),
    ],
)
def test_the_longest_lateness_is_counted(late, finding):
    with speaking("en"):
        assert long_lateness_finding(late) == finding


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
