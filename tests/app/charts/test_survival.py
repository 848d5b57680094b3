"""The survival chart draws what is known, and stops where too few are left."""

import pytest

from app.charts.survival import survival_chart
from app.charts.survival_curves import MOST_STEPS, Curve, drawn_steps
from app.charts.theme import DARK, LIGHT, Theme
from app.metrics.durations import kaplan_meier

TEN = kaplan_meier(range(1, 11), [True] * 10)
LATE = kaplan_meier([12] * 10, [False] * 10)


def chart(*curves, **changes):
    names = ("Flere enheter", "Én-til-én")
    return survival_chart(
        [
            Curve(name, survival, look)
            for look, (name, survival) in enumerate(zip(names, curves, strict=False))
        ],
        changes.pop("theme", Theme()),
        months_since="Måneder siden første samling",
        **changes,
    )


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def lines(figure):
    return [trace for trace in figure.data if trace.mode == "lines"]


def marks(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


def test_a_curve_is_stairs_from_all_down():
    (line,) = lines(chart(TEN))

    assert line.x[:5] == (0, 1, 1, 2, 2)
    assert line.y[:5] == pytest.approx((1, 1, 0.9, 0.9, 0.8))


def test_a_curve_stops_where_fewer_than_five_are_left():
    (line,) = lines(chart(TEN))

    # At 6 months five are left; at 7 there are four.
    assert line.x[-1] == 6
    assert line.y[-1] == pytest.approx(0.4)


def test_the_median_has_a_mark_and_its_months():
    figure = chart(TEN)

    (mark,) = marks(figure)
    assert (mark.x, mark.y) == ((5.5,), (0.5,))
    assert "<b>Flere enheter</b><br>median 5,5 måneder" in words(figure)


def test_a_median_that_is_not_reached_is_said_and_has_no_mark():
    figure = chart(LATE)

    assert not marks(figure)
    assert "<b>Flere enheter</b><br>median ikke nådd" in words(figure)


def test_two_curves_differ_by_dash_and_mark_as_well_as_colour():
    figure = chart(TEN, TEN)

    assert [line.line.dash for line in lines(figure)] == ["solid", "5px,3px"]
    assert [mark.marker.symbol for mark in marks(figure)] == ["circle", "diamond"]
    assert [line.line.color for line in lines(figure)] == [LIGHT.blue, LIGHT.orange]


def test_the_dark_theme_has_its_own_colours():
    assert lines(chart(TEN, theme=Theme("dark")))[0].line.color == DARK.blue


def test_the_numbers_left_stand_under_the_ticks():
    figure = chart(TEN)

    ticks = list(figure.layout.xaxis.tickvals)
    assert ticks == [0, 1, 2, 3, 4, 5, 6]
    assert words(figure)[-8:] == [
        "<b>Flere enheter</b>, antall igjen",
        *("10", "10", "9", "8", "7", "6", "5"),
    ]


def test_the_guide_is_a_band_with_its_months():
    figure = chart(TEN, guide=(3, 6))

    band = next(shape for shape in figure.layout.shapes if shape.type == "rect")
    assert (band.x0, band.x1) == (3, 6)
    assert "Veilederen antar<br>3–6 måneder" in words(figure)
    assert figure.layout.xaxis.tickvals[-1] >= 12


def test_the_band_covers_what_has_an_interval():
    bands = [trace for trace in chart(TEN, LATE).data if trace.fill == "toself"]

    # The one where nothing has ended has no interval.
    assert len(bands) == 1
    assert len(bands[0].x) == len(bands[0].y)


def test_a_name_is_written_as_it_is():
    figure = survival_chart(
        [Curve("<i>A & B</i>", TEN)], Theme(), months_since="Måneder"
    )

    assert "<b>&lt;i&gt;A &amp; B&lt;/i&gt;</b>, antall igjen" in words(figure)


def test_many_steps_are_drawn_as_fewer_to_the_same_end():
    many = kaplan_meier(range(2000), [True] * 2000).table

    drawn = drawn_steps(many)

    assert drawn.height <= MOST_STEPS + 1
    assert drawn["time"].is_sorted()
    assert drawn["time"][-1] == 1995
    last = many.filter(many["time"] == 1995)["survival"].item()
    assert drawn["survival"][-1] == last
