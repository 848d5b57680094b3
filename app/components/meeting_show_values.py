"""Write a chart of a meeting as a table, for who does not see it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from app.components import meeting_show_html as html
from app.components.meeting_show_room import rows_left_words
from app.components.quiet import say_quietly
from app.sections.content import (
    Bars,
    Chart,
    Column,
    Finding,
    Intervals,
    Line,
    Lines,
    Table,
)
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_number, format_share

MOST_ROWS = 200
"""Rows of a table that open in the meeting; the pack has all of them."""
_LINE = "#8A95A0"
"""A line that is seen in light and in dark."""


def fill_values(finding: Finding) -> None:
    """Draw the values of the chart, the tables and the definitions of a finding."""
    twin = [] if finding.chart is None else [values_of(finding.chart, finding.heading)]
    for each in (*twin, *finding.tables):
        shown = replace(each, rows=each.rows[:MOST_ROWS])
        st.html(html.table(shown, _LINE, is_large=False))
        more = len(each.rows) - len(shown.rows)
        if more:
            say_quietly(rows_left_words(more))
    for note in finding.notes:
        st.markdown(plain(note))


def values_of(chart: Chart, title: str) -> Table:
    """Write the numbers that a chart is drawn from.

    Args:
        chart: The chart.
        title: What the table is called.
    """
    match chart:
        case Bars():
            columns, rows = _bars(chart)
        case Lines():
            columns, rows = _lines(chart)
        case Intervals():
            columns, rows = _intervals(chart)
    return Table(title, columns, rows)


_Values = tuple[tuple[Column, ...], tuple[tuple[str, ...], ...]]


def _bars(chart: Bars) -> _Values:
    series = [each for each in chart.series if not each.is_base]
    names = (
        [chart.value_title]
        if len(series) == 1
        else [each.name or chart.value_title for each in series]
    )
    columns = _columns(_("What"), names)
    rows = tuple(
        (
            category,
            *(
                each.labels[place]
                or _number(each.values[place], is_share=chart.is_share)
                for each in series
            ),
        )
        for place, category in enumerate(chart.categories)
    )
    return columns, rows


def _lines(chart: Lines) -> _Values:
    columns = _columns(
        chart.x_title, [line.name or chart.y_title for line in chart.lines]
    )
    places = sorted({x for line in chart.lines for x, _y in line.points})
    rows = tuple(
        (
            format_number(x),
            *(
                _number(_at(line, x, is_steps=chart.is_steps), is_share=chart.is_share)
                for line in chart.lines
            ),
        )
        for x in places
    )
    return columns, rows


def _at(line: Line, x: float, *, is_steps: bool) -> float | None:
    """Give the value at a place; a step holds until the next one, and then ends."""
    here = [value for place, value in line.points if place == x]
    if here or not is_steps or x > max(place for place, _value in line.points):
        return here[-1] if here else None
    before = [value for place, value in line.points if place < x]
    return before[-1] if before else None


def _intervals(chart: Intervals) -> _Values:
    columns = _columns(_("What"), [chart.value_title])
    return columns, tuple((row.name, row.label) for row in chart.rows)


def _columns(first: str, others: Sequence[str]) -> tuple[Column, ...]:
    return (Column(first), *(Column(name, is_number=True) for name in others))


def _number(value: float | None, *, is_share: bool) -> str:
    if value is None:
        return NOT_KNOWN
    if is_share:
        return format_share(value)
    return format_number(value, digits=0 if float(value).is_integer() else 1)
