"""How is one day marked across a chart whose horizontal axis is time?"""

from datetime import date

import plotly.graph_objects as go

from app.charts.theme import Theme
from app.translations.numbers import format_day


def mark_day(
    figure: go.Figure,
    day: date,
    words: str,
    theme: Theme,
    *,
    dash: str = "dot",
    level: int = 0,
) -> None:
    """Draw a line on a day, with its words above the plot.

    The words lean towards the middle of the time shown, so that they stay inside a
    narrow screen.

    Args:
        figure: The chart; its time axis must hold all traces already.
        day: Where the line stands.
        words: What the day is, with `{day}` for the day itself.
        theme: The look.
        dash: How the line is drawn; each kind of day has its own.
        level: 0 is nearest the plot; another keeps two sets of words apart.
    """
    figure.add_shape(
        type="line",
        x0=day,
        x1=day,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": theme.palette.muted, "width": 1, "dash": dash},
    )
    figure.add_annotation(
        x=day,
        y=1,
        yref="paper",
        yshift=8 + 16 * level,
        text=words.format(day=format_day(day)),
        xanchor="right" if is_late(figure, day) else "left",
    )


def is_late(figure: go.Figure, day: date) -> bool:
    """Tell whether a day lies in the later half of the time a chart shows."""
    days = [x for trace in figure.data for x in (trace.x or ()) if isinstance(x, date)]
    if not days:
        return True
    first, last = min([*days, day]), max([*days, day])
    return (day - first) >= (last - day)
