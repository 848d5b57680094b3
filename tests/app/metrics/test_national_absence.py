"""The national figures: what is loaded comes before what is published."""

from datetime import date

import duckdb
import polars as pl
import pytest

from app.metrics.national_absence import editions_of, national_series
from app.translations.gettext import speaking
from data.reference.national_absence import published_national_absence
from tests.app.ask import ask, tiny_build

NOTHING = pl.DataFrame(
    schema={
        "measure": pl.String,
        "quarter_number": pl.Int32,
        "national_share": pl.Float64,
        "table_id": pl.String,
        "updated_on": pl.Date,
        "file_name": pl.String,
        "is_invented": pl.Boolean,
    }
)


@pytest.fixture(autouse=True)
def in_english():
    with speaking("en"):
        yield


def loaded(**changes):
    row = {
        "measure": "total",
        "quarter_number": 2025 * 4,
        "national_share": 0.07,
        "table_id": "12440",
        "updated_on": date(2025, 6, 5),
        "file_name": "12440.csv",
        "is_invented": False,
    }
    return pl.DataFrame([row | changes], schema=NOTHING.schema)


def test_without_a_loaded_table_the_published_figures_are_given_with_their_edition():
    series = national_series(NOTHING)

    told = series.filter(measure="total", quarter_number=2011 * 4)
    assert told["national_share"].to_list() == [0.073]
    assert told["edition"].to_list() == [
        "Statistics Norway, published table tab-2011-12-20-03"
    ]
    assert not series["is_loaded"].any()
    assert set(series["measure"]) == {"total", "self_certified", "doctor_certified"}


def test_a_loaded_measure_takes_the_place_of_the_whole_published_one():
    series = national_series(loaded())

    total = series.filter(measure="total")
    assert total.select("year", "quarter", "national_share", "is_loaded").rows() == [
        (2025, 1, 0.07, True)
    ]
    assert total["edition"].item() == "Statistics Norway, table 12440 of 5 Jun 2025"
    assert not total["is_invented"].item()
    assert series.filter(measure="self_certified").height > 40


@pytest.mark.parametrize(
    ("changes", "edition"),
    [
        ({"updated_on": None}, "Statistics Norway, table 12440"),
        ({"table_id": None}, "the file 12440.csv"),
        ({"is_invented": True}, "invented figures of 12440.csv"),
    ],
)
def test_an_edition_is_named_by_what_is_known_of_it(changes, edition):
    assert national_series(loaded(**changes)).row(-1, named=True)["edition"] == edition


def test_the_editions_are_named_with_that_of_the_newest_figure_first():
    assert editions_of(national_series(NOTHING).filter(measure="total")) == [
        "Statistics Norway, published table 447425",
        "Statistics Norway, published table 301242",
        "Statistics Norway, published table tab-2011-12-20-03",
    ]


def test_the_published_parts_make_the_total_but_for_rounding():
    shares = {(r.measure, r.year, r.quarter): r for r in published_national_absence()}

    assert len(shares) == len(published_national_absence()) == 144
    for (measure, year, quarter), row in shares.items():
        if measure == "self_certified":
            both = row.absence_share + (
                shares["doctor_certified", year, quarter].absence_share
            )
            total = shares["total", year, quarter].absence_share
            assert both == pytest.approx(total, abs=0.0011)


def test_the_published_figures_are_those_of_the_tables(fixtures_folder):
    path = fixtures_folder / "absence/ssb_tab_2011-12-20-03.csv"
    words = {"Totalt": "total", "Egenmeldt": "self_certified"}
    table = pl.read_csv(path).filter(naering="00-99")

    told = {
        (words.get(kind, "doctor_certified"), quarter): percent
        for kind, quarter, percent in table.select(
            "type", "kvartal", "prosent"
        ).iter_rows()
    }
    ours = {
        (row.measure.value, f"{row.year}K{row.quarter}"): round(
            row.absence_share * 100, 1
        )
        for row in published_national_absence()
        if row.edition == "tab-2011-12-20-03"
    }
    assert ours == told


def test_the_country_is_all_industries_and_both_sectors(tmp_path):
    path = tiny_build(tmp_path)
    row = {
        "measure": "total",
        "industry_code": "00-99",
        "sector_name": None,
        "year": 2026,
        "quarter": 1,
        "absence_share": 0.07,
    }
    reference = pl.DataFrame(
        [
            row,
            row | {"industry_code": "86-88", "absence_share": 0.09},
            row | {"sector_name": "Privat sektor", "absence_share": 0.06},
            row | {"quarter": 2, "absence_share": None},
            row | {"quarter": 3},
        ],
        schema_overrides={"sector_name": pl.String},
    )
    with duckdb.connect(str(path)) as connection:
        connection.register("reference", reference)
        connection.execute(
            "insert into meta.reference_absence by name select * from reference"
        )

    told = ask(path, "national_absence", as_of=date(2026, 6, 30))

    assert told.select("quarter_number", "national_share", "is_invented").rows() == [
        (2026 * 4, 0.07, True)
    ]
