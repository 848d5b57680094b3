"""Small programmes by chance, each as two builds: the later one has a few answers more.

The rows are known, so what is hidden is known too, to those who check it.
"""

from datetime import date

from tests.tiny_build import write_tiny_build

PLACES = [("a", "03"), ("a", "11"), ("b", "15"), ("c", "18"), ("c", "15"), ("d", "31")]
"""Centre and county of the units, some of which share one and not the other."""
ROLES = ("leader", "union_representative", "safety_representative")
FACTORS = ("leader_drives", "ownership", "high_workload")
DAYS = (date(2026, 9, 30), date(2026, 10, 31))
STARTED_ON = date(2024, 2, 1)


def write_builds(folder, tables, rows_of_each):
    """Write the earlier build and the later one, and give their files in that order."""
    paths = (folder / "20261001.duckdb", folder / "20261101.duckdb")
    for path, rows, day in zip(paths, rows_of_each, DAYS, strict=True):
        write_tiny_build(path, data_date=day, **tables, **rows)
    return paths


def random_units(random, count):
    """Units of one delivery each, by place."""
    places = random.choices(PLACES, weights=(9, 2, 6, 3, 1, 5), k=count)
    return {f"V-{number}": place for number, place in enumerate(places)}


def tables_of(units):
    """The rows that make the units be in the programme."""
    return {
        "centres": [{"centre_id": c, "centre_name": c} for c in "abcd"],
        "workplaces": [
            {"workplace_id": unit, "workplace_name": unit, "county_code": county}
            for unit, (_centre, county) in units.items()
        ],
        "deliveries": [
            {
                "delivery_id": f"L{unit}",
                "workplace_id": unit,
                "centre_id": centre,
                "status": "ongoing",
                "started_on": STARTED_ON,
            }
            for unit, (centre, _county) in units.items()
        ],
        "delivery_units": [
            {"delivery_id": f"L{unit}", "workplace_id": unit} for unit in units
        ],
    }


def random_answers(random, units):
    """What roles, and some groups together, say: (unit, factor, role) to presence."""
    often = {factor: random.choice((0.25, 0.5, 0.9)) for factor in FACTORS}
    return {
        (unit, factor, role): random.choice(("present", "absent"))
        for unit in units
        for factor in FACTORS
        for role in (*ROLES, "group")
        if random.random() < often[factor] * (0.4 if role == "group" else 1)
    }


def with_more_answers(random, units, answers):
    """A few of those who had not answered do."""
    return {**random_answers(random, random.sample(sorted(units), 4)), **answers}


def assessments(answers):
    """The answers as rows."""
    return [
        {
            "assessment_id": f"{unit}-{factor}-{role}",
            "delivery_id": f"L{unit}",
            "workplace_id": unit,
            "factor_code": factor,
            "assessed_on": date(2025, 3, 15),
            "assessor_role": role,
            "presence": presence,
        }
        for (unit, factor, role), presence in answers.items()
    ]


def random_families(random):
    """Workplaces under each other: workplace to its parent, None at the top."""
    parents = {}
    for tree in range(random.randint(2, 4)):
        top = f"E{tree}"
        parents[top] = None
        for area in range(random.randint(0, 2)):
            parents[f"{top}-O{area}"] = top
            for unit in range(random.randint(2, 4)):
                parents[f"{top}-O{area}-U{unit}"] = f"{top}-O{area}"
        for unit in range(random.randint(1, 4)):
            parents[f"{top}-U{unit}"] = top
    return parents


def random_persons(random, parents):
    """How many have worked in each workplace; above the units it is their sum."""
    units = [name for name in parents if name not in parents.values()]
    persons = {unit: random.choice((1, 3, 4, 6, 8, 12, 30)) for unit in units}
    return with_sums(persons, parents)


def with_sums(persons, parents):
    """Add the workplaces above."""
    sums = dict.fromkeys(parents, 0)
    for unit, count in persons.items():
        above = unit
        while above is not None:
            sums[above] += count
            above = parents[above]
    return sums


def absence_rows(persons_by_quarter):
    """The absence as rows; how many days are lost follows from the persons."""
    return [
        {
            "workplace_id": workplace,
            "year": year,
            "quarter": quarter,
            "measure": "total",
            "lost_days": 3.5 * count,
            "possible_days": 60.0 * count,
            "absence_share": 3.5 / 60,
            "persons_count": count,
        }
        for (year, quarter), persons in persons_by_quarter.items()
        for workplace, count in persons.items()
    ]


def random_results(random, units):
    """Survey results of each unit, of few or enough."""
    return [
        {
            "workplace_id": unit,
            "instrument": "ForBedring",
            "year": 2024,
            "theme": theme,
            "score": random.uniform(20, 90),
            "respondents_count": random.choice((2, 5, 9, 20)),
        }
        for unit in units
        for theme in ("Klima", "Ledelse")
    ]


def random_evaluations(random, units):
    """One evaluation of each unit, of few or enough."""
    return [
        {
            "evaluation_id": f"E-{unit}",
            "delivery_id": f"L{unit}",
            "workplace_id": unit,
            "kind": "gathering",
            "completed_on": date(2025, 5, 2),
            "invited_count": 20,
            "respondents_count": random.choice((0, 1, 2, 3, 7, 15)),
        }
        for unit in units
    ]
