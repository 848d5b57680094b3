"""The charts of follow-up draw what they are given, told apart in grey too."""

from datetime import date

import polars as pl

from app.charts.ageing import AgeBar, ageing_chart
from app.charts.coming_work import coming_work_chart
from app.charts.gap_severity import GapBar, gap_bars_chart
from app.charts.gap_trend import gap_trend_chart
from app.charts.theme import DARK, LIGHT, Theme

THEME = Theme()


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def bar(name="IA-rådgiver", due_soon=0, **overdue):
    counts = {"high": 0, "medium": 0, "low": 0} | overdue
    return GapBar(name, counts, due_soon)


def test_a_bar_has_a_part_for_each_severity_and_then_what_is_due_soon():
    figure = gap_bars_chart([bar(high=3, medium=2, low=1, due_soon=4)], THEME)

    looks = [(trace.marker.color, trace.marker.pattern.shape) for trace in figure.data]
    assert [trace.x[0] for trace in figure.data] == [3, 2, 1, 4]
    assert looks == [
        (LIGHT.orange, None),
        (LIGHT.surface, "/"),
        (LIGHT.surface, "."),
        (LIGHT.surface, None),
    ]
    assert words(figure)[0] == "<b>IA-rådgiver</b> 6"
    assert "▲</span> 3" in words(figure)[1]
    assert words(figure)[1].endswith("4 snart")


def test_words_that_are_too_long_stand_under_every_bar():
    short = gap_bars_chart([bar(high=1)], THEME)
    long = gap_bars_chart([bar(high=1), bar("x" * 60, high=1)], THEME)

    assert long.layout.height > 2 * short.layout.height


def test_a_name_is_not_read_as_html():
    figure = gap_bars_chart([bar("<b>Ås</b>", high=1)], THEME)

    assert words(figure)[0] == "<b>&lt;b&gt;Ås&lt;/b&gt;</b> 1"


def stock(*counts, severity="high"):
    days = [date(2026, month, 28) for month in range(1, len(counts) + 1)]
    return pl.DataFrame(
        {"counted_on": days, "severity": severity, "overdue_count": counts}
    )


def test_the_trend_has_a_column_for_each_day_and_names_the_last_now():
    figure = gap_trend_chart(stock(5, 0, 7, 6), THEME)

    assert figure.data[0].y == (5, None, 7, 6)
    assert list(figure.layout.xaxis.ticktext) == ["01.2026", "nå"]
    assert {"<b>5</b>", "<b>6</b>"} <= set(words(figure))


def test_few_follow_ups_are_counted_in_whole_steps():
    assert gap_trend_chart(stock(1, 2), THEME).layout.yaxis.dtick == 1
    assert gap_trend_chart(stock(50, 60), THEME).layout.yaxis.dtick is None


def test_weeks_are_named_in_the_language_of_the_reader():
    weeks = pl.DataFrame(
        {"week_on": [date(2026, 7, 1)], "severity": ["high"], "gap_count": [1]}
    )

    norwegian = coming_work_chart(weeks, THEME)
    english = coming_work_chart(weeks, Theme(language="en"))

    assert list(norwegian.layout.xaxis.ticktext) == ["01.07."]
    assert list(english.layout.xaxis.ticktext) == ["1 Jul"]


def test_what_has_stood_longest_stands_first_and_is_orange():
    counts = {"fresh": 1, "weeks": 0, "months": 2, "year": 3}

    figure = ageing_chart([AgeBar("Stille", counts)], Theme("dark"))

    assert [trace.x[0] for trace in figure.data] == [3, 2, 1]
    assert figure.data[0].marker.color == DARK.orange
