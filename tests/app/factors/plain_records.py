"""The rows of a build as plain namespaces, for the second implementation of factors.

What is in view on a day is worked out as for the follow-up rules.
"""

from types import SimpleNamespace

import duckdb

from data.tables import TABLES
from tests.app.follow_up.plain_view import Programme, group


class Records(Programme):
    """All rows of a build, with what was assessed in each delivery at hand."""

    def __init__(self, tables):
        super().__init__(tables)
        self.assessments_of = group(tables["factor_assessments"], "delivery_id")


def read_records(path):
    """Read every core row of a build once."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return Records({table.name: _rows(connection, table) for table in TABLES})


def _rows(connection, table):
    answer = connection.table(f"core.{table.name}")
    names = answer.columns
    return [
        SimpleNamespace(**dict(zip(names, row, strict=True)))
        for row in answer.fetchall()
    ]
