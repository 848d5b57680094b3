"""A home with one tiny build, and a screen run alone on it, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.home import Home
from tests.tiny_build import write_tiny_build

VIEWS = Path(__file__).resolve().parents[2] / "app/views"


def tiny_home(root: Path, **tables: list[dict[str, object]]) -> Home:
    """Make a home whose current build has these rows."""
    home = empty_home(root)
    write_tiny_build(home.builds / "tiny.duckdb", **tables)
    home.pointer.write_text("tiny.duckdb\n", encoding="utf-8")
    return home


def empty_home(root: Path) -> Home:
    """Make a home where nothing is loaded."""
    home = Home(root)
    home.builds.mkdir(parents=True, exist_ok=True)
    return home


def run_view(
    name: str, home: Home, monkeypatch: pytest.MonkeyPatch, *, record: str = ""
) -> AppTest:
    """Run one screen alone; a fault on it fails the test."""
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / f"{name}.py", default_timeout=30)
    app.query_params["id"] = record
    app.run()
    assert not app.exception, app.exception
    return app
