"""Write small source files in any dialect, for the tests of the reader."""

from data.tables import ACTIVITIES

ACTIVITY = {
    "activity_id": "A-1",
    "delivery_id": "L-1",
    "kind": "Personalsamling",
    "status": "Holdt",
}
"""The least an activity must have."""


def activity(**changes):
    return ACTIVITY | changes


def heading(name, language="nb"):
    if language == "name":
        return name
    column = ACTIVITIES.column(name)
    return column.nb if language == "nb" else column.en


def csv_text(rows, *, delimiter=";", line_end="\r\n", language="nb", quoted=False):
    """Write rows of activities, with the columns of the first one.

    Python's own writer leaves a newline unquoted when lines end in another one.
    """
    headings = [heading(name, language) for name in rows[0]]
    records = [headings, *(row.values() for row in rows)]
    return "".join(
        delimiter.join(
            _field(cell, always=quoted, special=f'{delimiter}"\r\n') for cell in record
        )
        + line_end
        for record in records
    )


def _field(cell, *, always, special):
    needs_quotes = always or any(sign in cell for sign in special)
    return '"' + cell.replace('"', '""') + '"' if needs_quotes else cell


def write_activities(folder, rows, *, name="aktiviteter.csv", encoding="utf-8", **how):
    path = folder / name
    path.write_bytes(csv_text(rows, **how).encode(encoding))
    return path
