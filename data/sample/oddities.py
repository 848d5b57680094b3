"""Put a few rows into the sample that are kept with a warning, on purpose.

Real files have such rows. Each is listed here with the rule of the data model that it
meets; rows that are set aside are in data/sample/faults.py.
"""

from typing import NamedTuple

import polars as pl


class Oddity(NamedTuple):
    """One value that a warning rule finds."""

    table: str
    why: str
    """What the rule says, in the words of the data model."""
    place: int
    """Which of the rows that fit it happens to, counted from 0."""
    fits: pl.Expr
    change: dict[str, object]


_COMPLETED = (pl.col("status") == "completed") & ~pl.col("is_train_the_trainer")
_STOPPED = pl.col("status") == "stopped"
_ONGOING = pl.col("status") == "ongoing"

ODDITIES = (
    Oddity(
        "deliveries", "completed without ended_on", 3, _COMPLETED, {"ended_on": None}
    ),
    Oddity(
        "deliveries", "completed without ended_on", 9, _COMPLETED, {"ended_on": None}
    ),
    Oddity(
        "deliveries", "stopped without stop_reason", 1, _STOPPED, {"stop_reason": None}
    ),
    Oddity(
        "deliveries",
        "ended_on while ongoing",
        2,
        _ONGOING,
        {"ended_on": pl.col("started_on") + pl.duration(days=1)},
    ),
    Oddity(
        "deliveries",
        "started_on differs from the activities",
        12,
        _COMPLETED,
        {"started_on": pl.col("started_on") - pl.duration(days=13)},
    ),
    Oddity(
        "workplaces",
        "organisation number without a valid check digit",
        5,
        pl.col("organisation_number").is_not_null(),
        {"organisation_number": "200000000"},
    ),
    Oddity(
        "workplaces",
        "organisation number of nines",
        25,
        pl.col("organisation_number").is_not_null(),
        {"organisation_number": "999999999"},
    ),
    Oddity(
        "workplaces",
        "municipality of 2023, split in 2024",
        7,
        pl.col("county_code") == "15",
        {"municipality_code": "1507"},
    ),
    Oddity(
        "workplaces",
        "municipality of 2023, translated without a warning",
        3,
        pl.col("county_code") == "31",
        {"municipality_code": "3014"},
    ),
    Oddity(
        "activities",
        "advisor hours 0-24",
        4,
        pl.col("advisor_hours") > 8,
        {"advisor_hours": 31.0},
    ),
    Oddity(
        "absence",
        "self-certified + doctor-certified = total within 0.1 point",
        11,
        (pl.col("measure") == "self_certified") & ~pl.col("is_masked"),
        {"absence_share": (pl.col("absence_share") + 0.02).round(4)},
    ),
    Oddity(
        "absence",
        "lost <= possible",
        40,
        (pl.col("measure") == "doctor_certified") & ~pl.col("is_masked"),
        {"lost_days": pl.col("possible_days") + 3},
    ),
)
"""All of them; where no row fits (a small sample), the oddity is left out."""


def with_oddities(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Change the rows named in ODDITIES, in frames by table name."""
    changed = dict(frames)
    for oddity in ODDITIES:
        changed[oddity.table] = _with_oddity(changed[oddity.table], oddity)
    return changed


def _with_oddity(frame: pl.DataFrame, oddity: Oddity) -> pl.DataFrame:
    fits = frame.select(fits=oddity.fits.fill_null(value=False))["fits"]
    rows = fits.arg_true()
    if len(rows) <= oddity.place:
        return frame
    is_row = pl.int_range(pl.len()) == rows[oddity.place]
    return frame.with_columns(
        pl.when(is_row)
        .then(value if isinstance(value, pl.Expr) else pl.lit(value))
        .otherwise(pl.col(name))
        .cast(frame.schema[name])
        .alias(name)
        for name, value in oddity.change.items()
    )
