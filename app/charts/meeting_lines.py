"""Draw lines over a scale of numbers, such as months."""

from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from app.charts.meeting_marks import edge_of
from app.charts.theme import Theme, new_figure
from app.sections.content import Line, Lines
from app.translations.numbers import format_number, format_share

_TITLE_LETTERS = 40
"""Letters of the axis title that fit a line on a phone."""
_BAND_LETTERS = 20
_QUARTERS = (0, 0.25, 0.5, 0.75, 1)
_HALF_YEARS, _YEARS = 6, 12
_FEW_MONTHS, _MANY_MONTHS = 12, 60


def lines_figure(chart: Lines, theme: Theme, *, room: int) -> go.Figure:
    """Draw the lines, and the part of the scale that has a name.

    Args:
        chart: What to draw.
        theme: The look.
        room: Pixels that it takes.
    """
    figure = new_figure(theme)
    title = "<br>".join(escape(line) for line in wrap(chart.x_title, _TITLE_LETTERS))
    figure.update_layout(
        height=room,
        margin={"l": 0, "r": 14, "t": 12, "b": 0},
        xaxis={"title": {"text": title}, "rangemode": "tozero", **_steps(chart)},
        yaxis=_upright(chart, theme),
    )
    _add_band(figure, chart, theme)
    figure.add_traces([_trace(line, chart, theme) for line in chart.lines])
    return figure


def _steps(chart: Lines) -> dict[str, object]:
    """Choose the ticks: half years where the scale is that of durations."""
    longest = max((x for line in chart.lines for x, _y in line.points), default=0)
    if not chart.is_steps or longest <= _FEW_MONTHS:
        return {"nticks": 7}
    return {"dtick": _HALF_YEARS if longest <= _MANY_MONTHS else _YEARS}


def _upright(chart: Lines, theme: Theme) -> dict[str, object]:
    if not chart.is_share:
        return {"rangemode": "tozero", "nticks": 5}
    language = theme.language
    words = [format_share(each, digits=0, language=language) for each in _QUARTERS]
    return {"range": [0, 1.03], "tickvals": list(_QUARTERS), "ticktext": words}


def _add_band(figure: go.Figure, chart: Lines, theme: Theme) -> None:
    if chart.band is None:
        return
    start, end, name = chart.band
    figure.add_shape(
        type="rect",
        x0=start,
        x1=end,
        y0=0,
        y1=1,
        yref="paper",
        fillcolor=theme.palette.grey,
        opacity=0.16,
        line={"width": 0},
        layer="below",
    )
    figure.add_annotation(
        text="<br>".join(escape(line) for line in wrap(name, _BAND_LETTERS)),
        x=end,
        xshift=6,
        y=0,
        yref="paper",
        yanchor="bottom",
        yshift=4,
    )


def _trace(line: Line, chart: Lines, theme: Theme) -> go.Scatter:
    colour = edge_of(line.colour, theme.palette)
    told = [_told(line, x, y, is_share=chart.is_share) for x, y in line.points]
    return go.Scatter(
        name=line.name,
        x=[x for x, _y in line.points],
        y=[y for _x, y in line.points],
        mode="lines" if len(line.points) > 1 else "markers",
        line={
            "color": colour,
            "width": 2.5 * theme.scale,
            "dash": "8px,5px" if line.is_dashed else "solid",
            "shape": "hv" if chart.is_steps else "linear",
        },
        marker={"size": 9 * theme.scale, "color": colour},
        customdata=told,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _told(line: Line, x: float, y: float, *, is_share: bool) -> str:
    value = format_share(y, digits=0) if is_share else format_number(y)
    name = f"{escape(line.name)}, " if line.name else ""
    return f"{name}{format_number(x)}: {value}"
