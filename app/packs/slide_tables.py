"""Draw the rows of one slide as a native table under its headings.

The table is written as XML at once: cell by cell, python-pptx takes minutes for the
thousands of rows of a large programme.
"""

from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from app.charts.theme import LIGHT
from app.packs.slide_page import Room
from app.packs.slide_rows import ABOVE, SIDE, Grid
from app.packs.slide_style import Ink, Style, describe, points
from app.packs.slide_words import one_line
from app.sections.content import Column

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name of a table without colours and lines."""
_EDGES = (
    f'marL="{points(SIDE)}" marR="{points(SIDE)}" '
    f'marT="{points(ABOVE)}" marB="{points(ABOVE)}"'
)


def draw_table(slide: Slide, grid: Grid, alt: str, style: Style, room: Room) -> None:
    """Draw the table at the top of the room."""
    headings = grid.headings
    rows = ((headings,) if headings else ()) + grid.table.rows
    if not rows:
        return
    heights = [grid.height(row) for row in rows]
    frame = slide.shapes.add_table(
        1,
        1,
        points(room.left),
        points(room.top),
        points(sum(grid.widths)),
        points(sum(heights)),
    )
    describe(frame, alt, grid.table.title or alt)
    columns = "".join(f'<a:gridCol w="{points(width)}"/>' for width in grid.widths)
    drawn = "".join(
        _row(grid, row, height, style, is_heading=bool(headings) and number == 0)
        for number, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    # Whoever cannot see it is told which cells are headings: the row, or the column.
    heads = 'firstRow="1"' if headings else 'firstCol="1"'
    table = parse_xml(
        f"<a:tbl {nsdecls('a')}><a:tblPr {heads}><a:tableStyleId>{_NO_STYLE}"
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{drawn}</a:tbl>"
    )
    old = frame.table._tbl
    old.getparent().replace(old, table)


def _row(
    grid: Grid, row: tuple[str, ...], height: float, style: Style, *, is_heading: bool
) -> str:
    cells = "".join(
        _cell(
            text,
            column,
            _letters(grid, style, is_heading=is_heading, is_first=at == 0),
            is_heading=is_heading,
        )
        for at, (text, column) in enumerate(zip(row, grid.table.columns, strict=True))
    )
    return f'<a:tr h="{points(height)}">{cells}</a:tr>'


def _letters(grid: Grid, style: Style, *, is_heading: bool, is_first: bool) -> str:
    is_bold = is_heading or (is_first and not grid.headings)
    ink: Ink = "tx2" if is_heading else "tx1"
    return (
        f'lang="{style.tag}" sz="{round(grid.size * 100)}" b="{int(is_bold)}">'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill>'
    )


def _cell(text: str, column: Column, letters: str, *, is_heading: bool) -> str:
    side = "r" if column.is_number else "l"
    said = escape(one_line(text))
    run = f"<a:r><a:rPr {letters}</a:rPr><a:t>{said}</a:t></a:r>" if said else ""
    # What is empty must not make the row higher than its letters.
    end = "" if said else f"<a:endParaRPr {letters}</a:endParaRPr>"
    anchor = "b" if is_heading else "t"
    width = points(1 if is_heading else 0.5)
    colour = (LIGHT.muted if is_heading else LIGHT.line).removeprefix("#")
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{side}"/>{run}'
        f'{end}</a:p></a:txBody><a:tcPr {_EDGES} anchor="{anchor}">'
        f'<a:lnB w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</a:lnB><a:noFill/></a:tcPr></a:tc>"
    )
