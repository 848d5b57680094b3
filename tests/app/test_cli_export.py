"""What the command line refuses to take out."""

from datetime import date, datetime

import pytest

from app.cli_export import ExportError, export_table
from app.door import current_build
from tests.app.tiny_home import tiny_home

DATA_DATE = date(2026, 6, 30)


def export_as_of(home, day):
    return export_table(
        current_build(home),
        "deliveries",
        format_code="csv",
        out=home.root,
        as_of=day,
        chosen={},
        language="nb",
        taken_at=datetime(2026, 7, 1, 12, 0),
    )


def test_a_day_after_the_data_date_is_refused(tmp_path):
    home = tiny_home(tmp_path)

    with pytest.raises(ExportError, match="2026-07-01 is after the data date"):
        export_as_of(home, date(2026, 7, 1))


def test_the_file_is_named_by_its_day_and_format(tmp_path):
    written = export_as_of(tiny_home(tmp_path), DATA_DATE)

    assert written.path.name == "varig-leveranser-2026-06-30-standard.csv"
