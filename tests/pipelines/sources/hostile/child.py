"""Read every file of the corpus in one process, and say what became of each.

Takes a list of [id, path] as JSON on standard input; gives one line of JSON for each.
Whatever is opened for writing, run or connected to meanwhile is listed with it.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

from pipelines.errors import SourceError
from pipelines.sources.arrive import open_file
from pipelines.sources.listing import list_files
from pipelines.sources.read import read_sources
from tests.bench.process import peak_megabytes

SECONDS = 10
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
DEEDS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.")

deeds = []


def watch(event, arguments):
    is_writing = event == "open" and bool((arguments[2] or 0) & WRITES)
    if is_writing or event.startswith((*DEEDS, *CHANGES)):
        deeds.append(f"{event} {arguments[:1]}")


def too_slow(*_):
    raise TimeoutError


def read(path):
    try:
        sources = read_sources([path])
        opened = [open_file(file, lambda _: ()) for file in list_files([path])]
    except SourceError as error:
        return {"faults": list(error.faults), "kind": type(error).__name__}
    grids = [grid for one in opened for grid in one.grids]
    rows = [list(row[1:]) for grid in grids for row in grid.rows.rows()]
    return {
        "names": [source.name for source in sources],
        "cells": rows[0] if rows else None,
        "notes": [note.note.en for one in opened for note in one.notes],
    }


def main():
    sys.addaudithook(watch)
    signal.signal(signal.SIGALRM, too_slow)
    for id_, path in json.loads(sys.stdin.read()):
        deeds.clear()
        started = time.monotonic()
        signal.alarm(SECONDS)
        try:
            outcome = read(Path(os.fsdecode(bytes.fromhex(path))))
        except TimeoutError:
            outcome = {"crash": f"more than {SECONDS} seconds"}
        except BaseException as error:
            outcome = {"crash": repr(error)[:300]}
        finally:
            signal.alarm(0)
        outcome |= {
            "id": id_,
            "seconds": time.monotonic() - started,
            "memory": int(peak_megabytes() * 1024 * 1024),
            "deeds": list(deeds),
        }
        sys.stdout.write(json.dumps(outcome) + "\n")


main()
