"""Delivery types: figures that are asked of each type, by whatever makes the type."""

from app.metrics.measures import MeanOf, RatioOf
from app.metrics.metric import Metric
from data.sentence import Sentence

UNITS_PER_DELIVERY = Metric(
    code="units_per_delivery",
    name=Sentence("Enheter per leveranse", "Units per delivery"),
    explanation=Sentence(
        "Hvor mange leveranseenheter en leveranse har i gjennomsnitt.",
        "How many delivery-units a delivery has on average.",
    ),
    subject="deliveries",
    counted="deliveries",
    rows="delivery_rows",
    measure=MeanOf("unit_count"),
    numerator=Sentence("leveranseenheter", "delivery-units"),
    denominator=Sentence("leveranser", "deliveries"),
    left_out=Sentence(
        "Enheter som et filter utelater, og enheter som ikke er blitt med ennå.",
        "Units that a filter leaves out, and units that have not joined yet.",
    ),
    source="OE 5.2.1, 8.3",
)

ADVISOR_HOURS_PER_UNIT = Metric(
    code="advisor_hours_per_unit",
    name=Sentence(
        "Rådgivertimer per leveranseenhet", "Advisor hours per delivery-unit"
    ),
    explanation=Sentence(
        "Rapporterte timer delt på leveranseenhetene i leveransene som "
        "rapporterer timer. Bare rådgivernes tid: den som trenere og ledere "
        "bruker, står ikke i dataene.",
        "Reported hours divided by the delivery-units of the deliveries that "
        "report hours. Advisors' time only: what trainers and leaders spend is "
        "not in the data.",
    ),
    subject="deliveries",
    counted="deliveries",
    rows="advisor_hour_rows",
    measure=RatioOf(
        part="advisor_hours", whole="all_units_count", unknown="is_without_hours"
    ),
    numerator=Sentence("rapporterte timer", "reported hours"),
    denominator=Sentence(
        "alle enhetene i de leveransene, også dem et filter utelater",
        "all units of those deliveries, also those that a filter leaves out",
    ),
    left_out=Sentence(
        "Leveranser som ikke rapporterer timer.",
        "Deliveries that report no hours.",
    ),
    source="OE 5.2.1, 8.3",
)

DELIVERY_TYPE_METRICS: tuple[Metric, ...] = (UNITS_PER_DELIVERY, ADVISOR_HOURS_PER_UNIT)
"""Of any deliveries: all, those of a type, or train-the-trainer."""
