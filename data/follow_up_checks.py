"""What is wrong with a file that changes follow-up rules?

Every fault is found at once; the words are in `follow_up_faults.py`.
"""

import tomllib
from collections.abc import Callable
from string import Formatter
from typing import Any
from unicodedata import category

from data import follow_up_faults as faults
from data.sentence import Sentence
from data.vocabulary import Code, GapSeverity, OwnerRole

LONGEST_MONTHS = 120
LONGEST_DAYS = 3650
"""Ten years: a longer interval is a slip of the pen."""

LONGEST_DUE_SOON_DAYS = 365
"""What is due in a year is not soon."""

LONGEST_TEXT = 300
"""A row of the work list is read at a glance."""

_NO_LETTERS = ("Cc", "Cs", "Zl", "Zp")
"""Line breaks and signs that no spreadsheet, calendar or web page can hold."""

_TOP = ("due_soon_days", "rule")
_FIXED = ("per", "basis", "source", "is_dated")
"""What a rule is about; a copy may hold it, but not change it."""


def rules_faults(
    text: bytes, standard: dict[str, Any]
) -> tuple[dict[str, Any], tuple[Sentence, ...]]:
    """Read a file that changes rules, and find everything that is wrong with it.

    Args:
        text: What stands in the file. A mark of UTF-8 at its start is no fault.
        standard: The catalogue of Varig, as TOML gives it.

    Returns:
        The changes, as TOML gives them, and a sentence for each fault.
    """
    try:
        return _find_faults(text, standard)
    except RecursionError:
        # Thousands of brackets, or of dots in a key, are a slip or an attack.
        return {}, (faults.not_toml(ValueError("nested too deeply")),)


def _find_faults(
    text: bytes, standard: dict[str, Any]
) -> tuple[dict[str, Any], tuple[Sentence, ...]]:
    try:
        changes = tomllib.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line_number = text[: error.start].count(b"\n") + 1
        return {}, (faults.not_utf8(line_number),)
    # A number of many thousand digits is a ValueError that is not TOML's own.
    except ValueError as error:
        return {}, (faults.not_toml(error),)
    return changes, (*_top_faults(changes), *_all_rule_faults(changes, standard))


def _top_faults(changes: dict[str, Any]) -> list[Sentence]:
    found = [
        faults.unknown_key(key, "", list(_TOP)) for key in changes if key not in _TOP
    ]
    if "due_soon_days" in changes:
        days = changes["due_soon_days"]
        found += _whole_number(days, "due_soon_days", "", LONGEST_DUE_SOON_DAYS)
    return found


def _all_rule_faults(
    changes: dict[str, Any], standard: dict[str, Any]
) -> list[Sentence]:
    rows = changes.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [faults.not_a_list("rule")]
    known = {row["code"]: row for row in standard["rule"]}
    codes = [row.get("code") for row in rows]
    found = [faults.twice(code) for code in known if codes.count(code) > 1]
    for number, row in enumerate(rows, start=1):
        code = row.get("code")
        if code is None:
            found.append(faults.without_code(number))
        elif isinstance(code, str) and code in known:
            found += _rule_faults(row, known[code])
        else:
            found.append(faults.unknown_rule(code, list(known)))
    return found


def _rule_faults(row: dict[str, Any], standard: dict[str, Any]) -> list[Sentence]:
    where = f"{row['code']}: "
    checks: dict[str, Callable[[object], list[Sentence]]] = {
        "months": lambda it: _whole_number(it, "months", where, LONGEST_MONTHS),
        "days": lambda it: _whole_number(it, "days", where, LONGEST_DAYS),
        "severity": lambda it: _code(it, "severity", where, GapSeverity),
        "owner": lambda it: _code(it, "owner", where, OwnerRole),
        "is_used": lambda it: _flag(it, "is_used", where),
        "limits": lambda it: _limits(it, where, standard.get("limits", {})),
    }
    allowed = [*dict.fromkeys(("code", *standard, "months", "days", "is_used"))]
    found: list[Sentence] = []
    for key, value in row.items():
        if key in checks:
            found += checks[key](value)
        elif key not in allowed:
            found.append(faults.unknown_key(key, where, allowed))
        elif key in _FIXED:
            found += _unchanged(value, key, where, standard[key])
        else:
            found += _text(value, key, where, standard[key])
    return found


def _limits(limits: object, where: str, known: dict[str, Any]) -> list[Sentence]:
    if not known:
        return [faults.without_limits(where)]
    if not isinstance(limits, dict):
        return [faults.not_limits(limits, where, list(known))]
    found: list[Sentence] = []
    for key, value in limits.items():
        if key not in known:
            found.append(faults.unknown_key(f"limits.{key}", where, list(known)))
        elif isinstance(known[key], float):
            found += _share(value, key, where)
        else:
            found += _whole_number(value, key, where, LONGEST_MONTHS)
    return found or _order_of_limits({**known, **limits}, where)


def _order_of_limits(limits: dict[str, Any], where: str) -> list[Sentence]:
    opens, until = limits.get("opens_months", 0), limits.get("until_months", 0)
    if "opens_months" in limits and opens >= until:
        return [faults.opens_too_late(opens, until, where)]
    return []


def _whole_number(value: object, key: str, where: str, most: int) -> list[Sentence]:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return []
    return [faults.not_number(key, value, where, most)]


def _share(value: object, key: str, where: str) -> list[Sentence]:
    is_flag = isinstance(value, bool)
    if isinstance(value, int | float) and not is_flag and 0 <= value <= 1:
        return []
    return [faults.not_number(key, value, where, 1, is_share=True)]


def _code(value: object, key: str, where: str, codes: type[Code]) -> list[Sentence]:
    known = [str(code) for code in codes]
    return [] if value in known else [faults.not_code(key, value, where, known)]


def _flag(value: object, key: str, where: str) -> list[Sentence]:
    return [] if isinstance(value, bool) else [faults.not_flag(key, value, where)]


def _unchanged(value: object, key: str, where: str, standard: object) -> list[Sentence]:
    # In Python true is 1; in the file it is not.
    if type(value) is type(standard) and value == standard:
        return []
    return [faults.fixed(key, value, standard, where)]


def _text(value: object, key: str, where: str, standard: str) -> list[Sentence]:
    is_line = (
        isinstance(value, str)
        and value.strip() != ""
        and len(value) <= LONGEST_TEXT
        and not any(category(letter) in _NO_LETTERS for letter in value)
    )
    if not is_line:
        return [faults.not_text(key, value, where, LONGEST_TEXT)]
    known = _names_in_braces(standard)
    if key.startswith("fact_") and not _names_in_braces(str(value)) <= known:
        return [faults.not_filled(key, str(value), where, sorted(known))]
    return []


def _names_in_braces(text: str) -> set[str]:
    """Find what is to be filled in; {from_on!r} or a lone brace is no name."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return {text}
    return {
        f"{name}{conversion or ''}{form}"
        for _words, name, form, conversion in parts
        if name is not None
    }
