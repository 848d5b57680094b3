"""Do two sets of validated tables hold the same rows?

The hash is over what the tables say, not over the files they came from: the same
data as a workbook and as two dialects of CSV give the same hash.
"""

import hashlib
from collections.abc import Mapping
from datetime import date

import polars as pl

from data.tables import TABLES


def hash_content(core: Mapping[str, pl.DataFrame], data_date: date) -> str:
    """Give the SHA-256 of all core tables, in key order, and the data date.

    Args:
        core: Every table of the contract by name, with the contract's columns.
        data_date: The day the data are from; the same rows a month later are news.

    Returns:
        64 hexadecimal digits.
    """
    digest = hashlib.sha256(data_date.isoformat().encode())
    for table in TABLES:
        rows = core[table.name].select(table.column_names).sort(table.key)
        digest.update(table.name.encode())
        digest.update(rows.write_csv(null_value="\\N", quote_style="always").encode())
    return digest.hexdigest()
