"""What every chart on a slide is put together from: frame, axes, labels, workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from math import ceil

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from app.packs.slide_page import Room
from app.packs.slide_style import Style, Untyped, describe, points
from app.packs.slide_words import one_line, text_width

Cell = str | float | None


@dataclass(frozen=True)
class Canvas:
    """Where a chart is drawn, and how."""

    slide: Slide
    room: Room
    style: Style


@dataclass(frozen=True)
class Margins:
    """What stands around the marks, in points."""

    left: float
    top: float
    right: float
    bottom: float


def add_chart(canvas: Canvas, kind: Untyped, data: Untyped, alt: str) -> Chart:
    """Put a chart on a slide, without title and legend."""
    room = canvas.room
    frame = canvas.slide.shapes.add_chart(
        kind,
        points(room.left),
        points(room.top),
        points(room.width),
        points(room.height),
        data,
    )
    describe(frame, alt, alt.split(".")[0])
    chart: Chart = frame.chart
    chart.has_title = False
    chart.has_legend = False
    chart.font.size = Pt(canvas.style.letter)
    return chart


def set_cells(chart: Chart, cells: Mapping[tuple[int, int], Cell]) -> None:
    """Write the workbook inside a chart: text stays text, and no clock is asked."""
    import xlsxwriter

    written = BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, 30)
    for (row, column), value in cells.items():
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        elif value is not None:
            sheet.write_number(row, column, value)
    book.close()
    chart.part.chart_workbook.update_from_xlsx_blob(written.getvalue())


def place_plot(chart: Chart, room: Room, margins: Margins) -> None:
    """Say where the marks are in the frame of the chart, the axes outside of it."""
    plot = chart._chartSpace.chart.plotArea
    for layout in plot.findall(qn("c:layout")):
        plot.remove(layout)
    width = room.width - margins.left - margins.right
    height = room.height - margins.top - margins.bottom
    plot.insert(
        0,
        layout_of(
            (
                margins.left / room.width,
                margins.top / room.height,
                width / room.width,
                height / room.height,
            )
        ),
    )


def add_legend(chart: Chart, hidden: tuple[int, ...] = ()) -> None:
    """Put a legend over the marks; hidden are the places of series it leaves out."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    legend = chart.legend._element
    place = legend.find(qn("c:legendPos"))
    for at in hidden:
        place.addnext(
            parse_xml(
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/>'
                '<c:delete val="1"/></c:legendEntry>'
            )
        )


def legend_height(names: tuple[str, ...], canvas: Canvas) -> float:
    """Estimate the height of a legend, which takes more lines for long names."""
    style = canvas.style
    wide = sum(text_width(name, style.letter) + 3 * style.letter for name in names)
    return ceil(wide / (canvas.room.width * 0.72)) * (style.line + 4) + 8


def clean_names(names: tuple[str, ...]) -> list[str]:
    """Give names that a chart can hold."""
    return [one_line(name) for name in names]


def layout_of(place: tuple[float, ...]) -> Untyped:
    """Say where a part of a chart is, in shares of it: x, y, and width and height."""
    names = ("x", "y", "w", "h")[: len(place)]
    values = "".join(
        f'<c:{name} val="{max(0.0, value):.5f}"/>'
        for name, value in zip(names, place, strict=True)
    )
    inner = '<c:layoutTarget val="inner"/>' if len(place) == len("xywh") else ""
    return parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>{inner}"
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{values}'
        "</c:manualLayout></c:layout>"
    )
