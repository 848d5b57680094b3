"""The sample programme for tests, small or whole, through the real pipeline.

A home that many tests begin with is loaded once in a run: the first worker to ask
makes it, and each gets a copy of its own.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.home import Home, find_home
from data.sample.earlier import as_written_on
from data.sample.generate import generate_sample
from data.sample.period import EARLIER_DAY
from data.sample.write import write_sample
from tests.pipelines.programmes import load

SEED = 1


def write_small_sample(folder: Path, *, deliveries: int) -> Path:
    """Write the files of a sample programme of a few deliveries."""
    write_sample(generate_sample(seed=SEED, deliveries=deliveries), folder)
    return folder


def write_whole_sample(folder: Path) -> Path:
    """Write the files of the sample programme everybody sees, bad rows and all."""
    write_sample(generate_sample(), folder, with_faults=True)
    return folder


def whole_sample_home(factory: pytest.TempPathFactory) -> Home:
    """Give a home of one's own with the whole sample programme."""

    def make(folder: Path) -> None:
        load(find_home(folder / "home", {}), write_whole_sample(folder / "sample"))

    return Home(made_once(factory, "whole", make) / "home")


def small_sample_home(factory: pytest.TempPathFactory, *, deliveries: int) -> Home:
    """Give a home of one's own with a sample programme of a few deliveries."""

    def make(folder: Path) -> None:
        sample = write_small_sample(folder / "sample", deliveries=deliveries)
        load(find_home(folder / "home", {}), sample)

    return Home(made_once(factory, f"of-{deliveries}", make) / "home")


def home_of_two_days(factory: pytest.TempPathFactory) -> Home:
    """Give a home of one's own with a small programme as it was known on two days."""

    def make(folder: Path) -> None:
        home = find_home(folder / "home", {})
        whole = generate_sample(seed=SEED, deliveries=40)
        earlier = as_written_on(whole, EARLIER_DAY, seed=SEED)
        write_sample(earlier, folder / "before")
        write_sample(whole, folder / "now")
        load(home, folder / "before", data_date=EARLIER_DAY)
        load(home, folder / "now", minute=1)

    return Home(made_once(factory, "two-days", make) / "home")


def made_once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """Copy a folder that one worker makes for all of them; `make` fills it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    whole = shared / f"once-{name}"
    with _alone(shared / f"once-{name}.lock"):
        if not whole.exists():
            begun = factory.mktemp(f"begun-{name}")
            make(begun)
            begun.rename(whole)
    copy = factory.mktemp(name)
    shutil.copytree(whole, copy, dirs_exist_ok=True)
    return copy


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
