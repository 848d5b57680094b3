"""What do the filters, the day and the reader's area let through the door?"""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from app.door import Door, connect, list_builds, read_build
from app.filters import UNKNOWN, Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.questions import rows_read
from tests.app.ask import ask
from tests.app.tiny_home import tiny_home
from tests.tiny_build import write_tiny_build

EVERYBODY = LOCAL_MANAGER
UNFILTERED = Filters()


def in_view(path, table, filters=UNFILTERED, reader=EVERYBODY):
    door = Door(connect(path), read_build(path), filters, reader)
    return door._execute(f"select * from {table} order by all", {}).pl()


def delivery(**changes):
    own = {"delivery_id": "L-1", "workplace_id": "V-1", "status": "ongoing"}
    return own | {"started_on": date(2025, 3, 1)} | changes


def one_delivery(folder, **changes):
    return write_tiny_build(
        folder / "tiny.duckdb",
        workplaces=[{"workplace_id": "V-1", "workplace_name": "Solbakken"}],
        deliveries=[delivery(**changes)],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": "V-1"}],
    )


def two_deliveries(folder):
    return write_tiny_build(
        folder / "tiny.duckdb",
        centres=[
            {"centre_id": "oslo", "centre_name": "Oslo", "county_codes": "03"},
            {"centre_id": "agder", "centre_name": "Agder", "county_codes": "42"},
        ],
        workplaces=[
            {"workplace_id": "V-1", "workplace_name": "A", "county_code": "03"},
            {"workplace_id": "V-2", "workplace_name": "B", "sector": "private"},
            {"workplace_id": "V-3", "workplace_name": "C", "county_code": "03"},
        ],
        deliveries=[
            delivery(centre_id="oslo"),
            delivery(delivery_id="L-2", centre_id="agder", delivery_type="multi_unit"),
        ],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-2", "workplace_id": "V-1"},
            {"delivery_id": "L-2", "workplace_id": "V-2"},
        ],
    )


@pytest.mark.parametrize(
    ("day", "states"),
    [
        pytest.param(date(2025, 1, 9), [], id="the day before the first contact"),
        pytest.param(date(2025, 1, 10), ["planned"], id="on the first contact"),
        pytest.param(date(2025, 2, 28), ["planned"], id="the day before the start"),
        pytest.param(date(2025, 3, 1), ["ongoing"], id="on the start"),
        pytest.param(date(2025, 9, 29), ["ongoing"], id="the day before the end"),
        pytest.param(date(2025, 9, 30), ["completed"], id="on the end"),
        pytest.param(date(2025, 10, 1), ["completed"], id="the day after the end"),
    ],
)
def test_the_state_of_a_delivery_comes_from_its_dates(tmp_path, day, states):
    path = one_delivery(
        tmp_path, first_contact_on=date(2025, 1, 10), ended_on=date(2025, 9, 30)
    )

    found = in_view(path, "deliveries_in_view", Filters(as_of=day))

    assert found["state"].to_list() == states


def test_a_stopped_delivery_is_stopped_from_the_day_it_ended(tmp_path):
    path = one_delivery(tmp_path, status="stopped", ended_on=date(2025, 9, 30))

    before = in_view(path, "deliveries_in_view", Filters(as_of=date(2025, 9, 29)))
    after = in_view(path, "deliveries_in_view", Filters(as_of=date(2025, 9, 30)))

    assert before["state"].item() == "ongoing"
    assert after["state"].item() == "stopped"


def test_a_delivery_without_dates_is_planned(tmp_path):
    path = one_delivery(tmp_path, started_on=None)

    assert in_view(path, "deliveries_in_view")["state"].item() == "planned"


def test_a_unit_that_joins_later_is_not_there_yet(tmp_path):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb",
        workplaces=[
            {"workplace_id": "V-1", "workplace_name": "A"},
            {"workplace_id": "V-2", "workplace_name": "B"},
        ],
        deliveries=[delivery()],
        delivery_units=[
            {**unit, "delivery_id": "L-1"}
            for unit in (
                {"workplace_id": "V-1", "joined_on": date(2025, 3, 1)},
                {"workplace_id": "V-2", "joined_on": date(2025, 6, 1)},
            )
        ],
    )

    before = in_view(path, "units_in_view", Filters(as_of=date(2025, 5, 31)))
    after = in_view(path, "units_in_view", Filters(as_of=date(2025, 6, 1)))

    assert before["workplace_id"].to_list() == ["V-1"]
    assert after["workplace_id"].to_list() == ["V-1", "V-2"]


