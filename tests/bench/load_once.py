"""Load files into a home, in a process that has done nothing else; print the cost.

Run as `python -m tests.bench.load_once HOME FILE...`.
"""

import json
import sys
import time
from pathlib import Path

from tests.bench.process import peak_megabytes


def main(home, *files):
    duckdb_import_seconds = timed_import("duckdb")
    timed_import("polars")
    gate_import_seconds = timed_import("great_expectations")
    from data.home import find_home
    from tests.pipelines.programmes import load

    wall, processor = time.perf_counter(), time.process_time()
    load(find_home(Path(home), {}), *map(Path, files))
    measured = {
        "seconds": time.perf_counter() - wall,
        "processor_seconds": time.process_time() - processor,
        "duckdb_import_seconds": duckdb_import_seconds,
        "gate_import_seconds": gate_import_seconds,
        "peak_megabytes": peak_megabytes(),
    }
    sys.stdout.write(json.dumps(measured))


def timed_import(name):
    started = time.perf_counter()
    __import__(name)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
