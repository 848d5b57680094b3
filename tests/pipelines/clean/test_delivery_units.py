from datetime import date

from data.tables import DELIVERIES, DELIVERY_UNITS
from pipelines.clean.delivery_units import make_missing_units
from tests.tiny_build import tiny_frame


def test_a_delivery_without_units_gets_the_workplace_that_agreed_it():
    deliveries = tiny_frame(
        DELIVERIES,
        [
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-2", "workplace_id": "V-2"},
        ],
    )
    units = tiny_frame(
        DELIVERY_UNITS,
        [
            {
                "delivery_id": "L-1",
                "workplace_id": "V-9",
                "joined_on": date(2024, 1, 1),
            }
        ],
    )

    made = make_missing_units(deliveries, units)

    assert made.select("delivery_id", "workplace_id").rows() == [("L-2", "V-2")]
    assert made.schema == units.schema
    assert made["joined_on"].to_list() == [None]


def test_nothing_is_made_when_every_delivery_has_a_unit():
    deliveries = tiny_frame(DELIVERIES, [{"delivery_id": "L-1", "workplace_id": "V-1"}])
    units = tiny_frame(DELIVERY_UNITS, [{"delivery_id": "L-1", "workplace_id": "V-9"}])

    assert make_missing_units(deliveries, units).is_empty()
