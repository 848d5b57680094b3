import polars as pl
import pytest

from data.columns import Kind
from pipelines.mapping.styles import Written, in_one_form


def written(cell, kind, *, dates=None, decimals=None, text=True):
    cells = pl.Series([cell])
    texts = cells if text else pl.Series([None], dtype=pl.String)
    return in_one_form(cells, texts, kind, Written(dates, decimals)).item()


@pytest.mark.parametrize(
    ("style", "cell"),
    [
        ("yyyy-mm-dd", "2024-01-31"),
        ("dd.mm.yyyy", "31.1.2024"),
        ("dd/mm/yyyy", "31/01/2024"),
        ("mm/dd/yyyy", "1/31/2024"),
        ("dd-mm-yyyy", "31-01-2024"),
        ("yyyymmdd", "20240131"),
        ("dd.mm.yy", "31.1.24"),
        ("dd/mm/yy", "31/01/24"),
        ("mm/dd/yy", "1/31/24"),
    ],
)
def test_a_day_of_the_declared_style_becomes_iso(style, cell):
    assert written(cell, Kind.DATE, dates=style) == "2024-01-31"
    assert written(f" {cell} 9:05 ", Kind.DATE, dates=style) == "2024-01-31"
    assert written(f"{cell} 9:05:12 PM", Kind.DATE, dates=style) == "2024-01-31"
    assert written(f"{cell} 9:05", Kind.TIMESTAMP, dates=style) == "2024-01-31 09:05"


@pytest.mark.parametrize(
    ("style", "cell"),
    [
        ("mm/dd/yyyy", "31/01/2024"),
        ("dd/mm/yyyy", "31/02/2024"),
        ("dd/mm/yyyy", "1/2/24"),
        ("dd.mm.yyyy", "i fjor"),
        ("dd.mm.yyyy", "31.01.24"),
        ("dd.mm.yy", "31.02.24"),
        ("dd.mm.yy", "31.01.2024"),
        ("dd/mm/yy", "01/31/24"),
        ("yyyymmdd", "20241301"),
        ("dd-mm-yyyy", "2024-13-01"),
    ],
)
def test_a_cell_that_is_no_such_day_stays_as_it_is(style, cell):
    assert written(cell, Kind.DATE, dates=style) == cell


def test_a_typed_day_is_never_read_by_the_declared_style():
    typed = written("2024-02-01 10:00:00", Kind.DATE, dates="mm/dd/yyyy", text=False)

    assert typed == "2024-02-01"


def test_a_day_of_eight_digits_may_be_typed_as_a_number():
    assert written("20240131", Kind.DATE, dates="yyyymmdd", text=False) == "2024-01-31"


def test_a_time_with_a_zone_is_not_cut_to_a_day():
    assert written("2024-01-31T23:30:00Z", Kind.DATE) == "2024-01-31T23:30:00Z"


@pytest.mark.parametrize(("cell", "year"), [("1.2.00", 2000), ("1.2.99", 2099)])
def test_a_year_of_two_digits_is_of_this_century(cell, year):
    assert written(cell, Kind.DATE, dates="dd.mm.yy") == f"{year}-02-01"


def test_a_year_of_two_digits_is_never_guessed():
    assert written("31.01.24", Kind.DATE) == "31.01.24"


def test_without_a_declared_style_both_own_ones_are_read():
    assert written("31.01.2024", Kind.DATE) == "2024-01-31"
    assert written("2024-01-31 13:45", Kind.DATE) == "2024-01-31"


@pytest.mark.parametrize(
    ("cell", "mark"), [("1.234", ","), ("1,5", "."), ("-0.5", ","), ("8.1 %", ",")]
)
@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.SHARE, Kind.COUNT])
def test_a_number_with_the_other_mark_is_left_unreadable(cell, mark, kind):
    said = written(cell, kind, decimals=mark)

    assert said == f"{cell} (desimaltegn/decimal mark: {mark})"


@pytest.mark.parametrize("cell", ["1,234", "12", "x", "8,1 %"])
def test_any_other_number_stays_as_it_is(cell):
    assert written(cell, Kind.NUMBER, decimals=",") == cell


def test_a_typed_number_has_no_mark_of_its_own():
    assert written("1.234", Kind.NUMBER, decimals=",", text=False) == "1.234"


def test_texts_are_left_alone():
    assert written("1.234", Kind.TEXT, dates="yyyymmdd", decimals=",") == "1.234"
