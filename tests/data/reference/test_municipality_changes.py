"""Does a municipality's code become the right one on another day?"""

import json
from datetime import date

import pytest

from data.reference.municipality_changes import (
    FIRST,
    municipality_on,
    translate_municipality,
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("0101", "3101", id="renumbered twice"),
        pytest.param("3001", "3101", id="renumbered once"),
        pytest.param("1141", "1103", id="merged into another"),
        pytest.param("3101", "3101", id="already the code of 2024"),
        pytest.param("1507", None, id="split in 2024"),
        pytest.param("1850", None, id="split in 2020"),
        pytest.param("9999", None, id="no municipality"),
    ],
)
def test_an_old_code_becomes_that_of_2024_when_there_is_one_answer(code, expected):
    assert translate_municipality(code) == expected


def test_a_code_is_not_translated_from_a_day_on_which_it_no_longer_was_valid():
    assert translate_municipality("3001", on=date(2023, 12, 31)) == "3101"
    assert translate_municipality("3001", on=date(2024, 1, 1)) is None


def test_the_new_code_begins_on_the_day_of_the_change():
    before, change = date(2019, 12, 31), date(2020, 1, 1)

    assert municipality_on("0101", was_on=before, to=before) == "0101"
    assert municipality_on("0101", was_on=before, to=change) == "3001"
    assert municipality_on("3001", was_on=change, to=before) == "0101"


def test_days_before_the_known_changes_have_no_answer():
    assert municipality_on("0301", was_on=date(2016, 1, 1), to=date(2020, 1, 1)) is None


def test_translations_agree_with_an_independent_list(fixtures_folder):
    path = fixtures_folder / "norway" / "kommune_translation_vectors.json"
    known = [
        (
            vector,
            date.fromisoformat(vector["from_date"]),
            date.fromisoformat(vector["to_date"]),
        )
        for vector in json.loads(path.read_text(encoding="utf-8"))
    ]
    since_2017 = [row for row in known if min(row[1:]) >= FIRST]

    wrong = [
        vector
        for vector, was_on, to in since_2017
        if municipality_on(vector["knr"], was_on=was_on, to=to) != vector["expected"]
    ]

    assert len(since_2017) == 23
    assert wrong == []
