"""Programmes made by chance.

The sample programme is plausible; these are not, so they reach what it never has: units
that were merged, roles that overlap, days in the wrong order, empty cells everywhere.
"""

from data.tables import TABLES
from tests.app.follow_up.chance import Chance

ROLES = ("leader", "union_representative", "safety_representative")


def random_programme(seed, *, deliveries=30):
    """Give the core rows of a programme, for `write_tiny_build`."""
    chance = Chance(seed)
    tables = {table.name: [] for table in TABLES}
    tables["workplaces"] = list(_workplaces(chance))
    places = [row["workplace_id"] for row in tables["workplaces"]]
    for number in range(deliveries):
        _add_delivery(tables, chance, f"L-{number:02d}", places)
    for place in places:
        _add_roles(tables, chance, place)
        _add_surveys(tables, chance, place)
    for _ in range(deliveries * 4):
        _add_action(tables, chance)
    _add_trainers(tables, chance)
    return tables


def _workplaces(chance):
    """Some stay open (0-7), some close (8, 9), some are merged, at last into 0-7."""
    for number in range(16):
        into = None
        if number > 9:
            into = chance.one_of(*range(8), *range(10, number))
        yield {
            "workplace_id": f"V-{number:02d}",
            "workplace_name": f"Virksomhet {number}",
            "closed_on": chance.maybe_day() if number > 7 else None,
            "merged_into_workplace_id": None if into is None else f"V-{into:02d}",
        }


def _add_delivery(tables, chance, delivery_id, places):
    started_on = chance.maybe_day(0.9)
    units = chance.random.sample(places, chance.random.randint(1, 3))
    delivery = {
        "delivery_id": delivery_id,
        "workplace_id": units[0],
        "delivery_type": chance.one_of("one_to_one", "multi_unit"),
        "status": chance.code("deliveries.status", "ongoing", "completed"),
        "first_contact_on": chance.maybe_day(0.3),
        "started_on": started_on,
        "planned_end_on": chance.day_near(started_on),
        "ended_on": chance.day_near(started_on, 0.5),
        "has_project_plan": chance.one_of(None, True, False),
        "goal": chance.maybe(chance.code("deliveries.goal")),
    }
    tables["deliveries"].append(delivery)
    for place in units:
        _add_unit(tables, chance, delivery, place)
    for number in chance.up_to(14):
        _add_activity(tables, chance, delivery, [None, *units], number)
    for number in chance.up_to(3):
        tables["evaluations"].append(
            {
                "evaluation_id": f"E-{delivery_id}-{number}",
                "delivery_id": delivery_id,
                "workplace_id": chance.one_of(None, *units),
                "kind": chance.code("evaluations.kind", "end", "staff_gathering"),
                "planned_on": chance.maybe_day(),
                "completed_on": chance.day_near(delivery["ended_on"]),
            }
        )


def _add_unit(tables, chance, delivery, place):
    started_on = delivery["started_on"]
    tables["delivery_units"].append(
        {
            "delivery_id": delivery["delivery_id"],
            "workplace_id": place,
            "joined_on": chance.day_near(started_on, 0.4),
            "left_on": chance.day_near(started_on, 0.2),
            "whole_group_takes_part": chance.one_of(None, None, True, False),
            "participants_count": chance.one_of(None, 0, 1, 1, 2, 3),
            "cooperation_started_on": chance.day_near(started_on, 0.4),
            "staff_informed_on": chance.day_near(started_on, 0.2),
            "closer_follow_up": chance.maybe(
                chance.code("delivery_units.closer_follow_up", "offered", "given")
            ),
            "closer_follow_up_offered_on": chance.day_near(started_on),
        }
    )


def _add_activity(tables, chance, delivery, units, number):
    started_on, ended_on = delivery["started_on"], delivery["ended_on"]
    planned_on = chance.day_near(chance.one_of(started_on, ended_on))
    tables["activities"].append(
        {
            "activity_id": f"A-{delivery['delivery_id']}-{number}",
            "delivery_id": delivery["delivery_id"],
            "workplace_id": chance.one_of(*units),
            "kind": chance.code(
                "activities.kind",
                "party_group_meeting",
                "follow_up_contact",
                "staff_gathering",
                "refresher",
            ),
            "status": chance.code("activities.status", "held", "postponed"),
            "planned_on": planned_on,
            "held_on": chance.day_near(planned_on),
            "replaced_by_activity_id": chance.maybe("A-1", 0.2),
            "is_advisor_present": chance.one_of(None, True, True, True, False),
        }
    )


def _add_roles(tables, chance, place):
    for number in chance.up_to(9):
        from_on = chance.day()
        tables["party_roles"].append(
            {
                "role_id": f"P-{place}-{number}",
                "workplace_id": place,
                "role": chance.code("party_roles.role", *ROLES),
                "from_on": from_on,
                "to_on": chance.day_near(from_on, 0.5),
                "trained_on": chance.day_near(from_on, 0.4),
            }
        )


def _add_surveys(tables, chance, place):
    for year in (2023, 2024, 2025):
        for theme in chance.up_to(2):
            tables["survey_results"].append(
                {
                    "workplace_id": place,
                    "instrument": chance.one_of("ForBedring", "10-FAKTOR"),
                    "year": year,
                    "theme": f"t{theme}",
                    "published_on": chance.maybe_day(),
                }
            )


def _add_action(tables, chance):
    unit = chance.one_of(*tables["delivery_units"])
    decided_on = chance.maybe_day(0.8)
    tables["actions"].append(
        {
            "action_id": f"M-{len(tables['actions']):03d}",
            "workplace_id": unit["workplace_id"],
            "delivery_id": chance.maybe(unit["delivery_id"], 0.8),
            "title": "Faste møter",
            "status": chance.code("actions.status", "decided", "ongoing"),
            "responsible_role": chance.maybe("unit_leader", 0.5),
            "decided_on": decided_on,
            "due_on": chance.day_near(decided_on),
            "done_on": chance.day_near(decided_on, 0.4),
            "is_sensitive": chance.one_of(False, False, False, True, None),
            "survey_instrument": chance.maybe("ForBedring"),
            "survey_year": chance.one_of(None, 2023, 2024, 2025),
        }
    )


def _add_trainers(tables, chance):
    for unit in tables["delivery_units"]:
        trainer_id = f"T-{chance.random.randrange(12):02d}"
        course = {
            "trainer_id": trainer_id,
            "delivery_id": unit["delivery_id"],
            "workplace_id": chance.maybe(unit["workplace_id"]),
            "trained_on": chance.day(),
        }
        keys = [(row["trainer_id"], row["delivery_id"]) for row in tables["trainers"]]
        if (trainer_id, unit["delivery_id"]) in keys:
            continue
        tables["trainers"].append(course)
        if chance.is_so(0.2):
            tables["trainer_sessions"].append(
                {
                    "session_id": f"S-{len(keys)}",
                    "trainer_id": trainer_id,
                    "delivery_id": unit["delivery_id"],
                    "held_on": chance.day_near(course["trained_on"], 1),
                }
            )
