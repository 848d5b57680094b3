"""A programme in which every id, name, pseudonym and text says where it belongs.

ALFA is the own area: a municipality with one employer and its units. KAPPA is another
workplace of the same municipality, SIGMA one of the same county, BETA everything that
no part of ALFA has to do with. Two deliveries cross: KRYSS is the own centre's and has
a unit, OMEGA, in the other county; GJEST is the other centre's, agreed by UTPART there,
and has a unit in ALFA.

It is loaded twice, so that one can look back and compare; rows are set aside, warned of
and withdrawn. What people have written in it is in `writings.py`.

This module is long because it writes every table.
"""

from datetime import date

from app.door import list_builds
from app.identity import Area, AreaKind
from data.home import Home
from tests.pipelines.programmes import load, row, write_programme

EARLIER_DAY, DATA_DATE = date(2026, 9, 30), date(2026, 10, 31)

OWN_CENTRE, OTHER_CENTRE = "innlandet", "agder"
OWN_MUNICIPALITY, OTHER_MUNICIPALITY = "3403", "4204"

AREAS = {
    "programme": Area(),
    "centre": Area(AreaKind.CENTRE, OWN_CENTRE),
    "municipality": Area(AreaKind.MUNICIPALITY, OWN_MUNICIPALITY),
    "workplace": Area(AreaKind.WORKPLACE, "V-ALFA"),
}
OUTSIDE = {
    "programme": (),
    "centre": ("BETA", "GJEST", "UTPART", "HELPROG"),
    "municipality": ("BETA", "SIGMA", "OMEGA", "HELPROG"),
    "workplace": ("BETA", "SIGMA", "OMEGA", "KAPPA", "HELPROG"),
}
"""Whose markers a reader of each area must never meet. The other party of a delivery
that reaches into the own municipality, UTPART, is named there (`app/queries/scope`)."""

OWN_IDS = {"workplace": "V-ALFA-1", "delivery": "L-ALFA-1"}
FOREIGN_IDS = {"workplace": "V-BETA-1", "delivery": "L-BETA-1"}

USEFULNESS, SCORE, LOST_DAYS = "4.37", "61.73", "64.37"
"""What the first unit of ALFA has answered and how much it was away: of enough persons
to be shown to whoever may see what one unit has answered."""
ANSWERS = {"usefulness": 4.37, "score": 61.73, "lost days": 64.37}

INDUSTRIES = ("Sykehus", "Sykehjem", "Barnehage", "Bygg og anlegg", "Sykehus")
ROLES = ("Leder", "Tillitsvalgt", "Verneombud")


def load_marked(folder, *, without=()):
    """Load the programme twice, and give its home with the newer build in use.

    Args:
        folder: Where its files and its home are put.
        without: Rows in which one of these markers stands are left out.
    """
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    for minute, day in enumerate((EARLIER_DAY, DATA_DATE)):
        files = write_programme(
            folder / f"files-{minute}",
            **_left(_tables(is_newer=bool(minute)), without),
        )
        if minute:
            _withdraw(files)
        load(home, files, data_date=day, minute=minute)
    return home


def builds_of(home):
    """Give the builds: the newer one, and the older one."""
    newer, older = list_builds(home)
    return newer, older


def _left(tables, without):
    return {
        name: [each for each in rows if not any(m in str(each) for m in without)]
        for name, rows in tables.items()
    }


def _withdraw(folder):
    lines = (
        "Tabell;Nøkkel;Gjelder;Begrunnelse",
        "activities;A-BETA-FEIL;ja;TRUKKET-BETA sto to ganger",
        "activities;A-ALFA-FEIL;ja;TRUKKET-ALFA sto to ganger",
    )
    (folder / "withdrawals.csv").write_text("\r\n".join(lines) + "\r\n", "utf-8")


