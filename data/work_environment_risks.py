"""Which risks are there in the work environment itself?

STAMI's five groups (004 L306-334). They say what people are exposed to at work. The
factors of data/factors.py say how the work on the work environment is done. The two are
kept apart, and nothing joins them: the nursing homes learned that work on the work
environment should begin openly, and not with a search inside ready-made, named boxes
(004 L1482). To tag something with a group is therefore optional, may name several, and
is never a first step.
"""

from data.vocabulary import Code


class WorkEnvironmentRisk(Code):
    """What people can be exposed to at work (004 L306-334)."""

    PSYCHOSOCIAL = (
        "psychosocial",
        "Psykososialt arbeidsmiljø",
        "Psychosocial work environment",
    )
    ORGANISATIONAL = (
        "organisational",
        "Organisatoriske forhold",
        "Organisational conditions",
    )
    PHYSICAL = "physical", "Fysisk arbeidsmiljø", "Physical work environment"
    WORKLOAD = "workload", "Arbeidsbelastning", "Workload"
    NO_HEALTH_PROMOTION = (
        "no_health_promotion",
        "Mangel på helsefremmende tiltak",
        "Lack of health-promoting measures",
    )
