"""A correction file that another program has saved is read as it was written."""

import openpyxl
import pytest

from pipelines.sources.read import read_sources
from tests.pipelines.corrections.mending import corrections_of
from tests.pipelines.corrections.test_round_trip import faulty, loaded_once
from tests.pipelines.sources.test_libreoffice import save_again, soffice

__all__ = ["faulty", "loaded_once", "soffice"]


@pytest.fixture
def path(faulty, tmp_path):
    return corrections_of(faulty, tmp_path)


def expect_same(after, before):
    assert after.is_invented
    assert [table.table for table in after.tables] == [
        table.table for table in before.tables
    ]
    for old, new in zip(before.tables, after.tables, strict=True):
        assert new.rows.equals(old.rows), new.table
        assert new.origin.rows.equals(old.origin.rows)
        assert new.origin.file == old.origin.file


def test_saved_by_openpyxl(path):
    (before,) = read_sources([path])
    openpyxl.load_workbook(path).save(path)

    (after,) = read_sources([path])

    expect_same(after, before)


def test_saved_by_libreoffice(path, tmp_path, soffice):
    (before,) = read_sources([path])

    (after,) = read_sources([save_again(soffice, path, tmp_path)])

    expect_same(after, before)
