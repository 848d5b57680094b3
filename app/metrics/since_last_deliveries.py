"""Which deliveries are new, started or over since last time, and what is evaluated?"""

from datetime import date

import polars as pl

DELIVERY_COLUMNS = (
    "delivery_id",
    "workplace_name",
    "state",
    "first_contact_on",
    "started_on",
    "ended_on",
)
"""What is asked of `rows/delivery_rows`; days after the as-of day are not there."""

EVALUATION_COLUMNS = (
    "evaluation_id",
    "delivery_id",
    "workplace_name",
    "kind",
    "completed_on",
)
"""What is asked of `rows/evaluation_rows`: those that are held."""

EVENTS = ("new", "started", "completed", "stopped", "left")
"""In the order of a delivery's life; left: not in the selection any more."""


def known_on(then: pl.DataFrame, recalled: pl.DataFrame) -> pl.DataFrame:
    """Keep the deliveries of the earlier day, as the newer data tell it.

    One without any day stands in the newer data on every day. When the older data do
    not have it, nothing says that it is an old one: it is new, and not registered late.

    Args:
        then: Deliveries of the earlier day as it was told then: DELIVERY_COLUMNS.
        recalled: The same, as the newer data tell it.
    """
    has_day = pl.any_horizontal(
        pl.col("first_contact_on", "started_on", "ended_on").is_not_null()
    )
    is_known = pl.col("delivery_id").is_in(then["delivery_id"].implode())
    return recalled.filter(has_day | is_known)


def delivery_events(
    before: pl.DataFrame, now: pl.DataFrame, since: date
) -> pl.DataFrame:
    """List what has happened with deliveries since a day.

    A unit that joined, or a filter by status, may bring an old delivery into the
    selection: it is new there, and what it did before the day is not counted.

    Args:
        before: Deliveries of the earlier day: DELIVERY_COLUMNS, by the newer data.
        now: Those of the later day.
        since: The earlier day itself, the last that does not count.

    Returns:
        A row per event and delivery, and one delivery may have several: kind, one of
        EVENTS, delivery_id, workplace_name, happened_on; in that order, by day.
    """
    earlier = before.select(
        "delivery_id", state_before="state", started_before="started_on"
    )
    beside = now.join(earlier, on="delivery_id", how="left", validate="1:1")
    gone = before.join(now, on="delivery_id", how="anti")
    parts = (
        *_begun(beside, since),
        _ended(beside, "completed", since),
        _ended(beside, "stopped", since),
        _events("left", gone, pl.lit(None, dtype=pl.Date)),
    )
    return pl.concat(parts).sort(_event_place(), "happened_on", "delivery_id")


def evaluations_held(
    before: pl.DataFrame, now: pl.DataFrame, since: date
) -> pl.DataFrame:
    """List the evaluations that are held since a day.

    Args:
        before: Evaluations held by the earlier day: EVALUATION_COLUMNS, by the newer
            data.
        now: Those held by the later day.
        since: The earlier day itself, the last that does not count.

    Returns:
        The rows of now that are after it, by day.
    """
    return (
        now.join(before, on="evaluation_id", how="anti")
        .filter(pl.col("completed_on") > since)
        .sort("completed_on", "evaluation_id")
    )


def _begun(beside: pl.DataFrame, since: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    is_new = pl.col("state_before").is_null()
    has_begun = pl.col("started_before").is_null() & (pl.col("started_on") > since)
    first_day = pl.min_horizontal("first_contact_on", "started_on")
    return (
        _events("new", beside.filter(is_new), first_day),
        _events("started", beside.filter(has_begun), pl.col("started_on")),
    )


def _ended(beside: pl.DataFrame, state: str, since: date) -> pl.DataFrame:
    is_so = (pl.col("state") == state) & (pl.col("ended_on") > since)
    was_so = (pl.col("state_before") == state).fill_null(value=False)
    return _events(state, beside.filter(is_so & ~was_so), pl.col("ended_on"))


def _events(kind: str, rows: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    return rows.select(
        "delivery_id", "workplace_name", kind=pl.lit(kind), happened_on=day
    ).select("kind", "delivery_id", "workplace_name", "happened_on")


def _event_place() -> pl.Expr:
    places = {kind: place for place, kind in enumerate(EVENTS)}
    return pl.col("kind").replace_strict(places, return_dtype=pl.Int64)
