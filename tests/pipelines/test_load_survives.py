"""A load that dies, by signal or by a full disk, leaves the last good build readable.

Real processes, real signals, real write errors from the operating system.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.home import current_build_path, find_home
from pipelines.build_file import read_core
from pipelines.builds import list_builds
from tests.sample_home import write_small_sample

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120
SMALL_FILE_BYTES = 300_000
"""Smaller than any build: writing one meets the end of the space in the middle."""


def start_load(folder, home, **options):
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "app",
            "load",
            str(folder),
            "--home",
            str(home.root),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    folder = tmp_path_factory.mktemp("programmes")
    write_small_sample(folder / "first", deliveries=14)
    write_small_sample(folder / "second", deliveries=16)
    return folder / "first", folder / "second"


@pytest.fixture(scope="module")
def home(tmp_path_factory, folders):
    home = find_home(tmp_path_factory.mktemp("home"), {})
    load = start_load(folders[0], home)
    said, _ = load.communicate(timeout=PATIENCE_SECONDS)
    assert load.returncode == 0, said
    return home


def kill_when(load, seen):
    until = time.monotonic() + PATIENCE_SECONDS
    while load.poll() is None and not seen() and time.monotonic() < until:
        time.sleep(0.0005)
    load.send_signal(signal.SIGKILL)
    load.communicate(timeout=PATIENCE_SECONDS)


def after(seconds):
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def builds_grow(home):
    before = len(list(home.builds.glob("[!.]*.duckdb")))
    return lambda: len(list(home.builds.glob("[!.]*.duckdb"))) > before


def half_written(home):
    return lambda: any(home.builds.glob(".incoming-*"))


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(
            lambda home: after(1), id="while it starts", marks=pytest.mark.long
        ),
        pytest.param(
            half_written, id="while it writes the build", marks=pytest.mark.long
        ),
        pytest.param(builds_grow, id="as the build is published"),
    ],
)
def test_a_load_killed_at_any_moment_leaves_a_whole_build(home, folders, moment):
    load = start_load(folders[1], home)
    kill_when(load, moment(home))

    counts = {facts.build_id: facts.delivery_count for facts in list_builds(home)}
    current = read_core(current_build_path(home))

    assert current["deliveries"].height in {14, 16}
    assert set(counts.values()) <= {14, 16}


def test_a_full_disk_refuses_the_load_and_keeps_the_last_good_build(home, folders):
    before = current_build_path(home)

    def limit_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_FILE_BYTES, SMALL_FILE_BYTES))

    write_small_sample(folders[1].parent / "third", deliveries=18)
    load = start_load(folders[1].parent / "third", home, preexec_fn=limit_files)
    said, _ = load.communicate(timeout=PATIENCE_SECONDS)

    assert load.returncode == 4, said
    assert "could not be written" in said
    assert current_build_path(home) == before
    assert not any(home.builds.glob(".incoming-*"))


def test_after_all_that_the_next_load_goes_through(home, folders):
    load = start_load(folders[1], home, env=os.environ | {"LANG": "C.UTF-8"})
    said, _ = load.communicate(timeout=PATIENCE_SECONDS)

    assert load.returncode == 0, said
    assert read_core(current_build_path(home))["deliveries"].height == 16
