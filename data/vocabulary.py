"""Which codes may stand in the validated tables, and what are they called?

Every enumeration of the product, with its label in Bokmål and English, in the
order a reader expects (process order, size order). A source may write the code
or either label; anything else is unknown and is never guessed.

Sources: OE is Oslo Economics 2022 (the delivery survey) with its section; 004 is
the nursing-home report; "ours" marks what no source prints.

This module is long because it is a list.
"""

from enum import Enum
from typing import Self


class Code(str, Enum):
    """A code with its two labels; equal to its own text."""

    nb: str
    en: str

    def __new__(cls, code: str, nb: str, en: str) -> Self:
        """Make a member that is its code, and knows its labels."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.nb = nb
        member.en = en
        return member

    def __str__(self) -> str:
        """Give the code itself, as it stands in a table."""
        return str(self.value)

    @classmethod
    def with_code(cls, code: str) -> Self:
        """Give the member that has a code.

        Raises:
            KeyError: There is no such code.
        """
        return {member.value: member for member in cls}[code]

    @classmethod
    def spellings(cls) -> dict[str, str]:
        """Map every accepted spelling, in lower case, to its code."""
        return {
            spelling.casefold(): member.value
            for member in cls
            for spelling in (member.value, member.nb, member.en)
        }


class Level(Code):
    """Where a workplace stands in its tree (OE 5.2.1)."""

    ENTERPRISE = "enterprise", "Virksomhet", "Enterprise"
    AREA = "area", "Område", "Area"
    UNIT = "unit", "Enhet", "Unit"


class Sector(Code):
    """Who owns the workplace (OE 2.2.1)."""

    STATE = "state", "Statlig", "State"
    MUNICIPAL = "municipal", "Kommunal", "Municipal"
    PRIVATE = "private", "Privat", "Private"


class ProgrammeIndustry(Code):
    """The prioritised industries (OE 3.1.1), and everything else."""

    HOSPITAL = "hospital", "Sykehus", "Hospital"
    NURSING_HOME = "nursing_home", "Sykehjem", "Nursing home"
    KINDERGARTEN = "kindergarten", "Barnehage", "Kindergarten"
    FOOD_INDUSTRY = "food_industry", "Næringsmiddelindustri", "Food industry"
    OIL_GAS_SUPPLIER = (
        "oil_gas_supplier",
        "Leverandør til olje og gass",
        "Oil and gas supplier",
    )
    BUS_PASSENGER_TRANSPORT = (
        "bus_passenger_transport",
        "Rutebuss og persontrafikk",
        "Bus and passenger transport",
    )
    CONSTRUCTION = "construction", "Bygg og anlegg", "Construction"
    OTHER = "other", "Annen næring", "Other industry"


class IndustryStandard(Code):
    """Which edition of Statistics Norway's industry codes a code belongs to."""

    SN2007 = "SN2007", "SN2007", "SN2007"
    SN2025 = "SN2025", "SN2025", "SN2025"


class Service(Code):
    """What the workplace asked for (OE 3.3); the last two are ours."""

    REDUCE_ABSENCE = "reduce_absence", "Redusere sykefravær", "Reduce sickness absence"
    PREVENTIVE_WORK = (
        "preventive_work",
        "Forebyggende arbeidsmiljøarbeid",
        "Preventive work-environment work",
    )
    HEALTH_AT_WORK = "health_at_work", "HelseIArbeid", "HelseIArbeid (health at work)"
    SEVERAL = "several", "Flere tjenester", "Several services"
    NOT_RECORDED = "not_recorded", "Ikke registrert", "Not recorded"


