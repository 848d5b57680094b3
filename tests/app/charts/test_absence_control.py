"""The control chart of absence: points, lines and signals are those of the frame."""

from itertools import pairwise

import polars as pl
import pytest

from app.charts.absence_control import NewLimits, absence_control_chart
from app.charts.absence_time import limits_of_reading
from app.charts.theme import Theme
from app.metrics.absence_signals import absence_signals

FIRST = 2021 * 4
NATIONAL = 0.06


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return Theme(request.param)


def signals(*points, new_limits=()):
    """Absence that lies so many percentage points from the country; None: hidden."""
    differences = pl.DataFrame(
        {
            "workplace_id": "V-1",
            "measure": "total",
            "quarter_number": [FIRST + place for place in range(len(points))],
            "absence_share": [
                None if point is None else NATIONAL + point / 100 for point in points
            ],
            "national_share": NATIONAL,
            "difference": [None if point is None else point / 100 for point in points],
            "is_hidden": [point is None for point in points],
            "hidden_why": [None if point is not None else "few" for point in points],
            "is_missing": False,
            "lacks_national": False,
        },
        schema_overrides={"difference": pl.Float64, "hidden_why": pl.String},
    )
    baselines = pl.DataFrame(
        [("V-1", "total", FIRST + place) for place in new_limits],
        schema={
            "workplace_id": pl.String,
            "measure": pl.String,
            "quarter_number": pl.Int64,
        },
        orient="row",
    )
    return absence_signals(differences, baselines)


def by_name(figure):
    return {trace.name: trace for trace in figure.data if trace.name}


def words_of(figure):
    return [annotation.text for annotation in figure.layout.annotations]


WAVES = (1.0, 2.0) * 7


def test_points_and_lines_are_those_of_the_frame(theme):
    rows = signals(*WAVES)

    drawn = by_name(absence_control_chart(rows, [], theme))

    assert drawn["differences"].y == pytest.approx(WAVES)
    for column in ("mean", "lower_limit", "upper_limit"):
        line = drawn[f"{column}-0"]
        assert line.y == pytest.approx([rows[column][0] * 100] * 2)
        assert line.x == (FIRST - 0.5, FIRST + len(WAVES) - 0.5)
        assert line.line.dash == "solid"


def test_each_signal_has_its_own_colour_and_its_own_shape(theme):
    rows = signals(*WAVES, 9.0, *WAVES, -9.0)

    drawn = by_name(absence_control_chart(rows, [], theme))

    points = {name: drawn[name] for name in ("concern", "improvement", "common")}
    assert points["concern"].x == (FIRST + 14,)
    assert points["improvement"].x == (FIRST + 29,)
    assert len({point.marker.symbol for point in points.values()}) == 3
    assert points["concern"].marker.color == theme.palette.orange
    assert points["improvement"].marker.color == theme.palette.blue
    assert points["common"].marker.color == theme.palette.grey
    assert "over øvre grense" in points["concern"].customdata[0]


def test_every_known_point_is_drawn_once(theme):
    rows = signals(*WAVES, None, 9.0)

    drawn = by_name(absence_control_chart(rows, [], theme))

    counted = sum(
        len(drawn[name].x)
        for name in ("concern", "improvement", "common")
        if name in drawn
    )
    assert counted == rows["difference"].count()
    assert drawn["few"].x == (FIRST + 14,)
    assert drawn["differences"].connectgaps is False


def test_limits_of_few_quarters_are_dashed_and_said_to_be_for_trial(theme):
    figure = absence_control_chart(signals(*WAVES[:8]), [], theme)

    assert by_name(figure)["upper_limit-0"].line.dash != "solid"
    assert "prøvegrenser: under 13 kvartaler" in words_of(figure)


def test_new_limits_break_the_lines_and_are_marked(theme):
    rows = signals(*WAVES, *(point + 5 for point in WAVES), new_limits=(14,))

    figure = absence_control_chart(
        rows, [], theme, new_limits=[NewLimits(FIRST + 14, "<b>Slått sammen</b>")]
    )

    drawn = by_name(figure)
    assert drawn["mean-0"].x[1] == drawn["mean-1"].x[0] == FIRST + 13.5
    assert drawn["mean-0"].y[0] == pytest.approx(1.5)
    assert drawn["mean-1"].y[0] == pytest.approx(6.5)
    (note,) = (
        each
        for each in figure.layout.annotations
        if each.text == "nye grenser fra K3 2024"
    )
    assert note.hovertext == "&lt;b&gt;Slått sammen&lt;/b&gt;"


def test_a_constant_series_has_its_mean_as_limits_and_names_only_the_mean(theme):
    figure = absence_control_chart(signals(*[1.0] * 14), [], theme)

    assert "snitt" in words_of(figure)
    assert "grense" not in words_of(figure)
    assert "landet" in words_of(figure)


def test_one_point_is_drawn(theme):
    figure = absence_control_chart(signals(1.0), [], theme)

    assert by_name(figure)["common"].y == pytest.approx((1.0,))


def test_names_of_lines_never_stand_on_each_other(theme):
    figure = absence_control_chart(signals(*(0.1, 0.2) * 7), [], theme)

    low, high = figure.layout.yaxis.range
    heights = sorted(
        note.y / (high - low) * 280 + (note.yshift or 0)
        for note in figure.layout.annotations
        if note.text in ("snitt", "grense", "landet")
    )
    assert all(above - below > 14 for below, above in pairwise(heights))


def test_zero_has_no_sign_and_the_others_have(theme):
    figure = absence_control_chart(signals(*(-2.0, 3.0) * 7), [], theme)

    names = figure.layout.yaxis.ticktext
    assert "0" in names
    assert all(name == "0" or name[0] in "+−" for name in names)


def test_the_limits_of_reading_stand_on_the_chart(theme):
    figure = absence_control_chart(signals(*WAVES), [], theme)

    assert "<br>".join(limits_of_reading()) in words_of(figure)
    assert any("utvikling" in words for words in limits_of_reading())
