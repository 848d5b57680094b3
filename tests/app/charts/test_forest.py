"""The forest chart draws each interval once, the clear ones apart from the others."""

import pytest

from app.charts.forest import axis_reach, forest_chart
from app.charts.forest_rows import ForestRow
from app.charts.theme import DARK, LIGHT, Theme


def row(name="Eierskap", *, is_filled=True, **changes):
    told = {
        "under": "31 (21) · 20 (13)",
        "difference": 50,
        "lower": 19,
        "upper": 68,
        "value": "+50",
        "interval": "19 til 68",
        "is_starred": False,
        "hover": f"{name}: 65 % mot 15 %",
    }
    return ForestRow(name, is_filled=is_filled, **(told | changes))


def drawn(rows, theme=None, *, is_risk=False):
    return forest_chart(rows, theme or Theme(), reach=axis_reach(rows), is_risk=is_risk)


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def marks(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


def test_clear_ones_are_filled_and_others_grey_open_and_dotted():
    figure = drawn([row(), row("Plan", is_filled=False)])

    other, clear = marks(figure)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert (clear.marker.symbol, clear.marker.color) == ("circle", LIGHT.blue)
    assert (other.marker.symbol, other.marker.color) == ("circle-open", LIGHT.grey)
    assert [line.line.dash for line in lines] == ["dot", "solid"]


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_risk_factors_are_orange_diamonds(mode, palette):
    (mark,) = marks(drawn([row()], Theme(mode), is_risk=True))

    assert (mark.marker.symbol, mark.marker.color) == ("diamond", palette.orange)


def test_a_mark_stands_on_its_interval_under_its_words():
    figure = drawn([row(), row("Plan", difference=-5, lower=-20, upper=10)])

    line, mark = figure.data
    assert line.x == (19, 68, None, -20, 10, None)
    assert mark.x == (50, -5)
    assert [height for height in line.y if height][::2] == list(mark.y)
    assert mark.y[0] < mark.y[1]


def test_names_numbers_and_counts_are_written():
    said = words(drawn([row()]))

    assert "<b>Eierskap</b>" in said
    assert "<b>+50</b> (19 til 68)" in said
    assert "31 (21) · 20 (13)" in said


def test_a_long_name_takes_two_lines_and_is_escaped():
    long = row("Partene kjenner hverandre, er <trygge> og setter av tid")

    said = words(drawn([long]))

    assert "<b>Partene kjenner hverandre, er &lt;trygge&gt; og</b>" in said
    assert "<b>setter av tid</b>" in said
    assert drawn([long]).layout.height > drawn([row()]).layout.height


def test_a_difference_that_turns_has_a_star():
    assert "<b>Eierskap *</b>" in words(drawn([row(is_starred=True)]))


def test_the_axis_has_room_for_all_and_for_both_sides_of_zero():
    assert axis_reach([row(), row(lower=-33, upper=4)]) == (-40, 70)
    assert axis_reach([row(lower=2, upper=8)]) == (-20, 20)


def test_the_axis_signs_its_numbers_with_a_real_minus():
    ticks = drawn([row(lower=-20, upper=20)]).layout.xaxis.ticktext

    assert ticks == ("−20", "−10", "0", "+10", "+20")


def test_a_wide_axis_has_fewer_ticks():
    ticks = drawn([row(lower=-78, upper=70)]).layout.xaxis.tickvals

    assert ticks == (-80, -60, -40, -20, 0, 20, 40, 60)