def _tables(*, is_newer):
    deliveries = list(_deliveries(is_newer))
    units = list(_delivery_units())
    return {
        "centres": [
            row(
                "centres",
                centre_id="innlandet",
                centre_name="Innlandet",
                county_codes="34",
            ),
            row("centres", centre_id="agder", centre_name="Agder", county_codes="42"),
        ],
        "workplaces": list(_workplaces()),
        "deliveries": deliveries,
        "delivery_units": units,
        "party_roles": list(_party_roles()),
        "activities": list(_activities(units)),
        "trainers": list(_trainers()),
        "trainer_sessions": list(_trainer_sessions()),
        "actions": list(_actions(units)),
        "evaluations": list(_evaluations(units)),
        "factor_assessments": list(_factor_assessments(units)),
        "absence": list(_absence()),
        "survey_results": list(_survey_results()),
    }


def _names(key):
    return key.removeprefix("V-").replace("-", " ")


UNITS = {
    **{f"V-ALFA-{n}": ("34", "3403", "V-ALFA") for n in range(1, 5)},
    **{f"V-BETA-{n}": ("42", "4204", "V-BETA") for n in (1, 2, 3, 4, 9)},
    "V-KAPPA-1": ("34", "3403", None),
    "V-SIGMA-1": ("34", "3420", None),
    "V-OMEGA-1": ("42", "4204", None),
}
PARENTS = {
    "V-ALFA": ("34", "3403"),
    "V-BETA": ("42", "4204"),
    "V-UTPART-1": ("42", "4204"),
}


def _workplaces():
    for key, (county, municipality) in PARENTS.items():
        yield row(
            "workplaces",
            workplace_id=key,
            workplace_name=f"{_names(key)} kommune",
            level="Virksomhet",
            county_code=county,
            municipality_code=municipality,
            sector="Kommunal",
        )
    for number, (key, (county, municipality, parent)) in enumerate(UNITS.items()):
        yield row(
            "workplaces",
            workplace_id=key,
            workplace_name=f"{_names(key)} kvisten",
            parent_workplace_id=parent,
            level="Enhet",
            county_code=county,
            municipality_code=municipality,
            sector=("Kommunal", "Privat")[number % 2],
            programme_industry=INDUSTRIES[number % len(INDUSTRIES)],
            employees_count=str(31 + number),
            man_years=str(28 + number),
            is_in_scope="ja",
        )


SINGLE = {
    "L-ALFA-1": "V-ALFA-1",
    "L-ALFA-2": "V-ALFA-2",
    "L-ALFA-3": "V-ALFA-3",
    "L-ALFA-4": "V-ALFA-4",
    "L-BETA-1": "V-BETA-1",
    "L-BETA-2": "V-BETA-2",
    "L-BETA-3": "V-BETA-3",
    "L-BETA-4": "V-BETA-4",
    "L-KAPPA-1": "V-KAPPA-1",
    "L-SIGMA-1": "V-SIGMA-1",
    "L-BETA-6": "V-OMEGA-1",
}
MULTI = {
    "L-ALFA-5": ("V-ALFA", ("V-ALFA-1", "V-ALFA-2")),
    "L-BETA-5": ("V-BETA", ("V-BETA-1", "V-BETA-2")),
    "L-KRYSS-1": ("V-ALFA", ("V-ALFA-3", "V-OMEGA-1")),
    "L-GJEST-1": ("V-UTPART-1", ("V-ALFA-4", "V-BETA-9")),
}
"""Deliveries of several units: who has agreed them, and their units."""


def _centre(delivery):
    return "agder" if delivery[2:].startswith(("BETA", "GJEST")) else "innlandet"


def _marker(key):
    return key.split("-")[1]


def _courses(is_newer):
    return {
        "1": {"status": "Pågår", "planned_end_on": "15.05.2026"},
        "2": {"status": "Avsluttet", "ended_on": "15.05.2025"},
        "3": {"status": "Pågår", "planned_end_on": None},
        "4": {"status": "Avsluttet", "ended_on": "10.10.2026"}
        if is_newer
        else {"status": "Pågår", "planned_end_on": "20.11.2026"},
        "5": {"status": "Pågår", "planned_end_on": "15.02.2027"},
        "6": {"status": "Stoppet", "ended_on": "15.05.2026", "stop_reason": "Pandemi"},
    }


