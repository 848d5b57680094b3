"""Filters become words in the address and in a file, in the reader's language."""

from datetime import date

import polars as pl
import pytest

from app.components.filter_choices import address_of, in_words, list_choices
from app.filters import UNKNOWN, Filters
from app.translations.gettext import speaking

OPTIONS = pl.DataFrame(
    [
        ("centres", "oslo", "Oslo"),
        ("centres", "agder", "Agder"),
        ("counties", "03", None),
        ("counties", "31", None),
        ("counties", "32", None),
        ("counties", UNKNOWN, None),
        ("sectors", "municipal", None),
        ("sectors", UNKNOWN, None),
        ("types", "one_to_one", None),
    ],
    schema=["kind", "code", "name"],
    orient="row",
)


def choices(language="nb"):
    with speaking(language):
        return list_choices(OPTIONS)


def options(field):
    return next(each for each in choices() if each.field == field).options


def test_only_what_stands_in_the_data_is_offered():
    assert options("sectors") == {"municipal": "Kommunal", UNKNOWN: "Ukjent"}
    assert options("modules") == {}


def test_every_state_is_offered_since_it_comes_from_the_day():
    assert list(options("statuses")) == ["planned", "ongoing", "completed", "stopped"]


def test_places_are_sorted_by_name_with_the_unknown_last():
    assert list(options("counties").values()) == [
        *("Akershus", "Oslo", "Østfold", "Ukjent")
    ]


@pytest.mark.parametrize(
    ("language", "sector"),
    [
        pytest.param("nb", "Kommunal", id="Norwegian"),
        pytest.param("en", "Municipal", id="English"),
    ],
)
def test_the_address_holds_the_words_a_reader_sees(language, sector):
    filters = Filters(
        as_of=date(2025, 1, 31), sectors=("municipal",), counties=("03", "31")
    )

    assert address_of(filters, choices(language)) == {
        "as_of": ["2025-01-31"],
        "sector": [sector],
        "county": ["Oslo", "Østfold"],
    }


def test_no_filter_leaves_nothing_in_the_address():
    assert address_of(Filters(), choices()) == {}


def test_a_file_says_each_filter_in_words():
    filters = Filters(sectors=("municipal", UNKNOWN), centres=("oslo",))

    assert in_words(filters, choices()) == [
        "Sektor: Kommunal, Ukjent",
        "Senter: Oslo",
    ]
