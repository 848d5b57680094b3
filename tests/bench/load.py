"""A load through every check, against DuckDB's own table of the same file."""

from statistics import median

from tests.bench.process import run_program
from tests.bench.report import Ratio

REPEATS = 3
"""For the plain load, which is short."""


def compare_loads(programme, home, folder):
    rest = run_program("load_once", home.root, programme.rest)
    activities = run_program("load_once", home.root, programme.activities)
    plain = plain_load(folder, [programme.activities])
    plain_all = plain_load(folder, programme.csv_files())
    both = {name: rest[name] + activities[name] for name in TIMES}
    return [
        *in_both_times("Load of activities", activities, plain, _ALONE),
        *in_both_times("Load of activities, before", *BEFORE, _BEFORE),
        *in_both_times("Load of all files, in two loads", both, plain_all, _ALL),
        Ratio(
            "Import of Great Expectations",
            activities["gate_import_seconds"],
            activities["duckdb_import_seconds"],
            "s",
            "Once per load, not in the rows above; beside the import of DuckDB.",
        ),
        Ratio(
            "Peak memory of a load",
            max_of([rest["peak_megabytes"], activities["peak_megabytes"]]),
            plain_all["peak_megabytes"],
            "MB",
            "The larger of the two loads, against DuckDB's tables of all files.",
        ),
    ]


TIMES = ("seconds", "processor_seconds")

BEFORE = (
    {"seconds": 29.5, "processor_seconds": 36.6},
    {"seconds": 1.32, "processor_seconds": 2.39},
)
"""Ours and plain, 1,090,389 activities on 2 cores, measured when Varig read its own
form only, compared no fields and kept no rows as their files wrote them."""

_ALONE = (
    "Read, clean, check, merge with the last build and write it whole, against "
    "`create table as` of that one file."
)
_BEFORE = "As it was measured before loads explained themselves, on another day."
_ALL = "The same for every table of the programme."
_PROCESSOR = "In processor time, which other work on the machine disturbs less."


def plain_load(folder, files):
    runs = []
    for number in range(REPEATS):
        database = folder / f"plain-{number}.duckdb"
        runs.append(run_program("plain_load_once", database, *files))
        database.unlink()
    return {
        "peak_megabytes": max_of([run["peak_megabytes"] for run in runs]),
        **{name: median(run[name] for run in runs) for name in TIMES},
    }


def in_both_times(what, ours, plain, meaning):
    return [
        Ratio(what, ours["seconds"], plain["seconds"], "s", meaning),
        Ratio(
            f"{what}: processor",
            ours["processor_seconds"],
            plain["processor_seconds"],
            "s",
            _PROCESSOR,
        ),
    ]


def max_of(values):
    return None if None in values else max(values)
