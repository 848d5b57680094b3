"""Rows of bars and intervals are laid out by the browser, from the values found."""

import re
from dataclasses import replace

import pytest

from app.charts.theme import LIGHT
from app.components.meeting_show_bars import draw_bars
from app.components.meeting_show_intervals import draw_intervals, ticks
from app.sections.content import Bars, Interval, Intervals, Series
from app.translations.gettext import speaking

ROOM = 350
BARS = Bars(
    "Fire er i gang",
    ("Ås", "<b>Bø"),
    (
        Series("I gang", (3, 1), ("3", "1"), "blue"),
        Series("Planlagt", (1, None), ("1", ""), "grey", is_hatched=True),
    ),
    "Leveranser",
    is_stacked=True,
)
FOREST = Intervals(
    "Én skiller seg ut",
    (
        Interval("Leder", 10, 20, 30, "+20 (10 til 30)", is_clear=True),
        Interval("Tid", -20, 2, 14, "+2 (−20 til 14)", is_clear=False, colour="orange"),
    ),
    "Prosentpoeng",
)


def bars(chart=BARS, room=ROOM):
    return draw_bars(chart, LIGHT, room=room)


def forest(chart=FOREST):
    with speaking("nb"):
        return draw_intervals(chart, LIGHT, room=ROOM)


def widths(html):
    return [float(each) for each in re.findall(r"[;\"]width:([\d.]+)%", html)]


def type_size(html):
    return float(re.search(r"font-size:clamp\([^,]+,([\d.]+)vw", html)[1]) * 12.8


def test_a_bar_is_as_long_as_its_part_of_the_longest():
    assert widths(bars()) == [75, 25, 25]


def test_bars_beside_each_other_are_held_against_the_longest_of_them():
    assert widths(bars(replace(BARS, is_stacked=False))) == [100, 33.333, 33.333]


def test_a_share_is_held_against_the_whole():
    one = Series("", (0.5, 0.25), ("50 %", "25 %"))

    assert widths(bars(replace(BARS, series=(one,), is_share=True))) == [50, 25]


def test_a_value_under_zero_goes_to_the_left():
    html = bars(replace(BARS, series=(Series("", (-1, 3), ("−1", "3")),)))

    assert widths(html) == [25, 75]
    assert re.findall(r"margin-left:([\d.]+)%", html) == ["0.000", "25.000"]


def test_a_hatched_series_is_told_apart_in_grey():
    # Its bar, and the sign before its value.
    assert bars().count("repeating-linear-gradient") == 2


def test_each_row_has_its_name_and_every_label():
    html = bars()

    assert re.sub(r"<[^>]+>", "|", html).count("|3") == 1
    assert "&lt;b&gt;Bø" in html


def test_a_chart_says_what_it_shows_to_who_does_not_see_it():
    assert 'role="img" aria-label="Fire er i gang"' in bars()
    assert 'aria-label="Én skiller seg ut"' in forest()


def test_the_more_rows_the_smaller_the_type_but_never_too_small_to_read():
    def size(count):
        names = tuple(f"Virksomhet {number}" for number in range(count))
        one = Series("", (1.0,) * count, ("1",) * count)
        return type_size(bars(Bars("Alt", names, (one,), "Antall")))

    assert size(2) > size(12) > size(18) == size(60) == pytest.approx(15, abs=0.01)
    assert size(8) >= 18


def test_a_clear_interval_is_filled_and_an_unclear_one_open_and_dotted():
    html = forest()

    assert html.count("solid #0072B2;transform") == 1
    assert html.count(f"dotted {LIGHT.grey}") == 1
    assert html.count(f"background:{LIGHT.surface}") == 1
    assert html.count("rotate(45deg)") == 1


def test_an_interval_stands_where_its_values_are():
    html = forest()
    low, high = -22, 32
    left = 100 * (10 - low) / (high - low)

    assert f"left:{left:.3f}%;width:{100 * 20 / (high - low):.3f}%" in html
    assert f"left:{100 * (20 - low) / (high - low):.3f}%;top:50%" in html


def test_zero_is_on_the_axis_and_signs_are_written():
    html = forest()

    assert [">−20<" in html, ">0<" in html, ">+20<" in html] == [True] * 3
    assert "Prosentpoeng" in html


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (-22, 32, [-20, -10, 0, 10, 20, 30]),
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (-3, 90, [0, 20, 40, 60, 80]),
    ],
)
def test_an_axis_has_a_few_even_values(low, high, found):
    assert ticks(low, high) == pytest.approx(found)


def test_nothing_can_be_drawn():
    assert "aria-label" in bars(replace(BARS, categories=(), series=()))
    assert "aria-label" in forest(replace(FOREST, rows=()))
