"""Make rows of the work list, for the tests of the files they are taken out as."""

from datetime import date, datetime

import polars as pl

from app.door import open_door, read_build
from app.exports.extract import Conditions
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.work_list import list_work
from app.work_records import with_records
from data.follow_up import standard_rules
from data.home import Home
from tests.tiny_build import write_tiny_build

DAY = date(2026, 6, 30)
MADE_AT = datetime.fromisoformat("2026-07-01T06:00:00+00:00")
CONDITIONS = Conditions(
    build_id="tiny",
    data_date=DAY,
    as_of=DAY,
    is_invented=True,
    taken_at=MADE_AT,
    filters=("Sektor: Kommunal",),
    way_back="http://varig/oppfolging",
)

SCHEMA = {
    **dict.fromkeys(
        (
            *("rule_code", "record_id", "state", "severity", "owner_role"),
            *("advisor_id", "delivery_id", "workplace_id", "workplace_name"),
            *("merged_into_name", "county_code", "centre_id", "centre_name"),
            *("delivery_type", "module", "detail"),
        ),
        pl.String,
    ),
    "from_on": pl.Date,
    "due_on": pl.Date,
    "overdue_days": pl.Int32,
    "exempt_until_on": pl.Date,
    "exempt_reason": pl.String,
    "assigned_until_on": pl.Date,
    "assigned_reason": pl.String,
    "comment_count": pl.UInt32,
    "newest_comment": pl.String,
}

ROW = {
    "rule_code": "end_evaluation",
    "record_id": "L-1",
    "state": "overdue",
    "severity": "high",
    "owner_role": "advisor",
    "advisor_id": "R-007",
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "workplace_name": "Åsen sykehjem",
    "county_code": "03",
    "centre_id": "oslo",
    "centre_name": "Oslo",
    "delivery_type": "one_to_one",
    "module": "party_cooperation",
    "from_on": date(2025, 8, 31),
    "due_on": date(2026, 2, 28),
    "comment_count": 0,
}


def gaps(*changes):
    """Give a row of the work list for each set of changes."""
    rows = []
    for each in changes:
        row = ROW | each
        rows.append({"overdue_days": (DAY - row["due_on"]).days} | row)
    return pl.DataFrame(rows, schema=SCHEMA)


def work_of(folder, **tables):
    """Give the work list of a build with these rows, as files and screens have it."""
    path = write_tiny_build(folder / "tiny.duckdb", data_date=DAY, **tables)
    with open_door(read_build(path), Filters(), LOCAL_MANAGER) as door:
        found = list_work(door.fetch, standard_rules(), DAY, DAY)
    return with_records(found.rows, Home(folder), DAY, LOCAL_MANAGER)
