"""The figures of an area are those of the whole programme, filtered to it."""

from datetime import date

import polars as pl
import pytest

from app.door import Door, connect, open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.metrics.registry import METRICS, figure_of
from app.scope import OF_THE_WHOLE
from tests.app.ask import tiny_build

CENTRE = "vestland"
UNFILTERED = Filters()


def figures(build, filters, reader):
    with open_door(build, filters, reader) as door:
        return {metric.code: figure_of(metric, door.fetch) for metric in METRICS}


def of(kind, code, role=Role.MANAGER):
    return Reader("one", role, Area(kind, code))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.STEERING])
def test_a_centre_has_the_figures_that_its_filter_gives(whole_build, role):
    whole = figures(whole_build, Filters(centres=(CENTRE,)), LOCAL_MANAGER)
    own = figures(whole_build, UNFILTERED, of(AreaKind.CENTRE, CENTRE, role))

    assert own == whole
    assert len(own) == len(METRICS) >= 57
    assert sum(figure.row_count > 0 for figure in own.values()) > 40


ANSWERS = ("usefulness_mean", "cooperation_continues", "self_reliant")
"""Figures of what evaluations answer."""


@pytest.mark.parametrize(
    "filters",
    [
        Filters(centres=(CENTRE,), sectors=("state",)),
        Filters(modules=("party_cooperation",), types=("multi_unit",)),
        Filters(as_of=date(2026, 3, 1)),
    ],
)
def test_steering_narrows_no_answers_down_to_one_unit(whole_build, filters):
    whole = figures(whole_build, filters, LOCAL_MANAGER)
    own = figures(whole_build, filters, of(AreaKind.PROGRAMME, None, Role.STEERING))

    assert any(whole[code].value is not None for code in ANSWERS)
    assert all(own[code].value is None for code in ANSWERS)
    assert own["deliveries"] == whole["deliveries"]


def test_steering_of_one_workplace_is_told_no_answers(whole_build):
    with connect(whole_build.path) as connection:
        sql = (
            "select units.workplace_id from core.delivery_units as units "
            "inner join core.evaluations "
            "using (delivery_id) where respondents_count >= 3 order by all limit 1"
        )
        (workplace,) = connection.execute(sql).fetchone()
    area = AreaKind.WORKPLACE, workplace
    manager = figures(whole_build, UNFILTERED, of(*area))
    steering = figures(whole_build, UNFILTERED, of(*area, Role.STEERING))

    assert steering["deliveries"] == manager["deliveries"]
    assert all(steering[code].value is None for code in ANSWERS)


@pytest.mark.long
def test_so_has_every_centre(whole_build):
    with connect(whole_build.path) as connection:
        codes = connection.execute("select centre_id from core.centres").fetchall()
    for (code,) in codes:
        whole = figures(whole_build, Filters(centres=(code,)), LOCAL_MANAGER)

        assert figures(whole_build, UNFILTERED, of(AreaKind.CENTRE, code)) == whole


def test_absence_is_hidden_in_an_area_where_the_whole_hides_it(whole_build):
    question = "rows/absence_rows"
    with open_door(whole_build, UNFILTERED, LOCAL_MANAGER) as door:
        whole = door.fetch(question)
    complement = whole.filter(
        pl.col("hidden_why") == "complement",
        pl.col("parent_workplace_id").is_not_null(),
    )
    assert not complement.is_empty(), "the sample has none to look at"
    # Alone in its area, nothing there tells that it is hidden for another.
    workplace = complement["workplace_id"][0]

    with open_door(whole_build, UNFILTERED, of(AreaKind.WORKPLACE, workplace)) as door:
        own = door.fetch(question)

    assert own.filter("is_hidden").height > 0
    columns = [each for each in own.columns if each != "parent_workplace_id"]
    below = own["workplace_id"].unique().implode()
    expected = whole.filter(pl.col("workplace_id").is_in(below)).select(columns)
    assert own.select(columns).equals(expected)


@pytest.mark.parametrize(
    ("area", "is_told"),
    [
        pytest.param(Area(), True, id="the programme sees the unit outside too"),
        pytest.param(Area(AreaKind.MUNICIPALITY, "0301"), False, id="one of two"),
    ],
)
def test_what_all_answered_less_what_is_seen_tells_of_no_other_area(
    tmp_path, area, is_told
):
    answer = {"delivery_id": "L-1", "kind": "end", "respondents_count": 12}
    answer["completed_on"] = date(2026, 1, 10)
    path = tiny_build(
        tmp_path,
        workplaces=[
            {"workplace_id": "V-1", "municipality_code": "0301"},
            {"workplace_id": "V-2", "municipality_code": "4204"},
        ],
        deliveries=[{"delivery_id": "L-1", "workplace_id": "V-1"}],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": name} for name in ("V-1", "V-2")
        ],
        evaluations=[
            answer | {"evaluation_id": "E-all", "usefulness_mean": 4.0},
            answer
            | {"evaluation_id": "E-1", "workplace_id": "V-1", "respondents_count": 6},
        ],
    )
    with open_door(
        read_build(path), UNFILTERED, Reader("one", Role.MANAGER, area)
    ) as door:
        rows = door.fetch("rows/evaluation_rows")

    told = dict(rows.select("evaluation_id", "is_hidden").iter_rows())
    assert told == {"E-all": not is_told, "E-1": False}


def test_rows_of_the_whole_programme_are_no_answer_to_a_part_of_it(whole_build):
    reader = of(AreaKind.CENTRE, CENTRE)
    with connect(whole_build.path) as connection:
        door = Door(connection, whole_build, UNFILTERED, reader)

        for name in sorted(OF_THE_WHOLE):
            with pytest.raises(LookupError, match="of the whole programme"):
                door.fetch(f"rows/{name}")
            assert door.fetch("rows/delivery_rows").height > 0
