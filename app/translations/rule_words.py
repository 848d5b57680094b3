"""What does a reader call a rule on the data that rows break?

A rule's own sentence says what one row breaks; where rules are counted side by side
they are named by what is wrong. This module is long because it is a list.
"""

from app.translations.gettext import current_language
from data.sentence import Sentence

RULES: dict[str, Sentence] = {
    # A value cannot be read, or is not known.
    "unreadable_date": Sentence("Ikke en dato", "Not a date"),
    "unreadable_timestamp": Sentence("Ikke et tidspunkt", "Not a time"),
    "unreadable_count": Sentence("Ikke et helt tall", "Not a whole number"),
    "unreadable_number": Sentence("Ikke et tall", "Not a number"),
    "unreadable_key": Sentence("Nøkkel med fremmede tegn", "Key with foreign letters"),
    "withdrawn": Sentence("Trukket tilbake før", "Withdrawn before"),
    "unknown_row": Sentence("Ingen slik rad", "No such row"),
    "unreadable_flag": Sentence("Verken ja eller nei", "Neither yes nor no"),
    "code_unknown": Sentence("Ukjent verdi", "Unknown value"),
    "personal_data": Sentence("Kan være personopplysning", "May be personal data"),
    "table_columns": Sentence("Kolonnene stemmer ikke", "The columns do not match"),
    # Keys, and rows that belong together.
    "key_missing": Sentence("Nøkkelen mangler", "The key is missing"),
    "key_duplicate": Sentence("Samme nøkkel flere ganger", "The same key twice"),
    "key_unique": Sentence("Nøkkelen er ikke egen", "The key is not its own"),
    "value_missing": Sentence("Verdi mangler", "A value is missing"),
    "parent": Sentence("Satt til side med en annen rad", "Set aside with another row"),
    "unknown_activity": Sentence("Ukjent aktivitet", "Unknown activity"),
    "unknown_centre": Sentence("Ukjent senter", "Unknown centre"),
    "unknown_delivery": Sentence("Ukjent leveranse", "Unknown delivery"),
    "unknown_trainer": Sentence("Ukjent trener", "Unknown trainer"),
    "unknown_workplace": Sentence("Ukjent virksomhet", "Unknown workplace"),
    "parent_loop": Sentence("Overordnet i ring", "Parents in a ring"),
    "merge_loop": Sentence("Slått sammen i ring", "Merged in a ring"),
    "replaced_loop": Sentence("Erstattet i ring", "Replaced in a ring"),
    # Days and years.
    "date_out_of_range": Sentence("Dato utenfor området", "Date out of range"),
    "year_out_of_range": Sentence("År utenfor området", "Year out of range"),
    "quarter_out_of_range": Sentence("Kvartal utenfor området", "Quarter out of range"),
    "event_after_data_date": Sentence("Etter datadatoen", "After the data date"),
    "ended_before_started": Sentence("Slutt før start", "Ended before it started"),
    "left_before_joined": Sentence("Gikk ut før den kom med", "Left before it joined"),
    "role_ended_before_it_began": Sentence(
        "Verv slutt før start", "Role ended before it began"
    ),
    # What is counted and measured.
    "number_below_zero": Sentence("Tall under null", "Number below zero"),
    "share_out_of_range": Sentence("Andel utenfor området", "Share out of range"),
    "score_out_of_range": Sentence("Skår utenfor området", "Score out of range"),
    "usefulness_out_of_range": Sentence(
        "Nytte utenfor skalaen", "Usefulness out of range"
    ),
    "development_step_out_of_range": Sentence(
        "Utviklingstrinn utenfor området", "Development step out of range"
    ),
    "phase_out_of_range": Sentence("Fase utenfor området", "Phase out of range"),
    "respondents_over_invited": Sentence(
        "Flere svar enn inviterte", "More respondents than invited"
    ),
    "masked_with_share": Sentence("Skjult, men med tall", "Masked, but with a figure"),
    "lost_over_possible": Sentence(
        "Flere tapte enn mulige dagsverk", "More lost than possible days"
    ),
    "absence_parts_differ": Sentence(
        "Fraværet går ikke opp", "Absence does not add up"
    ),
    "advisor_hours_out_of_range": Sentence(
        "Rådgivertimer utenfor området", "Advisor hours out of range"
    ),
    # State and days that do not agree.
    "completed_without_end": Sentence(
        "Avsluttet uten sluttdag", "Completed without an end"
    ),
    "stopped_without_end": Sentence("Stoppet uten sluttdag", "Stopped without an end"),
    "stopped_without_reason": Sentence(
        "Stoppet uten grunn", "Stopped without a reason"
    ),
    "ended_while_open": Sentence(
        "Har sluttdag, men er åpen", "Has an end, but is open"
    ),
    "start_differs": Sentence(
        "Start og første samling er ulike", "Start and first gathering differ"
    ),
    "held_without_date": Sentence("Holdt uten dato", "Held without a date"),
    "date_without_held": Sentence(
        "Holdt dato, annen status", "Held on, another status"
    ),
    "done_without_date": Sentence("Gjennomført uten dato", "Done without a date"),
    "date_without_done": Sentence(
        "Dato for gjennomført, annen status", "Done on, another status"
    ),
    # Units, groups and places.
    "unit_count": Sentence("Antall enheter stemmer ikke", "Number of units differs"),
    "unit_made": Sentence("Enheten er laget av Varig", "The unit is made by Varig"),
    "train_the_trainer_without_trainer": Sentence(
        "Train-the-trainer uten trener", "Train-the-trainer without a trainer"
    ),
    "party_group_incomplete": Sentence(
        "Partsgruppen mangler en part", "The party group lacks a party"
    ),
    "organisation_number_invalid": Sentence(
        "Ugyldig organisasjonsnummer", "Invalid organisation number"
    ),
    "municipality_unknown": Sentence("Ukjent kommune", "Unknown municipality"),
    "county_unknown": Sentence("Ukjent fylke", "Unknown county"),
    "county_not_of_municipality": Sentence(
        "Kommunen er ikke i fylket", "The municipality is not in the county"
    ),
}
"""Name of each rule, as what is wrong when it is broken."""


def rule_label(rule: str) -> str:
    """Name a rule; one that the list lacks keeps its own name, without underscores."""
    if rule in RULES:
        return RULES[rule].in_language(current_language())
    return rule.replace("_", " ").capitalize()
