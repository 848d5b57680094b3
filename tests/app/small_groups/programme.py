"""A programme with one group of few persons, whose numbers are found nowhere else.

Lia barnehage is the small group: two have answered its evaluation and its survey, three
had the absence of one quarter. Its sub-unit siblings and the area they belong to would
tell its absence by subtraction. What leaders say of one factor is counted in three
centres, the first of them with few units.

The same programme with twelve persons, and two units more in the first centre, is the
control: there the numbers are to be found. Each is loaded twice, so that what was there
before stands in an older build, and a row that cannot be read is set aside.

This module is long because it writes every table.
"""

from dataclasses import dataclass
from datetime import date

from app.door import list_builds
from data.home import Home
from tests.pipelines.programmes import load, row, write_programme

SMALL, PARENT, SIBLINGS = "V-S", "V-T", ("V-A", "V-B")
SMALL_DELIVERY = "L-S"
FACTOR, THEME, QUARTER = "leader_drives", "Arbeidsforhold", (2026, 1)
INVITED = 17
EARLIER_DAY = date(2026, 9, 30)
DATA_DATE = date(2026, 10, 31)
QUARTERS = [
    (number // 4, number % 4 + 1) for number in range(2024 * 4 + 2, 2026 * 4 + 2)
]
"""From the third of 2024 to the second of 2026."""
ROLE_ANSWER = "Lederens-svar-931"
"""The key of what one leader has answered; only joint answers are taken out."""


@dataclass(frozen=True)
class Numbers:
    """What the few have answered, and how much they were away."""

    usefulness: float
    score: float
    lost_days: float
    possible_days: float = 169.9
    is_self_reliant: str = "Ja"
    leader: str = "Til stede"
    """What the leader answers on the factor."""


BEFORE = Numbers(usefulness=4.86, score=52.91, lost_days=58.13)
NOW = Numbers(usefulness=4.37, score=61.73, lost_days=64.37)
OTHERWISE = Numbers(
    usefulness=2.71,
    score=23.47,
    lost_days=41.83,
    is_self_reliant="Nei",
    leader="Ikke til stede",
)
"""What the few could have answered as well."""
SET_ASIDE = 71.93
"""Stands in a row that is set aside."""


@dataclass(frozen=True)
class Group:
    """How many there are in the group: few, or enough."""

    answers: int
    persons: int
    units: int
    """Units of the first centre where the leader has answered."""


FEW = Group(answers=2, persons=3, units=9)
FEWER = Group(answers=1, persons=3, units=9)
ENOUGH = Group(answers=12, persons=12, units=11)


def load_programme(folder, group, *, now=NOW, before=BEFORE):
    """Load the programme twice, and give its home with the newer build in use."""
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    for minute, (day, numbers) in enumerate(((EARLIER_DAY, before), (DATA_DATE, now))):
        files = write_programme(
            folder / f"files-{minute}",
            **_tables(group, numbers),
        )
        load(home, files, data_date=day, minute=minute)
    return home


def builds_of(home):
    """Give the ids of the builds: the newer one, and the older one."""
    newer, older = (build.id for build in list_builds(home))
    return newer, older


def _tables(group, numbers):
    units = _units(group)
    return {
        "centres": [
            row("centres", centre_id=centre, centre_name=centre.title())
            for centre in CENTRES
        ],
        "workplaces": [_parent(), *(_workplace(unit) for unit in units)],
        "deliveries": [_delivery(unit) for unit in units],
        "delivery_units": [
            row("delivery_units", delivery_id=unit.delivery_id, workplace_id=unit.id)
            for unit in units
        ],
        "party_roles": [],
        "activities": [],
        "trainers": [],
        "trainer_sessions": [],
        "actions": [],
        "evaluations": _evaluations(group, numbers),
        "factor_assessments": list(_answers(units, numbers)),
        "absence": list(_absence(group, numbers)),
        "survey_results": _survey_results(group, numbers),
    }


CENTRES = {"innlandet": "34", "agder": "42", "nordland": "18"}
"""Each with the one county that is its own."""
PRESENT = {"innlandet": 5, "agder": 10, "nordland": 6}
"""So many leaders in each centre say that the factor is present."""
OTHER_UNITS = {"agder": 14, "nordland": 13}


@dataclass(frozen=True)
class _Unit:
    id: str
    delivery_id: str
    centre_id: str
    number: int
    """In its centre, from 0."""


def _units(group):
    named = [(SMALL, SMALL_DELIVERY), *((name, f"L-{name[2:]}") for name in SIBLINGS)]
    named += [(f"V-I{n}", f"L-I{n}") for n in range(len(named), group.units)]
    units = [_Unit(*names, "innlandet", n) for n, names in enumerate(named)]
    for centre, count in OTHER_UNITS.items():
        short = centre[0].upper()
        units += [
            _Unit(f"V-{short}{n}", f"L-{short}{n}", centre, n) for n in range(count)
        ]
    return units


def _parent():
    return row(
        "workplaces",
        workplace_id=PARENT,
        workplace_name="Tun kommune",
        level="Virksomhet",
    )


def _workplace(unit):
    is_small = unit.id == SMALL
    return row(
        "workplaces",
        workplace_id=unit.id,
        workplace_name="Lia barnehage" if is_small else f"Enheten {unit.id}",
        parent_workplace_id=PARENT if unit.id in (SMALL, *SIBLINGS) else None,
        county_code=CENTRES[unit.centre_id],
        municipality_code=None,
        programme_industry="Rutebuss og persontrafikk" if is_small else "Barnehage",
        sector="Privat" if is_small else "Kommunal",
        man_years="20",
    )


def _delivery(unit):
    is_small = unit.id == SMALL
    return row(
        "deliveries",
        delivery_id=unit.delivery_id,
        workplace_id=unit.id,
        centre_id=unit.centre_id,
        status="Avsluttet" if is_small else "Pågår",
        ended_on="15.05.2025" if is_small else None,
        planned_end_on="15.05.2027",
    )


def _evaluations(group, numbers):
    return [
        row(
            "evaluations",
            evaluation_id="E-S",
            delivery_id=SMALL_DELIVERY,
            workplace_id=SMALL,
            kind="Sluttevaluering",
            invited_count=str(INVITED),
            respondents_count=str(group.answers),
            usefulness_mean=_written(numbers.usefulness),
            is_self_reliant=numbers.is_self_reliant,
            development_step="3",
        ),
        row(
            "evaluations",
            evaluation_id="E-A",
            delivery_id="L-A",
            workplace_id="V-A",
            kind="Personalsamling",
            invited_count=None,
            respondents_count="20",
            development_step="2",
        ),
    ]


def _answers(units, numbers):
    joint = {"factor_code": FACTOR, "assessed_on": "15.03.2025"}
    for unit in units:
        present = unit.number < PRESENT[unit.centre_id]
        own = joint | {"delivery_id": unit.delivery_id, "workplace_id": unit.id}
        is_small = unit.id == SMALL
        said = (
            numbers.leader if is_small else "Til stede" if present else "Ikke til stede"
        )
        key = f"F-{unit.id}"
        yield row(
            "factor_assessments",
            **own,
            assessment_id=ROLE_ANSWER if is_small else f"{key}-leder",
            assessor_role="Leder",
            presence=said,
        )
        yield row(
            "factor_assessments",
            **own,
            assessment_id=f"{key}-t",
            assessor_role="Tillitsvalgt",
            presence="Ikke til stede",
        )
        yield row(
            "factor_assessments",
            **own | {"factor_code": "ownership"},
            assessment_id=f"{key}-p",
        )


def _absence(group, numbers):
    """Two shown siblings and the small one; the parent is their sum."""
    for number, (year, quarter) in enumerate(QUARTERS):
        is_small = (year, quarter) == QUARTER
        few = (group.persons, numbers.lost_days, numbers.possible_days)
        units = {
            SMALL: few if is_small else (12, 41.5 + number, 680.0),
            "V-A": (30, 102.25 + 3 * number, 1700.0),
            "V-B": (8, 31.75 + number, 453.5),
        }
        sums = tuple(sum(each) for each in zip(*units.values(), strict=True))
        # The parent stays as it is, whatever the few were away.
        sums = (50, sums[1] - few[1] + 64.37 if is_small else sums[1], sums[2])
        for workplace, (persons, lost, possible) in ({PARENT: sums} | units).items():
            yield row(
                "absence",
                workplace_id=workplace,
                year=str(year),
                quarter=str(quarter),
                absence_share=_written(lost / possible),
                lost_days=_written(lost),
                possible_days=_written(possible),
                persons_count=str(persons),
            )


def _survey_results(group, numbers):
    own = {"workplace_id": SMALL, "instrument": "ForBedring", "theme": THEME}
    results = [
        own | {"year": "2024", "score": "68,5", "respondents_count": "25"},
        own
        | {
            "year": "2025",
            "score": _written(numbers.score),
            "respondents_count": str(group.answers),
        },
        own
        | {
            "year": "2025",
            "theme": "Ledelse",
            "score": "74,25",
            "respondents_count": "25",
        },
    ]
    fault = own | {
        "year": "2023",
        "score": f"{_written(SET_ASIDE)} poeng",
        "respondents_count": "2",
    }
    return [row("survey_results", **each) for each in (*results, fault)]


def _written(number):
    return f"{number:.6f}".rstrip("0").rstrip(".").replace(".", ",")
