"""The whole sample programme as a build, for what is held against every row of it."""

import pytest

from app.door import current_build
from tests.sample_home import whole_sample_home


@pytest.fixture(scope="session")
def whole_build(tmp_path_factory):
    return current_build(whole_sample_home(tmp_path_factory))
