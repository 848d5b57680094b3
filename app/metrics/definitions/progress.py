"""Progress: how far have the deliveries come? Each stage is of the one before it."""

from app.metrics.definitions.deliveries import NO_PLAN_HISTORY
from app.metrics.measures import ShareOf
from app.metrics.metric import Metric
from data.sentence import Sentence

_WAITING_IS_IN = Sentence(
    "Ingen. De som ikke har nådd fristen, står for seg.",
    "Nobody. Those that are not yet due are shown apart.",
)

PROGRESS_METRICS: tuple[Metric, ...] = (
    Metric(
        code="funnel_started",
        name=Sentence("Startet, av avtalte", "Started, of agreed"),
        explanation=Sentence(
            "Av de avtalte leveransene: andelen der første samling er holdt.",
            "Of the agreed deliveries: the share whose first gathering is held.",
        ),
        subject="progress",
        counted="deliveries",
        rows="progress_rows",
        measure=ShareOf(
            part="is_started", waiting="is_start_waiting", unknown="is_start_unknown"
        ),
        numerator=Sentence("startede leveranser", "deliveries started"),
        denominator=Sentence("avtalte leveranser", "agreed deliveries"),
        left_out=_WAITING_IS_IN,
        source="ours",
    ),
    Metric(
        code="funnel_half_held",
        name=Sentence("Halvparten holdt, av startede", "Half held, of started"),
        explanation=Sentence(
            "Av de startede leveransene: andelen der minst halvparten av de planlagte "
            "ordinære samlingene er holdt.",
            "Of the deliveries started: the share that has held at least half of its "
            "planned ordinary gatherings.",
        ),
        subject="progress",
        counted="deliveries",
        rows="progress_rows",
        measure=ShareOf(
            part="is_far",
            whole="is_started",
            waiting="is_far_waiting",
            unknown="is_far_unknown",
        ),
        numerator=Sentence(
            "leveranser med minst halvparten av samlingene holdt",
            "deliveries with at least half of the gatherings held",
        ),
        denominator=Sentence("startede leveranser", "deliveries started"),
        left_out=_WAITING_IS_IN,
        source="OE 5.2.2; ours (half)",
        no_history=Sentence(
            "Planlagte samlinger er bare kjent slik siste datasett hadde dem.",
            "Planned gatherings are known only as the last data set had them.",
        ),
    ),
    Metric(
        code="funnel_completed",
        name=Sentence("Avsluttet, av de halvveis", "Completed, of the half-way"),
        explanation=Sentence(
            "Av leveransene med halvparten av samlingene holdt: andelen som er "
            "avsluttet.",
            "Of the deliveries with half of the gatherings held: the share that is "
            "completed.",
        ),
        subject="progress",
        counted="deliveries",
        rows="progress_rows",
        measure=ShareOf(
            part="is_through", whole="is_far", waiting="is_through_waiting"
        ),
        numerator=Sentence("avsluttede leveranser", "completed deliveries"),
        denominator=Sentence(
            "leveranser med minst halvparten av samlingene holdt",
            "deliveries with at least half of the gatherings held",
        ),
        left_out=Sentence(
            "Leveranser avsluttet uten at halvparten av samlingene er holdt: de står "
            "for seg.",
            "Deliveries completed without half of the gatherings held: they stand "
            "apart.",
        ),
        source="OE 5.2.2; ours (half)",
        no_history=NO_PLAN_HISTORY,
    ),
)
