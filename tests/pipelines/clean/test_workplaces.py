import pytest

from pipelines.clean.workplaces import clean_workplaces
from tests.pipelines.raw_builder import good_row, raw_rows


def clean_one(**changes):
    raw = raw_rows("workplaces", good_row("workplaces", **changes))
    return clean_workplaces(raw).rows.row(0, named=True)


@pytest.mark.parametrize("written", ["974 760 673", "974\u00a0760\u00a0673"])
def test_spaces_in_an_organisation_number_go(written):
    assert clean_one(organisation_number=written)["organisation_number"] == "974760673"


def test_codes_typed_as_numbers_get_their_zero_back():
    row = clean_one(municipality_code="301", county_code="3")

    assert (row["municipality_code"], row["county_code"]) == ("0301", "03")


def test_an_old_municipality_with_one_answer_becomes_that_of_2024():
    row = clean_one(municipality_code="0219", county_code=None)

    assert (row["municipality_code"], row["county_code"]) == ("3201", "32")


def test_a_county_that_is_no_more_is_taken_from_the_municipality():
    row = clean_one(municipality_code="3024", county_code="30")

    assert (row["municipality_code"], row["county_code"]) == ("3201", "32")


def test_an_old_municipality_that_was_split_stays_as_written():
    row = clean_one(municipality_code="1507", county_code="15")

    assert (row["municipality_code"], row["county_code"]) == ("1507", "15")


def test_a_code_nobody_knows_stays_as_written():
    row = clean_one(municipality_code="9998", county_code="99")

    assert (row["municipality_code"], row["county_code"]) == ("9998", "99")


def test_a_given_county_stands_when_it_is_one():
    assert clean_one(municipality_code="0301", county_code="46")["county_code"] == "46"
