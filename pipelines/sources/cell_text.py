"""How is a typed cell of a workbook written as text?"""

from datetime import date, datetime, time, timedelta

Cell = int | float | str | bool | date | datetime | time | timedelta

NOISE = timedelta(milliseconds=2)
"""Excel stores a time as a fraction of a day, which misses the second by less."""


def cell_text(cell: Cell) -> str | None:
    """Write a cell in the one form that cleaners read; None: the cell is empty.

    Text stays as it is; dates become 2024-01-31, times 2024-01-31 13:45:00, numbers
    have a point and no trailing .0, truth values are `true` and `false`.
    """
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return _time_text(cell)
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _time_text(moment: datetime) -> str:
    second = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    exact = second if abs(moment - second) <= NOISE else moment
    if exact.time() == time():
        return exact.date().isoformat()
    return exact.isoformat(" ")
