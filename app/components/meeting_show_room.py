"""How much of a wall is left for the chart or the tables of a finding?

The server does not know the screen. It reckons with 1280 x 720 pixels: what a
projector shows, and what a larger one shows when it is zoomed to be read. A phone
scrolls.
"""

from collections.abc import Sequence
from math import ceil

from app.sections.content import Finding, Intervals, Remark, Table
from app.translations.gettext import ngettext
from app.translations.numbers import format_count

_ROOM = 496
"""Pixels between the top and the controls."""
_BETWEEN = 8
_HEADING = (42, 66)
"""Pixels of a line, and letters that it holds."""
_SENTENCE = (32, 95)
_SMALL = (24, 130)
_LEAST_CHART = 250
"""A chart is no lower than this, however much is written; then the page scrolls."""
_MOST_REMARKS = 110
"""Pixels that comments take from a chart or a table; longer ones are scrolled to."""
_ROW = 38
_ROWS_OVER = 2
"""The title and the headings of a table."""
_MOST_ROWS = 8
_LEAST_ROWS = 3


def room_for(finding: Finding, remarks: Sequence[Remark]) -> int:
    """Give the pixels that are left for the chart or the tables.

    Args:
        finding: What else it says takes room.
        remarks: What the meeting has said takes room under it.
    """
    small = [*finding.sentences[1:], finding.caption]
    said = [line for remark in remarks for line in (*remark.words.splitlines(), "-")]
    taken = [
        _height([finding.heading], _HEADING),
        *(_height([text], _SENTENCE) for text in finding.sentences[:1]),
        *(_height([text], _SMALL) for text in small if text),
        min(_MOST_REMARKS, _height(said, _SMALL)),
        # The section stands over the heading, and the key over most charts.
        (_SMALL[0] + _BETWEEN) * (1 if isinstance(finding.chart, Intervals) else 2),
    ]
    return max(_LEAST_CHART, _ROOM - sum(taken))


def rows_for(tables: Sequence[Table], room: int) -> list[int]:
    """Say how many rows of each table are shown; the pack has all of them.

    Args:
        tables: The tables, under each other.
        room: Pixels that there are for all of them.
    """
    left = room // _ROW
    counts = []
    for place, table in enumerate(tables):
        after = (len(tables) - place - 1) * (_ROWS_OVER + _LEAST_ROWS)
        free = left - after - _ROWS_OVER
        whole = len(table.rows)
        # The line that says how many more there are takes the place of a row.
        fit = free if whole <= free else free - 1
        count = min(whole, _MOST_ROWS, max(_LEAST_ROWS, fit))
        counts.append(count)
        left -= _ROWS_OVER + count + (whole > count)
    return counts


def rows_left_words(count: int) -> str:
    """Say how many rows are not shown, and where they are."""
    return ngettext(
        "and {count} more row in the pack", "and {count} more rows in the pack", count
    ).format(count=format_count(count))


def _height(texts: Sequence[str], line: tuple[int, int]) -> int:
    pixels, letters = line
    if not texts:
        return 0
    return pixels * sum(ceil(len(text) / letters) for text in texts) + _BETWEEN
