"""Make deliveries and their units of Fia's cases and cooperations."""

import polars as pl

from data.vocabulary import DeliveryStatus, DeliveryType, Module, Service
from pipelines.sources.fia.time import (
    day_in_norway,
    read_clock,
    read_utc,
    unreadable,
    write_day,
    write_time,
)

_STATUS = {
    "planned": DeliveryStatus.PLANNED.value,
    "ongoing": DeliveryStatus.ONGOING.value,
    "completed": DeliveryStatus.COMPLETED.value,
    "stopped": DeliveryStatus.STOPPED.value,
}
_NO_DELIVERY = ("assessed", "deleted")


def deliveries_of_cases(
    cases: pl.DataFrame, cooperations: pl.DataFrame, *, has_plans: bool
) -> pl.DataFrame:
    """Make a delivery of each case that has no cooperation, and that got help or will.

    Args:
        cases: See `Cases.rows`.
        cooperations: See `Cooperations.rows`.
        has_plans: Is the file of plans there? Without it a plan is not known.

    Returns:
        source_row and columns of core.deliveries, as text.
    """
    alone = cases.join(cooperations, on="case_key", how="anti")
    is_none = pl.col("meaning").is_in(_NO_DELIVERY).fill_null(value=False)
    meaning, closed = pl.col("meaning"), read_utc("avsluttetTidspunkt")
    ended = pl.coalesce(
        unreadable("avsluttetTidspunkt", closed), write_day(day_in_norway(closed))
    )
    started = day_in_norway(pl.col("running_at"))
    return (
        alone.filter(~is_none | pl.col("saksnummer").is_null())
        .with_columns(started=started, first=day_in_norway(pl.col("first_at")))
        .select(
            "source_row",
            *("case_key", "centre_id"),
            delivery_id="saksnummer",
            workplace_id="orgnr",
            service=pl.lit(Service.NOT_RECORDED.value),
            module=pl.lit(Module.NOT_RECORDED.value),
            delivery_type=pl.lit(DeliveryType.ONE_TO_ONE.value),
            is_train_the_trainer=pl.lit("nei"),
            status=pl.coalesce(meaning.replace(_STATUS), "status"),
            first_contact_on=write_day(_not_after("first", "started")),
            started_on=write_day(pl.col("started")),
            ended_on=pl.when(meaning == "completed").then(ended),
            has_project_plan=pl.lit("nei" if has_plans else None, dtype=pl.String),
            source_updated_at=pl.coalesce(
                write_time(pl.col("last_at")), "endretTidspunkt"
            ),
        )
    )


def deliveries_of_cooperations(
    cooperations: pl.DataFrame, plans: pl.DataFrame, *, has_plans: bool
) -> pl.DataFrame:
    """Make a delivery of each group of cooperations.

    Args:
        cooperations: See `Cooperations.rows`.
        plans: See `Plans.rows`.
        has_plans: Is the file of plans there?

    Returns:
        group_key, source_row (the last of the group) and columns of core.deliveries, as
        text; and late_contact, early_end: was a day left empty since it contradicts the
        start?
    """
    groups = cooperations.group_by("group_key", maintain_order=True).agg(*_of_group())
    facts = groups.join(plans, on="group_key", how="left", maintain_order="left")
    is_first = pl.col("delivery_id") == pl.col("saksnummer")
    planned = _not_before("planned_end_on", "started")
    has_content = pl.col("module").is_not_null()
    plan = pl.when(has_content).then(pl.lit("ja")).otherwise(pl.lit("nei"))
    return facts.select(
        *("group_key", "source_row", "delivery_id", "centre_id", "status", "goal"),
        workplace_id="orgnr",
        service=pl.col("service").fill_null(Service.NOT_RECORDED.value),
        module=pl.col("module").fill_null(Module.NOT_RECORDED.value),
        delivery_type=pl.when("is_multi_unit")
        .then(pl.lit(DeliveryType.MULTI_UNIT.value))
        .otherwise(pl.lit(DeliveryType.ONE_TO_ONE.value)),
        is_train_the_trainer=pl.lit("nei"),
        first_contact_on=write_day(
            pl.when(is_first).then(_not_after("first", "started"))
        ),
        started_on=pl.coalesce("started_as_written", write_day(pl.col("started"))),
        planned_end_on=pl.coalesce("planned_end_as_written", write_day(planned)),
        ended_on=pl.when(pl.col("is_closed")).then(
            pl.coalesce("ended_as_written", write_day(pl.col("ended")))
        ),
        has_project_plan=plan if has_plans else pl.lit(None, dtype=pl.String),
        source_updated_at=write_time(
            pl.max_horizontal("last_at", "changed_at", "plan_changed_at")
        ),
        late_contact=is_first & (pl.col("first") > pl.col("started")),
        early_end=pl.col("planned_end_on") < pl.col("started"),
    )


def units_of_cooperations(cooperations: pl.DataFrame) -> pl.DataFrame:
    """Make a unit of each cooperation that takes part in a delivery.

    A unit joined on the day its cooperation was created, and left when it was stopped;
    one that was completed before the others has not left. A cooperation alone is the
    whole delivery, so its days are those of the delivery.

    Returns:
        source_row and columns of core.delivery_units, as text.
    """
    is_multi_unit, end = pl.col("is_multi_unit"), pl.col("end").dt.date()
    has_left = is_multi_unit & (pl.col("meaning") == "stopped")
    left = pl.coalesce(unreadable("avbrutt", read_clock("avbrutt")), write_day(end))
    return cooperations.select(
        *("source_row", "delivery_id"),
        workplace_id="unit_id",
        joined_on=pl.when(is_multi_unit).then(write_day(pl.col("start").dt.date())),
        left_on=pl.when(has_left).then(left),
    )


def _of_group() -> list[pl.Expr]:
    """Gather what the cooperations of one group say together."""
    meaning = pl.col("meaning")
    status = (
        pl.when(meaning.is_null().any())
        .then(pl.col("status").filter(meaning.is_null()).first())
        .when((meaning == "ongoing").any())
        .then(pl.lit(_STATUS["ongoing"]))
        .when((meaning == "completed").any())
        .then(pl.lit(_STATUS["completed"]))
        .otherwise(pl.lit(_STATUS["stopped"]))
    )
    start = read_clock("opprettet")
    of_case = ("delivery_id", "saksnummer", "orgnr", "centre_id", "is_multi_unit")
    return [
        pl.col("source_row").max(),
        *(pl.col(name).first() for name in of_case),
        status.alias("status"),
        meaning.is_in(["completed", "stopped"]).all().alias("is_closed"),
        day_in_norway(pl.col("first_at").first()).alias("first"),
        pl.col("last_at").first(),
        pl.col("changed_at").max(),
        start.dt.date().min().alias("started"),
        _first(unreadable("opprettet", start)).alias("started_as_written"),
        pl.col("end").dt.date().max().alias("ended"),
        _first(
            pl.when(meaning == "completed")
            .then(unreadable("fullfort", read_clock("fullfort")))
            .when(meaning == "stopped")
            .then(unreadable("avbrutt", read_clock("avbrutt")))
        ).alias("ended_as_written"),
    ]


def _first(values: pl.Expr) -> pl.Expr:
    return values.drop_nulls().first()


def _not_after(day: str, start: str) -> pl.Expr:
    is_after = (pl.col(day) > pl.col(start)).fill_null(value=False)
    return pl.when(~is_after).then(pl.col(day))


def _not_before(day: str, start: str) -> pl.Expr:
    is_before = (pl.col(day) < pl.col(start)).fill_null(value=False)
    return pl.when(~is_before).then(pl.col(day))
