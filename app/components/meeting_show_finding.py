"""Draw one finding over the whole screen."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from app.charts.meeting_charts import PROJECTOR_SCALE, meeting_chart
from app.charts.meeting_marks import chart_key
from app.charts.theme import Theme
from app.components import meeting_show_html as html
from app.components.meeting_show_bars import draw_bars
from app.components.meeting_show_intervals import draw_intervals
from app.components.meeting_show_room import room_for, rows_for, rows_left_words
from app.components.meeting_show_screens import Course
from app.sections.content import Bars, Chart, Intervals, Lines, Remark, Table
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day


def show_finding(course: Course, theme: Theme) -> None:
    """Draw the finding the meeting is at, and what it has said of its section."""
    screen, palette = course.screen, theme.palette
    finding, muted = screen.finding, palette.muted
    room = room_for(finding, screen.section.remarks)
    with st.container(gap="xsmall"):
        st.html(html.small_pair(_subject(course), _place(course), muted))
        st.html(html.heading(finding.heading, course.pack.language))
        for text in finding.sentences[:1]:
            st.html(html.sentence(text, is_first=True))
        if finding.chart is not None:
            _show_chart(finding.chart, room, theme, alt=finding.heading)
        else:
            _show_tables(finding.tables, rows_for(finding.tables, room), theme)
        for text in finding.sentences[1:]:
            st.html(html.sentence(text, is_first=False))
        if finding.caption:
            st.html(html.small(finding.caption, muted))
        _show_remarks(screen.section.remarks, theme)


def _subject(course: Course) -> str:
    """Say what the screen is about, and whose meeting it is."""
    return f"{course.screen.section.title} · {course.pack.subtitle}"


def _place(course: Course) -> str:
    number = place_words(course.number, len(course.screens))
    return " · ".join(part for part in (number, course.pack.stamp) if part)


def place_words(number: int, count: int) -> str:
    """Say which screen of how many it is."""
    return _("{number} of {count}").format(
        number=format_count(number), count=format_count(count)
    )


def value_title(chart: Chart) -> str:
    """Give what a chart counts, where its axis does not say it."""
    match chart:
        case Lines():
            return chart.y_title
        case Intervals():
            return ""
        case _:
            return chart.value_title


def _show_chart(chart: Chart, room: int, theme: Theme, *, alt: str) -> None:
    title = value_title(chart)
    entries = chart_key(chart, theme.palette)
    if title or entries:
        st.html(html.key(title, entries, theme.palette.muted))
    said = replace(chart, alt=chart.alt or alt)
    if isinstance(said, Intervals):
        st.html(draw_intervals(said, theme.palette, room=room))
    elif isinstance(said, Bars) and not said.is_upright:
        st.html(draw_bars(said, theme.palette, room=room))
    else:
        st.plotly_chart(
            meeting_chart(said, replace(theme, scale=PROJECTOR_SCALE), room=room),
            theme=None,
            config={"displayModeBar": False},
            key="meeting-chart",
            alt=said.alt,
        )


def _show_tables(tables: Sequence[Table], counts: Sequence[int], theme: Theme) -> None:
    line, muted = theme.palette.line, theme.palette.muted
    for each, count in zip(tables, counts, strict=True):
        st.html(html.table(replace(each, rows=each.rows[:count]), line, is_large=True))
        more = len(each.rows) - count
        if more > 0:
            st.html(html.small(rows_left_words(more), muted))


def _show_remarks(remarks: Sequence[Remark], theme: Theme) -> None:
    for each in remarks:
        day = _("Comment of {day}").format(day=format_day(each.written_on))
        colours = (theme.palette.blue, theme.palette.muted)
        st.html(html.remark(each.words, day, colours))
