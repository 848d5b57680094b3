import polars as pl
import pytest
from stdnum.no import fodselsnummer

from data.sentence import Sentence
from pipelines.errors import LoadError
from pipelines.mask_names import mask_names
from pipelines.personal_data import (
    EMAIL_MASK,
    NUMBER_MASK,
    PHONE_MASK,
    mask_column,
    mask_contacts,
    mask_numbers,
)
from pipelines.raw_rows import gather_raw
from tests.pipelines.raw_builder import (
    original_rows,
    raw_rows,
    source_file,
    synthetic_number,
)

FULL_WIDTH = str.maketrans("0123456789", "".join(chr(0xFF10 + n) for n in range(10)))


@pytest.mark.parametrize(
    ("day", "month"),
    [
        pytest.param(17, 1, id="national number"),
        pytest.param(17 + 40, 1, id="D-number"),
        pytest.param(17, 12 + 40, id="synthetic, month plus 40"),
        pytest.param(17, 12 + 65, id="synthetic, month plus 65"),
        pytest.param(17, 12 + 80, id="synthetic, month plus 80"),
        pytest.param(17 + 40, 12 + 80, id="synthetic D-number"),
    ],
)
def test_every_kind_of_person_number_is_masked(day, month):
    number = synthetic_number(day, month)

    cells = mask_column(pl.Series([number]), is_text=False)

    assert cells.to_list() == [NUMBER_MASK]


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda n: f"{n[:6]} {n[6:]}", id="space"),
        pytest.param(lambda n: f"{n[:6]}-{n[6:]}", id="hyphen"),
        pytest.param(lambda n: f"{n[:6]} – {n[6:]}", id="dash with spaces"),
        pytest.param(lambda n: f"{n[:2]}.{n[2:4]}.{n[4:6]} {n[6:]}", id="dots"),
        pytest.param(lambda n: f"{n[:6]}\u00a0{n[6:]}", id="no-break space"),
        pytest.param(lambda n: f"{n[:6]}\u200b{n[6:]}", id="zero-width space"),
        pytest.param(lambda n: " ".join(n), id="space between all"),
        pytest.param(lambda n: n.translate(FULL_WIDTH), id="full-width digits"),
        pytest.param(lambda n: f"{n[:6]}.{n[6:]}", id="as a decimal number"),
    ],
)
def test_a_number_is_found_however_it_is_written(write):
    text = write(synthetic_number(17))

    assert mask_numbers(text) == NUMBER_MASK
    for cell in (text, f"Ring {text} i dag", f"12-{text}", f"{text}\n8"):
        masked = cell.replace(text, NUMBER_MASK)
        cells = mask_column(pl.Series([cell, "x"]), is_text=False)
        assert cells.to_list() == [masked, "x"]


def test_a_number_after_another_digit_and_a_space_is_found():
    assert mask_numbers(f"1 {synthetic_number()}") == f"1 {NUMBER_MASK}"


def test_two_numbers_in_one_cell_are_both_masked():
    first, second = synthetic_number(1), synthetic_number(2)

    assert mask_numbers(f"{first}, {second}") == f"{NUMBER_MASK}, {NUMBER_MASK}"


def wrong_control_digit(number):
    return number[:-1] + str((int(number[-1]) + 1) % 10)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(wrong_control_digit(synthetic_number()), id="control digit"),
        pytest.param("7" + synthetic_number(), id="twelve digits"),
        pytest.param("2024-01-31 13:45:00", id="time"),
        pytest.param("2024-01-31", id="day"),
        pytest.param("A-2019-0001", id="key"),
        pytest.param("0." + synthetic_number()[1:], id="decimal number"),
    ],
)
def test_what_is_no_person_number_is_left_alone(text):
    assert mask_numbers(text) == text


def test_the_examples_of_the_library_are_found():
    start = "151086" + "950"
    first = fodselsnummer.calc_check_digit1(start)
    number = start + first + fodselsnummer.calc_check_digit2(start + first)

    assert mask_numbers(number) == NUMBER_MASK


def test_a_number_that_lost_its_first_zero_is_found_in_a_text_cell():
    cells = pl.Series([synthetic_number(1)[1:]])

    assert mask_column(cells, is_text=True).to_list() == [NUMBER_MASK]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Skriv til kari.o@nav.example.no.", f"Skriv til {EMAIL_MASK}."),
        ("tlf 22334455", f"tlf {PHONE_MASK}"),
        ("tlf 22 33 44 55", f"tlf {PHONE_MASK}"),
        ("tlf 912 34 567", f"tlf {PHONE_MASK}"),
        ("tlf +47 91 23 45 67", f"tlf {PHONE_MASK}"),
        ("tlf 004791234567", f"tlf {PHONE_MASK}"),
        ("tlf (+47) 91234567", f"tlf (+47) {PHONE_MASK}"),
    ],
)
def test_addresses_and_telephones_are_masked_in_text(text, masked):
    assert mask_column(pl.Series([text]), is_text=True).to_list() == [masked]


