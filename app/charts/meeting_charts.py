"""Draw a chart of a meeting for a projector: large type, words on the marks.

The same chart is drawn in the PDF and on the slides by `app.packs`; all of them draw
the numbers of `app.sections.content`. What is told apart by colour differs by hatch or
dash too. Rows of bars and intervals are not drawn here but by the browser
(`app/components/meeting_show_rows.py`), which knows how much room there is for words.
"""

import plotly.graph_objects as go

from app.charts.meeting_columns import columns_figure
from app.charts.meeting_lines import lines_figure
from app.charts.theme import Theme
from app.sections.content import Bars, Lines

PROJECTOR_SCALE = 1.4
"""How much larger the type is than on a screen at one's desk."""


def meeting_chart(chart: Bars | Lines, theme: Theme, *, room: int) -> go.Figure:
    """Draw columns or lines of a finding.

    Args:
        chart: What to draw, in one language.
        theme: The look, with its scale.
        room: Pixels from the top down that it takes.
    """
    if isinstance(chart, Lines):
        return lines_figure(chart, theme, room=room)
    return columns_figure(chart, theme, room=room)
