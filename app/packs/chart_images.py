"""Draw a chart as SVG for paper, from the numbers that the screens are drawn from."""

from functools import cache

from app.packs.chart_bars import bars_spec
from app.packs.chart_intervals import intervals_spec
from app.packs.chart_lines import lines_spec
from app.packs.chart_paper import Spec
from app.packs.letters import font_files
from app.sections.content import Bars, Chart, Lines

_NORWEGIAN: Spec = {
    "decimal": ",",
    "thousands": "\N{NO-BREAK SPACE}",
    "grouping": [3],
    "currency": ["", ""],
    "percent": "\N{NO-BREAK SPACE}%",
}


def chart_spec(chart: Chart) -> Spec:
    """Describe a chart as a Vega-Lite specification."""
    if isinstance(chart, Bars):
        return bars_spec(chart)
    if isinstance(chart, Lines):
        return lines_spec(chart)
    return intervals_spec(chart)


def chart_image(chart: Chart, language: str) -> str:
    """Draw a chart as SVG, with the numbers of its axes in a language."""
    import vl_convert

    _register_fonts()
    locale = None if language == "en" else _NORWEGIAN
    return vl_convert.vegalite_to_svg(chart_spec(chart), format_locale=locale)


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(font_files()[0].parent))
