"""What has a process used, and what did a program of this bench measure?"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_program(name, *args):
    """Run `tests/bench/<name>.py` in a fresh process and read what it measured."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{name}", *map(str, args)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def peak_megabytes(process="self"):
    return _megabytes(process, "VmHWM")


def resident_megabytes(process="self"):
    return _megabytes(process, "VmRSS")


def _megabytes(process, field):
    # The peak of getrusage is no use: a child starts with that of its parent.
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return None
    found = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(found[field].split()[0]) / 1024
