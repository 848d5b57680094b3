"""Make a DuckDB table of each file the plain way; print the cost.

Run as `python -m tests.bench.plain_load_once DATABASE FILE...`.
"""

import json
import sys
import time
from pathlib import Path

import duckdb

from tests.bench.process import peak_megabytes


def main(database, *files):
    wall, processor = time.perf_counter(), time.process_time()
    with duckdb.connect(database) as connection:
        for file in map(Path, files):
            connection.execute(
                f"create table {file.stem} as select * from read_csv('{file}')"
            )
    measured = {
        "seconds": time.perf_counter() - wall,
        "processor_seconds": time.process_time() - processor,
        "peak_megabytes": peak_megabytes(),
    }
    sys.stdout.write(json.dumps(measured))


if __name__ == "__main__":
    main(*sys.argv[1:])
