"""Evaluation: what is held and what is overdue, and what do the answers say?

This module is long because it is a list of definitions.
"""

from dataclasses import replace

from app.metrics.measures import Count, MeanOf, RatioOf, ShareOf
from app.metrics.metric import Metric
from data.sentence import Sentence

_HIDDEN = Sentence(
    "Evalueringer med svar fra færre enn tre personer er skjult, og telles for seg.",
    "Evaluations with answers of fewer than three persons are hidden, and counted "
    "apart.",
)

_MOVED = ShareOf(
    part="is_step_up",
    whole="is_step_compared",
    unknown="is_step_single",
    hidden="is_step_hidden",
)

_STEP_UP = Metric(
    code="development_step_up",
    name=Sentence("Opp på utviklingstrappen", "Up the development steps"),
    explanation=Sentence(
        "Av leveransene der en gruppe har plassert seg på et trinn to ganger: andelen "
        "der det nyeste trinnet er høyere enn det første. Hver gruppe sammenlignes "
        "bare med seg selv, og en gruppe på øverste trinn kan ikke gå opp.",
        "Of the deliveries where a group has placed itself on a step twice: the share "
        "where the latest step is higher than the first. Each group is compared with "
        "itself only, and a group on the highest step cannot move up.",
    ),
    subject="evaluation",
    counted="deliveries",
    rows="evaluation_step_rows",
    measure=_MOVED,
    numerator=Sentence(
        "leveranser der alle gruppene har gått opp",
        "deliveries where all groups have moved up",
    ),
    denominator=Sentence(
        "leveranser med to trinn å sammenligne",
        "deliveries with two steps to compare",
    ),
    left_out=Sentence(
        "Leveranser med bare ett trinn. Svar fra færre enn tre personer er skjult, og "
        "telles for seg.",
        "Deliveries with one step only. Answers of fewer than three persons are "
        "hidden, and counted apart.",
    ),
    source="OE 5.4, Figur 5-2",
    better="higher",
)

