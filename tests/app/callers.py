"""Who runs a command in a test that calls what is behind it."""

from app.cli_reader import Caller
from app.door import Build
from app.identity import LOCAL_MANAGER
from data.home import Home


def local(home: Home) -> Caller:
    """Give whoever holds the files of a home."""
    return Caller(home, LOCAL_MANAGER, "test")


def local_at(build: Build) -> Caller:
    """Give whoever holds the files of the home that a build is in."""
    return local(Home(build.path.parent.parent))
