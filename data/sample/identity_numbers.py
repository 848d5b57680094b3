"""Make a synthetic national identity number, to test that none gets through.

A synthetic number has 80 added to its month, so it can belong to nobody. It is worked
out when it is needed and stands nowhere in the source.
"""

FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
"""The weights of the two check digits, modulus 11."""


def synthetic_identity_number(day: int = 15, month: int = 6, year: int = 70) -> str:
    """Give the first valid number of an invented person born on a day last century."""
    birth = f"{day:02}{month + 80:02}{year:02}"
    numbers = (_with_checks(f"{birth}{serial:03}") for serial in range(500))
    return next(number for number in numbers if number)


def _with_checks(digits: str) -> str | None:
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        pairs = zip(digits, weights, strict=True)
        check = -sum(int(digit) * weight for digit, weight in pairs) % 11
        if check == 10:
            return None
        digits += str(check)
    return digits
