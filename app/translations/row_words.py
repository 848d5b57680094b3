"""What does a reader call the columns that only the rows behind figures have?

The columns of the validated tables are named by `data.tables`; these are made by
`app/queries/rows` and `app/metrics/measures`. A flag is headed by what is true of the
row when it says yes. The headings serve lists, files and the data dictionary.

This module is long because it is a list.
"""

from functools import cache

from app.metrics.categories import BAND_STARTS, band_range
from app.translations.gettext import _, current_language, speaking
from data.sentence import Sentence
from data.vocabulary import Answer, Code, ProgrammeIndustry

ROW_WORDS: dict[str, Sentence] = {
    # Of every figure.
    "is_counted": Sentence("Telles med i telleren", "Counted in the numerator"),
    # Categories that a delivery shares with its units.
    "industry": Sentence("Bransje", "Industry"),
    "size": Sentence("Størrelse", "Size"),
    # How many.
    "unit_count": Sentence("Enheter med i visningen", "Units in view"),
    "all_units_count": Sentence("Enheter i alt", "Units in all"),
    "delivery_count": Sentence("Leveranser", "Deliveries"),
    "reaching_delivery_count": Sentence(
        "Leveranser som har nådd den", "Deliveries that have reached it"
    ),
    "layer_count": Sentence("Lag som er nådd", "Layers reached"),
    "planned_gatherings_count": Sentence("Planlagte samlinger", "Planned gatherings"),
    "held_gatherings_count": Sentence("Holdte samlinger", "Gatherings held"),
    "session_count": Sentence("Økter", "Sessions"),
    "visit_count": Sentence("Dager med økter", "Days with sessions"),
    "trainer_count": Sentence("Trenere", "Trainers"),
    # Days and how long.
    "first_reached_on": Sentence("Først nådd", "First reached"),
    "first_session_on": Sentence("Første økt", "First session"),
    "last_session_on": Sentence("Siste økt", "Last session"),
    "end_evaluation_due_on": Sentence(
        "Sluttevaluering forfaller", "End evaluation due"
    ),
    "end_evaluated_on": Sentence("Sluttevaluert", "End evaluation held"),
    "contact_due_on": Sentence(
        "Kontakt etter slutt forfaller", "Contact after the end due"
    ),
    "contacted_on": Sentence("Kontakt etter slutt", "Contact after the end"),
    "continues_from_on": Sentence(
        "Spørres om videreføring fra", "Asked whether it continues from"
    ),
    "past_planned_end_days": Sentence(
        "Dager over planlagt slutt", "Days past the planned end"
    ),
    # State of a delivery.
    "is_planned": Sentence("Er planlagt", "Is planned"),
    "is_ongoing": Sentence("Pågår", "Is ongoing"),
    "is_completed": Sentence("Er avsluttet", "Is completed"),
    "is_stopped": Sentence("Er stoppet", "Is stopped"),
    "is_started": Sentence("Er startet", "Has started"),
    "is_started_in_year": Sentence(
        "Startet siste tolv måneder", "Started in the last twelve months"
    ),
    "is_ended_in_year": Sentence(
        "Avsluttet siste tolv måneder", "Ended in the last twelve months"
    ),
    "is_ongoing_with_plan": Sentence(
        "Pågår og har planlagt slutt", "Ongoing with a planned end"
    ),
    "is_ongoing_without_plan": Sentence(
        "Pågår uten planlagt slutt", "Ongoing without a planned end"
    ),
    "is_past_planned_end": Sentence("Over planlagt slutt", "Past the planned end"),
    "is_one_to_one": Sentence("Én virksomhet", "One workplace"),
    "is_multi_unit": Sentence("Flere enheter", "Several units"),
    "is_without_hours": Sentence("Uten førte timer", "Without reported hours"),
    # The course of a delivery.
    "is_start_waiting": Sentence("Start ikke forfalt", "Start not yet due"),
    "is_start_late": Sentence("Start forfalt", "Start overdue"),
    "is_start_unknown": Sentence("Start ukjent", "Start not known"),
    "is_duration_unknown": Sentence("Varighet ukjent", "Duration not known"),
    "delivery_state": Sentence("Leveransens tilstand", "State of the delivery"),
    "is_far": Sentence("Halvveis i samlingene", "Half of the gatherings held"),
    "is_far_waiting": Sentence("Halvveis ikke forfalt", "Half-way not yet due"),
    "is_far_late": Sentence("Halvveis forfalt", "Half-way overdue"),
    "is_far_unknown": Sentence("Halvveis ukjent", "Half-way not known"),
    "is_through": Sentence("Avsluttet gjennom rekken", "Completed in sequence"),
    "is_through_waiting": Sentence("Avslutning ikke forfalt", "Completion not yet due"),
    "is_through_late": Sentence("Avslutning forfalt", "Completion overdue"),
    "is_through_outside": Sentence(
        "Avsluttet utenom rekken", "Completed outside the sequence"
    ),
    # Reach of a workplace.
    "is_taking_part": Sentence("Er med i en leveranse", "Takes part in a delivery"),
    "is_reached": Sentence("Er nådd", "Is reached"),
    "is_reached_again": Sentence("Er nådd igjen", "Is reached again"),
    "is_leader_reached": Sentence("Ledere nådd", "Leaders reached"),
    "is_party_group_reached": Sentence("Partsgruppe nådd", "Party group reached"),
    "is_staff_reached": Sentence("Ansatte nådd", "Staff reached"),
    "is_no_layer": Sentence("Ingen lag nådd", "No layer reached"),
    "is_one_layer": Sentence("Ett lag nådd", "One layer reached"),
    "is_two_layers": Sentence("To lag nådd", "Two layers reached"),
    "is_three_layers": Sentence("Tre lag nådd", "Three layers reached"),
    # After the end.
    "is_evaluation_due": Sentence("Sluttevaluering forfalt", "End evaluation due"),
    "is_evaluation_waiting": Sentence(
        "Sluttevaluering ikke forfalt", "End evaluation not yet due"
    ),
    "is_evaluated": Sentence("Sluttevaluering holdt", "End evaluation held"),
    "is_evaluated_in_time": Sentence(
        "Sluttevaluert innen fristen", "End evaluation held in time"
    ),
    "is_contact_due": Sentence(
        "Kontakt etter slutt forfalt", "Contact after the end due"
    ),
    "is_contact_waiting": Sentence(
        "Kontakt etter slutt ikke forfalt", "Contact after the end not yet due"
    ),
    "is_contacted": Sentence("Kontaktet etter slutt", "Contacted after the end"),
    "is_answer_due": Sentence("Svar om videreføring forfalt", "Answer due"),
    "is_answer_waiting": Sentence("Svar ikke forfalt", "Answer not yet due"),
    "is_answer_known": Sentence("Svar er kjent", "Answer is known"),
    "is_answer_hidden": Sentence("Svar er skjult", "Answer is hidden"),
    "is_answer_missing": Sentence("Svar mangler", "Answer is missing"),
    "is_continuing": Sentence("Samarbeidet fortsetter", "Cooperation continues"),
    # Duration.
    "has_ended": Sentence("Er avsluttet", "Has ended"),
    "gathering_days": Sentence(
        "Dager fra første samling", "Days from the first gathering"
    ),
    "contact_days": Sentence("Dager fra første kontakt", "Days from the first contact"),
    "past_plan_days": Sentence(
        "Dager over planlagt slutt", "Days past the planned end"
    ),
    "is_contact_unknown": Sentence("Første kontakt ukjent", "First contact not known"),
    "is_plan_unknown": Sentence("Planlagt slutt ukjent", "Planned end not known"),
    "is_plan_ahead": Sentence("Planlagt slutt ikke nådd", "Planned end still ahead"),
    # Evaluations.
    "is_whole_delivery": Sentence("Svar for hele leveransen", "For the whole delivery"),
    "usefulness_band": Sentence("Nytte, nærmeste hele tall", "Usefulness, rounded"),
    "has_response_share": Sentence("Svarandel kan regnes ut", "Has a response share"),
    "share_invited_count": Sentence(
        "Inviterte i svarandelen", "Invited, in the response share"
    ),
    "share_respondents_count": Sentence(
        "Svar i svarandelen", "Respondents, in the response share"
    ),
    "has_both_numbers": Sentence(
        "Både inviterte og svar er kjent", "Both invited and answers are known"
    ),
    "is_response_withheld": Sentence(
        "Svarandel vises ikke med disse filtrene",
        "Response share is not shown with these filters",
    ),
    "is_response_unknown": Sentence("Svarandel ukjent", "Response share not known"),
    "is_usefulness_missing": Sentence("Nytte mangler", "Usefulness is missing"),
    "evaluation_state": Sentence("Evalueringens tilstand", "State of the evaluation"),
    "held_count": Sentence("Holdt", "Held"),
    "open_count": Sentence("Ikke holdt", "Not held"),
    "overdue_days": Sentence("Dager over fristen", "Days overdue"),
    "is_end_overdue": Sentence("Sluttevaluering over fristen", "End evaluation late"),
    "is_end_ahead": Sentence("Sluttevaluering kommer", "End evaluation still ahead"),
    "is_end_unplanned": Sentence(
        "Sluttevaluering ikke planlagt", "End evaluation not planned"
    ),
    "is_end_unknown": Sentence("Sluttevaluering ukjent", "End evaluation not known"),
    "self_reliance": Sentence("Selvhjulpen", "Self-reliant"),
    "answered_on": Sentence("Besvart", "Answered"),
    "is_answer_yes": Sentence("Svarte ja", "Answered yes"),
    # Outcomes of a unit.
    "self_reliant_on": Sentence("Selvhjulpen, svardag", "Self-reliant, day answered"),
    "self_reliant_answer": Sentence("Selvhjulpen, svar", "Self-reliant, answer"),
    "is_self_reliant_known": Sentence(
        "Svar om selvhjulpen er kjent", "Answer on self-reliance is known"
    ),
    "is_self_reliant_waiting": Sentence(
        "Svar om selvhjulpen ikke forfalt", "Answer on self-reliance not yet due"
    ),
    "is_self_reliant_hidden": Sentence(
        "Svar om selvhjulpen er skjult", "Answer on self-reliance is hidden"
    ),
    "is_self_reliant_missing": Sentence(
        "Svar om selvhjulpen mangler", "Answer on self-reliance is missing"
    ),
    "continues_on": Sentence(
        "Samarbeidet fortsetter, svardag", "Cooperation continues, day answered"
    ),
    "continues_answer": Sentence(
        "Samarbeidet fortsetter, svar", "Cooperation continues, answer"
    ),
    "is_continues": Sentence(
        "Enheten svarer at samarbeidet fortsetter",
        "The unit says that cooperation continues",
    ),
    "is_continues_known": Sentence(
        "Svar om samarbeidet fortsetter er kjent",
        "Answer on whether it continues is known",
    ),
    "is_continues_waiting": Sentence(
        "Svar om samarbeidet fortsetter ikke forfalt",
        "Answer on whether it continues not yet due",
    ),
    "is_continues_hidden": Sentence(
        "Svar om samarbeidet fortsetter er skjult",
        "Answer on whether it continues is hidden",
    ),
    "is_continues_missing": Sentence(
        "Svar om samarbeidet fortsetter mangler",
        "Answer on whether it continues is missing",
    ),
    "started_told_on": Sentence("Over, eller gått ut", "Over, or left"),
    "cooperation_started_answer": Sentence(
        "Samarbeidet i gang da det var over", "Cooperation running at the end"
    ),
    "is_cooperation_started_known": Sentence(
        "Kjent om samarbeidet kom i gang", "Known whether cooperation got started"
    ),
    "is_cooperation_started_waiting": Sentence(
        "Samarbeidet kan ennå komme i gang", "Cooperation can still get started"
    ),
    "is_cooperation_started_hidden": Sentence(
        "Samarbeidet i gang, skjult", "Cooperation running, hidden"
    ),
    "is_cooperation_started_missing": Sentence(
        "Ukjent om samarbeidet kom i gang", "Not known whether cooperation got started"
    ),
    # Development steps.
    "step_movement": Sentence("Fra første til siste trinn", "First to latest step"),
    "first_step": Sentence("Første trinn", "First step"),
    "first_step_on": Sentence("Første trinn, dag", "First step, day"),
    "latest_step": Sentence("Siste trinn", "Latest step"),
    "latest_step_on": Sentence("Siste trinn, dag", "Latest step, day"),
    "group_count": Sentence("Grupper med trinn", "Groups with a step"),
    "compared_count": Sentence("Grupper sammenlignet", "Groups compared"),
    "up_count": Sentence("Grupper opp", "Groups up"),
    "same_count": Sentence("Grupper på samme trinn", "Groups on the same step"),
    "down_count": Sentence("Grupper ned", "Groups down"),
    "is_step_compared": Sentence("Trinn kan sammenlignes", "Steps can be compared"),
    "is_step_up": Sentence("Trinn opp", "Step up"),
    "is_step_down": Sentence("Trinn ned", "Step down"),
    "is_step_hidden": Sentence("Trinn er skjult", "Step is hidden"),
    "is_step_single": Sentence("Bare ett trinn kjent", "Only one step known"),
    # Train-the-trainer.
    "course_count": Sentence("Opplæringer", "Courses"),
    "reached_count": Sentence("Virksomheter treneren har nådd", "Workplaces reached"),
    "since_training_days": Sentence(
        "Dager siden opplæringen", "Days since the training"
    ),
    "has_held_session": Sentence("Har holdt økt", "Has held a session"),
    "is_due": Sentence("Første økt forfalt", "First session due"),
    "is_waiting": Sentence("Første økt ikke forfalt", "First session not yet due"),
    "is_silent": Sentence("Har ikke holdt økt", "Has held no session"),
    "is_workplace_unknown": Sentence("Virksomhet ukjent", "Workplace not known"),
    "is_first_time": Sentence("Første gang", "First time"),
    "is_alongside": Sentence("Samme dag som den første", "Same day as the first"),
    "is_repeat": Sentence("På en senere dag", "On a later day"),
    "is_own_workplace": Sentence("Trenerens egen virksomhet", "The trainer's own"),
    "is_unit_of_delivery": Sentence("Enhet i leveransen", "Unit of the delivery"),
    "is_before_training": Sentence("Før opplæringen", "Before the training"),
    "is_home_of_trainer": Sentence("En treners virksomhet", "A trainer's workplace"),
    "is_cooperation_known": Sentence(
        "Kjent om samarbeidet er i gang", "Known whether cooperation has started"
    ),
    "is_cooperation_unknown": Sentence(
        "Ukjent om samarbeidet er i gang", "Not known whether cooperation has started"
    ),
    "is_cooperation_started": Sentence(
        "Samarbeidet er i gang", "Cooperation has started"
    ),
    "is_cooperation_older": Sentence(
        "Samarbeidet var i gang fra før", "Cooperation had started before"
    ),
}
"""Column to its heading; `app.translations.labels.column_label` falls back on it."""


