from datetime import date

import polars as pl
import pytest

from data.tables import ACTIVITIES
from expectations.sentences import fill_sentence

ROWS = pl.DataFrame(
    {
        "kind": ["staff_gathering", "dans", None],
        "held_on": [date(2024, 1, 31), None, None],
        "advisor_hours": [7.5, 30.0, None],
        "staff_count": [12, 0, None],
        "is_advisor_present": [True, False, None],
    }
)


@pytest.mark.parametrize(
    ("template", "language", "said"),
    [
        ("{kind}.", "nb", ["Personalsamling.", "dans.", "(tom)."]),
        ("{kind}.", "en", ["Staff gathering.", "dans.", "(empty)."]),
        ("{held_on}", "nb", ["31.01.2024", "(tom)", "(tom)"]),
        ("{advisor_hours}", "nb", ["7,5", "30", "(tom)"]),
        ("{advisor_hours}", "en", ["7.5", "30", "(empty)"]),
        (
            "{staff_count} og {staff_count}",
            "nb",
            ["12 og 12", "0 og 0", "(tom) og (tom)"],
        ),
        ("{is_advisor_present}", "nb", ["ja", "nei", "(tom)"]),
        ("Ingen verdi.", "nb", ["Ingen verdi."] * 3),
    ],
)
def test_a_sentence_is_filled_as_a_reader_writes(template, language, said):
    sentence = fill_sentence(template, ACTIVITIES, ROWS.schema, language)

    assert ROWS.select("kind", x=sentence)["x"].to_list() == said


def test_a_long_cell_is_quoted_on_one_line_and_cut():
    rows = pl.DataFrame({"kind": ["a\nb\x1b[2J" + "x" * 99]})

    sentence = fill_sentence("{kind}", ACTIVITIES, rows.schema, "nb")

    (said,) = rows.select(sentence).to_series()
    assert said.startswith("a b [2Jxxx")
    assert said.endswith("x…")
    assert len(said) == 61
