"""The rows of the whole sample programme, for the rules by hand."""

import pytest

from tests.app.follow_up.plain_view import read_programme


@pytest.fixture(scope="session")
def whole_programme(whole_build):
    """Give the same rows to the second implementation."""
    return read_programme(whole_build.path)
