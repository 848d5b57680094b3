"""A chart of a meeting draws what the section found, and can be read from afar."""

from dataclasses import replace

import pytest

from app.charts.meeting_charts import meeting_chart
from app.charts.meeting_marks import chart_key
from app.charts.theme import DARK, LIGHT, Theme
from app.sections.content import Bars, Line, Lines, Series

WALL = Theme("light", 1.4, "nb")
ROOM = 350

PAIRS = Bars(
    "Inn og ut",
    ("Ås", "<b>Bø"),
    (
        Series("I gang", (3, 1), ("3", "1"), "blue"),
        Series("Planlagt", (2, None), ("2", ""), "grey", is_hatched=True),
    ),
    "Leveranser",
    is_upright=True,
)
BRIDGE = Bars(
    "Fra 36 til 39",
    ("Før", "Nye", "Lukket", "Nå"),
    (
        Series("", (None, 36, 39, None), ("", "", "", ""), is_base=True),
        Series("Antall", (36, None, None, 39), ("36", "", "", "39"), "grey"),
        Series("Nye", (None, 12, None, None), ("", "+12", "", ""), "orange"),
        Series("Lukket", (None, None, 9, None), ("", "", "−9", ""), "blue"),
    ),
    "Punkter",
    is_stacked=True,
    is_upright=True,
)
CURVES = Lines(
    "Halvparten varer 12 måneder",
    (
        Line("Flere", ((0, 1), (12, 0.5))),
        Line("Én", ((0, 1), (6, 0.5)), "orange", is_dashed=True),
    ),
    "Måneder",
    "Andel som pågår",
    is_share=True,
    is_steps=True,
    band=(3, 6, "Veilederen"),
)
KINDS = (PAIRS, BRIDGE, CURVES)


def draw(chart, theme=WALL, room=ROOM):
    return meeting_chart(chart, theme, room=room)


def said(figure):
    return [words.text for words in figure.layout.annotations]


def test_columns_have_the_values_as_they_were_found():
    ongoing, planned = draw(PAIRS).data

    assert list(ongoing.y) == [3, 1]
    assert list(planned.y) == [2]
    assert ongoing.x[0] < planned.x[0] < ongoing.x[1]


def test_columns_on_top_of_each_other_start_where_the_one_under_ends():
    ongoing, planned = draw(replace(PAIRS, is_stacked=True)).data

    assert list(ongoing.base) == [0, 0]
    assert list(planned.base) == [3]


def test_a_hatched_series_is_told_apart_in_grey():
    ongoing, planned = draw(PAIRS).data

    assert ongoing.marker.pattern.shape is None
    assert planned.marker.pattern.shape == "/"
    assert [entry.is_hatched for entry in chart_key(PAIRS, LIGHT)] == [False, True]


def test_a_name_cannot_be_markup():
    figure = draw(PAIRS)

    assert "&lt;b&gt;Bø" in figure.layout.xaxis.ticktext
    assert "&lt;b&gt;Bø" in figure.data[0].customdata[1]


@pytest.mark.parametrize("chart", KINDS)
def test_a_chart_takes_the_room_that_it_is_given(chart):
    assert draw(chart).layout.height == ROOM


def test_the_words_over_many_columns_are_smaller_so_that_they_fit_a_phone():
    def size(count):
        names = tuple(str(number) for number in range(count))
        one = Series("", (1.0,) * count, ("12,3 %",) * count)
        figure = draw(Bars("Alt", names, (one,), "Andel", is_upright=True))
        return figure.layout.annotations[0].font.size

    assert size(3) > size(8) >= size(30) >= 11


def test_the_base_of_a_bridge_is_not_seen():
    before_and_now, new, closed = draw(BRIDGE).data

    assert [list(bar.base) for bar in (before_and_now, new, closed)] == [
        [0, 0],
        [36],
        [39],
    ]
    assert list(new.y) == [12]
    assert chart_key(BRIDGE, LIGHT) == ()


def test_the_columns_of_a_bridge_lead_to_each_other():
    assert [step.y0 for step in draw(BRIDGE).layout.shapes] == [36, 48, 39]


def test_the_value_stands_over_each_column_of_a_bridge():
    assert said(draw(BRIDGE)) == ["<b>36</b>", "<b>+12</b>", "<b>−9</b>", "<b>39</b>"]


def test_a_part_that_is_too_thin_has_its_words_in_the_table_only():
    chart = replace(
        BRIDGE,
        categories=("Nå",),
        series=(
            Series("Mange", (99,), ("99",), "blue"),
            Series("Få", (1,), ("1",), "orange"),
        ),
    )

    assert said(draw(chart)) == ["<b>99</b>"]


def test_an_axis_has_numbers_only_where_the_columns_have_none():
    bare = replace(PAIRS, series=(Series("", (3, 1), ("", "")),))

    assert draw(PAIRS).layout.yaxis.visible is False
    assert draw(bare).layout.yaxis.visible is not False


def test_of_many_columns_each_second_is_named_and_always_the_last():
    months = tuple(f"{month:02d}.2026" for month in range(1, 25))
    series = Series("", (1.0,) * 24, ("1",) * 24)
    figure = draw(Bars("Alt", months, (series,), "Antall", is_upright=True))

    assert len(figure.layout.xaxis.ticktext) == 12
    assert figure.layout.xaxis.ticktext[-1] == "24.2026"


def test_lines_are_steps_that_differ_by_their_dash():
    several, single = draw(CURVES).data

    assert several.line.shape == single.line.shape == "hv"
    assert several.line.dash != single.line.dash
    assert [entry.is_dashed for entry in chart_key(CURVES, LIGHT)] == [False, True]


def test_a_part_of_the_scale_has_its_name():
    figure = draw(CURVES)

    (band,) = figure.layout.shapes
    assert (band.x0, band.x1) == (3, 6)
    assert said(figure) == ["Veilederen"]


def test_shares_are_written_as_per_cent():
    assert draw(CURVES).layout.yaxis.ticktext[-1] == "100\u00a0%"
    assert draw(CURVES, Theme(language="en")).layout.yaxis.ticktext[-1] == "100%"


def test_the_type_of_the_dark_is_pale():
    figure = draw(BRIDGE, Theme("dark", 1.4))

    assert figure.layout.annotations[0].font.color == DARK.ink


@pytest.mark.parametrize(
    "chart", [replace(PAIRS, categories=(), series=()), replace(CURVES, lines=())]
)
def test_nothing_can_be_drawn(chart):
    assert not draw(chart).data
