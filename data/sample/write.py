"""Write a sample as the files a programme would send: one CSV per table.

Norwegian headings, `;`, decimal comma, dd.mm.yyyy, UTF-8 with BOM, CRLF. Beside them
lie the absence of the country, as Statbank would write it, and a file that says that
the data are invented; a reader finds it by its name.
"""

from pathlib import Path

import polars as pl

from data.columns import Column, Kind
from data.sample.absence_season import past_quarters
from data.sample.faults import append_faults
from data.sample.generate import Sample
from data.sample.national_absence import write_national_absence
from data.tables import TABLES

INVENTED_MARKER = "OPPDIKTET.txt"
"""A folder with a file of this name holds invented data."""

INVENTED_TEXT = """\
Alt i denne mappen er oppdiktet. Ingen virksomhet, leveranse eller person er virkelig.
Bare enkelte størrelser (hvor mange, hvor lenge, hvor ofte) følger publiserte tall.

All data in this folder are invented. No workplace, delivery or person is real.
Only some margins (how many, how long, how often) follow published figures.
"""


def write_sample(sample: Sample, folder: Path, *, with_faults: bool = False) -> None:
    """Write one CSV per table, national absence, and the marker of invented data.

    Args:
        sample: The invented programme.
        folder: Made when it is not there; files of the same name are replaced.
        with_faults: Add the rows of data/sample/faults.py, which a load sets aside.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INVENTED_MARKER).write_text(INVENTED_TEXT, encoding="utf-8")
    for table in TABLES:
        texts = sample.frame(table.name).select(_as_text(c) for c in table.columns)
        rows = append_faults(table.name, texts) if with_faults else texts
        rows.rename({column.name: column.nb for column in table.columns}).write_csv(
            folder / f"{table.name}.csv",
            separator=";",
            line_terminator="\r\n",
            include_bom=True,
        )
    written = set(sample.absence.select("year", "quarter").unique().iter_rows())
    write_national_absence(folder, [q for q in past_quarters() if q in written])


def _as_text(column: Column) -> pl.Expr:
    value = pl.col(column.name)
    match column.kind:
        case Kind.DATE:
            text = value.dt.strftime("%d.%m.%Y")
        case Kind.TIMESTAMP:
            text = value.dt.strftime("%d.%m.%Y %H:%M:%S")
        case Kind.NUMBER | Kind.SHARE:
            text = value.cast(pl.String).str.replace(".", ",", literal=True)
        case Kind.FLAG:
            text = pl.when(value).then(pl.lit("ja")).when(~value).then(pl.lit("nei"))
        case Kind.CODE if column.vocabulary:
            labels = {code.value: code.nb for code in column.vocabulary}
            text = value.replace_strict(labels, return_dtype=pl.String)
        case _:
            text = value.cast(pl.String)
    return text.alias(column.name)