class Module(Code):
    """What is delivered: the guide's eight (OE 3.3), the nursing homes' six (004).

    The last three are ours, for a source whose plans have other or several contents.
    """

    PARTY_COOPERATION = (
        "party_cooperation",
        "Utvikle partssamarbeid",
        "Develop party cooperation",
    )
    SIMPLE_SURVEY = (
        "simple_survey",
        "Enkel arbeidsmiljøkartlegging",
        "Simple work-environment survey",
    )
    CONTINUOUS_IMPROVEMENT = (
        "continuous_improvement",
        "Kontinuerlig forbedring",
        "Continuous improvement",
    )
    CHANGE = "change", "Endring og omstilling", "Change and reorganisation"
    SURVEY_FOLLOW_UP = (
        "survey_follow_up",
        "Oppfølging av arbeidsmiljøundersøkelse",
        "Follow-up of a work-environment survey",
    )
    LIFE_PHASES = (
        "life_phases",
        "Livsfaseorientert personalpolitikk",
        "Life-phase personnel policy",
    )
    WORK_ENVIRONMENT_PORTAL = (
        "work_environment_portal",
        "Arbeidsmiljøportalen",
        "The work-environment portal",
    )
    SEE_YOU_TOMORROW = "see_you_tomorrow", "Sees i morgen!", "See you tomorrow!"
    US_AND_OURS = "us_and_ours", "Oss og vårt", "Us and ours"
    STEADY_LEADERSHIP = "steady_leadership", "Stødig lederskap", "Steady leadership"
    ROLES_COURSE = (
        "roles_course",
        "Kurs i rolleforståelse og partssamarbeid",
        "Course in roles and party cooperation",
    )
    AGILE_FACILITATION = (
        "agile_facilitation",
        "Agilt prosessveilederkurs",
        "Agile facilitation course",
    )
    TRAIN_THE_TRAINER = "train_the_trainer", "Train the trainer", "Train the trainer"
    FEEDBACK_CULTURE = "feedback_culture", "Tilbakemeldingskultur", "Feedback culture"
    OTHER = "other", "Annet innhold", "Other content"
    SEVERAL = "several", "Flere innhold", "Several contents"
    NOT_RECORDED = "not_recorded", "Ikke registrert", "Not recorded"


class Layer(Code):
    """Whom a module or an activity reaches (004 L1342, L1694)."""

    LEADER = "leader", "Leder", "Leader"
    PARTY_GROUP = "party_group", "Partsgruppe", "Party group"
    STAFF = "staff", "Ansatte", "Staff"
    HELPER = "helper", "Hjelper", "Helper"


class DeliveryType(Code):
    """One workplace, or several party groups at once (OE 5.2)."""

    ONE_TO_ONE = "one_to_one", "Én-til-én", "One-to-one"
    MULTI_UNIT = "multi_unit", "Flere enheter", "Multi-unit"


class Explicitness(Code):
    """Is party cooperation what was agreed, or a part of something else (OE 5.1)?"""

    EXPLICIT = "explicit", "Uttalt", "Explicit"
    IMPLICIT = "implicit", "Underforstått", "Implicit"
    UNCLEAR = "unclear", "Uklart", "Unclear"


class DeliveryStatus(Code):
    """What the source says of a delivery; Varig's own state comes from dates."""

    PLANNED = "planned", "Planlagt", "Planned"
    ONGOING = "ongoing", "Pågår", "Ongoing"
    COMPLETED = "completed", "Avsluttet", "Completed"
    STOPPED = "stopped", "Stoppet", "Stopped"


class StopReason(Code):
    """Why a delivery stopped before its end (collected from 004 L1529-1531, OE 6.2)."""

    DAILY_OPERATIONS = "daily_operations", "Daglig drift", "Daily operations"
    ABSENCE = "absence", "Sykefravær", "Sickness absence"
    TIME_OF_CHANGE = (
        "time_of_change",
        "Tiden det tar å stå i endring",
        "The time change takes",
    )
    CAPACITY = "capacity", "Manglende kapasitet", "Lack of capacity"
    LEADER_TURNOVER = "leader_turnover", "Lederskifte", "Change of leader"
    UNION_TURNOVER = (
        "union_turnover",
        "Skifte av tillitsvalgt",
        "Change of union representative",
    )
    COMPETING_PROJECT = (
        "competing_project",
        "Konkurrerende prosjekt",
        "Competing project",
    )
    REORGANISATION = "reorganisation", "Omorganisering", "Reorganisation"
    PANDEMIC = "pandemic", "Pandemi", "Pandemic"
    OTHER = "other", "Annet", "Other"


class Goal(Code):
    """What the delivery is to reach (OE 3.3, 8.3)."""

    ABSENCE = "absence", "Sykefravær", "Sickness absence"
    WORK_ENVIRONMENT = "work_environment", "Arbeidsmiljø", "Work environment"
    PARTY_COOPERATION = "party_cooperation", "Partssamarbeid", "Party cooperation"
    OTHER = "other", "Annet", "Other"


class CloserFollowUp(Code):
    """Has a unit of a multi-unit delivery been given more (OE 5.2.1)?"""

    NOT_NEEDED = "not_needed", "Ikke behov", "Not needed"
    OFFERED = "offered", "Tilbudt", "Offered"
    GIVEN = "given", "Gitt", "Given"
    DECLINED = "declined", "Takket nei", "Declined"


