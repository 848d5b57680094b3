"""What a scope lets through of each table is what plain rules say, row by row."""

from collections import Counter
from datetime import date

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.door import connect
from app.identity import Area, AreaKind, Reader, Role
from app.scope import connect_scoped, scope_of
from data.tables import TABLES
from tests.app.scope.plain_scope import rows_of, without_persons
from tests.tiny_build import write_tiny_build

PLACES = [f"V-{number}" for number in range(5)]
DELIVERIES = ["L-0", "L-1", "L-2"]
CENTRES = ["oslo", "agder"]
MUNICIPALITIES = ["0301", "4204"]
AREAS = [
    *(Area(AreaKind.CENTRE, code) for code in (*CENTRES, "gone")),
    *(Area(AreaKind.MUNICIPALITY, code) for code in (*MUNICIPALITIES, "9999")),
    *(Area(AreaKind.WORKPLACE, code) for code in (*PLACES[:3], "gone")),
]

place = st.sampled_from(PLACES)
perhaps_place = st.none() | place
delivery = st.sampled_from(DELIVERIES)
perhaps_delivery = st.none() | delivery


def some(most, key=None, **columns):
    rows = st.lists(st.fixed_dictionaries(columns), max_size=most)
    if key is None:
        return rows
    return rows.map(
        lambda drawn: [row | {key: f"{key}-{n}"} for n, row in enumerate(drawn)]
    )


@st.composite
def programmes(draw):
    """Draw a tiny programme: parents in a ring, null homes, null centres, and all."""
    municipality = st.none() | st.sampled_from(MUNICIPALITIES)
    return {
        "centres": [
            {"centre_id": "oslo", "centre_name": "Oslo", "county_codes": "03 31"},
            {"centre_id": "agder", "centre_name": "Agder", "county_codes": None},
        ],
        "workplaces": [
            {
                "workplace_id": name,
                "workplace_name": f"Navn {name}",
                "organisation_number": "123456789",
                "employees_count": 12,
                "municipality_code": (code := draw(municipality)),
                "county_code": code and code[:2],
                "parent_workplace_id": draw(perhaps_place),
                "merged_into_workplace_id": draw(perhaps_place),
            }
            for name in PLACES
        ],
        "deliveries": [
            {
                "delivery_id": name,
                "workplace_id": draw(place),
                "centre_id": draw(st.none() | st.sampled_from(CENTRES)),
                "advisor_id": "R-1",
                "started_on": date(2025, 1, 1),
            }
            for name in DELIVERIES
        ],
        "delivery_units": draw(
            st.lists(st.tuples(delivery, place), max_size=5, unique=True).map(
                lambda pairs: [
                    {"delivery_id": one, "workplace_id": other, "advisor_id": "R-2"}
                    for one, other in pairs
                ]
            )
        ),
        **draw(rows_below()),
    }


def rows_below():
    of_delivery = {"delivery_id": delivery, "workplace_id": perhaps_place}
    return st.fixed_dictionaries(
        {
            "activities": some(3, "activity_id", **of_delivery),
            "evaluations": some(3, "evaluation_id", **of_delivery),
            "factor_assessments": some(2, "assessment_id", **of_delivery),
            "trainers": some(2, "trainer_id", **of_delivery),
            "trainer_sessions": some(2, "session_id", **of_delivery),
            "actions": some(
                3,
                "action_id",
                delivery_id=perhaps_delivery,
                workplace_id=place,
                title=st.just("Hva vi gjør"),
            ),
            "party_roles": some(2, "role_id", workplace_id=place),
            "absence": some(2, workplace_id=place, year=st.sampled_from([2024, 2025])),
            "survey_results": some(2, workplace_id=place, theme=st.just("Trivsel")),
        }
    )


def tables_of(connection):
    return {
        table.name: connection.execute(f"select * from core.{table.name}")
        .pl()
        .to_dicts()
        for table in TABLES
    }


def counted(rows):
    return Counter(tuple(row.items()) for row in rows)


def hold_against_plain_rules(path, areas):
    """Compare every table of every area; give how many rows were let through."""
    with connect(path) as connection:
        everything = tables_of(connection)
    passed = 0
    for area in areas:
        plain = rows_of(area, everything)
        for role, expected in (
            (Role.MANAGER, plain),
            (Role.STEERING, without_persons(plain)),
        ):
            with connect_scoped(path, scope_of(Reader("one", role, area))) as scoped:
                found = tables_of(scoped)
            for name, rows in expected.items():
                assert counted(found[name]) == counted(rows), (area, role, name)
                passed += len(rows)
    return passed


def tried(count):
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


@tried(8)
@given(
    programme=programmes(),
    areas=st.lists(st.sampled_from(AREAS), min_size=3, max_size=3, unique_by=str),
)
def test_a_scope_lets_through_what_plain_rules_say(programme, areas, tmp_path_factory):
    path = tmp_path_factory.mktemp("programme") / "tiny.duckdb"
    write_tiny_build(path, **programme)

    hold_against_plain_rules(path, areas)


test_many_programmes_are_let_through_alike = pytest.mark.long(
    tried(40)(
        given(programme=programmes(), areas=st.just(AREAS))(
            test_a_scope_lets_through_what_plain_rules_say.hypothesis.inner_test
        )
    )
)


def test_so_it_is_with_the_sample(whole_build):
    with connect(whole_build.path) as connection:
        found = connection.execute("""
            select any_value(workplace_id), any_value(municipality_code),
                any_value(parent_workplace_id)
            from core.workplaces where parent_workplace_id is not null
        """).fetchone()
    unit, municipality, parent = found

    assert hold_against_plain_rules(
        whole_build.path,
        [
            Area(AreaKind.CENTRE, "vestland"),
            Area(AreaKind.MUNICIPALITY, municipality),
            Area(AreaKind.WORKPLACE, parent),
            Area(AreaKind.WORKPLACE, unit),
        ],
    )


def test_steering_of_the_whole_programme_has_all_rows_and_no_person(tmp_path):
    own = {"delivery_id": "L-1", "workplace_id": "V-1", "advisor_id": "R-1"}
    path = write_tiny_build(
        tmp_path / "tiny.duckdb",
        workplaces=[{"workplace_id": "V-1", "workplace_name": "Lia"}],
        deliveries=[own],
        delivery_units=[own],
        actions=[own | {"action_id": "T-1", "title": "Samtale med Kari"}],
    )

    with connect_scoped(path, scope_of(Reader("one", Role.STEERING))) as scoped:
        found = tables_of(scoped)

    assert [len(found[name]) for name in ("deliveries", "actions")] == [1, 1]
    assert "R-1" not in f"{found}"
    assert "Kari" not in f"{found}"


def test_a_table_without_a_rule_is_not_there(tmp_path):
    path = write_tiny_build(tmp_path / "tiny.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table core.diaries as select 'secret' as said")

    scoped = connect_scoped(
        path, scope_of(Reader("one", Role.MANAGER, Area(AreaKind.CENTRE, "oslo")))
    )

    with pytest.raises(duckdb.CatalogException, match="diaries"):
        scoped.execute("select * from core.diaries")
    with pytest.raises(duckdb.Error, match="disabled"):
        scoped.execute("select * from read_csv('/etc/passwd')")


def test_every_table_of_the_contract_has_a_rule():
    from app.questions import QUERIES

    with_rule = {path.stem for path in (QUERIES / "scope").glob("core_*.sql")}

    assert with_rule == {f"core_{table.name}" for table in TABLES}
    assert pl.Series(sorted(with_rule)).is_unique().all()
