import pytest

from pipelines.errors import MixedDialectError
from pipelines.sources.read import read_sources
from tests.pipelines.sources.written import activity, write_activities


def dialect_of(tmp_path, rows, **how):
    return read_sources([write_activities(tmp_path, rows, **how)])[0].dialect


@pytest.mark.parametrize(
    ("held_on", "style"),
    [
        ("2024-01-31", "iso"),
        ("2024-01-31T12:00:00Z", "iso"),
        ("31.01.2024", "dotted"),
        (" 1.2.2024 ", "dotted"),
        ("31.01.24", None),
        ("31/01/2024", None),
        ("i januar", None),
        ("", None),
    ],
)
def test_a_date_shows_its_style_or_none(tmp_path, held_on, style):
    assert dialect_of(tmp_path, [activity(held_on=held_on)]).date_style == style


@pytest.mark.parametrize(
    ("hours", "mark"),
    [
        ("1,5", ","),
        ("-1 234,5", ","),
        ("12,5 %", ","),
        ("1.5", "."),
        ("1.5e-05", "."),
        ("12", None),
        ("1.234,5", None),
        ("1,234.5", None),
        ("1.234.567", None),
        ("ca. 2", None),
        (",5", None),
    ],
)
def test_a_number_shows_its_decimal_mark_or_none(tmp_path, hours, mark):
    assert dialect_of(tmp_path, [activity(advisor_hours=hours)]).decimal_mark == mark


def test_two_date_styles_are_refused_with_the_row_that_breaks_it(tmp_path):
    rows = [
        activity(planned_on="", held_on=""),
        activity(planned_on="31.01.2024", held_on=""),
        activity(planned_on="", held_on="01.02.2024"),
        activity(planned_on="", held_on="2024-02-02"),
        activity(planned_on="2024-02-03", held_on=""),
    ]

    with pytest.raises(MixedDialectError) as refused:
        dialect_of(tmp_path, rows)

    (fault,) = refused.value.faults
    assert fault.nb.startswith("aktiviteter.csv: filen skriver datoer på to måter")
    assert "«31.01.2024» i kolonnen Planlagt dato, linje 3" in fault.nb
    assert '"2024-02-02" in the column Held on, line 5' in fault.en


def test_both_kinds_of_mixing_are_said_at_once(tmp_path):
    rows = [
        activity(held_on="31.01.2024", advisor_hours="1.5"),
        activity(held_on="2024-01-31", advisor_hours="1,5"),
    ]

    with pytest.raises(MixedDialectError) as refused:
        dialect_of(tmp_path, rows)

    dates, decimals = refused.value.faults
    assert "dates in two ways" in dates.en
    assert '"1,5" in the column Advisor hours, line 3' in decimals.en


def test_text_that_looks_like_a_date_shows_nothing(tmp_path):
    rows = [activity(activity_id="1.2.2024", held_on="2024-01-31", reason="1,5")]

    dialect = dialect_of(tmp_path, rows)

    assert (dialect.date_style, dialect.decimal_mark) == ("iso", None)
