"""The sample programme for tests, small or whole, through the real pipeline."""

from pathlib import Path

from data.sample.generate import generate_sample
from data.sample.write import write_sample

SEED = 1


def write_small_sample(folder: Path, *, deliveries: int) -> Path:
    """Write the files of a sample programme of a few deliveries."""
    write_sample(generate_sample(seed=SEED, deliveries=deliveries), folder)
    return folder


def write_whole_sample(folder: Path) -> Path:
    """Write the files of the sample programme everybody sees, bad rows and all."""
    write_sample(generate_sample(), folder, with_faults=True)
    return folder
