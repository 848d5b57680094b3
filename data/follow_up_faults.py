"""In which words is a file refused that changes follow-up rules?

A sentence per fault: what was met, what may stand there, and what to do.
"""

import re

from data.sentence import Sentence

_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)")


def not_utf8(line_number: int) -> Sentence:
    """Say where the file has other letters than UTF-8."""
    return Sentence(
        nb=f"Linje {line_number} er ikke skrevet i UTF-8. Lagre filen som UTF-8.",
        en=f"Line {line_number} is not written in UTF-8. Save the file as UTF-8.",
    )


def not_toml(error: ValueError) -> Sentence:
    """Say where the file stops being TOML; the reason is the parser's own."""
    said = str(error)
    place = _PLACE.search(said)
    reason = _PLACE.sub("", said)
    where_nb, where_en = "", ""
    if place:
        where_nb = f" på linje {place[1]}, tegn {place[2]}"
        where_en = f" on line {place[1]}, character {place[2]}"
    return Sentence(
        nb=f"Filen er ikke gyldig TOML{where_nb} ({reason}). Rett stedet, eller "
        "begynn på nytt med en kopi av data/follow_up.toml.",
        en=f"The file is not valid TOML{where_en} ({reason}). Mend the place, or "
        "begin again with a copy of data/follow_up.toml.",
    )


def not_a_list(key: str) -> Sentence:
    """Say how rules are written."""
    return Sentence(
        nb=f"«{key}» er ingen liste av regler. Skriv hver regel under [[rule]].",
        en=f"“{key}” is no list of rules. Write each rule under [[rule]].",
    )


def without_code(number: int) -> Sentence:
    """Say which rule of the file has no code."""
    return Sentence(
        nb=f"Regel nummer {number} i filen mangler «code». Skriv hvilken regel det er.",
        en=f"Rule number {number} in the file has no “code”. Write which rule it is.",
    )


def unknown_rule(code: object, known: list[str]) -> Sentence:
    """Say that there is no such rule."""
    listed = ", ".join(known)
    return Sentence(
        nb=f"Det er ingen regel {_said(code)}. Reglene er: {listed}.",
        en=f"There is no rule {_said(code)}. The rules are: {listed}.",
    )


def twice(code: str) -> Sentence:
    """Say that a rule stands more than once."""
    return Sentence(
        nb=f"Regelen «{code}» står mer enn én gang. La én av dem stå.",
        en=f"The rule “{code}” stands more than once. Leave one of them.",
    )


def unknown_key(key: str, where: str, known: list[str]) -> Sentence:
    """Say that a key can not be set, and which can."""
    listed = ", ".join(known)
    return Sentence(
        nb=f"{where}«{key}» er ikke noe som kan settes. Her kan stå: {listed}.",
        en=f"{where}“{key}” is nothing that can be set. Here may stand: {listed}.",
    )


def without_limits(where: str) -> Sentence:
    """Say that a rule has no limits to set."""
    return Sentence(
        nb=f"{where}Regelen har ingen grenser. Ta bort [rule.limits].",
        en=f"{where}The rule has no limits. Take [rule.limits] away.",
    )


def not_limits(value: object, where: str, known: list[str]) -> Sentence:
    """Say how limits are written."""
    listed = ", ".join(known)
    return Sentence(
        nb=f"{where}«limits» er {_said(value)}. Skriv [rule.limits] på en egen linje, "
        f"og under den: {listed}.",
        en=f"{where}“limits” is {_said(value)}. Write [rule.limits] on a line of its "
        f"own, and under it: {listed}.",
    )


def not_number(
    key: str, value: object, where: str, most: int, *, is_share: bool = False
) -> Sentence:
    """Say which numbers may stand."""
    nb, en = ("tall", "number") if is_share else ("helt tall", "whole number")
    return Sentence(
        nb=f"{where}«{key}» er {_said(value)}. Skriv et {nb} fra 0 til {most}.",
        en=f"{where}“{key}” is {_said(value)}. Write a {en} from 0 to {most}.",
    )


def opens_too_late(opens: int, until: int, where: str) -> Sentence:
    """Say that nothing can count between two limits."""
    return Sentence(
        nb=f"{where}«opens_months» er {opens} og «until_months» er {until}, så ingen "
        "kontakt kan telle. Sett «opens_months» lavere enn «until_months».",
        en=f"{where}“opens_months” is {opens} and “until_months” is {until}, so no "
        "contact can count. Set “opens_months” lower than “until_months”.",
    )


def not_code(key: str, value: object, where: str, known: list[str]) -> Sentence:
    """Say which codes may stand."""
    listed = ", ".join(known)
    return Sentence(
        nb=f"{where}«{key}» er {_said(value)}, som ikke er kjent. Skriv en av: "
        f"{listed}.",
        en=f"{where}“{key}” is {_said(value)}, which is not known. Write one of: "
        f"{listed}.",
    )


def not_flag(key: str, value: object, where: str) -> Sentence:
    """Say that only yes or no may stand."""
    return Sentence(
        nb=f"{where}«{key}» er {_said(value)}. Skriv true eller false.",
        en=f"{where}“{key}” is {_said(value)}. Write true or false.",
    )


def not_text(key: str, value: object, where: str, most: int) -> Sentence:
    """Say which text may stand."""
    return Sentence(
        nb=f"{where}«{key}» er {_said(value)}. Skriv én linje tekst i anførselstegn, "
        f"høyst {most} tegn.",
        en=f"{where}“{key}” is {_said(value)}. Write one line of text in quotation "
        f"marks, {most} characters at most.",
    )


def not_filled(key: str, value: str, where: str, known: list[str]) -> Sentence:
    """Say which names in braces are filled in."""
    listed = ", ".join(f"{{{name}}}" for name in known)
    return Sentence(
        nb=f"{where}«{key}» er {_said(value)}. I krøllparentes kan bare stå: {listed}.",
        en=f"{where}“{key}” is {_said(value)}. In braces may only stand: {listed}.",
    )


def fixed(key: str, value: object, standard: object, where: str) -> Sentence:
    """Say that a key belongs to the rule and cannot be changed."""
    return Sentence(
        nb=f"{where}«{key}» er {_said(value)}, men hører til regelen og er "
        f"{_said(standard)}. Ta linjen bort.",
        en=f"{where}“{key}” is {_said(value)}, but belongs to the rule and is "
        f"{_said(standard)}. Take the line away.",
    )


def _said(value: object) -> str:
    """Write a value much as the file has it, and never more than a line of it."""
    said = str(value).lower() if isinstance(value, bool) else repr(value)
    return said if len(said) <= 60 else f"{said[:57]}..."
