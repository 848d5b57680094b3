"""The bench runs; what it measures is for people to read."""

import subprocess
import sys

import pytest

from app.components.links import PATHS
from app.components.portfolio_parts import PARTS
from tests.bench.pages import in_words
from tests.bench.process import ROOT


@pytest.mark.long
def test_the_bench_compares_loads_pages_and_memory_at_a_tiny_size():
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--deliveries", "40"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert "| Load of activities |" in done.stdout
    assert "| All follow-up rules on one date |" in done.stdout
    assert "| Memory of a server" in done.stdout
    parts = [f"portfolio, {part}" for part in PARTS]
    for name in [*(name for name in PATHS if name != "portfolio"), *parts]:
        assert f"| Questions of {in_words(name)} |" in done.stdout
        assert f"| Rerun of {in_words(name)} |" in done.stdout
        assert f"| SQL in a rerun of {in_words(name)} |" in done.stdout
