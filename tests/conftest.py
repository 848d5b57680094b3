"""What every test may ask for."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def fixtures_folder():
    """Real files of others; VARIG_FIXTURES names the folder when it lies elsewhere."""
    folder = Path(os.environ.get("VARIG_FIXTURES", ROOT.parent / "shared/fixtures"))
    if not folder.is_dir():
        pytest.skip(f"no fixtures in {folder}: set VARIG_FIXTURES to their folder")
    return folder
