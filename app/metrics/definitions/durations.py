"""Duration: how long does a delivery last, and how far past its planned end?

Quartiles take the ongoing deliveries in as censored. The naive means of the ended ones
are here because readers know them from elsewhere, with the reason they are too short.
"""

from app.metrics.definitions.deliveries import NO_PLAN_HISTORY
from app.metrics.duration_measure import MeanOfEnded, Quartile, SurvivalQuantile
from app.metrics.metric import Metric
from data.sentence import Sentence

_CENSORED = Sentence(
    " Pågående leveranser er med: de har vart minst så lenge som til nå "
    "(Kaplan-Meier).",
    " Ongoing deliveries are in: they have lasted at least until now (Kaplan-Meier).",
)
_TOO_SHORT = Sentence(
    "Gjennomsnittet av de avsluttede og stoppede. Det er for kort: de som varer "
    "lengst, pågår oftere ennå, og mangler i det.",
    "The mean of those completed or stopped. It is too short: those that last longest "
    "are more often still ongoing, and are missing from it.",
)
_ENDED = Sentence(
    "avsluttede og stoppede leveranser", "deliveries completed or stopped"
)
_BEGUN = Sentence(
    "leveranser med kjent start, også de som pågår",
    "deliveries with a known start, the ongoing ones too",
)
_NO_START = Sentence(
    "Leveranser uten kjent dag for første samling, eller for slutt.",
    "Deliveries whose day of the first gathering, or of the end, is not known.",
)
_NO_CONTACT = Sentence(
    "Leveranser uten kjent dag for første kontakt eller første samling.",
    "Deliveries whose day of the first contact or the first gathering is not known.",
)
_ONGOING_TOO = Sentence(
    " De som pågår, er ikke med her.", " The ongoing ones are not in this."
)
_PLANNED = Sentence(
    "startede leveranser med planlagt slutt på dagen tallet gjelder eller før",
    "deliveries that have started, with a planned end by the day of the figure",
)
_NO_PLAN = Sentence(
    "Leveranser uten planlagt slutt, og de som har planlagt slutt senere, også om de "
    "er avsluttet alt.",
    "Deliveries without a planned end, and those with a planned end later, also when "
    "they have ended already.",
)

_QUARTILES: dict[Quartile, tuple[Sentence, Sentence]] = {
    "median": (
        Sentence("Median varighet", "Median duration"),
        Sentence("halvparten", "half"),
    ),
    "q25": (
        Sentence("Varighet, nedre kvartil", "Duration, lower quartile"),
        Sentence("en firedel", "a quarter"),
    ),
    "q75": (
        Sentence("Varighet, øvre kvartil", "Duration, upper quartile"),
        Sentence("tre firedeler", "three quarters"),
    ),
}
_GATHERING = Sentence("første samling", "first gathering")
_CONTACT = Sentence("første kontakt", "first contact")
_SOURCE = "OE 5.7.1, 7.1.1; ours (censoring)"


def _with(first: Sentence, second: Sentence) -> Sentence:
    return Sentence(first.nb + second.nb, first.en + second.en)


def _named(name: Sentence, clock: Sentence) -> Sentence:
    """Name what starts with the default clock shortly, and the other one in full."""
    if clock == _GATHERING:
        return name
    return Sentence(f"{name.nb}, fra {clock.nb}", f"{name.en}, from {clock.en}")


def _quartile(
    code: str, quartile: Quartile, clock: Sentence, *, days: str, unknown: str
) -> Metric:
    name, share = _QUARTILES[quartile]
    return Metric(
        code=f"{code}_{quartile}",
        name=_named(name, clock),
        explanation=_with(
            Sentence(
                f"Hvor lenge etter {clock.nb} {share.nb} av leveransene er avsluttet "
                "eller stoppet.",
                f"How long after the {clock.en} {share.en} of the deliveries have "
                "been completed or stopped.",
            ),
            _CENSORED,
        ),
        subject="duration",
        counted="deliveries",
        rows="duration_rows",
        measure=SurvivalQuantile(quartile, days, unknown),
        numerator=_ENDED,
        denominator=_BEGUN,
        left_out=_NO_START if days == "gathering_days" else _NO_CONTACT,
        source=_SOURCE,
    )


def _naive_mean(code: str, clock: Sentence, *, days: str, unknown: str) -> Metric:
    no_start = _NO_START if days == "gathering_days" else _NO_CONTACT
    return Metric(
        code=f"{code}_naive_mean",
        name=_named(Sentence("Snitt uten pågående", "Mean without ongoing"), clock),
        explanation=_with(
            Sentence(
                f"Måneder fra {clock.nb} til slutt. ",
                f"Months from the {clock.en} to the end. ",
            ),
            _TOO_SHORT,
        ),
        subject="duration",
        counted="deliveries",
        rows="duration_rows",
        measure=MeanOfEnded(days, unknown),
        numerator=Sentence("månedene deres", "their months"),
        denominator=_ENDED,
        left_out=_with(no_start, _ONGOING_TOO),
        source="ours",
    )


DURATION_METRICS: tuple[Metric, ...] = (
    *(
        metric
        for code, clock, days, unknown in (
            ("duration", _GATHERING, "gathering_days", "is_duration_unknown"),
            ("duration_contact", _CONTACT, "contact_days", "is_contact_unknown"),
        )
        for metric in (
            *(
                _quartile(code, quartile, clock, days=days, unknown=unknown)
                for quartile in _QUARTILES
            ),
            _naive_mean(code, clock, days=days, unknown=unknown),
        )
    ),
    Metric(
        code="delay_median",
        name=Sentence("Median over planlagt slutt", "Median past planned end"),
        explanation=_with(
            Sentence(
                "Hvor lenge etter planlagt slutt halvparten er avsluttet eller "
                "stoppet; 0 når halvparten var det i tide.",
                "How long after the planned end half have been completed or stopped; "
                "0 when half had been in time.",
            ),
            _CENSORED,
        ),
        subject="duration",
        counted="deliveries",
        rows="duration_rows",
        measure=SurvivalQuantile("median", "past_plan_days", "is_plan_unknown"),
        numerator=_ENDED,
        denominator=_PLANNED,
        left_out=_NO_PLAN,
        source="OE 5.7.1; ours (censoring)",
        no_history=NO_PLAN_HISTORY,
    ),
    Metric(
        code="delay_naive_mean",
        name=Sentence(
            "Snitt over planlagt slutt",
            "Mean past planned end",
        ),
        explanation=_TOO_SHORT,
        subject="duration",
        counted="deliveries",
        rows="duration_rows",
        measure=MeanOfEnded("past_plan_days", "is_plan_unknown"),
        numerator=Sentence("månedene deres", "their months"),
        denominator=_ENDED,
        left_out=_with(_NO_PLAN, _ONGOING_TOO),
        source="ours",
        no_history=NO_PLAN_HISTORY,
    ),
)
"""Codes: duration_median, _q25, _q75 and _naive_mean from the first gathering, the same
after duration_contact_ from the first contact, delay_median, delay_naive_mean."""