EVALUATION_METRICS: tuple[Metric, ...] = (
    Metric(
        code="evaluations_held",
        name=Sentence("Evalueringer holdt", "Evaluations held"),
        explanation=Sentence(
            "Alle evalueringer som er holdt, av alle typer. En leveranse kan ha flere.",
            "All evaluations held, of every kind. A delivery can have several.",
        ),
        subject="evaluation",
        counted="evaluations",
        rows="evaluation_rows",
        measure=Count(),
        numerator=Sentence("evalueringer som er holdt", "evaluations held"),
        denominator=None,
        left_out=Sentence(
            "Evalueringer som er planlagt, men ikke holdt.",
            "Evaluations that are planned, but not held.",
        ),
        source="OE 5.7.3",
    ),
    Metric(
        code="end_evaluations_overdue",
        name=Sentence("Sluttevalueringer over fristen", "End evaluations overdue"),
        explanation=Sentence(
            "Avsluttede leveranser der seks måneder har gått siden slutt (vanlig "
            "praksis), og ingen sluttevaluering er holdt.",
            "Completed deliveries where six months have passed since the end (usual "
            "practice), and no end evaluation has been held.",
        ),
        subject="evaluation",
        counted="deliveries",
        rows="evaluation_state_rows",
        measure=Count(where="is_end_overdue"),
        numerator=Sentence(
            "leveranser med sluttevaluering over fristen",
            "deliveries with an overdue end evaluation",
        ),
        denominator=None,
        left_out=Sentence(
            "Leveranser som pågår eller er stoppet. Avsluttede uten sluttdato: "
            "fristen er ikke kjent.",
            "Ongoing and stopped deliveries. Completed ones without an end date: the "
            "due day is not known.",
        ),
        source="OE 5.7.3",
        better="lower",
    ),
    Metric(
        code="end_evaluation_unplanned",
        name=Sentence("Sluttevaluering ikke planlagt", "End evaluation not planned"),
        explanation=Sentence(
            "Av leveransene som pågår: andelen der ingen sluttevaluering er planlagt.",
            "Of the ongoing deliveries: the share where no end evaluation is planned.",
        ),
        subject="evaluation",
        counted="deliveries",
        rows="evaluation_state_rows",
        measure=ShareOf(
            part="is_end_unplanned", whole="is_end_ahead", unknown="is_end_unknown"
        ),
        numerator=Sentence(
            "leveranser uten planlagt sluttevaluering",
            "deliveries without a planned end evaluation",
        ),
        denominator=Sentence(
            "leveranser som pågår og ikke har holdt sluttevaluering",
            "ongoing deliveries that have not held an end evaluation",
        ),
        left_out=Sentence(
            "Leveranser som ikke har startet eller er over: da gir vanlig praksis "
            "fristen.",
            "Deliveries that have not started or are over: then usual practice gives "
            "the due day.",
        ),
        source="OE 5.7.3",
        better="lower",
        no_history=Sentence(
            "Planlagte evalueringer er bare kjent slik siste datasett hadde dem.",
            "Planned evaluations are known only as the last data set had them.",
        ),
    ),
    Metric(
        code="evaluation_response_share",
        name=Sentence("Svarandel", "Response share"),
        explanation=Sentence(
            "Av alle som ble invitert til en evaluering: andelen som svarte. En "
            "person som er invitert to ganger, teller to ganger.",
            "Of all who were invited to an evaluation: the share that answered. A "
            "person who was invited twice counts twice.",
        ),
        subject="evaluation",
        counted="evaluations",
        rows="evaluation_rows",
        measure=RatioOf(
            part="share_respondents_count",
            whole="share_invited_count",
            unknown="is_response_unknown",
            hidden="is_hidden",
            withheld="is_response_withheld",
            kind="share",
        ),
        numerator=Sentence("svar", "answers"),
        denominator=Sentence(
            "inviterte, i evalueringer der begge tall er kjent",
            "invited, in evaluations where both numbers are known",
        ),
        left_out=Sentence(
            "Evalueringer uten antall inviterte eller svar. " + _HIDDEN.nb,
            "Evaluations without the number invited or answering. " + _HIDDEN.en,
        ),
        source="OE 5.7.3; ours",
        better="higher",
        is_protected=True,
    ),
    Metric(
        code="usefulness_mean",
        name=Sentence("Nytte, snitt", "Usefulness, mean"),
        explanation=Sentence(
            "Gjennomsnittet av nytten i evalueringene, fra 1 til 5 (skalaen er vår). "
            "Hver evaluering teller én gang, uansett hvor mange som svarte.",
            "The mean of the usefulness in the evaluations, from 1 to 5 (the scale is "
            "ours). Each evaluation counts once, however many answered.",
        ),
        subject="evaluation",
        counted="evaluations",
        rows="evaluation_rows",
        measure=MeanOf(
            column="usefulness_mean",
            unknown="is_usefulness_missing",
            hidden="is_hidden",
        ),
        numerator=Sentence(
            "nytten i evalueringene, lagt sammen", "the usefulness, added up"
        ),
        denominator=Sentence(
            "evalueringer med et svar som kan vises",
            "evaluations with an answer that can be shown",
        ),
        left_out=Sentence(
            "Evalueringer uten svar på nytte. " + _HIDDEN.nb,
            "Evaluations without an answer on usefulness. " + _HIDDEN.en,
        ),
        source="OE 5.7.3; ours",
        better="higher",
    ),
    Metric(
        code="self_reliant",
        name=Sentence("Selvhjulpne", "Self-reliant"),
        explanation=Sentence(
            "Av leveransene med et kjent svar i sluttevalueringen: andelen som svarer "
            "at gruppen er selvhjulpen. Nyeste svar gjelder; er enhetene uenige samme "
            "dag, er svaret delvis (vår regel).",
            "Of the deliveries with a known answer in the end evaluation: the share "
            "that says the group is self-reliant. The newest answer counts; where the "
            "units differ on the same day, it is partly (our rule).",
        ),
        subject="evaluation",
        counted="deliveries",
        rows="evaluation_answer_rows",
        measure=ShareOf(
            part="is_answer_yes",
            whole="is_answer_known",
            waiting="is_answer_waiting",
            unknown="is_answer_missing",
            hidden="is_answer_hidden",
        ),
        numerator=Sentence("leveranser som svarer ja", "deliveries that answer yes"),
        denominator=Sentence(
            "leveranser med et kjent svar i sluttevalueringen",
            "deliveries with a known answer in the end evaluation",
        ),
        left_out=Sentence(
            "Leveranser uten sluttevaluering eller uten svar, og stoppede. Svar fra "
            "færre enn tre personer er skjult, og telles for seg.",
            "Deliveries without an end evaluation or an answer, and stopped ones. "
            "Answers of fewer than three persons are hidden, and counted apart.",
        ),
        source="OE 5.7.2",
        better="higher",
    ),
    _STEP_UP,
    replace(
        _STEP_UP,
        code="development_step_down",
        name=Sentence("Ned på utviklingstrappen", "Down the development steps"),
        explanation=Sentence(
            "Av leveransene der en gruppe har plassert seg på et trinn to ganger: "
            "andelen der det nyeste trinnet er lavere enn det første. Hver gruppe "
            "sammenlignes bare med seg selv.",
            "Of the deliveries where a group has placed itself on a step twice: the "
            "share where the latest step is lower than the first. Each group is "
            "compared with itself only.",
        ),
        measure=replace(_MOVED, part="is_step_down"),
        numerator=Sentence(
            "leveranser der alle gruppene har gått ned",
            "deliveries where all groups have moved down",
        ),
        better="lower",
    ),
)
"""In the order a reader meets them; the shares after the end are a subject apart."""
