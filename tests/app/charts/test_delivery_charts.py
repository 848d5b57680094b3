"""What the charts of one delivery and one workplace draw, and what they leave out."""

from datetime import date

import polars as pl
import pytest

from app.charts.absence_curves import absence_curves_chart, quarter_label
from app.charts.delivery_spans import Span as DeliverySpan
from app.charts.delivery_timeline import (
    Milestones,
    delivery_timeline_chart,
    state_key,
)
from app.charts.development_steps import development_steps_chart
from app.charts.party_group_continuity import Span, party_group_continuity_chart
from app.charts.planned_against_held import planned_against_held_chart
from app.charts.theme import Theme
from app.metrics.absence_quarters import absence_quarters

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


def absence(*rows):
    columns = ("measure", "year", "quarter", "absence_share", "is_hidden")
    return absence_quarters(pl.DataFrame(rows, schema=columns, orient="row"))


def test_a_missing_or_hidden_quarter_breaks_the_curve_and_only_hidden_is_marked(theme):
    quarters = absence(
        ("total", 2024, 1, 0.05, False),
        ("total", 2024, 3, None, True),
        ("total", 2024, 4, 0.06, False),
    )

    curve, hidden = absence_curves_chart(quarters, [], theme).data

    assert curve.connectgaps is False
    assert [share is None or share != share for share in curve.y] == [
        False,
        True,
        True,
        False,
    ]
    assert hidden.x == (2024 * 4 + 2,)


def test_measures_never_share_a_panel(theme):
    quarters = absence(
        ("self_certified", 2024, 1, 0.01, False), ("short_term", 2024, 1, 0.02, False)
    )

    figure = absence_curves_chart(quarters, [], theme)

    assert {trace.yaxis for trace in figure.data} == {"y", "y2"}


@pytest.mark.parametrize(("year", "is_drawn"), [(2019, False), (2022, True)])
def test_the_pandemic_is_a_band_where_the_curves_meet_it(theme, year, is_drawn):
    quarters = absence(("total", year, 4, 0.05, False))

    figure = absence_curves_chart(quarters, [], theme)

    assert ("pandemi 2020–2022" in words_of(figure)) == is_drawn


def test_the_start_of_a_delivery_is_marked_only_within_the_time_shown(theme):
    quarters = absence(("total", 2024, 1, 0.05, False), ("total", 2024, 4, 0.05, False))
    marks = [
        DeliverySpan("L-0", date(2020, 5, 1), date(2020, 9, 1)),
        DeliverySpan("L-1", date(2024, 5, 1), None),
    ]

    words = words_of(absence_curves_chart(quarters, marks, theme))

    assert " L-1 " in words
    assert " L-0 " not in words


def test_a_quarter_is_named_by_number_and_year():
    assert quarter_label(2021 * 4) == "K1 2021"


def test_each_delivery_has_its_own_row_over_the_curves(theme):
    quarters = absence(("total", 2024, 1, 0.05, False), ("total", 2024, 4, 0.05, False))
    spans = [
        DeliverySpan("L-1", date(2024, 2, 1), date(2024, 5, 1)),
        DeliverySpan("L-2", date(2024, 2, 1), None),
    ]

    figure = absence_curves_chart(quarters, spans, theme)

    rows = {
        note.text: note.yshift
        for note in figure.layout.annotations
        if note.text in (" L-1 ", " L-2 ")
    }
    assert len(rows) == len(set(rows.values())) == 2
    assert max(rows.values()) < figure.layout.margin.t