def test_a_planned_delivery_keeps_the_units_it_was_agreed_with(tmp_path):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb",
        workplaces=[{"workplace_id": "V-1", "workplace_name": "A"}],
        deliveries=[delivery(first_contact_on=date(2025, 1, 1))],
        delivery_units=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "joined_on": date(2025, 3, 1),
            }
        ],
    )

    found = in_view(path, "deliveries_in_view", Filters(as_of=date(2025, 2, 1)))

    assert found["state"].to_list() == ["planned"]


@pytest.mark.parametrize(
    ("filters", "deliveries", "workplaces"),
    [
        pytest.param(Filters(), ["L-1", "L-2"], ["V-1", "V-2", "V-3"], id="none"),
        pytest.param(
            Filters(counties=("03",)), ["L-1", "L-2"], ["V-1", "V-3"], id="county"
        ),
        pytest.param(
            Filters(counties=(UNKNOWN,)), ["L-2"], ["V-2"], id="unknown county"
        ),
        pytest.param(Filters(sectors=("private",)), ["L-2"], ["V-2"], id="sector"),
        pytest.param(
            Filters(centres=("oslo",)), ["L-1"], ["V-1", "V-2", "V-3"], id="centre"
        ),
        pytest.param(
            Filters(types=("multi_unit",)),
            ["L-2"],
            ["V-1", "V-2", "V-3"],
            id="type of delivery",
        ),
        pytest.param(
            Filters(statuses=("planned",)), [], ["V-1", "V-2", "V-3"], id="state"
        ),
        pytest.param(
            Filters(modules=("change",)), [], ["V-1", "V-2", "V-3"], id="module"
        ),
        pytest.param(
            Filters(industries=("hospital",)), [], [], id="industry that nobody has"
        ),
    ],
)
def test_a_filter_chooses_units_and_their_deliveries_follow(
    tmp_path, filters, deliveries, workplaces
):
    path = two_deliveries(tmp_path)

    found = in_view(path, "deliveries_in_view", filters)
    chosen = in_view(path, "workplaces_in_view", filters)

    assert found["delivery_id"].to_list() == deliveries
    assert chosen["workplace_id"].to_list() == workplaces


def test_a_reader_of_one_centre_sees_its_deliveries_only(tmp_path):
    reader = Reader("one", Role.ANALYST, Area(AreaKind.CENTRE, "agder"))

    found = in_view(two_deliveries(tmp_path), "deliveries_in_view", reader=reader)

    assert found["delivery_id"].to_list() == ["L-2"]


def test_a_reader_of_a_municipality_sees_nothing_of_the_others(tmp_path):
    reader = Reader("one", Role.ANALYST, Area(AreaKind.MUNICIPALITY, "0301"))
    path = two_deliveries(tmp_path)

    assert in_view(path, "deliveries_in_view", reader=reader).is_empty()
    assert in_view(path, "workplaces_in_view", reader=reader).is_empty()


PROGRAMME = Area()
CENTRE = Area(AreaKind.CENTRE, "oslo")
MUNICIPALITY = Area(AreaKind.MUNICIPALITY, "0301")
ANSWERS_OF_ROLES = [
    pytest.param(PROGRAMME, Filters(), True, id="the programme"),
    pytest.param(PROGRAMME, Filters(centres=("oslo",)), True, id="one centre"),
    pytest.param(PROGRAMME, Filters(counties=("03",)), True, id="one county"),
    pytest.param(PROGRAMME, Filters(counties=("03", "11")), False, id="two"),
    pytest.param(
        PROGRAMME, Filters(centres=("oslo",), counties=("03",)), False, id="both"
    ),
    pytest.param(PROGRAMME, Filters(types=("multi_unit",)), False, id="a type"),
    pytest.param(CENTRE, Filters(), True, id="the area of a centre"),
    pytest.param(PROGRAMME, Filters(centres=("oslo", "oslo")), True, id="one, twice"),
    pytest.param(CENTRE, Filters(centres=("oslo",)), True, id="its own centre"),
    pytest.param(CENTRE, Filters(counties=("03",)), False, id="a county of a centre"),
    pytest.param(CENTRE, Filters(statuses=("ongoing",)), False, id="a state of it"),
    pytest.param(MUNICIPALITY, Filters(), False, id="a municipality"),
    pytest.param(MUNICIPALITY, Filters(counties=("03",)), False, id="and its county"),
]