class PartyRole(Code):
    """Who sits in a party group (OE Boks 4-1, 6.1.1)."""

    LEADER = "leader", "Leder", "Leader"
    UNION_REPRESENTATIVE = (
        "union_representative",
        "Tillitsvalgt",
        "Union representative",
    )
    SAFETY_REPRESENTATIVE = (
        "safety_representative",
        "Verneombud",
        "Safety representative",
    )
    EMPLOYEE_REPRESENTATIVE = (
        "employee_representative",
        "Ansattrepresentant",
        "Employee representative",
    )
    HR = "hr", "HR", "HR"
    OCCUPATIONAL_HEALTH = (
        "occupational_health",
        "Bedriftshelsetjeneste",
        "Occupational health service",
    )


class ActivityKind(Code):
    """The arenas of a delivery (OE 5.2.2); the first four are ordinary gatherings."""

    MULTI_GROUP_GATHERING = (
        "multi_group_gathering",
        "Samling for flere partsgrupper",
        "Gathering of several party groups",
    )
    ROLE_GATHERING = (
        "role_gathering",
        "Samling for én rolle",
        "Gathering for one role",
    )
    PARTY_GROUP_MEETING = (
        "party_group_meeting",
        "Møte i partsgruppen",
        "Party-group meeting",
    )
    STAFF_GATHERING = "staff_gathering", "Personalsamling", "Staff gathering"
    LEADER_SUPPORT = "leader_support", "Lederstøtte", "Leader support"
    PARTY_SUPPORT = "party_support", "Støtte til en annen part", "Support to a party"
    STEERING_GROUP_MEETING = (
        "steering_group_meeting",
        "Møte i styringsgruppen",
        "Steering-group meeting",
    )
    INFORMATION_SESSION = (
        "information_session",
        "Informasjonsmøte",
        "Information session",
    )
    SUPERIOR_PROGRESS_CHECK = (
        "superior_progress_check",
        "Overordnet leder etterspør framdrift",
        "Superior leader asks for progress",
    )
    EVALUATION_GATHERING = (
        "evaluation_gathering",
        "Evalueringssamling",
        "Evaluation gathering",
    )
    FOLLOW_UP_CONTACT = (
        "follow_up_contact",
        "Kontakt etter slutt",
        "Contact after the end",
    )
    REFRESHER = "refresher", "Oppfriskning", "Refresher"


class ActivityForm(Code):
    """How people met (OE 5.2.2, 7.1.3)."""

    PHYSICAL = "physical", "Fysisk", "Physical"
    DIGITAL = "digital", "Digitalt", "Digital"
    HYBRID = "hybrid", "Både fysisk og digitalt", "Hybrid"


class ActivityStatus(Code):
    """What the source says of an activity (OE 5.2.2)."""

    PLANNED = "planned", "Planlagt", "Planned"
    HELD = "held", "Holdt", "Held"
    POSTPONED = "postponed", "Utsatt", "Postponed"
    CANCELLED = "cancelled", "Avlyst", "Cancelled"


class PostponementReason(Code):
    """Why an activity was postponed or cancelled (OE 5.2.2; 004 L1529-1531)."""

    PANDEMIC = "pandemic", "Pandemi", "Pandemic"
    DAILY_OPERATIONS = "daily_operations", "Daglig drift", "Daily operations"
    ABSENCE = "absence", "Sykefravær", "Sickness absence"
    CAPACITY = "capacity", "Manglende kapasitet", "Lack of capacity"
    REORGANISATION = "reorganisation", "Omorganisering", "Reorganisation"
    OTHER = "other", "Annet", "Other"


class ActionArea(Code):
    """Does an action mend something, or keep something good (000 L34)?"""

    IMPROVEMENT = "improvement", "Forbedring", "Improvement"
    PRESERVATION = "preservation", "Bevaring", "Preservation"


class PreventionLevel(Code):
    """Whom prevention is for (OE 5.5, Tabell 5-3)."""

    PRIMARY = "primary", "Primærforebygging", "Primary prevention"
    SECONDARY = "secondary", "Sekundærforebygging", "Secondary prevention"
    TERTIARY = "tertiary", "Tertiærforebygging", "Tertiary prevention"


class WorkLevel(Code):
    """At which level an action works (SINTEF 2018)."""

    INDIVIDUAL = "individual", "Individ", "Individual"
    GROUP = "group", "Gruppe", "Group"
    LEADERSHIP = "leadership", "Ledelse", "Leadership"
    ORGANISATION = "organisation", "Organisasjon", "Organisation"


