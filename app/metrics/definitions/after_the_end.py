"""After the end: separate shares, each of the deliveries that are due for it."""

from app.metrics.measures import ShareOf
from app.metrics.metric import Metric
from data.sentence import Sentence

_NOT_DUE = Sentence(
    "Avsluttede leveranser som ikke har nådd fristen: de står for seg. Stoppede "
    "leveranser.",
    "Completed deliveries that are not yet due: they stand apart. Stopped deliveries.",
)

_DUE_FOR_EVALUATION = Sentence(
    "avsluttede leveranser der seks måneder har gått siden slutt (vanlig praksis)",
    "completed deliveries six months or more after the end (usual practice)",
)

AFTER_THE_END_METRICS: tuple[Metric, ...] = (
    Metric(
        code="end_evaluation_held",
        name=Sentence("Sluttevaluering holdt", "End evaluation held"),
        explanation=Sentence(
            "Av leveransene som skulle hatt sluttevaluering: andelen som har hatt "
            "den, også for sent.",
            "Of the deliveries due for an end evaluation: the share that has had it, "
            "also late.",
        ),
        subject="after_the_end",
        counted="deliveries",
        rows="after_the_end_rows",
        measure=ShareOf(
            part="is_evaluated",
            whole="is_evaluation_due",
            waiting="is_evaluation_waiting",
        ),
        numerator=Sentence(
            "leveranser med sluttevaluering holdt", "deliveries with an end evaluation"
        ),
        denominator=_DUE_FOR_EVALUATION,
        left_out=_NOT_DUE,
        source="OE 5.7.3",
        better="higher",
    ),
    Metric(
        code="end_evaluation_in_time",
        name=Sentence("Sluttevaluering i tide", "End evaluation in time"),
        explanation=Sentence(
            "Av leveransene som skulle hatt sluttevaluering: andelen som hadde den "
            "innen seks måneder etter slutt.",
            "Of the deliveries due for an end evaluation: the share that had it "
            "within six months of the end.",
        ),
        subject="after_the_end",
        counted="deliveries",
        rows="after_the_end_rows",
        measure=ShareOf(
            part="is_evaluated_in_time",
            whole="is_evaluation_due",
            waiting="is_evaluation_waiting",
        ),
        numerator=Sentence(
            "leveranser med sluttevaluering innen fristen",
            "deliveries with an end evaluation by the due day",
        ),
        denominator=_DUE_FOR_EVALUATION,
        left_out=_NOT_DUE,
        source="OE 5.7.3",
        better="higher",
    ),
    Metric(
        code="contact_in_window",
        name=Sentence("Kontakt etter slutt", "Contact after the end"),
        explanation=Sentence(
            "Av leveransene der vinduet er over: andelen som hadde en "
            "oppfølgingskontakt tre til tolv måneder etter slutt.",
            "Of the deliveries whose window is over: the share that had a follow-up "
            "contact three to twelve months after the end.",
        ),
        subject="after_the_end",
        counted="deliveries",
        rows="after_the_end_rows",
        measure=ShareOf(
            part="is_contacted", whole="is_contact_due", waiting="is_contact_waiting"
        ),
        numerator=Sentence(
            "leveranser med kontakt i vinduet",
            "deliveries with a contact in the window",
        ),
        denominator=Sentence(
            "avsluttede leveranser der tolv måneder har gått siden slutt (vanlig "
            "praksis)",
            "completed deliveries twelve months or more after the end (usual practice)",
        ),
        left_out=_NOT_DUE,
        source="OE 5.7.4",
        better="higher",
    ),
    Metric(
        code="cooperation_continues",
        name=Sentence("Samarbeidet fortsetter", "Cooperation continues"),
        explanation=Sentence(
            "Av de kjente svarene seks måneder eller mer etter slutt: andelen ja. Et "
            "svar som mangler er ikke et nei, og telles ved siden av.",
            "Of the known answers six months or more after the end: the share of yes. "
            "A missing answer is not a no, and is counted beside.",
        ),
        subject="after_the_end",
        counted="deliveries",
        rows="after_the_end_rows",
        measure=ShareOf(
            part="is_continuing",
            whole="is_answer_known",
            waiting="is_answer_waiting",
            unknown="is_answer_missing",
            hidden="is_answer_hidden",
        ),
        numerator=Sentence("leveranser som svarer ja", "deliveries that answer yes"),
        denominator=Sentence(
            "leveranser med et kjent svar, seks måneder eller mer etter slutt (tiden "
            "er vår antakelse)",
            "deliveries with a known answer, six months or more after the end (the "
            "time is our assumption)",
        ),
        left_out=Sentence(
            "Leveranser uten svar, med svar fra for få, eller som ikke har nådd "
            "fristen.",
            "Deliveries without an answer, with answers of too few, or not yet due.",
        ),
        source="OE 5.7.4, 8.3",
        better="higher",
    ),
    Metric(
        code="cooperation_continues_of_due",
        name=Sentence(
            "Samarbeidet fortsetter, av alle som skulle svart",
            "Cooperation continues, of all due",
        ),
        explanation=Sentence(
            "Av alle leveransene som skulle svart: andelen som vi vet fortsetter. "
            "Manglende svar trekker andelen ned, så dette er det minste den kan være.",
            "Of all deliveries due to answer: the share that we know goes on. Missing "
            "answers pull it down, so this is the least it can be.",
        ),
        subject="after_the_end",
        counted="deliveries",
        rows="after_the_end_rows",
        measure=ShareOf(
            part="is_continuing",
            whole="is_answer_due",
            waiting="is_answer_waiting",
            unknown="is_answer_missing",
            hidden="is_answer_hidden",
        ),
        numerator=Sentence("leveranser som svarer ja", "deliveries that answer yes"),
        denominator=Sentence(
            "avsluttede leveranser seks måneder eller mer etter slutt (tiden er vår "
            "antakelse)",
            "completed deliveries six months or more after the end (the time is our "
            "assumption)",
        ),
        left_out=_NOT_DUE,
        source="OE 5.7.4, 8.3",
        better="higher",
    ),
)
