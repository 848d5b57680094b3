"""Train-the-trainer: two pairs of figures, since the unit changes between them.

Trainers trained > have held a session; workplaces reached > cooperation running.
This module is long because it is a list.
"""

from app.metrics.measures import Count, ShareOf
from app.metrics.metric import Metric
from app.metrics.trainers import SILENT_AFTER_DAYS
from data.sentence import Sentence

_A_PERSON = Sentence(
    "En trener er en person (ett pseudonym) og telles én gang, også med flere kurs. "
    "Økter i alle leveranser teller for treneren, uansett filter.",
    "A trainer is a person (one pseudonym) and counts once, also with several "
    "courses. Sessions in any delivery count for the trainer, whatever the filters.",
)
_NOT_DUE = Sentence(
    f"Trenere opplært for {SILENT_AFTER_DAYS} dager siden eller mindre (vår grense): "
    "de står for seg, også når de alt har holdt en økt.",
    f"Trainers trained {SILENT_AFTER_DAYS} days ago or less (our limit): they stand "
    "apart, also when they have held a session already.",
)
_A_REACH = Sentence(
    "Økter uten kjent virksomhet når ingen kjent virksomhet. Stedet er der økten ble "
    "holdt, ikke der treneren kommer fra; trenerens egen virksomhet teller med.",
    "Sessions without a known workplace reach no known workplace. The place is where "
    "the session was held, not where the trainer comes from; the trainer's own "
    "workplace counts.",
)

