"""Put points in a chart of lines and marks: in its workbook, and in its file."""

from dataclasses import dataclass

from pptx.chart.chart import Chart
from pptx.chart.data import XyChartData
from pptx.oxml.ns import qn

from app.packs.slide_chart_parts import Cell, set_cells
from app.packs.slide_style import Untyped


@dataclass(frozen=True)
class Path:
    """The points of one series, in their order."""

    name: str
    points: tuple[tuple[float, float | None], ...]
    """Across and up; a point without a height breaks the line."""
    words: tuple[str, ...] = ()
    """What each point is, in the workbook beside it."""


def path_data(paths: list[Path]) -> XyChartData:
    """Give the points as python-pptx takes them."""
    data = XyChartData()
    for path in paths:
        series = data.add_series(path.name)
        for x, y in path.points:
            series.add_data_point(x, y)
    return data


def finish_paths(chart: Chart, paths: list[Path]) -> None:
    """Write the workbook of the paths, and leave points without a height out."""
    _drop_breaks(chart)
    _put_longest_first(chart)
    cells: dict[tuple[int, int], Cell] = {}
    row = 0
    for path in paths:
        cells[row, 1] = path.name
        for at, (x, y) in enumerate(path.points, start=row + 1):
            cells[at, 0], cells[at, 1] = x, y
        for at, words in enumerate(path.words, start=row + 1):
            cells[at, 2] = words
        row += len(path.points) + 2
    set_cells(chart, cells)


def _drop_breaks(chart: Chart) -> None:
    for point in list(chart._chartSpace.iter(qn("c:pt"))):
        value = point.find(qn("c:v"))
        if value is not None and value.text == "None":
            point.getparent().remove(point)


def _put_longest_first(chart: Chart) -> None:
    # LibreOffice forgets the points of a series when a longer one follows it. The
    # order in which they are listed is said by each series itself, and is kept.
    (plot,) = chart._chartSpace.chart.plotArea.iter_xCharts()
    found = plot.findall(qn("c:ser"))
    before = found[0].getprevious()
    for series in sorted(found, key=_point_count):
        plot.remove(series)
        before.addnext(series)


def _point_count(series: Untyped) -> int:
    (count,) = series.xpath("c:yVal//c:ptCount/@val")
    return int(count)
