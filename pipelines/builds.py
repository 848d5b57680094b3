"""Publish builds, list them, and move between them.

A published build is never written again. The pointer `builds/current` is replaced
by an atomic rename, so a reader finds the build before or the build after, and a
load killed at any moment leaves the last good one current.

Larger installations may keep builds elsewhere one day; the verbs here are all that
the rest of the code knows.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from data.home import Home, current_build_path
from pipelines.build_file import (
    BuildWriteError,
    publish_candidate,
    remove_build_file,
)
from pipelines.load_lock import only_one_loader


@dataclass(frozen=True)
class BuildFacts:
    """What a list of builds shows of one build."""

    build_id: str
    path: Path
    built_at: datetime
    data_date: date
    content_hash: str
    is_invented: bool
    is_current: bool
    delivery_count: int
    rejected_count: int
    previous_build_id: str | None
    """The build that the load added to; None for the first one."""


class NoSuchBuildError(Exception):
    """No published build has this name."""


def name_build(now: datetime, content_hash: str) -> str:
    """Name a build by the time it was made, in UTC, and what it holds."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{content_hash[:8]}"


def publish_build(home: Home, incoming: Path, build_id: str) -> Path:
    """Give a build that is written its name, and make it the current one.

    Args:
        home: The installation.
        incoming: The file, as `write_candidate` wrote it.
        build_id: The name of the build.

    Raises:
        BuildWriteError: It could not be done; the current build stays.
    """
    path = home.builds / f"{build_id}.duckdb"
    publish_candidate(incoming, path)
    try:
        make_current(home, path)
    except OSError as error:
        remove_build_file(path)
        raise BuildWriteError(str(error)) from error
    return path


def make_current(home: Home, path: Path) -> None:
    """Point `builds/current` at a build, in one step."""
    waiting = home.pointer.with_name(".current-incoming")
    waiting.write_text(f"{path.name}\n", encoding="utf-8")
    waiting.replace(home.pointer)


def list_builds(home: Home) -> list[BuildFacts]:
    """List the published builds, newest first; damaged files are passed over."""
    current = current_build_path(home)
    facts = (
        _read_facts(path, is_current=path == current) for path in _build_files(home)
    )
    return [found for found in facts if found is not None]


def list_damaged(home: Home) -> list[str]:
    """List the files among the builds that cannot be read as one."""
    return [
        path.name
        for path in _build_files(home)
        if _read_facts(path, is_current=False) is None
    ]


def use_build(home: Home, build_id: str) -> BuildFacts:
    """Make an earlier (or later) build the current one.

    Args:
        home: The installation.
        build_id: The name of a build, or the start of one that fits no other.

    Raises:
        NoSuchBuildError: No build, or more than one, has a name that starts so.
        LoadBusyError: A load is running, and would add to the build of before.
    """
    with only_one_loader(home):
        chosen = find_build(home, build_id)
        make_current(home, chosen.path)
    return chosen


def find_build(home: Home, build_id: str) -> BuildFacts:
    """Find a build by its name, or by the start of it that fits no other.

    Raises:
        NoSuchBuildError: No build, or more than one, has a name that starts so.
    """
    builds = list_builds(home)
    fitting = [facts for facts in builds if _fits(facts, build_id)]
    if len(fitting) != 1:
        known = ", ".join(facts.build_id for facts in builds) or "none"
        found = "more than one build starts" if fitting else "no build starts"
        raise NoSuchBuildError(f"{found} with {build_id!r}; known builds: {known}")
    return fitting[0]


def prune_builds(home: Home, *, keep: int) -> list[str]:
    """Remove all but the newest builds; the current one always stays.

    Returns:
        The names of the builds removed.
    """
    old = [facts for facts in list_builds(home)[keep:] if not facts.is_current]
    for facts in old:
        remove_build_file(facts.path)
    return [facts.build_id for facts in old]


def sweep_unfinished(home: Home) -> None:
    """Remove what a killed load left behind; call it with the load lock held."""
    for path in home.builds.glob(".incoming-*"):
        path.unlink(missing_ok=True)


def _fits(facts: BuildFacts, build_id: str) -> bool:
    return bool(build_id) and facts.build_id.startswith(build_id)


def _build_files(home: Home) -> list[Path]:
    return sorted(home.builds.glob("[!.]*.duckdb"), reverse=True)


def _read_facts(path: Path, *, is_current: bool) -> BuildFacts | None:
    # The app may have the file open in its own way in this process, and DuckDB lets
    # nobody open it in another way; attached to an empty database it can be read.
    quoted = str(path).replace("'", "''")
    try:
        with duckdb.connect() as connection:
            connection.execute(f"attach '{quoted}' as build (read_only)")
            connection.execute("use build")
            row = connection.execute(
                "select build_id, built_at, data_date, content_hash, is_invented,"
                " previous_build_id,"
                " (select count(*) from core.deliveries),"
                " (select count(*) from (select distinct table_name, source_file,"
                " source_sheet, source_row from meta.rejected_rows))"
                " from meta.build"
            ).fetchone()
    except duckdb.Error:
        return None
    if row is None:
        return None
    build_id, built_at, data_date, content_hash, is_invented, *rest = row
    previous, deliveries, aside = rest
    return BuildFacts(
        build_id=build_id,
        path=path,
        built_at=built_at.replace(tzinfo=UTC),
        data_date=data_date,
        content_hash=content_hash,
        is_invented=is_invented,
        is_current=is_current,
        delivery_count=deliveries,
        rejected_count=aside,
        previous_build_id=previous,
    )
