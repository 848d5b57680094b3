"""Deliveries: how many are there, in which state, and what do they take?

This module is long because it is a list.
"""

from app.metrics.measures import Count, RatioOf, ShareOf
from app.metrics.metric import Metric
from data.sentence import Sentence

NO_PLAN_HISTORY = Sentence(
    "Planlagt slutt er bare kjent slik siste datasett hadde den.",
    "The planned end is known only as the last data set had it.",
)
"""Why nothing that rests on planned days can be told for an earlier day."""

_NOBODY = Sentence("Ingen.", "Nobody.")
_BY_DATES = Sentence(
    "Leveranser med første kontakt etter dagen tallet gjelder.",
    "Deliveries with a first contact after the day the figure is for.",
)

DELIVERY_METRICS: tuple[Metric, ...] = (
    Metric(
        code="deliveries",
        name=Sentence("Leveranser", "Deliveries"),
        explanation=Sentence(
            "Avtalte leveranser i utvalget. Én leveranse til fem virksomheter er én.",
            "Agreed deliveries in view. One delivery to five workplaces is one.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count(),
        numerator=Sentence(
            "leveranser der minst én enhet er i utvalget",
            "deliveries with at least one unit in view",
        ),
        denominator=None,
        left_out=_BY_DATES,
        source="OE 5.2.1",
    ),
    Metric(
        code="delivery_units",
        name=Sentence("Leveranseenheter", "Delivery-units"),
        explanation=Sentence(
            "En virksomhet i en leveranse. En virksomhet som nås to ganger er én "
            "virksomhet og to leveranseenheter.",
            "A workplace in a delivery. A workplace reached twice is one workplace "
            "and two delivery-units.",
        ),
        subject="deliveries",
        counted="units",
        rows="unit_rows",
        measure=Count(),
        numerator=Sentence("leveranseenheter i utvalget", "delivery-units in view"),
        denominator=None,
        left_out=Sentence(
            "Enheter som blir med etter dagen tallet gjelder.",
            "Units that join after the day the figure is for.",
        ),
        source="OE 5.2.1",
    ),
    Metric(
        code="planned_deliveries",
        name=Sentence("Planlagte leveranser", "Planned deliveries"),
        explanation=Sentence(
            "Avtalt, men første samling er ikke holdt.",
            "Agreed, but the first gathering is not held.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count("is_planned"),
        numerator=Sentence(
            "leveranser uten første samling", "deliveries without a first gathering"
        ),
        denominator=None,
        left_out=_BY_DATES,
        source="OE 5.2.1",
    ),
    Metric(
        code="ongoing_deliveries",
        name=Sentence("Leveranser som pågår", "Ongoing deliveries"),
        explanation=Sentence(
            "Første samling er holdt, og leveransen er ikke avsluttet. Dette er også "
            "beholdningen ved månedens slutt.",
            "The first gathering is held, and the delivery has not ended. This is "
            "also the closing stock of the month.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count("is_ongoing"),
        numerator=Sentence(
            "leveranser som pågår på dagen", "deliveries ongoing on the day"
        ),
        denominator=None,
        left_out=Sentence(
            "Ingen. En leveranse som kilden kaller avsluttet eller stoppet uten å si "
            "når, teller som pågående.",
            "Nobody. A delivery that the source calls completed or stopped without "
            "saying when counts as ongoing.",
        ),
        source="OE 5.7.1",
    ),
    Metric(
        code="completed_deliveries",
        name=Sentence("Avsluttede leveranser", "Completed deliveries"),
        explanation=Sentence(
            "Siste ordinære samling er holdt og bistanden er avsluttet. "
            "Sluttevalueringen kommer etterpå.",
            "The last ordinary gathering is held and the help has stopped. The end "
            "evaluation comes after.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count("is_completed"),
        numerator=Sentence("avsluttede leveranser", "completed deliveries"),
        denominator=None,
        left_out=Sentence("Stoppede leveranser.", "Stopped deliveries."),
        source="OE 5.7.3",
    ),
    Metric(
        code="stopped_deliveries",
        name=Sentence("Stoppede leveranser", "Stopped deliveries"),
        explanation=Sentence(
            "Endte før planen var gjennomført.",
            "Ended before the plan was carried out.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count("is_stopped"),
        numerator=Sentence("stoppede leveranser", "stopped deliveries"),
        denominator=None,
        left_out=_NOBODY,
        source="OE 5.7.1",
    ),
    Metric(
        code="started_in_year",
        name=Sentence(
            "Startet siste tolv måneder", "Started in the last twelve months"
        ),
        explanation=Sentence(
            "Leveranser med første samling i året fram til dagen.",
            "Deliveries with their first gathering in the year up to the day.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count("is_started_in_year"),
        numerator=Sentence("startede leveranser", "deliveries started"),
        denominator=None,
        left_out=_NOBODY,
        source="ours",
    ),
    Metric(
        code="ended_in_year",
        name=Sentence(
            "Avsluttet eller stoppet siste tolv måneder",
            "Ended in the last twelve months",
        ),
        explanation=Sentence(
            "Leveranser som ble avsluttet eller stoppet i året fram til dagen.",
            "Deliveries completed or stopped in the year up to the day.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=Count("is_ended_in_year"),
        numerator=Sentence("avsluttede og stoppede leveranser", "deliveries ended"),
        denominator=None,
        left_out=Sentence(
            "Leveranser som aldri startet.", "Deliveries that never started."
        ),
        source="ours",
    ),
    Metric(
        code="past_planned_end",
        name=Sentence("Pågår etter planlagt slutt", "Ongoing past the planned end"),
        explanation=Sentence(
            "Av leveransene som pågår og har en planlagt slutt: andelen der den er "
            "passert.",
            "Of the ongoing deliveries that have a planned end: the share where it "
            "has passed.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=ShareOf(
            part="is_past_planned_end",
            whole="is_ongoing_with_plan",
            unknown="is_ongoing_without_plan",
        ),
        numerator=Sentence(
            "leveranser der planlagt slutt er passert",
            "deliveries whose planned end has passed",
        ),
        denominator=Sentence(
            "leveranser som pågår, med planlagt slutt",
            "ongoing deliveries with a planned end",
        ),
        left_out=Sentence(
            "Leveranser som pågår uten planlagt slutt: det kan ikke sies.",
            "Ongoing deliveries without a planned end: it cannot be told.",
        ),
        source="OE 5.7.1",
        better="lower",
        no_history=NO_PLAN_HISTORY,
    ),
    Metric(
        code="train_the_trainer_deliveries",
        name=Sentence(
            "Leveranser med train-the-trainer", "Train-the-trainer deliveries"
        ),
        explanation=Sentence(
            "Andelen leveranser som lærer opp noen i virksomhetene til å holde "
            "samlinger.",
            "The share of deliveries that train people at the workplaces to hold "
            "gatherings.",
        ),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=ShareOf(part="is_train_the_trainer"),
        numerator=Sentence(
            "leveranser med train-the-trainer", "train-the-trainer deliveries"
        ),
        denominator=Sentence("alle leveranser i utvalget", "all deliveries in view"),
        left_out=_BY_DATES,
        source="OE 8.3; 004 L877",
    ),
    *(
        Metric(
            code=f"advisor_hours_per_unit_{code}",
            name=Sentence(
                f"Rådgivertimer per leveranseenhet, {nb}",
                f"Advisor hours per delivery-unit, {en}",
            ),
            explanation=Sentence(
                "Rapporterte timer delt på leveranseenhetene i leveransene som "
                "rapporterer timer.",
                "Reported hours divided by the delivery-units of the deliveries that "
                "report hours.",
            ),
            subject="deliveries",
            counted="deliveries",
            rows="advisor_hour_rows",
            measure=RatioOf(
                part="advisor_hours",
                whole="all_units_count",
                where=f"is_{code}",
                unknown="is_without_hours",
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
            source="OE 5.2.1",
        )
        for code, nb, en in (
            ("one_to_one", "én-til-én", "one-to-one"),
            ("multi_unit", "flere enheter", "multi-unit"),
        )
    ),
)
