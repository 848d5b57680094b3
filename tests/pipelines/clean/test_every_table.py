import pytest

from data.columns import POLARS_TYPE
from data.instructions import INSTRUCTIONS
from data.tables import TABLES
from pipelines.clean.registry import CLEANERS
from tests.pipelines.raw_builder import good_row, raw_rows


def test_every_table_has_a_cleaner_in_the_order_of_loading():
    assert list(CLEANERS) == [table.name for table in (*TABLES, *INSTRUCTIONS)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_good_row_is_read_whole_with_the_types_of_the_contract(table):
    cleaned = CLEANERS[table.name](raw_rows(table.name, good_row(table.name)))

    assert cleaned.rejected.is_empty()
    assert cleaned.rows.null_count().drop("personal_data_in").row(0) == (0,) * (
        len(table.columns) + 2
    )
    typed = {column.name: POLARS_TYPE[column.kind] for column in table.columns}
    assert cleaned.rows.select(table.column_names).schema == typed


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_without_rows_is_read_with_the_same_types(table):
    cleaned = CLEANERS[table.name](raw_rows(table.name, good_row(table.name)).clear())

    assert cleaned.rows.is_empty()
    assert cleaned.rejected.is_empty()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_empty_row_has_nothing_unreadable(table):
    cleaned = CLEANERS[table.name](raw_rows(table.name, {table.key[0]: " "}))

    assert cleaned.rejected.is_empty()
    assert cleaned.rows[table.key[0]].to_list() == [None]
