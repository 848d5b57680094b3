import pytest

from data.home import find_home


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})
