"""Say in plain data how a table of a pack is set, and where."""

from dataclasses import replace

from app.packs.letters import (
    ROUNDING,
    breakable,
    is_whole,
    printable,
    widest_word,
)
from app.packs.table_shape import GUTTER, Shape, shape_of
from app.sections.content import Table
from app.translations.gettext import _
from app.translations.numbers import format_count

_LIST = 40
"""A table with more rows is a list: it stands whole at the end of the pack, so that the
findings can be read one after the other."""
_LONG = 700
"""A row with more letters in a cell may be broken over two pages."""


def table_data(table: Table, heading: str, mark: str) -> dict[str, object]:
    """Say how a table is set.

    Args:
        table: What stands in it.
        heading: What the finding says; names a list that has no title.
        mark: What a line under the finding leads to, where the table is a list.
    """
    plain = _printable(table)
    shape = shape_of(plain)
    title = plain.title or printable(heading)
    return {
        "title": plain.title,
        "is_list": len(plain.rows) > _LIST,
        "list_title": title,
        "list_words": _("{title}: all {count} rows stand on page {page}").format(
            title=title, count=format_count(len(plain.rows)), page="{page}"
        ),
        "mark": f"list-{mark}",
        "size": shape.size,
        "widths": shape.widths,
        "gutter": GUTTER,
        "numbers": [column.is_number for column in plain.columns],
        **_texts(plain, shape),
    }


def _printable(table: Table) -> Table:
    return Table(
        printable(table.title),
        tuple(replace(one, heading=printable(one.heading)) for one in table.columns),
        tuple(tuple(map(printable, row)) for row in table.rows),
    )


def _texts(table: Table, shape: Shape) -> dict[str, object]:
    rooms = [width - GUTTER for width in shape.widths]
    return {
        "headings": [
            _text(column.heading, room, shape.size, is_bold=True)
            for column, room in zip(table.columns, rooms, strict=True)
        ],
        "rows": [
            {
                "is_long": any(len(text) > _LONG for text in row),
                "cells": [
                    _text(text, room, shape.size)
                    for text, room in zip(row, rooms, strict=True)
                ],
            }
            for row in table.rows
        ],
    }


def _text(
    text: str, room: float, size: float, *, is_bold: bool = False
) -> dict[str, object]:
    """Break words only where one does not fit its column."""
    is_tight = widest_word(text, size, is_bold=is_bold) > room + ROUNDING
    return {
        "words": breakable(text, room, size, is_bold=is_bold),
        "is_tight": is_tight,
        "is_whole": is_whole(text) and not is_tight,
    }
