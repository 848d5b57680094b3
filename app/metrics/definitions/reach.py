"""Reach: how many workplaces are reached, of those we mean to reach, and how widely?"""

from app.metrics.measures import Count, ShareOf
from app.metrics.metric import Metric
from data.sentence import Sentence

_NOT_STARTED = Sentence(
    "Virksomheter der leveransen ikke har startet, eller som ikke er blitt med ennå.",
    "Workplaces whose delivery has not started, or that have not joined it yet.",
)
_SCOPE_HISTORY = Sentence(
    "Hvilke virksomheter programmet skal nå, er bare kjent slik siste datasett hadde "
    "det.",
    "Which workplaces the programme means to reach is known only as the last data set "
    "had it.",
)

_LAYERS_SAID = Sentence(
    "Lagene er leder, partsgruppe og ansatte. Et lag er nådd av en modul for laget, "
    "eller av lederstøtte, partsgruppemøte eller personalsamling som er holdt med "
    "enheten (det siste er vår antakelse). Å være nådd i ett lag er ikke et helt "
    "program.",
    "The layers are leader, party group and staff. A layer is reached by a module "
    "that is for it, or by leader support, a party-group meeting or a staff gathering "
    "held with the unit (the latter is our assumption). To be reached in one layer is "
    "not a whole programme.",
)

REACH_METRICS: tuple[Metric, ...] = (
    Metric(
        code="workplaces_reached",
        name=Sentence("Virksomheter nådd", "Workplaces reached"),
        explanation=Sentence(
            "Virksomheter som er enhet i minst én leveranse som har startet. En "
            "virksomhet telles én gang, uansett hvor mange leveranser den har fått.",
            "Workplaces that are a unit of at least one delivery that has started. A "
            "workplace counts once, however many deliveries it has had.",
        ),
        subject="reach",
        counted="workplaces",
        rows="workplace_rows",
        measure=Count("is_reached"),
        numerator=Sentence("virksomheter nådd", "workplaces reached"),
        denominator=None,
        left_out=Sentence(
            f"{_NOT_STARTED.nb} Den som inngikk avtalen teller bare når den selv er "
            "enhet.",
            f"{_NOT_STARTED.en} The one that agreed the delivery counts only when it "
            "is a unit itself.",
        ),
        source="OE 5.2.1; 004 L1114-1116",
    ),
    Metric(
        code="workplaces_reached_again",
        name=Sentence("Virksomheter nådd flere ganger", "Workplaces reached again"),
        explanation=Sentence(
            "Andelen av virksomhetene som er nådd av to eller flere leveranser.",
            "The share of the workplaces that two or more deliveries have reached.",
        ),
        subject="reach",
        counted="workplaces",
        rows="workplace_rows",
        measure=ShareOf(part="is_reached_again", whole="is_reached"),
        numerator=Sentence(
            "virksomheter nådd av to eller flere leveranser",
            "workplaces reached by two or more deliveries",
        ),
        denominator=Sentence("virksomheter nådd", "workplaces reached"),
        left_out=_NOT_STARTED,
        source="ours",
    ),
    Metric(
        code="coverage",
        name=Sentence("Dekning", "Coverage"),
        explanation=Sentence(
            "Hvor stor andel av virksomhetene programmet skal nå, som er nådd.",
            "How large a share of the workplaces the programme means to reach has "
            "been reached.",
        ),
        subject="reach",
        counted="workplaces",
        rows="workplace_rows",
        measure=ShareOf(part="is_reached", whole="is_in_scope"),
        numerator=Sentence(
            "virksomheter i målgruppen som er nådd",
            "workplaces in scope that are reached",
        ),
        denominator=Sentence("virksomheter i målgruppen", "workplaces in scope"),
        left_out=Sentence(
            "Virksomheter som er nedlagt, og virksomheter utenfor målgruppen. Det som "
            "er gjort i en som er slått sammen med en annen, teller der. Er sentre "
            "valgt, er målgruppen den i sentrenes fylker. Et filter på type, modul "
            "eller status velger leveranser, ikke målgruppe: da er nevneren hele "
            "målgruppen.",
            "Workplaces that have closed, and workplaces outside the scope. What was "
            "done in one that was merged into another counts there. Where centres are "
            "chosen, the scope is that of their counties. A filter on type, module or "
            "status chooses deliveries and not scope: the whole scope is then the "
            "denominator.",
        ),
        source="004 L1114-1116",
        better="higher",
        no_history=_SCOPE_HISTORY,
    ),
    *(
        Metric(
            code=f"breadth_{code}",
            name=Sentence(f"Nådd i {nb}", f"Reached in {en}"),
            explanation=_LAYERS_SAID,
            subject="reach",
            counted="workplaces",
            rows="workplace_rows",
            measure=ShareOf(part=f"is_{code}", whole="is_reached"),
            numerator=Sentence(
                f"virksomheter nådd i {nb}", f"workplaces reached in {en}"
            ),
            denominator=Sentence("virksomheter nådd", "workplaces reached"),
            left_out=_NOT_STARTED,
            source="004 L1342, L1694",
        )
        for code, nb, en in (
            ("no_layer", "ingen av lagene", "none of the layers"),
            ("one_layer", "ett lag", "one layer"),
            ("two_layers", "to lag", "two layers"),
            ("three_layers", "alle tre lag", "all three layers"),
        )
    ),
)
