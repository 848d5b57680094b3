"""What was measured, and on what?"""

import os
import platform
from importlib.metadata import version

from app.door import connect, current_build

PACKAGES = ("duckdb", "polars", "streamlit", "great-expectations")
COUNTED = ("workplaces", "deliveries", "delivery_units", "activities")


def machine_facts():
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return [
        f"Machine: {os.cpu_count()} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}; {versions}.",
        f"Load average of the machine at the end: {os.getloadavg()[0]:.1f}.",
    ]


def programme_facts(home, programme):
    build = current_build(home)
    with connect(build.path) as connection:
        counts = [
            f"{connection.table(f'core.{name}').shape[0]:,} {name.replace('_', ' ')}"
            for name in COUNTED
        ]
    sizes = [file.stat().st_size for file in programme.csv_files()]
    return [
        f"Programme (invented): {', '.join(counts)}.",
        f"Files: {megabytes(sum(sizes))} MB, of it activities.csv "
        f"{megabytes(sizes[-1])} MB; build: {megabytes(build.path.stat().st_size)} MB.",
    ]


def megabytes(size):
    return round(size / 1_000_000)
