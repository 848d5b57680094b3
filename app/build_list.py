"""Which builds are there, what does each hold, and which load made it?

Reads a build once: a published file never changes. Knows nothing of Streamlit.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import duckdb

from app.door import Build, connect, list_builds
from app.questions import read_sql
from data.home import Home


class Content(NamedTuple):
    """What one build holds, and where it came from."""

    build: Build
    previous_id: str | None
    """The build that its load added to; None for the first one."""
    files: tuple[str, ...]
    """The files of the load that made it; of all of them they are the newest."""
    read_count: int
    delivery_count: int
    workplace_count: int
    activity_count: int
    evaluation_count: int
    set_aside_count: int
    warning_count: int


def list_contents(home: Home) -> list[Content]:
    """Say what every build that can be read holds, the newest first."""
    found = (read_content(build) for build in list_builds(home))
    return [content for content in found if content is not None]


def find_content(contents: Sequence[Content], build_id: str | None) -> Content | None:
    """Find a build among others by its whole name."""
    return next((each for each in contents if each.build.id == build_id), None)


def read_content(build: Build) -> Content | None:
    """Say what one build holds; None when its file went away a moment ago."""
    try:
        return _read(build)
    except duckdb.Error:
        return None


@lru_cache(maxsize=256)
def _read(build: Build) -> Content:
    with connect(build.path) as connection:
        row = connection.execute(read_sql("build_content")).fetchone()
    if row is None:
        raise duckdb.InvalidInputException(f"{build.id} does not say what it holds")
    _build_id, previous, files, *counts = row
    return Content(build, previous, tuple(files), *counts)
