"""Read what the command line asks: of which day, and with which filters?"""

from collections.abc import Mapping, Sequence
from datetime import date

from app.cli_refusal import REFUSED, CommandRefusedError
from app.components.filter_choices import Choice, in_words, list_choices
from app.door import Build, query_build
from app.filters import Filters
from app.identity import Reader


class QuestionError(CommandRefusedError):
    """Something was asked for with a word that Varig does not know."""

    def __init__(self, said: str) -> None:
        """Say what was met, and what is known."""
        super().__init__(said, REFUSED)


def read_choices(words: Sequence[str]) -> dict[str, list[str]]:
    """Read filters written as `sector=municipal`.

    Raises:
        QuestionError: One of them has no `=`.
    """
    chosen: dict[str, list[str]] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise QuestionError(f"{word!r} is no filter: write it as sector=municipal.")
        chosen.setdefault(key, []).append(value)
    return chosen


def known_choices(build: Build, reader: Reader) -> tuple[Choice, ...]:
    """List the filters of a build, in the language that is spoken."""
    return list_choices(query_build(build, "filter_options", Filters(), reader))


def read_filters(
    chosen: Mapping[str, Sequence[str]],
    choices: Sequence[Choice],
    *,
    as_of: date | None,
) -> Filters:
    """Turn filter names and codes or words into filters.

    Args:
        chosen: Filter name in the address -> codes or words, as in `?sector=...`.
        choices: What there is to choose.
        as_of: What is dated later has not happened; None: the data date.

    Raises:
        QuestionError: A filter or a value is not known.
    """
    by_key = {choice.key: choice for choice in choices}
    filters = Filters(as_of=as_of)
    for key, values in chosen.items():
        refuse_unknown(key, by_key, "filter")
        choice = by_key[key]
        codes = tuple(_read_code(value, choice) for value in values)
        filters = filters.choosing(choice.field, codes)
    return filters


def read_day(build: Build, as_of: date | None) -> date:
    """Give the day that is asked about; None is the data date.

    Raises:
        QuestionError: The day is after the data date.
    """
    day = as_of or build.data_date
    if day > build.data_date:
        raise QuestionError(
            f"{day} is after the data date, {build.data_date}, and nothing is known "
            "of it. Choose that day or an earlier one."
        )
    return day


def refuse_unknown(
    asked: str, known: Sequence[str] | Mapping[str, object], what: str
) -> None:
    """Refuse a word that is not known, and list those that are.

    Raises:
        QuestionError: The word is not known.
    """
    if asked not in known:
        listed = ", ".join(known)
        raise QuestionError(f"{asked!r} is not a known {what}. Known: {listed}.")


def said_filters(filters: Filters, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """Write the filters in words."""
    return tuple(in_words(filters, choices))


def _read_code(value: str, choice: Choice) -> str:
    for code, word in choice.options.items():
        if value in (code, word) or value.casefold() == word.casefold():
            return code
    listed = ", ".join(f"{code} ({word})" for code, word in choice.options.items())
    raise QuestionError(f"{value!r} is not a known {choice.key}. Known: {listed}.")
