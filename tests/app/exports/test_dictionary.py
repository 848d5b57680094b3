"""The data dictionary explains everything that can be taken out, and nothing twice."""

import polars as pl

from app.exports.dictionary import dictionary_labels, dictionary_rows
from app.exports.tables import exported_tables
from app.metrics.registry import METRICS
from app.translations.gettext import speaking
from data.tables import table_named


def entries(kind):
    return dictionary_rows().filter(pl.col("entry_kind") == kind)


def test_every_column_of_every_exported_table_is_explained():
    expected = [
        (table, column)
        for table in exported_tables()
        for column in table_named(table).column_names
    ]

    columns = entries("Kolonne")

    assert columns.select("in_table", "name").rows() == expected
    assert columns.select("label", "meaning", "unit").null_count().row(0) == (0, 0, 0)


def test_every_code_of_a_column_is_there_with_its_word_and_source():
    row = entries("Kode").row(
        by_predicate=(pl.col("in_column") == "sector")
        & (pl.col("name") == "municipal"),
        named=True,
    )

    assert row["label"] == "Kommunal"
    assert row["definition_source"] == "OE 2.2.1"


def test_a_factor_has_the_source_of_the_catalogue():
    row = entries("Kode").row(by_predicate=pl.col("name") == "ownership", named=True)

    assert row["definition_source"] == (
        "Oslo Economics 2022, 3.4.1; Læringsrapport sykehjem 2024, L1496"
    )


def test_every_figure_is_there():
    figures = entries("Nøkkeltall")

    assert figures["name"].to_list() == [metric.code for metric in METRICS]
    assert figures["meaning"].null_count() == 0


def test_personal_data_are_not_explained_because_they_are_not_taken_out():
    assert "party_roles" not in dictionary_rows()["in_table"].to_list()


def test_no_name_is_explained_twice():
    rows = dictionary_rows()

    assert (
        not rows.select("entry_kind", "in_table", "in_column", "name")
        .is_duplicated()
        .any()
    )


def test_the_dictionary_is_said_in_english_too():
    with speaking("en"):
        rows = dictionary_rows()
        labels = dictionary_labels()

    assert rows["entry_kind"][0] == "Table"
    assert rows["unit"].drop_nulls()[0] == "key"
    assert set(labels) == set(rows.columns)