@pytest.mark.parametrize(("area", "filters", "is_shown"), ANSWERS_OF_ROLES)
def test_answers_of_roles_are_there_only_for_a_fixed_group(
    tmp_path, area, filters, is_shown
):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb",
        centres=[{"centre_id": "oslo", "county_codes": "03"}],
        workplaces=[
            {
                "workplace_id": "V-1",
                "workplace_name": "A",
                "county_code": "03",
                "municipality_code": "0301",
            }
        ],
        deliveries=[
            delivery(
                centre_id="oslo",
                delivery_type="multi_unit",
                started_on=date(2025, 1, 1),
            )
        ],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": "V-1"}],
        factor_assessments=[
            {
                "assessment_id": "S-1",
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "factor_code": "ownership",
                "assessed_on": date(2025, 3, 1),
                "assessor_role": "leader",
                "presence": "present",
            }
        ],
    )
    reader = Reader("one", Role.MANAGER, area)

    def answers(day, *, withholds):
        chosen = replace(filters, as_of=day)
        with connect(path) as connection:
            door = Door(
                connection, read_build(path), chosen, reader, withholds=withholds
            )
            assert door.fetch("rows/unit_rows").height == 1
            return door.fetch("rows/role_answer_rows").height

    assert answers(None, withholds=False) == int(is_shown)
    assert answers(date(2026, 6, 30), withholds=False) == int(is_shown)
    assert answers(date(2026, 6, 29), withholds=False) == 0, "on an earlier day"
    assert answers(None, withholds=True) == 0, "one unit is too few"


def test_a_question_cannot_reach_the_machine(tmp_path):
    connection = connect(one_delivery(tmp_path))

    with pytest.raises(Exception, match="disabled by configuration"):
        connection.execute("select * from read_csv('/etc/passwd')")
    with pytest.raises(Exception, match="locked"):
        connection.execute("set enable_external_access = true")


def test_danish_sorts_norwegian_names_right(tmp_path):
    names = pl.DataFrame({"name": ["Øst", "Zoo", "Åse", "Ærlig", "Adam"]})
    connection = connect(one_delivery(tmp_path))
    connection.register("names", names)

    found = connection.execute("select name from names order by name collate da")

    assert [row[0] for row in found.fetchall()] == [
        *("Adam", "Zoo", "Ærlig", "Øst", "Åse")
    ]


def test_every_build_in_the_folder_is_listed_and_a_broken_one_left_out(tmp_path):
    home = tiny_home(tmp_path)
    (home.builds / "broken.duckdb").write_text("no build")

    assert [build.id for build in list_builds(home)] == ["tiny"]


def test_rows_of_figures_are_asked_by_name_whole_or_some_columns(tmp_path):
    path = one_delivery(tmp_path)

    whole = ask(path, "rows/delivery_rows")
    some = ask(path, "rows/delivery_rows", columns=("state", "is_ongoing"))
    counted = ask(path, "rows/delivery_rows", columns=())

    assert whole.height == some.height == counted.height == 1
    assert some.columns == ["state", "is_ongoing"]


def test_a_caller_cannot_count_by_another_number_than_the_rest(tmp_path):
    path = one_delivery(tmp_path)

    with pytest.raises(TypeError, match="end_evaluation_months"):
        ask(path, "after_the_end", end_evaluation_months=1)


def test_a_name_in_a_comment_makes_no_rows():
    assert rows_read("-- as in delivery_rows\nselect * from unit_rows") == {"unit_rows"}
