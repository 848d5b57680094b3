"""Any faulty rows: an untouched correction file sets the same rows aside again."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.home import Home
from tests.pipelines.corrections.mending import corrections_of, set_aside
from tests.pipelines.programmes import ask, load, row, write_programme

DATES = [
    "05.01.2024",
    "31.02.2024",
    "5.1.2024",
    " 05.01.2024 ",
    "i fjor",
    "",
    "01.01.2099",
]
HOURS = ["7,5", "0,1", "1e5", "0,30000000000000004", "-3", "mange", "", "1 000", "12"]
KEYS = ["A-1", "A-2", "007", "12", " A-3", "A-4 ", "", "=1+1", "123456789012345678"]
"""No two of them are one key, but a key may be drawn twice."""


@st.composite
def activities(draw):
    return row(
        "activities",
        activity_id=draw(st.sampled_from(KEYS)),
        delivery_id=draw(st.sampled_from(["L-1", "L-2", "L-9", ""])),
        kind=draw(st.sampled_from(["Personalsamling", "Kaffe", "staff_gathering"])),
        planned_on=draw(st.sampled_from(DATES)),
        held_on=draw(st.sampled_from(DATES)),
        advisor_hours=draw(st.sampled_from(HOURS)),
        staff_count=draw(st.sampled_from(["12", "ca. 20", "12,0", "1.000", "", "007"])),
    )


@st.composite
def deliveries(draw):
    return row(
        "deliveries",
        delivery_id=draw(st.sampled_from(["L-2", "L-3", ""])),
        started_on=draw(st.sampled_from(DATES)),
        ended_on=draw(st.sampled_from(DATES)),
        source_updated_at=draw(
            st.sampled_from(["", "01.03.2024 12:30", "01.03.2024", "31.02.2024 12:30"])
        ),
        goal=draw(st.sampled_from(["", "absence", "0301", "\u200f"])),
    )


programmes = given(
    st.lists(activities(), max_size=30), st.lists(deliveries(), max_size=8)
)
"""Many rows in few programmes: a load takes longer than its rows do."""


@pytest.mark.long
@programmes
@settings(max_examples=200, deadline=None)
def test_an_untouched_correction_file_sets_the_same_rows_aside(some, others):
    expect_same_rows_aside(some, others)


def expect_same_rows_aside(some, others):
    with TemporaryDirectory() as name:
        folder = Path(name)
        home = Home(folder / "home")
        home.builds.mkdir(parents=True)
        programme = write_programme(
            folder / "inn", activities=some, deliveries=[row("deliveries"), *others]
        )
        load(home, programme)
        before, kept = set_aside(home), ask(home, "from core.activities order by all")
        path = corrections_of(home, folder)
        if path is None:
            return

        report = load(home, path, minute=1)

        assert set_aside(home) == before
        assert ask(home, "from core.activities order by all") == kept
        rows = {(table, file, at) for table, file, at, _ in before}
        assert sum(table.read_count for table in report.tables) == len(rows)
        for table in report.tables:
            aside = table.set_aside_count + table.set_aside_with_parent_count
            assert table.read_count == table.kept_count + aside
