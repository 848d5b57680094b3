"""Is the sample decided by its seed, whole, and in the contract's types?"""

import pytest

from data.columns import POLARS_TYPE, Kind
from data.sample.generate import generate_sample
from data.tables import TABLES

BY_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_the_same_seed_gives_the_same_programme(sample):
    again = generate_sample()

    assert all(again.frame(t.name).equals(sample.frame(t.name)) for t in TABLES)


def test_another_seed_gives_another_programme(sample):
    other = generate_sample(seed=2)

    # The twelve centres are facts, and the same in every programme.
    same = [t.name for t in TABLES if other.frame(t.name).equals(sample.frame(t.name))]
    assert same == ["centres"]


@BY_TABLE
def test_a_table_has_the_columns_and_types_of_the_contract(sample, table):
    wanted = {column.name: POLARS_TYPE[column.kind] for column in table.columns}

    assert dict(sample.frame(table.name).schema) == wanted


@BY_TABLE
def test_a_table_is_filled(sample, table):
    frame = sample.frame(table.name)

    never_filled = [name for name in frame.columns if frame[name].is_null().all()]
    assert not frame.is_empty()
    assert never_filled == []


@BY_TABLE
def test_every_code_of_a_column_is_in_its_vocabulary(sample, table):
    for column in table.columns:
        if column.kind is Kind.CODE and column.vocabulary:
            found = set(sample.frame(table.name)[column.name].drop_nulls())
            assert found <= {code.value for code in column.vocabulary}


@pytest.mark.parametrize("deliveries", [14, 60])
def test_a_small_sample_has_every_county_and_every_table(deliveries):
    small = generate_sample(seed=3, deliveries=deliveries)

    assert small.deliveries.height == deliveries
    assert small.workplaces["county_code"].n_unique() == 15
    assert all(not small.frame(table.name).is_empty() for table in TABLES)


def test_an_unknown_table_is_refused(sample):
    with pytest.raises(KeyError):
        sample.frame("frame")
