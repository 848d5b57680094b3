"""A build with a delivery to the unit V-1, for tests of the rules per unit.

V-0 made the agreement. V-2 and V-3 are other workplaces, for a test that needs them.
"""

from datetime import date

import pytest

from tests.app.ask import tiny_build

STARTED = date(2024, 1, 1)
AS_OF = date(2026, 6, 30)
DAY_BEFORE = date(2026, 6, 29)
DAY_AFTER = date(2026, 7, 1)
UNIT = "L-1/V-1"


def a_delivery(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "V-0",
        "delivery_type": "multi_unit",
        "status": "ongoing",
        "first_contact_on": date(2023, 6, 1),
        "started_on": STARTED,
        **changes,
    }


def a_unit(key="V-1", **changes):
    return {"delivery_id": "L-1", "workplace_id": key, **changes}


def a_workplace(key="V-1", **changes):
    return {"workplace_id": key, **changes}


def a_role(role, from_on, to_on=None, **changes):
    return {
        "role_id": "P-1",
        "workplace_id": "V-1",
        "role": role,
        "from_on": from_on,
        "to_on": to_on,
        **changes,
    }


def an_activity(kind, held_on, **changes):
    return {
        "activity_id": "A-1",
        "delivery_id": "L-1",
        "kind": kind,
        "status": "held",
        "held_on": held_on,
        **changes,
    }


def a_build(folder, *, delivery=None, unit=None, workplaces=(), **tables):
    """Write delivery L-1 to the unit V-1; changes, other rows and tables as given."""
    known = {f"V-{number}": a_workplace(f"V-{number}") for number in range(4)}
    known |= {row["workplace_id"]: row for row in workplaces}
    return tiny_build(
        folder,
        workplaces=list(known.values()),
        deliveries=[a_delivery(**(delivery or {})), *tables.pop("deliveries", ())],
        delivery_units=[a_unit(**(unit or {})), *tables.pop("others", ())],
        **tables,
    )


def merged_into(key, *, on, source="V-1"):
    return a_workplace(source, closed_on=on, merged_into_workplace_id=key)


wherever_it_went = pytest.mark.parametrize(
    ("where", "is_there"),
    [
        pytest.param({}, True, id="takes part"),
        pytest.param({"unit": {"left_on": DAY_BEFORE}}, False, id="left before"),
        pytest.param({"unit": {"left_on": AS_OF}}, False, id="left on the day"),
        pytest.param({"unit": {"left_on": DAY_AFTER}}, True, id="leaves after"),
        pytest.param({"unit": {"joined_on": DAY_AFTER}}, False, id="joins after"),
        pytest.param(
            {"workplaces": [a_workplace(closed_on=DAY_BEFORE)]},
            False,
            id="closed before",
        ),
        pytest.param(
            {"workplaces": [a_workplace(closed_on=AS_OF)]},
            False,
            id="closed on the day",
        ),
        pytest.param(
            {"workplaces": [a_workplace(closed_on=DAY_AFTER)]}, True, id="closes after"
        ),
        pytest.param(
            {"workplaces": [a_workplace("V-0", closed_on=AS_OF)]},
            True,
            id="only the one that agreed closed",
        ),
        pytest.param(
            {"workplaces": [merged_into("V-2", on=AS_OF)]}, True, id="merged outside"
        ),
        pytest.param(
            {"workplaces": [merged_into("V-2", on=None)]},
            True,
            id="merged outside, nobody knows when",
        ),
        pytest.param(
            {
                "workplaces": [
                    merged_into("V-2", on=STARTED),
                    a_workplace("V-2", closed_on=AS_OF),
                ]
            },
            False,
            id="merged outside, and that closed",
        ),
        pytest.param(
            {
                "workplaces": [merged_into("V-2", on=AS_OF)],
                "others": [a_unit("V-2")],
            },
            False,
            id="merged into a unit of the delivery",
        ),
        pytest.param(
            {
                "workplaces": [merged_into("V-2", on=DAY_AFTER)],
                "others": [a_unit("V-2")],
            },
            True,
            id="merges into a unit of the delivery after",
        ),
        pytest.param(
            {
                "workplaces": [merged_into("V-2", on=AS_OF)],
                "others": [a_unit("V-2", joined_on=DAY_AFTER)],
            },
            True,
            id="merged into a unit that joins after",
        ),
        pytest.param(
            {
                "workplaces": [
                    merged_into("V-2", on=STARTED),
                    merged_into("V-3", on=AS_OF, source="V-2"),
                ],
                "others": [a_unit("V-3")],
            },
            False,
            id="merged twice, into a unit of the delivery",
        ),
        pytest.param(
            {
                "workplaces": [
                    merged_into("V-2", on=STARTED),
                    merged_into("V-1", on=STARTED, source="V-2"),
                ]
            },
            False,
            id="merged in a ring",
        ),
    ],
)
"""What may become of V-1 by AS_OF, and whether it still takes part then."""
