"""Draw bars: lying or standing, beside or on top of each other, from zero."""

from app.packs.chart_lying_bars import lying_bars
from app.packs.chart_paper import Spec
from app.packs.chart_upright_bars import upright_bars
from app.sections.content import Bars


def bars_spec(chart: Bars) -> Spec:
    """Draw bars as Vega-Lite."""
    draw = upright_bars if chart.is_upright else lying_bars
    return draw(chart).spec()