def _deliveries(is_newer):
    courses = _courses(is_newer)
    agreed = SINGLE | {key: parent for key, (parent, _units) in MULTI.items()}
    for key, workplace in agreed.items():
        course = {"ended_on": None} | courses[key[-1]]
        is_multi = key in MULTI
        yield row(
            "deliveries",
            delivery_id=key,
            workplace_id=workplace,
            centre_id=_centre(key),
            delivery_type="Flere enheter" if is_multi else "Én-til-én",
            is_train_the_trainer="ja" if key.endswith("-5") else "nei",
            first_contact_on="01.11.2023",
            started_on="05.01.2024",
            has_project_plan="nei",
            goal="Sykefravær",
            has_steering_group="ja",
            advisor_id=f"RAADGIVER-{_marker(key)}-{key[-1]}",
            **course,
        )


def _delivery_units():
    single = [(delivery, (unit,)) for delivery, unit in SINGLE.items()]
    multi = [(delivery, units) for delivery, (_parent, units) in MULTI.items()]
    for delivery, units in single + multi:
        for unit in units:
            yield row(
                "delivery_units",
                delivery_id=delivery,
                workplace_id=unit,
                advisor_id=f"RAADGIVER-{_marker(unit)}-E{unit[-1]}",
                joined_on="05.01.2024",
                participants_count="1" if unit.endswith("-2") else "4",
                whole_group_takes_part="nei" if unit.endswith("-2") else "ja",
                closer_follow_up="Tilbudt" if unit.endswith("-3") else None,
                closer_follow_up_offered_on="05.01.2026"
                if unit.endswith("-3")
                else None,
            )


def _party_roles():
    for unit in UNITS:
        roles = ROLES[:2] if unit.endswith("-2") else ROLES
        for role in roles:
            yield row(
                "party_roles",
                role_id=f"P-{unit[2:]}-{role}",
                workplace_id=unit,
                role=role,
                from_on="01.03.2026" if role == "Leder" else "01.01.2023",
                trained_on=None if role == "Leder" else "01.02.2024",
            )


def _activities(units):
    for each in units:
        delivery, unit = each["delivery_id"], each["workplace_id"]
        own = {"delivery_id": delivery, "workplace_id": unit, "advisor_hours": "3,5"}
        name = f"A-{unit[2:]}-{delivery[2:]}"
        yield row(
            "activities",
            **own,
            activity_id=f"{name}-1",
            kind="Samling for flere partsgrupper",
            form="Fysisk",
            planned_on="05.02.2024",
            held_on="05.02.2024",
            is_advisor_present="ja",
            leaders_count="1",
            staff_count="3",
        )
        yield row(
            "activities",
            **own,
            activity_id=f"{name}-2",
            kind="Møte i partsgruppen",
            status="Utsatt",
            planned_on="05.06.2026",
            held_on=None,
            reason="Daglig drift",
        )
        yield row(
            "activities",
            **own,
            activity_id=f"{name}-3",
            kind="Personalsamling",
            status="Planlagt",
            planned_on="12.11.2026",
            held_on=None,
        )
    for marker in ("ALFA", "BETA"):
        own = {"delivery_id": f"L-{marker}-1", "workplace_id": f"V-{marker}-1"}
        yield row("activities", **own, activity_id=f"A-{marker}-FEIL")
        # A day that is no day: the row is set aside, with all that it says.
        yield row(
            "activities",
            **own,
            activity_id=f"A-{marker}-AVVIST",
            held_on=f"31.02.2024 {marker}",
        )


def _trainers():
    for marker in ("ALFA", "BETA"):
        for number in (1, 2):
            yield row(
                "trainers",
                trainer_id=f"KURSLEDER-{marker}-{number}",
                delivery_id=f"L-{marker}-5",
                workplace_id=f"V-{marker}-{number}",
            )


