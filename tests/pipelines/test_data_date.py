from datetime import date

import pytest

from data.tables import DELIVERIES
from pipelines.data_date import DataDateError, choose_data_date
from tests.tiny_build import tiny_frame

TODAY = date(2026, 11, 1)


def deliveries(**dates):
    row = {"delivery_id": "L-1", "workplace_id": "V-1", "status": "ongoing", **dates}
    return {"deliveries": tiny_frame(DELIVERIES, [row])}


def choose(given=None, last=None, **dates):
    return choose_data_date(given, deliveries(**dates), last=last, today=TODAY)


def test_the_latest_event_is_the_data_date():
    assert choose(
        first_contact_on=date(2026, 1, 2), started_on=date(2026, 3, 4)
    ) == date(2026, 3, 4)


def test_a_planned_day_is_no_event():
    assert choose(started_on=date(2026, 3, 4), planned_end_on=date(2026, 9, 1)) == date(
        2026, 3, 4
    )


def test_an_event_written_in_the_future_does_not_move_the_data_date():
    assert choose(
        first_contact_on=date(2026, 3, 4), started_on=date(2062, 3, 4)
    ) == date(2026, 3, 4)


def test_an_older_file_does_not_move_the_data_date_back():
    assert choose(last=date(2026, 6, 1), started_on=date(2026, 3, 4)) == date(
        2026, 6, 1
    )


def test_the_day_given_wins():
    assert choose(given=date(2026, 10, 31), started_on=date(2026, 3, 4)) == date(
        2026, 10, 31
    )


@pytest.mark.parametrize(
    ("given", "last"),
    [
        pytest.param(date(2026, 11, 2), None, id="after today"),
        pytest.param(date(2026, 5, 1), date(2026, 6, 1), id="before the last build"),
        pytest.param(None, None, id="no event at all"),
    ],
)
def test_an_impossible_data_date_is_refused_in_both_languages(given, last):
    with pytest.raises(DataDateError) as refused:
        choose(given=given, last=last)

    assert all(fault.nb and fault.en for fault in refused.value.faults)


def test_an_event_before_the_programme_does_not_set_the_data_date():
    assert choose(
        first_contact_on=date(1899, 12, 31), started_on=date(2026, 3, 4)
    ) == date(2026, 3, 4)


def test_a_data_date_before_the_programme_is_refused():
    with pytest.raises(DataDateError, match="0001-01-01 is before 2001-01-01"):
        choose(given=date(1, 1, 1), started_on=date(2026, 3, 4))
