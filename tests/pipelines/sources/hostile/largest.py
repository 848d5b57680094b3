"""Write one file, close to the limits, of each kind; say how much memory it takes.

Run with a folder and the name of a file: reads it alone in a process of its own.
"""

import sys
import zipfile
from pathlib import Path

import polars as pl

from pipelines.sources.arrive import open_file
from pipelines.sources.listing import list_files
from tests.bench.process import peak_megabytes
from tests.pipelines.sources.hostile import books

WIDE = 20
LONG = "x" * 32_000 + "😀"


def many_cells(path):
    """Nearly 40 million cells, 280 MB."""
    with path.open("w") as file:
        file.write(";".join(f"k{at}" for at in range(WIDE)) + "\n")
        file.writelines([";".join(["abcdef"] * WIDE) + "\n"] * 1_990_000)


def long_cells(path):
    """Nearly 300 MB of long texts, each with a letter of four bytes."""
    with path.open("w", encoding="utf-8") as file:
        file.write("a;b;c;d\n")
        file.writelines([";".join([LONG] * 4) + "\n"] * 2_300)


def many_lines(path):
    with path.open("w") as file:
        fields = ", ".join(f'"k{at}": "abcdef"' for at in range(10))
        file.writelines([f"{{{fields}}}\n"] * 1_600_000)


def document(path):
    with path.open("w") as file:
        one = f'{{"a":12345678,"b":"{"x" * 60}","c":"yyy"}}'
        file.write("[" + ",".join([one] * 990_000) + "]")


def table(path):
    texts = (pl.Series(range(3_900_000)).cast(pl.String) + "abcdefgh").alias
    numbers = pl.Series(range(3_900_000)).alias
    columns = [texts(f"t{at}") for at in range(6)] + [
        numbers(f"n{at}") for at in "abcd"
    ]
    pl.DataFrame(columns).write_parquet(path)


def book(path):
    """A million rows of sixteen cells, written with texts of their own."""
    start, end = books.sheet("\n").split("\n")
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, content in books.parts().items():
            if name != "xl/worksheets/s1.xml":
                archive.writestr(name, content)
        with archive.open("xl/worksheets/s1.xml", "w") as part:
            part.write(start.encode())
            for number in range(1_000_000):
                texts = "".join(books.cell(f"{number}{at}") for at in "abcdefghijklmn")
                part.write(books.row(texts, "<c><v>1</v></c>" * 2).encode())
            part.write(end.encode())


LARGEST = {
    "cells.csv": many_cells,
    "long.csv": long_cells,
    "lines.jsonl": many_lines,
    "document.json": document,
    "table.parquet": table,
    "book.xlsx": book,
}


def main():
    for file in list_files([Path(sys.argv[1])]):
        opened = open_file(file, lambda _: ())
        assert opened.grids[0].rows.height
    sys.stdout.write(str(int(peak_megabytes() * 1024 * 1024)))


if __name__ == "__main__":
    main()
