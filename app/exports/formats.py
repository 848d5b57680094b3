"""Which files can an extract be taken out as?"""

from collections.abc import Callable
from dataclasses import dataclass

from app.exports.csv import write_norwegian_csv, write_standard_csv
from app.exports.extract import Extract
from app.exports.parquet import write_parquet
from app.exports.xlsx import write_xlsx


@dataclass(frozen=True)
class Format:
    """One kind of file."""

    code: str
    ending: str
    """How the name of the file ends, so that no two formats give the same name."""
    media_type: str
    write: Callable[[Extract], bytes]


XLSX = Format(
    "xlsx",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write_xlsx,
)
NORWEGIAN_CSV = Format("csv-nb", ".csv", "text/csv", write_norwegian_csv)
STANDARD_CSV = Format("csv", "-standard.csv", "text/csv", write_standard_csv)
PARQUET = Format("parquet", ".parquet", "application/vnd.apache.parquet", write_parquet)

FORMATS = {each.code: each for each in (XLSX, NORWEGIAN_CSV, STANDARD_CSV, PARQUET)}
"""Every format by its code, which is its name on the command line too."""