class ActionStatus(Code):
    """How far an action has come (000 L34-38)."""

    PROPOSED = "proposed", "Foreslått", "Proposed"
    DECIDED = "decided", "Besluttet", "Decided"
    ONGOING = "ongoing", "Pågår", "Ongoing"
    DONE = "done", "Gjennomført", "Done"
    DROPPED = "dropped", "Lagt bort", "Dropped"


class OwnerRole(Code):
    """Who has to do something: in follow-up, and for an action."""

    ADVISOR = "advisor", "IA-rådgiver", "Advisor"
    CENTRE = "centre", "Arbeidslivssenteret", "Centre"
    UNIT_LEADER = "unit_leader", "Leder i enheten", "Leader of the unit"
    SUPERIOR_LEADER = "superior_leader", "Overordnet leder", "Superior leader"
    PARTY_GROUP = "party_group", "Partsgruppen", "Party group"
    UNION_REPRESENTATIVE = (
        "union_representative",
        "Tillitsvalgt",
        "Union representative",
    )
    SAFETY_REPRESENTATIVE = (
        "safety_representative",
        "Verneombud",
        "Safety representative",
    )
    HR = "hr", "HR", "HR"
    OCCUPATIONAL_HEALTH = (
        "occupational_health",
        "Bedriftshelsetjenesten",
        "Occupational health service",
    )
    DATA_OWNER = "data_owner", "Den som leverer dataene", "Whoever delivers the data"


class EvaluationKind(Code):
    """The evaluations of a delivery (OE 5.7.3); long-term as a kind is ours."""

    GATHERING = "gathering", "Samling", "Gathering"
    STAFF_GATHERING = "staff_gathering", "Personalsamling", "Staff gathering"
    END = "end", "Sluttevaluering", "End evaluation"
    LONG_TERM = "long_term", "Langtidsevaluering", "Long-term evaluation"


class Answer(Code):
    """Yes, partly or no."""

    YES = "yes", "Ja", "Yes"
    PARTLY = "partly", "Delvis", "Partly"
    NO = "no", "Nei", "No"


class AssessorRole(Code):
    """Who assessed a factor; *group* is the party group's joint answer."""

    GROUP = "group", "Partsgruppen samlet", "The group together"
    LEADER = "leader", "Leder", "Leader"
    UNION_REPRESENTATIVE = (
        "union_representative",
        "Tillitsvalgt",
        "Union representative",
    )
    SAFETY_REPRESENTATIVE = (
        "safety_representative",
        "Verneombud",
        "Safety representative",
    )
    ADVISOR = "advisor", "IA-rådgiver", "Advisor"


class Presence(Code):
    """Is a factor present in the unit?"""

    PRESENT = "present", "Til stede", "Present"
    PARTLY = "partly", "Delvis", "Partly"
    ABSENT = "absent", "Ikke til stede", "Absent"


class AbsenceMeasure(Code):
    """Which absence is measured; short-term is not self-certified (OE 2.3, 7.1.1)."""

    TOTAL = "total", "Samlet", "Total"
    SELF_CERTIFIED = "self_certified", "Egenmeldt", "Self-certified"
    DOCTOR_CERTIFIED = "doctor_certified", "Legemeldt", "Doctor-certified"
    SHORT_TERM = "short_term", "Korttid", "Short-term"
    LONG_TERM = "long_term", "Langtid", "Long-term"


class SurveyInstrument(Code):
    """The yearly staff survey a result comes from (001 L16, L28)."""

    FORBEDRING = "ForBedring", "ForBedring", "ForBedring"
    TEN_FACTOR = "10-FAKTOR", "10-FAKTOR", "10-FAKTOR"
    OTHER = "other", "Annen undersøkelse", "Other survey"


class Severity(Code):
    """What happens when a check on the data fails."""

    STOP = "stop", "Stopper lastingen", "Stops the load"
    SET_ASIDE = "set_aside", "Satt til side", "Set aside"
    WARN = "warn", "Varsel", "Warning"


class WorkplaceChange(Code):
    """What has happened to a workplace (ours)."""

    MERGED = "merged", "Slått sammen", "Merged"
    MOVED = "moved", "Flyttet", "Moved"
    CLOSED = "closed", "Lagt ned", "Closed"


