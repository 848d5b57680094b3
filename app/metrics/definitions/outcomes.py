"""Outcomes: what came of a delivery in each of its units?

The same three stand beside the factors on the screen of success and risk. What is said
after the end of whole deliveries is a subject apart.
"""

from app.metrics.after_the_end import CONTINUES_MONTHS, END_EVALUATION_MONTHS
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.metrics.measures import ShareOf
from app.metrics.metric import Metric
from data.sentence import Sentence

_OF_THE_UNIT = Sentence(
    "Enhetens eget svar gjelder, og svaret for hele leveransen når den har én enhet. "
    "Nyeste svar gjelder; er svarene uenige samme dag, er svaret delvis (vår regel).",
    "The unit's own answer counts, and that of the whole delivery when it has one "
    "unit. The newest answer counts; where answers differ on the same day, it is "
    "partly (our rule).",
)

_NOT_ASKED = Sentence(
    f"Svar fra færre enn {MINIMUM_GROUP} personer er skjult, og telles for seg. "
    "Enheter som har stoppet eller gått ut av en leveranse som pågår, teller bare når "
    "de har svart.",
    f"Answers of fewer than {MINIMUM_GROUP} persons are hidden, and counted apart. "
    "Units that have stopped, or left an ongoing delivery, count only when they have "
    "answered.",
)


def _unanswered(months: int) -> Sentence:
    """Say which units have no answer that can be counted."""
    return Sentence(
        f"Enheter som venter: leveransen pågår, eller det er gått {months} måneder "
        "eller mindre siden slutt. Enheter der svaret mangler, eller der leveransen er "
        f"over på en ukjent dag. {_NOT_ASKED.nb}",
        f"Units that wait: the delivery is ongoing, or ended {months} months ago or "
        "less. Units whose answer is missing, or whose delivery is over on no known "
        f"day. {_NOT_ASKED.en}",
    )


_SELF_RELIANT = Metric(
    code="units_self_reliant",
    name=Sentence("Selvhjulpne enheter", "Self-reliant units"),
    explanation=Sentence(
        "Av leveranseenhetene med et kjent svar i sluttevalueringen: andelen som "
        f"svarer at gruppen er selvhjulpen. {_OF_THE_UNIT.nb}",
        "Of the delivery-units with a known answer in the end evaluation: the share "
        f"that says the group is self-reliant. {_OF_THE_UNIT.en}",
    ),
    subject="outcomes",
    counted="units",
    rows="unit_outcome_rows",
    measure=ShareOf(
        part="is_self_reliant",
        whole="is_self_reliant_known",
        waiting="is_self_reliant_waiting",
        unknown="is_self_reliant_missing",
        hidden="is_self_reliant_hidden",
    ),
    numerator=Sentence(
        "leveranseenheter som svarer ja", "delivery-units that answer yes"
    ),
    denominator=Sentence(
        "leveranseenheter med et kjent svar i sluttevalueringen",
        "delivery-units with a known answer in the end evaluation",
    ),
    left_out=_unanswered(END_EVALUATION_MONTHS),
    source="OE 5.7.2",
    better="higher",
)

_CONTINUES = Metric(
    code="units_cooperation_continues",
    name=Sentence(
        "Enheter der samarbeidet fortsetter", "Units whose cooperation continues"
    ),
    explanation=Sentence(
        f"Av leveranseenhetene med et kjent svar {CONTINUES_MONTHS} måneder eller mer "
        "etter slutt: andelen som svarer at partssamarbeidet fortsetter. "
        f"{_OF_THE_UNIT.nb}",
        f"Of the delivery-units with a known answer {CONTINUES_MONTHS} months or more "
        "after the end: the share that says the party cooperation continues. "
        f"{_OF_THE_UNIT.en}",
    ),
    subject="outcomes",
    counted="units",
    rows="unit_outcome_rows",
    measure=ShareOf(
        part="is_continues",
        whole="is_continues_known",
        waiting="is_continues_waiting",
        unknown="is_continues_missing",
        hidden="is_continues_hidden",
    ),
    numerator=Sentence(
        "leveranseenheter som svarer ja", "delivery-units that answer yes"
    ),
    denominator=Sentence(
        f"leveranseenheter med et kjent svar, {CONTINUES_MONTHS} måneder eller mer "
        "etter slutt (tiden er vår antakelse)",
        f"delivery-units with a known answer, {CONTINUES_MONTHS} months or more after "
        "the end (the time is our assumption)",
    ),
    left_out=_unanswered(CONTINUES_MONTHS),
    source="OE 5.7.4, 6.2; ours",
    better="higher",
)

_STARTED = Metric(
    code="units_cooperation_started",
    name=Sentence("Enheter der samarbeidet startet", "Units whose cooperation started"),
    explanation=Sentence(
        "Av leveranseenhetene som er ferdige: andelen der enhetens eget partssamarbeid "
        "var i gang den dagen leveransen var slutt eller enheten gikk ut. Er ingen dag "
        "registrert, regnes samarbeidet som ikke startet.",
        "Of the delivery-units that are through: the share whose own party cooperation "
        "was running on the day the delivery ended or the unit left. Where no day is "
        "recorded, the cooperation counts as not started.",
    ),
    subject="outcomes",
    counted="units",
    rows="unit_outcome_rows",
    measure=ShareOf(
        part="is_cooperation_started",
        whole="is_cooperation_started_known",
        waiting="is_cooperation_started_waiting",
        unknown="is_cooperation_started_missing",
        hidden="is_cooperation_started_hidden",
    ),
    numerator=Sentence(
        "leveranseenheter der samarbeidet var i gang da",
        "delivery-units whose cooperation was running by then",
    ),
    denominator=Sentence(
        "leveranseenheter der leveransen er over, også stoppet, eller som har gått ut",
        "delivery-units whose delivery is over, also stopped, or that have left it",
    ),
    left_out=Sentence(
        "Enheter som er med ennå: de har ikke hatt hele tiden, og står for seg. "
        "Enheter der leveransen er over på en ukjent dag.",
        "Units that still take part: they have not had their whole time, and stand "
        "apart. Units whose delivery is over on no known day.",
    ),
    source="OE 8.3; ours",
    better="higher",
)

OUTCOME_METRICS: tuple[Metric, ...] = (_SELF_RELIANT, _CONTINUES, _STARTED)
"""In the order of `data.vocabulary.Outcome`."""
