"""One default sample for all tests of it: it is frozen, so they cannot disturb it."""

import pytest

from data.sample.generate import Sample, generate_sample


@pytest.fixture(scope="session")
def sample() -> Sample:
    return generate_sample()
