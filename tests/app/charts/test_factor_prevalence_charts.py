"""The charts of how common factors are draw what they are given, and only that."""

import pytest

from app.charts.factor_periods import PeriodMark, factor_periods_chart
from app.charts.factor_shares import ShareMark, ShareRow, factor_shares_chart
from app.charts.theme import DARK, LIGHT, Theme


def mark(share=0.5, words="50 % av 20", symbol="circle", colour=LIGHT.blue):
    if share is None:
        return ShareMark(None, None, None, words, symbol, colour)
    return ShareMark(share, share - 0.1, share + 0.1, words, symbol, colour)


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def points(figure):
    return [list(trace.x) for trace in figure.data if trace.mode == "markers"]


def test_each_basis_has_its_own_line_of_words_and_its_own_mark():
    recorded = mark(0.25, "25 % av 40", "square-open", LIGHT.grey)

    figure = factor_shares_chart([ShareRow("Eierskap", [mark(), recorded])], Theme())

    assert points(figure) == [[0.5], [0.25]]
    assert words(figure)[0] == "<b>Eierskap</b>"
    assert words(figure)[1].endswith(" 50 % av 20")
    assert words(figure)[2].endswith(" 25 % av 40")
    symbols = [trace.marker.symbol for trace in figure.data if trace.mode == "markers"]
    assert symbols == ["circle", "square-open"]


def test_a_share_that_is_hidden_has_words_but_no_mark():
    figure = factor_shares_chart(
        [ShareRow("Leder", [mark()]), ShareRow("Verneombud", [mark(None, "for få")])],
        Theme(),
    )

    assert points(figure) == [[0.5]]
    assert words(figure)[-1].endswith(" for få")


def test_marks_stand_under_the_words_of_their_own_row():
    figure = factor_shares_chart(
        [ShareRow("A", [mark(0.2)]), ShareRow("B", [mark(0.4)])], Theme()
    )

    heights = [annotation.y for annotation in figure.layout.annotations]
    (marks,) = (trace.y for trace in figure.data if trace.mode == "markers")
    assert heights[1] < marks[0] < heights[2] < heights[3] < marks[1]
    assert marks[1] < figure.layout.height


def test_a_long_name_is_broken_and_what_looks_like_html_is_escaped():
    figure = factor_shares_chart([ShareRow("<b> " + "ord " * 20, [mark()])], Theme())

    assert len(words(figure)) > 2
    assert words(figure)[0].startswith("<b>&lt;b&gt; ord")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_marks_have_the_colour_they_are_given(palette):
    figure = factor_shares_chart(
        [ShareRow("A", [mark(colour=palette.orange)])], Theme()
    )

    assert figure.data[-1].marker.color == palette.orange


def period(name, share=0.5):
    ends = (None,) * 3 if share is None else (share, share - 0.1, share + 0.1)
    return PeriodMark(name, "20", *ends, hover=f"{name}: 50 %", few="for få")


def test_a_period_with_too_few_is_a_gap_with_words():
    figure = factor_periods_chart(
        [period("2023"), period("2024", None), period("2025", 0.2)],
        Theme(),
        symbol="diamond",
        colour=LIGHT.orange,
    )

    assert points(figure) == [[0, 2]]
    (few,) = figure.layout.annotations
    assert (few.x, few.text) == (1, "for<br>få")
    assert figure.layout.xaxis.ticktext == (
        "2023<br>20",
        "2024<br>20",
        "2025<br>20",
    )


def test_no_line_joins_the_periods():
    figure = factor_periods_chart(
        [period("2023"), period("2024")], Theme(), symbol="circle", colour=LIGHT.blue
    )

    (lines,) = (trace for trace in figure.data if trace.mode == "lines")
    assert [end is None for end in lines.y] == [False, False, True] * 2
