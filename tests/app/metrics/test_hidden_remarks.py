"""A remark on the data never quotes an answer that a screen would hide."""

import json

import polars as pl
import pytest

from app.metrics.hidden_remarks import read_promises, say_original, say_remarks
from app.translations.gettext import speaking

HIDDEN = (
    "What stands in the row is hidden: it may be sensitive, or an answer of few "
    "persons."
)


@pytest.fixture(autouse=True)
def _in_english():
    with speaking("en"):
        yield


def remark(table, column=None, rule="r", sentence="Nytte er 5.5."):
    return pl.DataFrame(
        {
            "table_name": [table],
            "rule": [rule],
            "column_name": [column],
            "sentence_nb": [sentence],
            "sentence_en": [sentence],
        },
        schema_overrides={"column_name": pl.String},
    )


def promises(*sentences):
    rows = [
        {"table_name": "evaluations", "rule": "r", "sentence_en": each}
        for each in sentences
    ]
    schema = {"table_name": pl.String, "rule": pl.String, "sentence_en": pl.String}
    return read_promises(pl.DataFrame(rows, schema=schema), "en")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("evaluations", "usefulness_mean"),
        ("survey_results", "score"),
        ("absence", "lost_days"),
        ("factor_assessments", "presence"),
        ("actions", "title"),
        ("actions", None),
    ],
)
def test_a_sentence_about_an_answer_is_replaced(table, column):
    said = say_remarks(remark(table, column), {}, "en").item()

    assert "5.5" not in said
    assert said.endswith(f"breaks a rule. {HIDDEN}")


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("evaluations", "delivery_id", "unknown_delivery"),
        ("evaluations", None, "personal_data"),
        ("activities", "advisor_hours", "unreadable_number"),
    ],
)
def test_a_sentence_about_something_else_is_kept(table, column, rule):
    said = say_remarks(remark(table, column, rule), {}, "en").item()

    assert said == "Nytte er 5.5."


def test_the_promise_of_the_rule_stands_for_a_hidden_sentence():
    known = promises("Usefulness is from 1 to 5.", "Usefulness is from 1 to 5.")

    said = say_remarks(remark("evaluations", "usefulness_mean"), known, "en").item()

    assert said == f"Usefulness is from 1 to 5. {HIDDEN}"


def test_a_rule_with_several_promises_says_none_of_them():
    assert promises("Kind is known.", "Answer is known.") == {}


def test_the_row_as_it_came_shows_keys_and_hides_answers_and_unknown_headings():
    original = {"Leveranse-id": "L-1", "SVAR": "2", "Merknad": "syk", "Inviterte": ""}

    said = say_original("evaluations", json.dumps(original))

    assert said == "Leveranse-id: L-1 · SVAR: hidden · Merknad: hidden"


def test_a_row_of_a_table_without_answers_is_shown_whole():
    said = say_original("deliveries", json.dumps({"Fase": "9", "Annet": "x"}))

    assert said == "Fase: 9 · Annet: x"