@pytest.mark.parametrize(
    "text",
    [
        "Uke 12 til 14",
        "20240131",
        "2024-01-31",
        "31.01.2024",
        "974760673",
        "974 760 673",
        "Kl. 09.00-10.30",
        "Hus 12345678",
        "2019-2024",
        "Avdeling @ 3",
    ],
)
def test_other_digits_in_text_are_left_alone(text):
    assert mask_contacts(text) == text


def test_eight_digits_in_a_key_are_no_telephone():
    keys = pl.Series("activity_id", ["22334455", None])

    assert mask_column(keys, is_text=False).to_list() == ["22334455", None]


def test_an_address_in_a_key_is_masked():
    keys = pl.Series("advisor_id", ["kari@nav.example.no"])

    assert mask_column(keys, is_text=False).to_list() == [EMAIL_MASK]


def holds(frames, number):
    return any(number in str(frame.to_dicts()) for frame in frames)


@pytest.mark.parametrize(
    "column",
    ["title", "action_id", "status", "due_on", "survey_year", "is_sensitive", "Ukjent"],
)
def test_a_number_in_any_column_is_masked_in_the_row_and_its_original(column):
    number = synthetic_number()

    row = {"title": "Et møte", column: number}
    raw, (original,) = raw_rows("actions", row), original_rows("actions", row)

    assert raw["personal_data"].to_list() == [True]
    assert not holds([raw], number)
    assert number not in original
    assert NUMBER_MASK in original


def test_a_row_without_personal_data_is_marked_so():
    raw = raw_rows("actions", {"title": "Et møte"}, {"title": "Ring 22 33 44 55"})

    assert raw["personal_data"].to_list() == [False, True]
    assert raw["personal_data_in"].to_list() == [None, "Tiltak"]


def test_a_number_in_a_heading_or_file_name_is_masked():
    number = synthetic_number()

    row = {"title": "Et møte", f"Om {number}": "ja"}
    raw, (original,) = raw_rows("actions", row), original_rows("actions", row)

    assert not holds([raw], number)
    assert f'"Om {NUMBER_MASK}":"ja"' in original


def test_the_original_has_the_cells_of_the_file_under_its_own_headings():
    row = {"centre_id": " a ", "centre_name": None, "Note": "x"}

    (original,) = original_rows("centres", row)

    assert original == '{"Senter-id":" a ","Senter":null,"Note":"x"}'


def test_rows_of_several_files_get_their_own_row_id():
    raw = gather_raw(
        [
            source_file("centres", {"centre_id": "a"}, {"centre_id": "b"}),
            source_file("centres", {"centre_id": "c"}, name="to.csv", sheet=None),
        ]
    )["centres"].rows

    assert raw["row_id"].to_list() == [0, 1, 2]
    assert raw["source_file"].to_list() == ["kilde.xlsx", "kilde.xlsx", "to.csv"]
    assert raw["source_row"].to_list() == [2, 3, 2]
    assert raw["source_sheet"].to_list() == ["Ark", "Ark", None]


def test_the_names_that_a_load_remembers_are_masked():
    number = synthetic_number()
    row = {"title": "Et møte", f"Om {number}": "ja"}
    source = source_file("actions", row, name=f"{number}.csv", sheet=number)

    masked = mask_names(source)

    (table,) = masked.tables
    assert number not in f"{masked.name} {table.sheet} {table.unknown_headings}"
    assert gather_raw([source]).keys() == gather_raw([masked]).keys()
    assert not holds([g.rows for g in gather_raw([source]).values()], number)


def test_words_where_a_code_or_a_figure_should_stand_are_searched_like_a_text():
    row = {
        "kind": "Ring 912 34 567",
        "status": "91234567",
        "held_on": "ring 91234567",
        "staff_count": "91234567",
        "activity_id": "A-91234567",
    }

    (cells,) = raw_rows("activities", row).to_dicts()

    assert cells["kind"] == f"Ring {PHONE_MASK}"
    assert cells["status"] == PHONE_MASK
    assert cells["held_on"] == f"ring {PHONE_MASK}"
    assert cells["staff_count"] == "91234567"
    assert cells["activity_id"] == "A-91234567"


@pytest.mark.parametrize("between", [",", ", ", "  -  "])
def test_a_number_is_found_with_more_between_its_parts(between):
    number = synthetic_number(17)

    assert mask_numbers(f"{number[:6]}{between}{number[6:]}") == NUMBER_MASK


def test_what_stops_a_load_is_said_without_the_number():
    number = synthetic_number(17)

    error = LoadError([Sentence(f"{number}.csv finnes ikke", f"a@b.no/{number}.csv")])

    assert error.faults == (
        Sentence(f"{NUMBER_MASK}.csv finnes ikke", f"{EMAIL_MASK}/{NUMBER_MASK}.csv"),
    )
    assert number not in str(error)
