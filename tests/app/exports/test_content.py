"""The figure, the rows behind it and every file of them say the same."""

import io
from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from app.door import open_door, read_build
from app.exports.content import content_names, make_content
from app.exports.extract import Conditions, make_extract
from app.exports.formats import FORMATS
from app.exports.metrics import (
    ALL_METRICS_SCHEMA,
    all_metrics_labels,
    all_metrics_rows,
    definition_in_words,
)
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.measures import COUNTED, Figure, ShareOf
from app.metrics.metric import Metric
from app.metrics.registry import METRICS, figure_of
from app.translations.labels import column_label, find_column
from app.translations.row_words import ROW_WORDS
from data.sentence import Sentence
from tests.tiny_build import write_tiny_build

UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}
DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def fetch(tmp_path_factory):
    started = {"workplace_id": "V-1", "started_on": date(2024, 1, 1)}
    path = write_tiny_build(
        tmp_path_factory.mktemp("content") / "tiny.duckdb",
        workplaces=[
            {"workplace_id": "V-1", "workplace_name": "=A", "is_in_scope": True},
            {"workplace_id": "V-2", "workplace_name": "B", "is_in_scope": True},
        ],
        deliveries=[
            started | {"delivery_id": "L-1", "status": "ongoing"},
            started
            | {
                "delivery_id": "L-2",
                "status": "completed",
                "ended_on": date(2024, 7, 1),
            },
        ],
        delivery_units=[UNIT, UNIT | {"delivery_id": "L-2"}],
    )
    with open_door(read_build(path), Filters(), LOCAL_MANAGER) as door:
        yield lambda query, **params: door.ask(query, params)


def local_metric():
    return Metric(
        code="local",
        name=Sentence("Fullført", "Completed"),
        explanation=Sentence("Andelen som er fullført.", "The share completed."),
        subject="deliveries",
        counted="deliveries",
        rows="delivery_rows",
        measure=ShareOf("is_completed"),
        numerator=Sentence("fullførte leveranser", "completed deliveries"),
        denominator=Sentence("leveranser", "deliveries"),
        left_out=Sentence("Ingen.", "None."),
        source="OE 3.3",
    )


def files_of(content):
    conditions = Conditions("tiny", DAY, DAY, True, datetime(2026, 7, 1, 6))
    extract = make_extract(
        content.rows,
        conditions,
        slug=content.slug,
        title=content.title,
        language="nb",
        labels=content.labels,
        table=content.table,
        definitions=content.definitions,
    )
    return {code: kind.write(extract) for code, kind in FORMATS.items()}


def read_back(files):
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).worksheets[0]
    headings, *rows = sheet.iter_rows(values_only=True)
    return {
        "xlsx": pl.DataFrame(
            rows, schema=dict.fromkeys(headings, pl.Object), orient="row"
        ),
        "csv-nb": pl.read_csv(
            files["csv-nb"], separator=";", decimal_comma=True, infer_schema=False
        ),
        "csv": pl.read_csv(files["csv"], infer_schema=False),
        "parquet": pl.read_parquet(io.BytesIO(files["parquet"])),
    }


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.code)
def test_a_figure_is_its_rows_in_every_file(fetch, metric):
    figure = figure_of(metric, fetch)

    content = make_content(f"metric:{metric.code}", fetch, as_of=DAY)
    found = read_back(files_of(content))

    assert {rows.height for rows in found.values()} == {figure.row_count}
    again = metric.measure.figure(content.rows)
    assert (again.value, again.part, again.whole) == pytest.approx(
        (figure.value, figure.part, figure.whole)
    )
    counted = {
        "xlsx": (ROW_WORDS[COUNTED].nb, "ja"),
        "csv-nb": (ROW_WORDS[COUNTED].nb, "ja"),
        "csv": (COUNTED, "true"),
        "parquet": (COUNTED, True),
    }
    sums = {
        found[code][name].to_list().count(yes) for code, (name, yes) in counted.items()
    }
    assert sums == {content.rows[COUNTED].sum()}


@pytest.mark.parametrize("name", content_names())
def test_whatever_is_offered_is_written_as_every_kind_of_file(fetch, name):
    content = make_content(name, fetch, as_of=DAY)

    assert {rows.height for rows in read_back(files_of(content)).values()} == {
        content.rows.height
    }


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.code)
def test_every_column_behind_a_figure_has_a_heading(fetch, metric):
    rows = make_content(f"metric:{metric.code}", fetch, as_of=DAY).rows

    unnamed = [
        name
        for name in rows.columns
        if find_column(name) is None
        and name not in ROW_WORDS
        and column_label(name) == name
    ]
    assert not unnamed, "name these in app/translations/row_words.py"


def test_the_rows_begin_with_the_keys_to_join_by(fetch):
    for metric in METRICS:
        content = make_content(f"metric:{metric.code}", fetch, as_of=DAY)
        assert content.rows.columns[0].endswith("_id"), metric.code


def test_the_definition_says_figure_parts_and_source():
    figure = Figure(
        value=0.5, part=1, whole=2, row_count=2, hidden_count=3, lower=0.25, upper=0.75
    )

    said = dict(definition_in_words(local_metric(), figure))

    assert said["Verdi"] == "50,0\N{NO-BREAK SPACE}%"
    assert said["Teller"] == "fullførte leveranser (1)"
    assert said["Nevner"] == "leveranser (2)"
    assert said["Skjult: for få svar"] == "3"
    assert "Ikke forfalt eller pågår fortsatt" not in said
    assert said["95 %-intervall"].startswith("25,0")
    assert said["Kilde"] == "OE 3.3"


def test_all_figures_have_one_row_each(fetch):
    rows = all_metrics_rows([local_metric()], fetch)

    told = ("metric", "value", "part", "whole", "counted")
    assert rows.select(told).rows() == [("local", 0.5, 1, 2, "Leveranse")]
    assert set(all_metrics_labels()) == set(ALL_METRICS_SCHEMA)
