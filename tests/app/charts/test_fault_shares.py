"""The course of the faults, load by load."""

from app.charts.fault_shares import MOST_NAMED, LoadMark, fault_shares_chart
from app.charts.theme import Theme


def mark(name, set_aside=1.0, warnings=2.0):
    return LoadMark(name, set_aside, warnings, ("aside", "warned"))


def chart(*marks):
    return fault_shares_chart(
        marks, ("Set aside", "Warnings"), Theme(), measure="Per 100 rows"
    )


def test_each_line_has_its_own_sign_dash_and_name():
    figure = chart(mark("1 Jun 2026, 08:00"), mark("2 Jun 2026, 08:00"))

    aside, warned = figure.data
    assert (aside.marker.symbol, warned.marker.symbol) == ("circle", "diamond")
    assert aside.line.dash != warned.line.dash
    assert "● Set aside" in figure.layout.annotations[0].text
    assert figure.layout.xaxis.ticktext[-1] == "2 Jun 2026,<br>08:00"


def test_a_load_without_a_count_of_warnings_leaves_a_gap():
    figure = chart(mark("a 1", warnings=None), mark("b 2"))

    assert figure.data[1].y == (None, 2.0)


def test_of_many_loads_only_some_are_named_and_the_newest_always_is():
    figure = chart(*(mark(f"day {n}") for n in range(23)))

    assert len(figure.layout.xaxis.tickvals) <= MOST_NAMED
    assert figure.layout.xaxis.tickvals[-1] == 22


def test_nothing_faulty_still_has_an_axis():
    figure = chart(mark("a 1", 0.0, 0.0), mark("b 2", 0.0, 0.0))

    assert figure.layout.yaxis.range[1] > 0
