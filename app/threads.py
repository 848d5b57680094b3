"""How many threads does a question of a build get?

In a small build a table is one or two row groups of 122 880 rows. DuckDB gives each to
one thread, so more of them answer no sooner, and take the processor from other readers.
"""

from pathlib import Path

IN_LARGE = 4
LARGE_BYTES = 128 * 1024**2


def threads_for(build: Path) -> int:
    """Say how many threads may work on a question of the build in this file."""
    try:
        is_large = build.stat().st_size > LARGE_BYTES
    except OSError:
        # DuckDB says what is wrong with a file that is not there.
        is_large = False
    return IN_LARGE if is_large else 1
