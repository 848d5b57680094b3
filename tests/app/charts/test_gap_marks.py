"""Follow-up gaps stand on a timeline on the day they are due."""

from datetime import date

import polars as pl

from app.charts.delivery_timeline import Milestones, delivery_timeline_chart
from app.charts.gap_marks import GapMark, gap_key, gap_traces
from app.charts.party_group_continuity import party_group_continuity_chart
from app.charts.theme import Theme
from app.translations.gettext import speaking

THEME = Theme("light", language="en")
LATE = GapMark(date(2026, 2, 28), "overdue", "End evaluation: <Ås>")
SOON = GapMark(date(2026, 7, 5), "due_soon", "Contact: Ås")
AWAY = GapMark(date(2026, 3, 1), "exempt", "Plan: Ås")

ACTIVITIES = pl.DataFrame(
    {
        "kind": ["party_group_meeting"],
        "activity_state": ["held"],
        "shown_on": [date(2026, 1, 10)],
        "workplace_name": ["Ås"],
    }
)
PERIODS = pl.DataFrame(
    {
        "role": ["leader"],
        "from_on": [date(2025, 1, 1)],
        "to_on": [None],
        "shown_to_on": [date(2026, 6, 30)],
        "trained_on": [None],
        "is_trained": [False],
    },
    schema_overrides={"to_on": pl.Date, "trained_on": pl.Date},
)


def test_each_state_has_a_shape_of_its_own():
    traces = gap_traces([LATE, SOON, AWAY], 0, THEME.palette)

    shapes = {trace.marker.symbol for trace in traces}
    assert len(traces) == len(shapes) == 3
    assert list(traces[0].x) == [LATE.due_on]


def test_a_name_cannot_be_markup():
    told = gap_traces([LATE], 0, THEME.palette)[0].customdata[0]

    assert "&lt;Ås&gt;" in told


def test_the_key_has_only_the_states_that_are_there():
    with speaking("en"):
        said = gap_key([LATE])

    assert "overdue" in said
    assert "due soon" not in said
    assert gap_key([]) == ""


def test_the_timeline_of_a_delivery_has_a_row_more_for_its_gaps():
    milestones = Milestones(date(2026, 6, 30), None, None)

    without = delivery_timeline_chart(ACTIVITIES, milestones, THEME)
    with_gaps = delivery_timeline_chart(
        ACTIVITIES, milestones, THEME, gaps=[LATE, SOON]
    )

    assert len(with_gaps.data) == len(without.data) + 2
    assert with_gaps.layout.height > without.layout.height
    assert with_gaps.layout.yaxis.range[0] < without.layout.yaxis.range[0]


def test_the_party_group_of_a_workplace_has_a_row_more_for_its_gaps():
    day = date(2026, 6, 30)

    without = party_group_continuity_chart(PERIODS, [], day, THEME)
    with_gaps = party_group_continuity_chart(PERIODS, [], day, THEME, gaps=[LATE])

    assert len(with_gaps.data) == len(without.data) + 1
    assert with_gaps.layout.height > without.layout.height
