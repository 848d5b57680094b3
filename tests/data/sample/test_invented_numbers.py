"""Are the invented numbers valid, and nobody's?"""

from stdnum.no import orgnr

from data.sample.identity_numbers import synthetic_identity_number
from data.sample.organisation_numbers import invented_numbers


def test_organisation_numbers_are_valid_different_and_outside_the_real_ones():
    numbers = invented_numbers(2_000)

    assert numbers.n_unique() == 2_000
    assert all(orgnr.is_valid(number) for number in numbers)
    # Real ones begin with 8 or 9.
    assert set(numbers.str.slice(0, 1)) == {"2"}


def test_the_identity_number_is_eleven_digits_with_a_synthetic_month():
    number = synthetic_identity_number()

    assert len(number) == 11
    assert number.isdigit()
    assert 81 <= int(number[2:4]) <= 92


def test_the_check_digits_of_the_identity_number_hold():
    digits = [int(digit) for digit in synthetic_identity_number()]

    first = sum(
        d * w for d, w in zip(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=False)
    )
    second = sum(
        d * w for d, w in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)
    )

    assert first % 11 == 0
    assert second % 11 == 0
