from datetime import date, datetime, time, timedelta

import pytest

from pipelines.sources.cell_text import cell_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("", None),
        (" som det står ", " som det står "),
        ("0301", "0301"),
        (True, "true"),
        (False, "false"),
        (987654321.0, "987654321"),
        (301.0, "301"),
        (0.0, "0"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (0.30000000000000004, "0.30000000000000004"),
        (1e-05, "1e-05"),
        (1e22, "10000000000000000000000"),
        (12, "12"),
        (date(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31, 13, 45), "2024-01-31 13:45:00"),
        (datetime(2024, 1, 31, 13, 44, 59, 999_500), "2024-01-31 13:45:00"),
        (datetime(2024, 1, 31, 23, 59, 59, 999_900), "2024-02-01"),
        (datetime(2024, 1, 31, 13, 45, 0, 250_000), "2024-01-31 13:45:00.250000"),
        (time(13, 45), "13:45:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_typed_cell_has_one_way_of_being_written(cell, text):
    assert cell_text(cell) == text