class FieldFate(Code):
    """What became of a field of a source (ours)."""

    TAKEN = "taken", "Tatt inn", "Taken in"
    DERIVED = "derived", "Utledet", "Derived"
    DROPPED = "dropped", "Ikke tatt inn", "Not taken in"
    UNKNOWN = "unknown", "Ikke kjent", "Not known"


class FollowUpState(Code):
    """Where a record stands with a follow-up rule; exactly one on any day (ours)."""

    OVERDUE = "overdue", "Forfalt", "Overdue"
    DUE_SOON = "due_soon", "Forfaller snart", "Due soon"
    NOT_DUE = "not_due", "Ikke forfalt ennå", "Not due yet"
    EXEMPT = "exempt", "Unntatt", "Exempt"
    DONE = "done", "Gjort", "Done"
    DONE_LATE = "done_late", "Gjort for sent", "Done late"
    UNKNOWN = "unknown", "Ikke kjent", "Not known"
    NOT_RELEVANT = "not_relevant", "Ikke aktuelt", "Not relevant"


class GapSeverity(Code):
    """How much a gap weighs in the work list (ours)."""

    HIGH = "high", "Høy", "High"
    MEDIUM = "medium", "Middels", "Medium"
    LOW = "low", "Lav", "Low"


class GapGrain(Code):
    """What a follow-up rule looks at, one at a time."""

    DELIVERY = "delivery", "Leveranse", "Delivery"
    UNIT = "unit", "Leveranseenhet", "Delivery-unit"
    ACTIVITY = "activity", "Aktivitet", "Activity"
    ACTION = "action", "Tiltak", "Action"
    TRAINER = "trainer", "Trener", "Trainer"


class Basis(Code):
    """Where the number in a follow-up rule comes from."""

    PRINTED = "printed", "Vanlig praksis", "Usual practice"
    OURS = "ours", "Vår antakelse", "Our assumption"
    SET_HERE = "set_here", "Satt her", "Set here"


class FactorKind(Code):
    """Does a factor go with lasting change, or stand in its way (OE 6.2.2)?"""

    SUCCESS = "success", "Suksessfaktor", "Success factor"
    RISK = "risk", "Risikofaktor", "Risk factor"


class FactorLevel(Code):
    """Where a factor lies: with whom could something be done about it (ours)."""

    PERSON = "person", "Person", "Person"
    LEADER = "leader", "Leder", "Leader"
    PARTY_GROUP = "party_group", "Partsgruppen", "Party group"
    WORKPLACE = "workplace", "Virksomheten", "Workplace"
    OWNER = "owner", "Eier eller overordnet ledelse", "Owner or superior leaders"
    HELPER_SYSTEM = "helper_system", "Hjelperne", "Helpers"


class FactorBasis(Code):
    """How is it known that a factor is present in a unit?"""

    ASSESSED = "assessed", "Vurdert", "Assessed"
    RECORDS = "records", "Fra registreringer", "From records"


class Outcome(Code):
    """What came of a delivery in a unit (OE 5.7.2, 6.2; the definitions are ours)."""

    SELF_RELIANT = (
        "self_reliant",
        "Selvhjulpen ved sluttevaluering",
        "Self-reliant at the end evaluation",
    )
    COOPERATION_CONTINUES = (
        "cooperation_continues",
        "Partssamarbeidet fortsetter seks måneder eller mer etter slutt",
        "Party cooperation continues six months or more after the end",
    )
    COOPERATION_STARTED = (
        "cooperation_started",
        "Partssamarbeidet er i gang i enheten når leveransen slutter",
        "Party cooperation is running in the unit when the delivery ends",
    )


ORDINARY_GATHERINGS = (
    ActivityKind.MULTI_GROUP_GATHERING,
    ActivityKind.ROLE_GATHERING,
    ActivityKind.PARTY_GROUP_MEETING,
    ActivityKind.STAFF_GATHERING,
)
"""The activities that make up a delivery's own course (data model, core.activities)."""

MODULE_LAYER = {
    Module.US_AND_OURS: Layer.STAFF,
    Module.STEADY_LEADERSHIP: Layer.LEADER,
    Module.ROLES_COURSE: Layer.PARTY_GROUP,
    Module.AGILE_FACILITATION: Layer.HELPER,
    Module.TRAIN_THE_TRAINER: Layer.HELPER,
    Module.FEEDBACK_CULTURE: Layer.PARTY_GROUP,
    Module.PARTY_COOPERATION: Layer.PARTY_GROUP,
}
"""The layer a module is for, where the sources say so.

004 L597-605, L837 and L949; OE 3.3.
"""
