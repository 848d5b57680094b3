"""What have people written on the rows of the work list?

The screens, the files and the command line all put it on here, so that they agree.
"""

from datetime import date

import polars as pl

from app.areas_of_records import within_rows
from app.identity import Reader
from app.metrics.work_list import with_assignments, with_comments, with_exemptions
from app.records.follow_up import list_assignments, list_comments, list_exemptions
from data.home import Home


def with_records(
    rows: pl.DataFrame, home: Home, as_of: date, reader: Reader
) -> pl.DataFrame:
    """Put exemptions, assignments and comments on the rows of a work list.

    Args:
        rows: Rows of `list_work`.
        home: Where the records are.
        as_of: The day of the list.
        reader: Whose list it is; what is written on other rows is left out.

    Returns:
        The rows with state, owner_role and advisor_id as people have decided, and the
        columns of `with_exemptions`, `with_assignments` and `with_comments`.

    Raises:
        RecordsError: The records cannot be read.
    """
    here = within_rows(rows)
    exemptions = list_exemptions(home, reader, within=here)
    assignments = list_assignments(home, reader, within=here)
    rows = with_exemptions(rows, exemptions, as_of)
    rows = with_assignments(rows, assignments, as_of)
    return with_comments(rows, list_comments(home, reader, within=here))
