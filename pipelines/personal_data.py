"""Which cells hold a person's number, e-mail address or telephone, and mask them.

A national identity number, a D-number and the synthetic numbers of the test
registers all fit the same two control digits, so the day and month decide little
and no clock is asked. A cheap pattern finds candidates in a whole column; only those
are looked at one by one.
"""

import re

import polars as pl
from stdnum.no import fodselsnummer

MASK_START = "[skjult: "
"""Every mask starts so: one that comes back in a correction file is still a mask."""
NUMBER_MASK = "[skjult: fødselsnummer]"
EMAIL_MASK = "[skjult: e-postadresse]"
PHONE_MASK = "[skjult: telefonnummer]"

_BETWEEN = r"[\s.,_/\-\u00ad\u2010-\u2015\u2212\u200b-\u200d\u2060]"
_MONTHS = {month + shift for month in range(1, 13) for shift in (0, 40, 65, 80)}
"""Shifted by 40, 65 or 80 the month marks a synthetic number."""

_NUMBER = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}{{0,5}}\d){{10}})(?!\d))")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_GAP = "[ \u00a0\u202f.-]"
_PHONE = re.compile(
    rf"(?<![\d+])(?:(?:\+|00)47{_GAP}?)?"
    rf"(?!20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d))"
    rf"(?:[2-9]\d{{7}}|[2-9]\d(?:{_GAP}\d\d){{3}}|[2-9]\d\d{_GAP}\d\d{_GAP}\d{{3}})"
    r"(?!\d)"
)
"""Eight digits as a Norwegian number is written; 20260131 is a day, not a telephone."""
_LOST_ZERO = re.compile(r"\s*(\d{10})\s*")
_DECIMAL = re.compile(r"\s*-?(?!\d{6}[.,])\d+[.,]\d+\s*")

_APART = f"{_BETWEEN}{{0,5}}"
_TENS = {"0": "1-9", "1": "0-2", "4": "1-9", "5": "0-2"} | {
    "6": "6-9",
    "7": "0-7",
    "8": "1-9",
    "9": "0-2",
}
_MONTH = "(?:" + "|".join(f"{ten}{_APART}[{ones}]" for ten, ones in _TENS.items()) + ")"

NUMBER_CANDIDATE = (
    rf"(?:^|\D)[0-7]{_APART}\d{_APART}{_MONTH}(?:{_APART}\d){{7}}(?:\D|$)"
    r"|[\p{Nd}--[0-9]]"
)
"""Eleven digits with a possible day and month; any digit of another script."""

CONTACT_CANDIDATE = rf"^\s*\d{{10}}\s*$|@|[2-9](?:{_GAP}?\d){{7}}"
"""Ten digits alone, for a number that lost its zero; addresses and telephones."""


def is_person_number(digits: str) -> bool:
    """Are these eleven digits a national, D- or synthetic number?"""
    day, month = int(digits[:2]), int(digits[2:4])
    return (
        (1 <= day <= 31 or 41 <= day <= 71)
        and month in _MONTHS
        and fodselsnummer.calc_check_digit1(digits) == digits[9]
        and fodselsnummer.calc_check_digit2(digits) == digits[10]
    )


def mask_numbers(text: str) -> str:
    """Replace every person's number in a text by a fixed mask."""
    if _DECIMAL.fullmatch(text):
        return text
    parts: list[str] = []
    done = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span(1)
        if is_person_number(_plain_digits(match[1])) and end > done:
            parts += [text[done:start], NUMBER_MASK] if start >= done else []
            done = end
    return "".join([*parts, text[done:]])


def mask_numbers_and_emails(text: str) -> str:
    """Replace what is personal even where eight digits are no telephone."""
    return _EMAIL.sub(EMAIL_MASK, mask_numbers(text))


def mask_contacts(text: str) -> str:
    """Replace e-mail addresses and telephone numbers, and numbers of persons.

    A cell that is ten digits and nothing else is tried with a zero in front: that is
    what a workbook makes of the number of a person born early in a month.
    """
    text = mask_numbers(text)
    lost = _LOST_ZERO.fullmatch(text)
    if lost and is_person_number("0" + _plain_digits(lost[1])):
        return NUMBER_MASK
    return _PHONE.sub(PHONE_MASK, _EMAIL.sub(EMAIL_MASK, text))


def mask_column(cells: pl.Series, *, is_text: bool) -> pl.Series:
    """Mask a column of text cells.

    Args:
        cells: The cells as they arrive.
        is_text: May it hold words? Then telephones are looked for too; in a key or
            an amount eight digits mean something else.

    Returns:
        The same cells, masked where they have to be.
    """
    mask = mask_contacts if is_text else mask_numbers_and_emails
    candidate = f"{NUMBER_CANDIDATE}|{CONTACT_CANDIDATE}" if is_text else _STRICT
    found = cells.str.contains(candidate).fill_null(value=False)
    if not found.any():
        return cells
    texts = cells.filter(found).unique()
    masked = {text: mask(text) for text in texts}
    changed = {text: new for text, new in masked.items() if text != new}
    return cells.replace(changed) if changed else cells


_STRICT = f"{NUMBER_CANDIDATE}|@"


def _plain_digits(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
