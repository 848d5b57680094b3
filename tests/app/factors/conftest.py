"""The rows of the whole sample programme, for outcomes and factors by hand."""

import pytest

from tests.app.factors.plain_records import read_records


@pytest.fixture(scope="session")
def whole_records(whole_build):
    """Give the same rows to the second implementation."""
    return read_records(whole_build.path)
