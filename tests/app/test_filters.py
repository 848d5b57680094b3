"""Filters leave a group that is protected with the others, or a free choice."""

import pytest

from app.filters import Filters, FixedGroup
from app.identity import Area, AreaKind

OSLO = Area(AreaKind.CENTRE, "oslo")
CENTRE = FixedGroup("centre", "oslo")


@pytest.mark.parametrize(
    ("area", "filters", "group"),
    [
        (Area(), Filters(), FixedGroup("programme", None)),
        (Area(), Filters(centres=("oslo",)), CENTRE),
        (Area(), Filters(centres=("oslo", "oslo")), CENTRE),
        (Area(), Filters(centres=("oslo", "vest")), None),
        (Area(), Filters(counties=("03", "03")), FixedGroup("county", "03")),
        (Area(), Filters(centres=("oslo",), counties=("03",)), None),
        (OSLO, Filters(), CENTRE),
        (OSLO, Filters(centres=("oslo",)), CENTRE),
        (OSLO, Filters(centres=("vest",)), None),
        (OSLO, Filters(counties=("03",)), None),
        (Area(AreaKind.MUNICIPALITY, "0301"), Filters(), None),
    ],
)
def test_a_place_chosen_twice_is_one_place(area, filters, group):
    assert filters.fixed_group(area) == group
