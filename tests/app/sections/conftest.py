"""A small sample programme as a meeting sees it: alone, and held against a day before.

`meet` opens any build, day and filters; `found` gives what a section finds there.
"""

from contextlib import ExitStack
from datetime import date

import polars as pl
import pytest

from app.door import current_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.sections.occasion import Point, Written, open_occasion
from app.translations.gettext import speaking
from data.follow_up import standard_rules
from tests.sample_home import small_sample_home
from tests.tiny_build import write_tiny_build

LAST_TIME = date(2026, 4, 15)
"""A day before the data date of the sample."""

_ACT = {
    **dict.fromkeys(("rule_code", "record_id", "reason", "owner_role"), pl.String),
    "advisor_id": pl.String,
    "from_on": pl.Date,
    "until_on": pl.Date,
    "made_at": pl.Datetime,
}
NOTHING_WRITTEN = Written(
    exemptions=pl.DataFrame(schema=_ACT), assignments=pl.DataFrame(schema=_ACT)
)


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory):
    """Sixty deliveries through the real pipeline."""
    return current_build(small_sample_home(tmp_path_factory, deliveries=60))


@pytest.fixture(scope="module")
def meet():
    """Open occasions: `meet(build, then=Point(...), filters=...)`."""
    with ExitStack() as opened:

        def open_one(build, as_of=None, *, then=None, filters=None):
            return opened.enter_context(
                open_occasion(
                    Point(build, as_of or build.data_date),
                    then,
                    filters=filters or Filters(),
                    reader=LOCAL_MANAGER,
                    rules=standard_rules(),
                    written=NOTHING_WRITTEN,
                )
            )

        yield open_one


@pytest.fixture(scope="module")
def occasion(meet, sample_build):
    """The sample on its data date, with nothing before it."""
    return meet(sample_build)


@pytest.fixture(scope="module")
def two_days(meet, sample_build):
    """The sample on its data date, held against LAST_TIME in the same build."""
    return meet(sample_build, then=Point(sample_build, LAST_TIME))


@pytest.fixture
def tiny(meet, tmp_path):
    """Open a build of a few rows: `tiny(deliveries=[...])`."""

    def open_tiny(*, filters=None, **tables):
        path = write_tiny_build(tmp_path / "tiny.duckdb", **tables)
        return meet(read_build(path), filters=filters)

    return open_tiny


@pytest.fixture
def found():
    """Say what a section finds, by code: `found(coverage, occasion, "en")`."""

    def findings_of(section, occasion, language="nb"):
        with speaking(language):
            return {each.code: each for each in section.findings(occasion)}

    return findings_of
