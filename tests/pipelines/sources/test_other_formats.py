import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import polars as pl
import pytest

from pipelines.errors import UnreadableSourceError
from pipelines.sources.json_document import grids_of, read_json
from pipelines.sources.json_lines import read_json_lines
from pipelines.sources.parquet_file import read_parquet
from pipelines.sources.read import read_sources
from tests.pipelines.sources.written import ACTIVITY, activity, heading


def parquet(**columns):
    out = io.BytesIO()
    pl.DataFrame(columns).write_parquet(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (0.1, "0.1"),
        (1e22, "1e+22"),
        (Decimal("1.50"), "1.50"),
        (True, "true"),
        (date(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31, 13, 45), "2024-01-31 13:45:00"),
        (datetime(2024, 1, 31, 13, 45, tzinfo=UTC), "2024-01-31 13:45:00.000000Z"),
        (["a", "b"], "a;b"),
    ],
)
def test_a_typed_cell_of_parquet_is_written_as_the_cleaners_read_it(value, text):
    grid = read_parquet(parquet(a=[value, None], b=["x", "y"]), "a.parquet")

    assert grid.rows.rows() == [(1, text, "x"), (2, None, "y")]
    assert grid.text_cells["0"][0] == (text if value == "007" else None)


def test_a_structure_in_parquet_is_flattened_with_dots():
    grid = read_parquet(parquet(a=[{"b": {"c": 1}, "d": "x"}]), "a.parquet")

    assert grid.headings == ("a.b.c", "a.d")
    assert grid.rows.rows() == [(1, "1", "x")]


@pytest.mark.parametrize(
    "value", [b"x", [b"x"], [{"a": 1}], time(1), [[1]]], ids=lambda v: repr(v)
)
def test_a_column_of_another_kind_is_refused_by_name(value):
    if isinstance(value, time):
        assert read_parquet(parquet(a=[value]), "f").rows["0"].item() == "01:00:00"
        return
    with pytest.raises(UnreadableSourceError, match="of another kind: navn"):
        read_parquet(parquet(navn=[value]), "a.parquet")


def test_parquet_of_our_own_tables_is_loaded_like_any_other(tmp_path):
    row = {heading(name): [value] for name, value in ACTIVITY.items()}
    held = {heading("held_on"): [date(2024, 1, 31)]}
    pl.DataFrame(row | held).write_parquet(tmp_path / "aktiviteter.parquet")

    (source,) = read_sources([tmp_path / "aktiviteter.parquet"])

    (table,) = source.tables
    assert table.rows["held_on"].to_list() == ["2024-01-31"]
    assert (source.dialect.encoding, source.dialect.date_style) == (None, None)


def test_objects_of_json_lines_are_rows_with_the_fields_of_all():
    data = b'{"a": 1, "b": {"c": "x"}}\n\n{"b": {"c": ""}, "d": [1, "y"], "a": null}\n'

    grid = read_json_lines(data, "f.jsonl")

    assert grid.headings == ("a", "b.c", "d")
    assert grid.rows.rows() == [(1, "1", "x", None), (3, None, None, "1;y")]
    assert grid.text_cells["0"].to_list() == [None, None]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[]", None),
        ('["a;b", "c"]', '["a;b", "c"]'),
        ('[{"a": 1}]', '[{"a": 1}]'),
        ("[true, 2.5]", "true;2.5"),
        ("2.50", "2.5"),
        ("3.0", "3"),
        ("false", "false"),
        ('"\\ud83d\\ude00"', "😀"),
    ],
)
def test_a_value_of_json_has_one_way_of_being_written(written, text):
    grid = read_json_lines(f'{{"a": {written}, "b": 1}}'.encode(), "f.jsonl")

    assert grid.rows["0"].to_list() == [text]


def test_every_faulty_line_is_said_with_its_number():
    data = b'{"a": 1}\nnei\n{"a": 1, "a": 2}\n"a"\n'

    with pytest.raises(UnreadableSourceError) as refused:
        read_json_lines(data, "f.jsonl")

    said = [fault.nb.split(":")[0] for fault in refused.value.faults]
    assert said == ["f.jsonl, linje 2", "f.jsonl, linje 3", "f.jsonl, linje 4"]


def test_a_list_of_objects_is_a_grid_and_other_documents_are_not():
    assert grids_of(read_json(b'{"a": 1}', "f.json"), "f.json") == ()
    assert grids_of(read_json(b"[1, 2]", "f.json"), "f.json") == ()
    (grid,) = grids_of(read_json(b'\xef\xbb\xbf[{"a": 1}, {"b": 2}]', "f"), "f")
    assert grid.rows.rows() == [(1, "1", None), (2, None, "2")]


def test_a_row_of_json_lines_is_read_in_our_own_form(tmp_path):
    row = activity(held_on="01.02.2024")
    fields = ", ".join(f'"{heading(n)}": "{value}"' for n, value in row.items())
    path = tmp_path / "aktiviteter.jsonl"
    path.write_text(f"{{{fields}}}\n", encoding="utf-8")

    (source,) = read_sources([path])

    assert source.tables[0].rows["held_on"].to_list() == ["01.02.2024"]
    assert source.dialect.date_style == "dotted"
