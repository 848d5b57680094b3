"""Which deliveries stand behind a comparison?"""

import pytest

from tests.app.ask import ask, tiny_build
from tests.app.factor_programme import FACTOR, assessment, programme

ASSESSED = {
    "outcome": "self_reliant",
    "factor_code": FACTOR.code,
    "basis": "assessed",
}


@pytest.fixture
def deliveries_of(tmp_path):
    return lambda tables, **params: ask(
        tiny_build(tmp_path, **tables), "factor_deliveries", **(ASSESSED | params)
    )


def test_each_delivery_says_its_units_with_and_without_and_who_reached_it(
    deliveries_of,
):
    rows = deliveries_of(programme(count=2, with_yes=1, without_yes=1))

    counts = rows.drop("workplace_name", "delivery_type").rows()
    assert counts == [
        ("L-1", 1, 1, 0, 0),
        ("L-2", 1, 0, 0, 0),
        ("L-3", 0, 0, 1, 1),
        ("L-4", 0, 0, 1, 0),
    ]


def test_a_unit_where_only_the_roles_agree_is_not_listed(deliveries_of):
    tables = programme(count=2, roles=("leader", "union_representative"))
    tables["factor_assessments"].append(assessment(1, is_present=True))

    assert deliveries_of(tables)["delivery_id"].to_list() == ["L-1"]


def test_what_is_told_by_records_is_listed(deliveries_of):
    tables = programme(count=1)

    rows = deliveries_of(tables, factor_code="undefined_duration", basis="records")

    assert rows["without_count"].to_list() == [1, 1]


def test_another_outcome_has_its_own_deliveries(deliveries_of):
    assert deliveries_of(programme(count=1), outcome="cooperation_continues").is_empty()
