"""A record is in an area by its own id, and not by what it says of itself."""

from functools import partial

import polars as pl
import pytest

from app.areas_of_records import within_area, within_rows
from app.door import current_build, query_build
from app.filters import Filters
from app.identity import Area, AreaKind, Reader, Role
from app.records.record_key import Place
from tests.app.tiny_home import tiny_home

AGDER = Area(AreaKind.CENTRE, "agder")
BERG = Area(AreaKind.MUNICIPALITY, "4601")
HOUSE = Area(AreaKind.WORKPLACE, "V-1")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tiny_home(
        tmp_path_factory.mktemp("areas"),
        workplaces=[
            {"workplace_id": "V-1", "municipality_code": "4601", "county_code": "46"},
            {"workplace_id": "V-2", "municipality_code": "4602", "county_code": "46"},
            {"workplace_id": "V-9", "municipality_code": "0301", "county_code": "03"},
        ],
        deliveries=[
            # Agreed by V-2, and V-1 takes part.
            {"delivery_id": "L-1", "workplace_id": "V-2", "centre_id": "agder"},
            {"delivery_id": "L-9", "workplace_id": "V-9", "centre_id": "oslo"},
        ],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-1", "workplace_id": "V-2"},
            {"delivery_id": "L-9", "workplace_id": "V-9"},
        ],
        actions=[
            {"action_id": "T-1", "delivery_id": "L-1", "workplace_id": "V-1"},
            {"action_id": "T-2", "delivery_id": "L-1", "workplace_id": "V-2"},
            {"action_id": "T-9", "delivery_id": "L-9", "workplace_id": "V-9"},
        ],
    )


def seen_by(home, area, *places):
    reader = Reader("kari", Role.MANAGER, area)
    build = current_build(home)
    ask = partial(query_build, build, filters=Filters(), reader=reader)
    return within_area(ask)([Place(*place) for place in places])


OWN = [
    pytest.param(("L-1", "L-1", None), id="a delivery"),
    pytest.param(("L-1", "L-1", "V-2"), id="a delivery that another one has agreed"),
    pytest.param(("L-1/3", "L-1", "V-2"), id="a gathering of it by number"),
    pytest.param(("L-1/V-1", "L-1", "V-1"), id="a unit"),
    pytest.param(("L-1/V-1/R-1", "L-1", "V-1"), id="a role of a unit"),
    pytest.param(("V-1/staff/2025", None, "V-1"), id="a survey"),
    pytest.param(("V-1", None, "V-1"), id="a workplace"),
    pytest.param(("T-1", "L-1", "V-1"), id="an action"),
]
NOT_OWN = [
    pytest.param(("L-9", "L-9", "V-9"), id="another delivery"),
    pytest.param(("L-9", "L-1", "V-1"), id="another delivery that says it is ours"),
    pytest.param(("L-9/V-9", "L-1", "V-1"), id="another unit that says it is ours"),
    pytest.param(("L-1/V-2", "L-1", "V-1"), id="the other unit of our delivery"),
    pytest.param(("L-1/V-2", "L-1", "V-2"), id="the unit of who agreed it"),
    pytest.param(("L-1/V-2", "L-1", None), id="that unit with no workplace"),
    pytest.param(("T-2", "L-1", "V-1"), id="an action of the other unit"),
    pytest.param(("T-9", "L-1", "V-1"), id="another action that says it is ours"),
    pytest.param(("V-9/staff/2025", None, "V-1"), id="another survey"),
    pytest.param(("V-2", None, "V-2"), id="another workplace"),
    pytest.param(("V-2", None, "V-1"), id="another workplace that says it is ours"),
    pytest.param(("L-1", None, None), id="what is nowhere"),
    pytest.param(("T-1", "L-9", "V-1"), id="our action in another delivery"),
    pytest.param(("gone", "L-1", "V-1"), id="what nobody knows"),
    pytest.param(("%", "L-1", "V-1"), id="a sign that stands for others"),
    pytest.param(("' or true --", "L-1", "V-1"), id="SQL"),
]


@pytest.mark.parametrize("area", [BERG, HOUSE])
@pytest.mark.parametrize("place", OWN)
def test_what_is_of_the_area_is_in_it(home, area, place):
    assert seen_by(home, area, place) == {place}


@pytest.mark.parametrize("area", [BERG, HOUSE])
@pytest.mark.parametrize("place", NOT_OWN)
def test_what_is_not_of_the_area_is_not_in_it(home, area, place):
    assert seen_by(home, area, place) == set()


def test_a_centre_has_its_whole_deliveries(home):
    own = [("L-1", "L-1", "V-2"), ("L-1/V-2", "L-1", "V-2"), ("T-2", "L-1", "V-2")]
    others = [("L-9", "L-9", "V-9"), ("T-9", "L-9", "V-9"), ("L-9", "L-1", "V-2")]

    assert seen_by(home, AGDER, *own, *others) == set(own)


def test_of_many_places_those_of_the_area_are_given(home):
    assert seen_by(home, BERG, ("L-1", "L-1", None), ("L-9", "L-9", None)) == {
        ("L-1", "L-1", None)
    }


def test_of_no_place_nothing_is_asked():
    assert within_area(lambda *_, **__: pytest.fail("asked"))([]) == set()


def test_what_is_of_the_area_in_an_earlier_data_set_is_of_it(home):
    berg, agder = (Reader("kari", Role.MANAGER, area) for area in (BERG, AGDER))
    build = current_build(home)
    asks = [
        partial(query_build, build, filters=Filters(), reader=reader)
        for reader in (berg, agder)
    ]
    place = Place("T-2", "L-1", "V-2")

    assert within_area(*asks)([place]) == {place}


def test_the_rows_that_a_reader_has_are_of_the_area():
    rows = pl.DataFrame({"record_id": ["L-1"]})
    own, other = Place("L-1", "L-1", None), Place("L-9", "L-9", None)

    assert within_rows(rows)([own, other]) == {own}
