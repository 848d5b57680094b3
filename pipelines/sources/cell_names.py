"""How does a workbook name a column and a range of cells?"""

LETTERS = 26


def column_number(letters: str) -> int:
    """Give the number of a column, from 1: `B` is 2, `AA` is 27."""
    number = 0
    for letter in letters[:8].upper():
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number


def range_name(first: tuple[int, int], down: int, right: int) -> str:
    """Name a range of cells as a workbook does: `B5:B6`."""
    row, column = first
    return (
        f"{column_letters(column)}{row + 1}:"
        f"{column_letters(column + right - 1)}{row + down}"
    )


def column_letters(position: int) -> str:
    """Give the letters of a column, from 0: `AA` is 26."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
