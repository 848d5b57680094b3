"""Where do builds, uploads and records live?

One folder, VARIG_HOME; every command takes it as `--home` too. Without either it is
`.varig` in the folder of the checkout, which git ignores.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_HOME = Path(__file__).resolve().parent.parent / ".varig"
"""Inside the checkout, so that two checkouts never share their data by accident."""


@dataclass(frozen=True)
class Home:
    """The folder that holds everything a Varig installation remembers."""

    root: Path
    database: str | None = field(default=None, repr=False)
    """The address of another database for records than a file of this home; it may
    hold a password."""

    @property
    def builds(self) -> Path:
        """The folder of published builds and the pointer to the current one."""
        return self.root / "builds"

    @property
    def pointer(self) -> Path:
        """The small file that holds the file name of the current build."""
        return self.builds / "current"

    @property
    def uploads(self) -> Path:
        """The folder of files sent in through the app."""
        return self.root / "uploads"

    @property
    def records(self) -> Path:
        """The folder of what users write: exemptions, comments, decisions."""
        return self.root / "records"


def find_home(given: Path | None, environment: Mapping[str, str]) -> Home:
    """Choose the home folder and make it: the given one, VARIG_HOME, or the default.

    VARIG_RECORDS names the database of what users write, when it is another one.
    """
    named = environment.get("VARIG_HOME")
    root = given or (Path(named) if named else DEFAULT_HOME)
    database = environment.get("VARIG_RECORDS") or None
    home = Home(root.expanduser().resolve(), database)
    for folder in (home.builds, home.uploads, home.records):
        folder.mkdir(parents=True, exist_ok=True)
    return home


def current_build_path(home: Home) -> Path | None:
    """Follow the pointer to the current build; None when it leads to no build."""
    try:
        name = home.pointer.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError):
        return None
    path = home.builds / name
    return path if name and path.is_file() else None