@cache
def row_codes(column: str, language: str) -> dict[str, str]:
    """Map codes to words in columns whose codes are of no vocabulary of their table.

    County, industry, sector and size of a delivery are what its units share; *several*
    says that they differ. `app.translations.labels.code_labels` adds these.
    """
    with speaking(language):
        match column:
            case "industry":
                return _words_of(ProgrammeIndustry) | _several()
            case "size":
                return {start: _band(start) for start in BAND_STARTS} | _several()
            case "sector" | "county_code":
                return _several()
            case "evaluation_state":
                return _evaluation_states()
            case (
                "self_reliant_answer"
                | "continues_answer"
                | "cooperation_started_answer"
            ):
                return _words_of(Answer)
            case "self_reliance":
                return _words_of(Answer) | _without_answer()
            case "step_movement":
                return {
                    "up": _("Up"),
                    "same": _("Same step"),
                    "down": _("Down"),
                    "mixed": _("Its groups differ"),
                }
            case _:
                return {}


def _words_of(vocabulary: type[Code]) -> dict[str, str]:
    is_english = current_language() == "en"
    return {code.value: code.en if is_english else code.nb for code in vocabulary}


def _several() -> dict[str, str]:
    return {"several": _("Several")}


def _band(start: str) -> str:
    first, last = band_range(start)
    if last is None:
        return _("{first} employees and more").format(first=first)
    if last == 0:
        return _("No employees")
    return _("{first}–{last} employees").format(first=first, last=last)


def _evaluation_states() -> dict[str, str]:
    return {
        "done": _("held"),
        "done_late": _("held late"),
        "overdue": _("overdue"),
        "due_soon": _("due soon"),
        "not_due": _("not due yet"),
        "not_planned": _("not planned"),
        "unknown": _("cannot be told"),
        "not_relevant": _("stopped"),
    }


def _without_answer() -> dict[str, str]:
    return {
        "not_evaluated": _("with the end evaluation overdue"),
        "unanswered": _("evaluated, question not answered"),
        "hidden": _("hidden (few answers)"),
        "unknown": _("cannot be told"),
        "not_due": _("not due yet"),
        "not_relevant": _("stopped"),
    }
