"""Read the times of Fia's export, which keeps two kinds of them.

Case events are in UTC: their day is the day in Norway at that time. Cooperations,
plans and surveys are written as Norwegian local time that is labelled UTC: their day
is the one written, whatever zone it says, and only `source_updated_at` is turned into
UTC. (The export converts the first and not the others; the two differ by an hour in
winter and two in summer.)
"""

import polars as pl

OSLO = "Europe/Oslo"

_FORM = (
    r"^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?"
    r"\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$"
)
"""2025-12-05, with or without 10:46, :42.065126 and a zone."""


def read_utc(name: str) -> pl.Expr:
    """Read a time of a case event as UTC without a zone; null: none, or unreadable."""
    zone = pl.col(name).str.extract(_FORM, 4)
    hours = zone.str.extract(r"^([+-]\d{2})", 1).cast(pl.Int64)
    minutes = zone.str.extract(r"^[+-]\d{2}:?(\d{2})$", 1).cast(pl.Int64).fill_null(0)
    is_west = zone.str.starts_with("-")
    offset = hours * 60 + pl.when(is_west).then(-minutes).otherwise(minutes)
    return read_clock(name) - pl.duration(minutes=offset.fill_null(0))


def read_clock(name: str) -> pl.Expr:
    """Read a time as the clock shows it, with no regard to its zone."""
    day, clock, seconds = (pl.col(name).str.extract(_FORM, at) for at in (1, 2, 3))
    text = pl.concat_str(
        day, pl.lit(" "), clock.fill_null("00:00"), seconds.fill_null(":00")
    )
    return text.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", strict=False, time_unit="us")


def day_in_norway(utc: pl.Expr) -> pl.Expr:
    """Give the day in Norway at a time in UTC."""
    return utc.dt.replace_time_zone("UTC").dt.convert_time_zone(OSLO).dt.date()


def to_utc(clock: pl.Expr) -> pl.Expr:
    """Turn Norwegian local time into UTC.

    An hour that happens twice is the first of them; one that summer time skips is
    counted as winter time.
    """
    moved = clock.dt.replace_time_zone(OSLO, ambiguous="earliest", non_existent="null")
    utc = moved.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    return pl.coalesce(utc, clock - pl.duration(hours=1))


def unreadable(name: str, time: pl.Expr) -> pl.Expr:
    """Give what stands where a time should be; null where it is one, or empty."""
    return pl.when(time.is_null()).then(pl.col(name))


def write_day(day: pl.Expr) -> pl.Expr:
    """Write a day as the cleaners read it."""
    return day.dt.to_string("%Y-%m-%d")


def write_time(utc: pl.Expr) -> pl.Expr:
    """Write a time in UTC as the cleaners read it."""
    return utc.dt.to_string("%Y-%m-%d %H:%M:%S%.6f")
