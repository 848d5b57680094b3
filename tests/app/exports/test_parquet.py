"""A Parquet file explains its columns to every program that reads it."""

import io
import json
from datetime import date

import duckdb
import polars as pl
import pyarrow.parquet as pq

from app.exports.parquet import write_parquet
from tests.app.exports.make import deliveries, extract_of


def test_a_parquet_file_keeps_types_and_codes():
    rows = deliveries()

    read = pl.read_parquet(io.BytesIO(write_parquet(extract_of(rows))))

    assert read.equals(rows)
    assert read.schema == rows.schema


def test_every_column_carries_its_heading_and_meaning():
    schema = pq.read_schema(io.BytesIO(write_parquet(extract_of(deliveries()))))

    started = schema.field("started_on").metadata
    assert started[b"label"].decode() == "Startet"
    assert all(field.metadata[b"description"] for field in schema)


def test_duckdb_reads_rows_and_explanations(tmp_path):
    path = tmp_path / "leveranser.parquet"
    path.write_bytes(write_parquet(extract_of(deliveries())))

    found = duckdb.sql(f"select delivery_id, started_on from '{path}'").fetchall()
    said = {
        key.decode(): value.decode()
        for key, value in duckdb.sql(
            f"select key, value from parquet_kv_metadata('{path}')"
        ).fetchall()
    }

    assert found == [("0012", date(2024, 2, 29)), ("=1+1", None)]
    assert said["varig.as_of"] == "2026-06-30"
    assert json.loads(said["varig.columns"])["module"]["label"] == "Modul"


def test_no_rows_make_a_file_with_its_columns():
    rows = deliveries().clear()

    read = pl.read_parquet(io.BytesIO(write_parquet(extract_of(rows))))

    assert read.schema == rows.schema
