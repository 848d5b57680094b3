"""Programmes made by chance, with what outcomes and factors are told by.

To the random programmes of the follow-up rules it adds answers (hidden ones, two a
day, for a unit or the whole delivery), assessments, roles and gatherings at the days a
course turns on: its first and last, the day before and the day after.
"""

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.door import read_build
from app.metrics.after_the_end import CONTACT_CLOSES_MONTHS
from tests.app.factors.plain_comparison import Known, factor_pairs
from tests.app.follow_up.chance import CODES, DATA_DATE, Chance
from tests.app.follow_up.plain_dates import add_months
from tests.app.follow_up.random_programme import random_programme
from tests.tiny_build import write_tiny_build

ASSESSED = ("group_continuity", "clear_plan", "shift_work", "single_participant")
ROLES = (
    "leader",
    "leader",
    "union_representative",
    "safety_representative",
    "employee_representative",
)
KINDS = (
    "party_group_meeting",
    "party_group_meeting",
    "staff_gathering",
    "superior_progress_check",
    "refresher",
    "follow_up_contact",
)
STEPS = (0, 1, 30, 99, 100, 100, 101)


@contextmanager
def random_build(seed):
    """Give a build of a programme; with the same seed always the same."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.duckdb"
        write_tiny_build(path, data_date=DATA_DATE, **random_records(seed))
        yield read_build(path)


def random_records(seed):
    """Give the core rows of a programme, for `write_tiny_build`."""
    tables = random_programme(seed)
    chance = Chance(0)
    chance.random = Random(f"factors {seed}")
    for row in tables["workplaces"]:
        row["employees_count"] = chance.one_of(None, 0, 1, 4, 5, 20, 99, 100, 400)
        row["has_shift_work"] = chance.one_of(None, True, False)
    for row in tables["activities"]:
        row["form"] = chance.one_of(None, "physical", "digital", "hybrid")
    for row in tables["evaluations"]:
        _answer(row, chance)
    for row in tables["deliveries"]:
        units = [
            unit["workplace_id"]
            for unit in tables["delivery_units"]
            if unit["delivery_id"] == row["delivery_id"]
        ]
        _add_of_delivery(tables, chance, row, units)
    return tables


def _add_of_delivery(tables, chance, delivery, units):
    days = _turning_days(delivery)
    for number in chance.up_to(3):
        row = {
            "evaluation_id": f"F-{delivery['delivery_id']}-{number}",
            "delivery_id": delivery["delivery_id"],
            "workplace_id": chance.one_of(None, *units),
            "kind": chance.one_of("end", "long_term"),
            "completed_on": chance.day_near(delivery["ended_on"], 0.9),
        }
        tables["evaluations"].append(_answer(row, chance))
        if chance.is_so(0.3):
            twin = {**row, "evaluation_id": f"{row['evaluation_id']}-2"}
            tables["evaluations"].append(_answer(twin, chance))
    for place in units:
        _add_assessments(tables, chance, delivery, place)
        _add_roles(tables, chance, days, place)
    _add_gatherings(tables, chance, delivery, units)


def _turning_days(delivery):
    """Give the first and last day of a course, and the days around them."""
    known = [delivery[name] for name in ("started_on", "ended_on")]
    near = [day + timedelta(days=n) for day in known if day for n in (-1, 0, 0, 1)]
    return near or [DATA_DATE]


def _answer(row, chance):
    row["respondents_count"] = chance.one_of(None, 0, 2, 3, 3, 8, 12, 20)
    for name in ("is_self_reliant", "cooperation_continues"):
        row[name] = chance.one_of(None, "yes", "yes", "partly", "no")
    return row


def _add_assessments(tables, chance, delivery, place):
    for code in ASSESSED:
        day = chance.day_near(chance.one_of(*_turning_days(delivery)), 1)
        for _ in chance.up_to(4):
            tables["factor_assessments"].append(
                {
                    "assessment_id": f"V-{len(tables['factor_assessments'])}",
                    "delivery_id": delivery["delivery_id"],
                    "workplace_id": place,
                    "factor_code": code,
                    "assessed_on": day,
                    "assessor_role": chance.one_of(
                        *CODES["factor_assessments.assessor_role"]
                    ),
                    "presence": chance.one_of("present", "present", "partly", "absent"),
                }
            )
            day = chance.one_of(day, chance.day())


def _add_roles(tables, chance, days, place):
    """Fill roles from a day of the course, some passed on, some left empty."""
    for role in ROLES:
        from_on = chance.maybe(chance.one_of(*days), 0.6)
        while from_on is not None:
            to_on = chance.maybe(chance.one_of(*days, chance.day()), 0.6)
            tables["party_roles"].append(
                {
                    "role_id": f"R-{len(tables['party_roles'])}",
                    "workplace_id": place,
                    "role": role,
                    "from_on": from_on,
                    "to_on": to_on,
                    "trained_on": chance.maybe(chance.one_of(*days, from_on), 0.8),
                }
            )
            is_passed_on = to_on is not None and to_on > from_on and chance.is_so(0.6)
            later = timedelta(days=chance.one_of(-1, 0, 0, 40))
            from_on = to_on + later if is_passed_on else None


def _add_gatherings(tables, chance, delivery, units):
    """Hold things in step from the start on, and some around the end."""
    day = delivery["started_on"] or chance.day()
    kind = chance.one_of(*KINDS)
    for number in range(12):
        steps = STEPS
        if number > 7 and delivery["ended_on"]:
            months = chance.one_of(0, 0, CONTACT_CLOSES_MONTHS)
            day = add_months(delivery["ended_on"], months)
            kind, steps = chance.one_of(*KINDS), (-1, 0, 0, 1)
        day += timedelta(days=chance.one_of(*steps))
        tables["activities"].append(
            {
                "activity_id": f"G-{delivery['delivery_id']}-{number}",
                "delivery_id": delivery["delivery_id"],
                "workplace_id": chance.one_of(None, None, *units),
                "kind": kind,
                "status": chance.one_of("held", "held", "cancelled", "postponed"),
                "form": chance.one_of(None, "physical", "digital"),
                "planned_on": chance.maybe(day),
                "held_on": chance.maybe(day, 0.8),
                "is_advisor_present": chance.one_of(None, True, True, True, False),
            }
        )


def random_groups(seed):
    """Give (factor, basis) to units that have much in common within their stratum.

    So some differences are clear, and some turn when like is compared with like.
    """
    random = Random(f"groups {seed}")
    found = {}
    for pair in factor_pairs():
        knowns = found.setdefault(pair, [])
        for stratum in (("one_to_one", "5"), ("multi_unit", "5"), ("multi_unit", "50")):
            has, yes, also = random.random(), random.random(), random.uniform(-0.3, 0.3)
            for number in range(random.randint(0, 60)):
                is_present = random.random() < has
                is_yes = random.random() < yes + also * is_present
                delivery = f"{stratum}{random.randrange(20)}"
                knowns.append(
                    Known(
                        delivery, str(number), None, is_yes, is_present, stratum, False
                    )
                )
    return found
