from datetime import date, datetime

import polars as pl
import pytest

from data.vocabulary import ActivityKind, SurveyInstrument
from pipelines.clean.values import (
    read_code,
    read_count,
    read_date,
    read_flag,
    read_key,
    read_number,
    read_share,
    read_text,
    read_timestamp,
)


def read(expression, text):
    return (
        pl.DataFrame({"x": [text]}, schema={"x": pl.String}).select(expression).item()
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-31", date(2024, 1, 31)),
        (" 31.01.2024 ", date(2024, 1, 31)),
        ("1.2.2024", date(2024, 2, 1)),
        ("2024-02-29 00:00:00", date(2024, 2, 29)),
        ("2024-02-29T00:00:00", date(2024, 2, 29)),
        ("31.02.2024", None),
        ("2023-02-29", None),
        ("1.2.24", None),
        ("2024-02-29 13:00:00", None),
        ("31/01/2024", None),
        ("vår 2024", None),
        ("  ", None),
        (None, None),
    ],
)
def test_a_day_is_iso_or_norwegian_and_real(text, day):
    assert read(read_date("x"), text) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-01-31 13:45:00", datetime(2024, 1, 31, 13, 45)),
        ("2024-01-31T13:45:00Z", datetime(2024, 1, 31, 13, 45)),
        ("2024-01-31T13:45:00+02:00", datetime(2024, 1, 31, 11, 45)),
        ("2024-01-31 13:45", datetime(2024, 1, 31, 13, 45)),
        ("31.01.2024 13:45", datetime(2024, 1, 31, 13, 45)),
        ("31.1.2024 13:45:30", datetime(2024, 1, 31, 13, 45, 30)),
        ("31.01.2024", datetime(2024, 1, 31)),
        ("31.02.2024 13:45", None),
        ("2024-01-31 25:00:00", None),
        ("13:45", None),
    ],
)
def test_a_time_is_in_utc(text, at):
    assert read(read_timestamp("x"), text) == at


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        ("0", 0),
        ("12.0", 12),
        ("12,0", 12),
        ("2147483647", 2147483647),
        ("2147483648", None),
        ("99999999999999999999", None),
        ("12.5", None),
        ("-1", None),
        ("1 000", None),
        ("12.00", 12),
        ("1.000", None),
        ("\u0661\u0662", None),
        ("tolv", None),
    ],
)
def test_a_count_is_a_whole_number_from_zero(text, count):
    assert read(read_count("x"), text) == count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("-3", -3.0),
        ("1e-05", 1e-05),
        ("\u22123", None),
        ("1 000", None),
        ("1.000,5", None),
        ("nan", None),
        ("inf", None),
        ("1e999", None),
    ],
)
def test_a_number_has_comma_or_point_and_nothing_between_thousands(text, number):
    assert read(read_number("x"), text) == number


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0,123", 0.123),
        ("12,3 %", 0.123),
        ("12.5%", 0.125),
        ("12.3", 12.3),
        ("%", None),
    ],
)
def test_a_share_is_divided_only_by_its_percent_sign(text, share):
    assert read(read_share("x"), text) == pytest.approx(share)


@pytest.mark.parametrize("text", ["ja", "JA", "yes", "True", "sann", "1", " Ja "])
def test_yes_is_written_in_several_ways(text):
    assert read(read_flag("x"), text) is True


@pytest.mark.parametrize("text", ["nei", "No", "FALSE", "usann", "0"])
def test_no_is_written_in_several_ways(text):
    assert read(read_flag("x"), text) is False


@pytest.mark.parametrize("text", ["kanskje", "2", "x", ""])
def test_anything_else_is_neither_yes_nor_no(text):
    assert read(read_flag("x"), text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("staff_gathering", "staff_gathering"),
        ("Personalsamling", "staff_gathering"),
        (" STAFF gathering ", "staff_gathering"),
        ("Møte i partsgruppen", "party_group_meeting"),
        ("Personalsammling", "Personalsammling"),
        ("", None),
    ],
)
def test_a_code_is_read_from_either_label_and_never_guessed(text, code):
    assert read(read_code("x", ActivityKind), text) == code


def test_a_code_keeps_its_capitals():
    assert read(read_code("x", SurveyInstrument), "forbedring") == "ForBedring"


def test_a_code_without_a_vocabulary_is_left_as_written():
    assert read(read_code("x", None), " leader_takes_part ") == "leader_takes_part"


def test_letters_and_line_breaks_get_one_form():
    decomposed = "A\u030as\r\nvei\u00a0"

    assert read(read_text("x"), decomposed) == "Ås\nvei"
    assert read(read_key("x"), "V-A\u030a ") == "V-Å"


@pytest.mark.parametrize("tenths", [1, 7, 29, 57, 81, 999])
def test_a_share_in_percent_is_the_same_number_as_the_share_itself(tenths):
    in_percent = f"{tenths // 10},{tenths % 10} %"

    assert read(read_share("x"), in_percent) == float(f"{tenths}e-3")


def test_minus_nothing_is_nothing():
    assert str(read(read_number("x"), "-0")) == "0.0"


@pytest.mark.parametrize("text", ["V-1\u200f", "\u200bV-1", " V-1\ufeff "])
def test_signs_that_nobody_sees_are_no_part_of_a_key(text):
    assert read(read_key("x"), text) == "V-1"
