"""Which questions are there, what is their SQL, and what do they need?

`app/queries/<name>.sql` is a question; `rows/<name>` makes the rows that figures are
made of, and `door/` what the filters choose.
"""

import re
from functools import cache
from pathlib import Path

import duckdb

QUERIES = Path(__file__).resolve().parent / "queries"

ROWS = "rows/"
"""Questions of this folder make the rows that figures are made of."""


@cache
def read_sql(query: str) -> str:
    """Read the SQL of a question, by its name without the ending."""
    return (QUERIES / f"{query}.sql").read_text("utf-8")


@cache
def named_params(sql: str) -> frozenset[str]:
    """Find the `$named` parameters of a question."""
    return frozenset(duckdb.extract_statements(sql)[0].named_parameters)


@cache
def rows_read(sql: str) -> frozenset[str]:
    """Find the rows that a question reads, by their names outside its comments."""
    known = {path.stem for path in (QUERIES / "rows").glob("*.sql")}
    said = re.sub(r"--.*", "", sql)
    return frozenset(known.intersection(re.findall(r"\w+_rows\b", said)))


@cache
def withheld_read(sql: str) -> frozenset[str]:
    """Find the tables of what is withheld that a question reads, outside comments."""
    said = re.sub(r"--.*", "", sql)
    return frozenset(re.findall(r"\b(?:from|join) (withheld_\w+)", said))
