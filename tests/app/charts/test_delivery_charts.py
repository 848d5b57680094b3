"""What the charts of one delivery and one workplace draw, and what they leave out."""

from datetime import date

import polars as pl
import pytest

from app.charts.delivery_timeline import (
    Milestones,
    delivery_timeline_chart,
    state_key,
)
from app.charts.development_steps import development_steps_chart
from app.charts.party_group_continuity import Span, party_group_continuity_chart
from app.charts.planned_against_held import planned_against_held_chart
from app.charts.theme import Theme

DAY = date(2026, 6, 30)


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return Theme(request.param)


def words_of(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def activities(*states):
    return pl.DataFrame(
        {
            "kind": ["party_group_meeting"] * len(states),
            "activity_state": states,
            "shown_on": [date(2026, 1, place + 1) for place in range(len(states))],
            "workplace_name": [None] * len(states),
        },
        schema_overrides={"workplace_name": pl.String},
    )


def test_every_state_of_an_activity_has_a_shape_of_its_own(theme):
    rows = activities("held", "planned", "unrecorded", "postponed", "cancelled")

    figure = delivery_timeline_chart(rows, Milestones(DAY, None, None), theme)

    shapes = [trace.marker.symbol for trace in figure.data]
    assert len(shapes) == len(set(shapes)) == 5


def test_the_key_names_only_the_marks_that_are_there():
    assert state_key(activities("held", "cancelled")) == (
        ":blue[●] holdt · :gray[×] avlyst"
    )


def test_the_planned_end_is_a_line_only_when_there_is_one(theme):
    rows = activities("held")
    planned_end = date(2026, 9, 1)

    without = delivery_timeline_chart(rows, Milestones(DAY, None, None), theme)
    with_end = delivery_timeline_chart(rows, Milestones(DAY, planned_end, None), theme)

    assert "planlagt slutt 01.09.2026" not in words_of(without)
    assert "planlagt slutt 01.09.2026" in words_of(with_end)


def test_the_line_of_what_is_held_stops_on_the_day(theme):
    progress = pl.DataFrame(
        {
            "series": ["planned", "planned", "held"],
            "day": [date(2026, 5, 1), date(2026, 9, 1), date(2026, 5, 8)],
            "gathering_count": [1, 2, 1],
            "is_ahead": [False, True, False],
        }
    )

    planned, held = planned_against_held_chart(progress, DAY, theme).data

    assert held.x[-1] == DAY
    assert planned.x[-1] == date(2026, 9, 1)


def test_nothing_planned_leaves_only_what_is_held(theme):
    progress = pl.DataFrame(
        {
            "series": ["held"],
            "day": [date(2026, 5, 8)],
            "gathering_count": [1],
            "is_ahead": [False],
        }
    )

    assert len(planned_against_held_chart(progress, DAY, theme).data) == 1


def test_holders_who_are_not_trained_are_hatched(theme):
    periods = pl.DataFrame(
        {
            "role": ["leader", "leader"],
            "from_on": [date(2024, 1, 1), date(2025, 1, 1)],
            "to_on": [date(2024, 12, 31), None],
            "shown_to_on": [date(2024, 12, 31), DAY],
            "trained_on": [date(2024, 2, 1), None],
            "is_trained": [True, False],
        }
    )
    delivery = Span(date(2024, 1, 1), DAY, "L-1")

    figure = party_group_continuity_chart(periods, [delivery], DAY, theme)

    trained, untrained, deliveries = figure.data
    assert not trained.marker.pattern.shape
    assert untrained.marker.pattern.shape == "/"
    assert deliveries.y == (2.0,)


def test_steps_are_drawn_from_one_to_four_whatever_was_answered(theme):
    steps = pl.DataFrame(
        {"completed_on": [DAY], "kind": ["end"], "development_step": [3]}
    )

    figure = development_steps_chart(steps, theme)

    assert figure.layout.yaxis.tickvals == (1, 2, 3, 4)
    assert figure.layout.xaxis.ticktext == ("30.06.2026",)