TRAIN_THE_TRAINER_METRICS: tuple[Metric, ...] = (
    Metric(
        code="trainers_trained",
        name=Sentence("Trenere opplært", "Trainers trained"),
        explanation=Sentence(
            "Personer som er opplært for å lære opp enhetene. " + _A_PERSON.nb,
            "Persons who have been trained to teach the units. " + _A_PERSON.en,
        ),
        subject="train_the_trainer",
        counted="trainers",
        rows="trainer_rows",
        measure=Count(),
        numerator=Sentence("trenere opplært", "trainers trained"),
        denominator=None,
        left_out=Sentence(
            "Den som blir opplært etter dagen, eller i leveranser utenfor utvalget.",
            "Those trained after the day, or in deliveries out of view.",
        ),
        source="OE 5.2; 004 L877",
    ),
    Metric(
        code="trainers_with_session",
        name=Sentence("Trenere som har holdt økt", "Trainers with a session"),
        explanation=Sentence(
            f"Av trenerne opplært for mer enn {SILENT_AFTER_DAYS} dager siden: andelen "
            "som har holdt minst én økt. " + _A_PERSON.nb,
            f"Of the trainers trained more than {SILENT_AFTER_DAYS} days ago: the "
            "share that has held at least one session. " + _A_PERSON.en,
        ),
        subject="train_the_trainer",
        counted="trainers",
        rows="trainer_rows",
        measure=ShareOf(part="has_held_session", whole="is_due", waiting="is_waiting"),
        numerator=Sentence(
            "av dem, trenere som har holdt en økt",
            "of them, trainers who have held a session",
        ),
        denominator=Sentence(
            f"trenere opplært for mer enn {SILENT_AFTER_DAYS} dager siden",
            f"trainers trained more than {SILENT_AFTER_DAYS} days ago",
        ),
        left_out=_NOT_DUE,
        source="OE 8.3; 004 L877; ours",
        better="higher",
    ),
    Metric(
        code="trainers_silent",
        name=Sentence(
            f"Trenere uten økt etter {SILENT_AFTER_DAYS} dager",
            f"Trainers with no session after {SILENT_AFTER_DAYS} days",
        ),
        explanation=Sentence(
            f"Trenere opplært for mer enn {SILENT_AFTER_DAYS} dager siden som ikke "
            "har holdt noen økt i noen leveranse.",
            f"Trainers trained more than {SILENT_AFTER_DAYS} days ago who have held "
            "no session in any delivery.",
        ),
        subject="train_the_trainer",
        counted="trainers",
        rows="trainer_rows",
        measure=Count("is_silent"),
        numerator=Sentence("trenere uten økt", "trainers with no session"),
        denominator=None,
        left_out=_NOT_DUE,
        source="OE 8.3; 004 L877; ours",
        better="lower",
    ),
    Metric(
        code="trainer_sessions_held",
        name=Sentence("Økter holdt av trenere", "Sessions held by trainers"),
        explanation=Sentence(
            "Økter som trenere har holdt i leveransene i utvalget. To trenere som er "
            "ført samme dag hos samme virksomhet, er to økter.",
            "Sessions that trainers have held in the deliveries in view. Two trainers "
            "recorded on one day at one workplace are two sessions.",
        ),
        subject="train_the_trainer",
        counted="sessions",
        rows="trainer_session_rows",
        measure=Count(),
        numerator=Sentence("økter holdt", "sessions held"),
        denominator=None,
        left_out=Sentence(
            "Økter hos virksomheter utenfor utvalget. Økter uten kjent virksomhet er "
            "med, og det er også økter datert før opplæringen.",
            "Sessions at workplaces out of view. Sessions without a known workplace "
            "are in, and so are those dated before the training.",
        ),
        source="OE 5.2; 004 L877",
    ),
    Metric(
        code="trainer_workplaces_reached",
        name=Sentence(
            "Virksomheter nådd av trenere", "Workplaces trainers have reached"
        ),
        explanation=Sentence(
            "Virksomheter der en trener har holdt minst én økt. En virksomhet telles "
            "én gang, uansett hvor mange trenere og økter.",
            "Workplaces where a trainer has held at least one session. A workplace "
            "counts once, however many trainers and sessions.",
        ),
        subject="train_the_trainer",
        counted="workplaces",
        rows="trainer_workplace_rows",
        measure=Count(),
        numerator=Sentence(
            "virksomheter nådd av trenere", "workplaces trainers have reached"
        ),
        denominator=None,
        left_out=_A_REACH,
        source="OE 5.2; 004 L877",
    ),
    Metric(
        code="trainer_workplaces_repeat",
        name=Sentence("Nådd på nytt av trenere", "Reached again by trainers"),
        explanation=Sentence(
            "Av virksomhetene trenere har nådd: andelen der en økt er holdt en senere "
            "dag enn den aller første. To trenere samme dag har nådd den én gang.",
            "Of the workplaces trainers have reached: the share where a session was "
            "held on a later day than the very first. Two trainers on one day have "
            "reached it once.",
        ),
        subject="train_the_trainer",
        counted="workplaces",
        rows="trainer_workplace_rows",
        measure=ShareOf(part="is_reached_again"),
        numerator=Sentence("virksomheter nådd på nytt", "workplaces reached again"),
        denominator=Sentence(
            "virksomheter nådd av trenere", "workplaces trainers have reached"
        ),
        left_out=_A_REACH,
        source="ours",
    ),
    Metric(
        code="trainer_workplaces_started",
        name=Sentence(
            "Samarbeid der trenere har vært",
            "Cooperation where trainers have been",
        ),
        explanation=Sentence(
            "Av virksomhetene trenere har nådd: andelen der virksomhetens eget "
            "partssamarbeid er i gang, i en leveranse øktene hører til. Noen hadde "
            "startet før første økt; de teller med og er merket i radene.",
            "Of the workplaces trainers have reached: the share where the workplace's "
            "own party cooperation is running, in a delivery the sessions belong to. "
            "Some had started before the first session; they count, and are marked in "
            "the rows.",
        ),
        subject="train_the_trainer",
        counted="workplaces",
        rows="trainer_workplace_rows",
        measure=ShareOf(
            part="is_cooperation_started",
            whole="is_cooperation_known",
            unknown="is_cooperation_unknown",
        ),
        numerator=Sentence(
            "av dem, virksomheter der samarbeidet er i gang",
            "of them, workplaces where cooperation is running",
        ),
        denominator=Sentence(
            "virksomheter nådd av trenere, som er enhet i leveransen",
            "workplaces trainers have reached that are a unit of the delivery",
        ),
        left_out=Sentence(
            "Virksomheter som ikke er enhet i leveransen økten hører til: der sier "
            "kilden ikke om samarbeidet er i gang. " + _A_REACH.nb,
            "Workplaces that are no unit of the delivery the session belongs to: the "
            "source does not say whether cooperation is running there. " + _A_REACH.en,
        ),
        source="OE 8.3",
        better="higher",
    ),
)
"""In the order of the cascade."""