def _trainer_sessions():
    for marker in ("ALFA", "BETA"):
        yield row(
            "trainer_sessions",
            session_id=f"S-{marker}-1",
            trainer_id=f"KURSLEDER-{marker}-1",
            delivery_id=f"L-{marker}-5",
            workplace_id=f"V-{marker}-1",
        )


def _actions(units):
    for each in units:
        delivery, unit = each["delivery_id"], each["workplace_id"]
        own = {"delivery_id": delivery, "workplace_id": unit}
        marker = _marker(unit)
        name = f"M-{unit[2:]}-{delivery[2:]}"
        yield row(
            "actions",
            **own,
            action_id=f"{name}-1",
            title=f"Møteplan for {marker}",
            decided_on="05.02.2024",
            due_on="05.02.2025",
            responsible_role="Leder i enheten",
            survey_instrument="10-FAKTOR",
            survey_year="2025",
        )
        yield row(
            "actions",
            **own,
            action_id=f"{name}-2",
            title=f"Varlig tema for {marker}",
            decided_on="05.02.2024",
            due_on="05.03.2025",
            is_sensitive="ja",
        )


def _evaluations(units):
    for number, each in enumerate(units):
        delivery, unit = each["delivery_id"], each["workplace_id"]
        is_first = (delivery, unit) == ("L-ALFA-1", "V-ALFA-1")
        yield row(
            "evaluations",
            evaluation_id=f"E-{unit[2:]}-{delivery[2:]}",
            delivery_id=delivery,
            workplace_id=unit,
            planned_on="10.11.2025",
            invited_count="19",
            respondents_count="17",
            usefulness_mean="4,37" if is_first else f"3,{50 + number}",
            is_self_reliant=("Ja", "Delvis", "Nei")[number % 3],
            cooperation_continues="Ja",
            development_step=str(1 + number % 3),
        )


FACTORS = (
    "Lederen er pådriver og ser verdien",
    "Kontinuitet i partsgruppen",
    "Partene har fått opplæring",
)


def _factor_assessments(units):
    for each in units:
        delivery, unit = each["delivery_id"], each["workplace_id"]
        for number, factor in enumerate(FACTORS):
            for who in ("Partsgruppen samlet", "Leder", "Tillitsvalgt"):
                yield row(
                    "factor_assessments",
                    assessment_id=f"F-{unit[2:]}-{delivery[2:]}-{number}-{who[0]}",
                    delivery_id=delivery,
                    workplace_id=unit,
                    factor_code=factor,
                    assessed_on="15.03.2026",
                    assessor_role=who,
                    presence=("Til stede", "Ikke til stede")[number % 2],
                )


QUARTERS = [(number // 4, number % 4 + 1) for number in range(2023 * 4, 2026 * 4 + 2)]


def _absence():
    for index, unit in enumerate(UNITS):
        for number, (year, quarter) in enumerate(QUARTERS):
            is_marked = unit == "V-ALFA-1" and number == len(QUARTERS) - 1
            lost = 64.37 if is_marked else 90.5 + 3 * index + number
            possible = 1700.0 + index
            yield row(
                "absence",
                workplace_id=unit,
                year=str(year),
                quarter=str(quarter),
                absence_share=_written(lost / possible),
                lost_days=_written(lost),
                possible_days=_written(possible),
                persons_count="31",
            )


def _survey_results():
    for index, unit in enumerate(UNITS):
        for year in (2024, 2025):
            for theme in ("Indre motivasjon", f"Eget tema {_marker(unit)}"):
                is_marked = unit == "V-ALFA-1" and year == 2025 and theme[0] == "I"
                score = 61.73 if is_marked else 70.5 + index
                yield row(
                    "survey_results",
                    workplace_id=unit,
                    instrument="ForBedring",
                    year=str(year),
                    theme=theme,
                    score=_written(score),
                    respondents_count="17",
                )


def _written(number):
    return f"{number:.6f}".rstrip("0").rstrip(".").replace(".", ",")
