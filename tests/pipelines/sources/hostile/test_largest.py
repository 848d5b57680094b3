"""The largest files within the limits are read in less memory than is stated."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.sources.limits import MEMORY_BYTES
from tests.pipelines.sources.hostile.largest import LARGEST

ROOT = Path(__file__).parents[4]


@pytest.mark.long
@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_file_of_each_kind_is_read_within_the_bound(tmp_path, name):
    LARGEST[name](tmp_path / name)

    read = subprocess.run(
        [sys.executable, "-m", "tests.pipelines.sources.hostile.largest", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert read.returncode == 0, read.stderr[-1000:]
    assert int(read.stdout) < MEMORY_BYTES
