"""Check deliveries against their status, activities, units and trainers."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.vocabulary import ORDINARY_GATHERINGS, DeliveryStatus, DeliveryType

MADE_UNITS = "made_units"
"""Under this name `core` holds the delivery-units that the load itself made."""

_OPEN = (DeliveryStatus.PLANNED.value, DeliveryStatus.ONGOING.value)


def check_deliveries(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add the checks of a delivery, and the figures their sentences name."""
    return _check_status(
        rows.pipe(_check_start, core["activities"])
        .pipe(_check_units, core["delivery_units"], core.get(MADE_UNITS))
        .pipe(_check_trainers, core["trainers"])
    )


def _check_status(rows: pl.DataFrame) -> pl.DataFrame:
    status, has_end = pl.col("status"), pl.col("ended_on").is_not_null()
    is_completed = status == DeliveryStatus.COMPLETED.value
    is_stopped = status == DeliveryStatus.STOPPED.value
    return rows.with_columns(
        check_completed_has_end=pl.when(is_completed).then(has_end),
        check_stopped_has_end=pl.when(is_stopped).then(has_end),
        check_stopped_has_reason=pl.when(is_stopped).then(
            pl.col("stop_reason").is_not_null()
        ),
        check_open_has_no_end=pl.when(status.is_in(_OPEN)).then(~has_end),
    )


def _check_start(rows: pl.DataFrame, activities: pl.DataFrame) -> pl.DataFrame:
    ordinary = [kind.value for kind in ORDINARY_GATHERINGS]
    first = (
        activities.filter(pl.col("kind").is_in(ordinary))
        .group_by("delivery_id")
        .agg(check_first_gathering_on=pl.col("held_on").min())
    )
    return rows.join(
        first, on="delivery_id", how="left", maintain_order="left"
    ).with_columns(
        check_start_fits_activities=pl.col("started_on")
        == pl.col("check_first_gathering_on")
    )


def _check_units(
    rows: pl.DataFrame, units: pl.DataFrame, made: pl.DataFrame | None
) -> pl.DataFrame:
    counts = units.group_by("delivery_id").agg(check_unit_count=pl.len())
    made_for = [] if made is None else made["delivery_id"].to_list()
    count, kind = pl.col("check_unit_count"), pl.col("delivery_type")
    return (
        rows.join(counts, on="delivery_id", how="left", maintain_order="left")
        .with_columns(count.fill_null(0))
        .with_columns(
            check_unit_count_fits_type=pl.when(kind == DeliveryType.MULTI_UNIT.value)
            .then(count >= 2)
            .when(kind == DeliveryType.ONE_TO_ONE.value)
            .then(count == 1),
            check_has_given_unit=~pl.col("delivery_id").is_in(made_for),
        )
    )


def _check_trainers(rows: pl.DataFrame, trainers: pl.DataFrame) -> pl.DataFrame:
    with_trainer = trainers["delivery_id"].unique().implode()
    return rows.with_columns(
        check_has_trainer=pl.when("is_train_the_trainer").then(
            pl.col("delivery_id").is_in(with_trainer)
        )
    )
