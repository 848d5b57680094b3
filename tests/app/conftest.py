"""The whole sample programme as a build, for what is held against every row of it."""

import pytest

from app.door import current_build
from data.home import Home
from tests.pipelines.programmes import load
from tests.sample_home import write_whole_sample


@pytest.fixture(scope="session")
def whole_build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    load(home, write_whole_sample(folder / "sample"))
    return current_build(home)
