"""Say on the command line which factors go with an outcome, as the screen does.

This module is long because every factor is said in words and as JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from app.cli_build import build_asked
from app.cli_question import (
    QuestionError,
    known_choices,
    read_choices,
    read_day,
    read_filters,
    refuse_unknown,
    said_filters,
)
from app.door import Build, open_door
from app.identity import Reader
from app.metrics.compared_factors import points
from app.metrics.factor_comparison import (
    MINIMA,
    FactorComparison,
    compare_outcome,
)
from app.permits import Act, require
from app.translations.factor_words import (
    basis_label,
    chance_words,
    factor_label,
    outcome_label,
)
from app.translations.gettext import _, speaking
from app.translations.numbers import format_count, format_share
from data.home import Home
from data.vocabulary import Outcome


@dataclass(frozen=True)
class Answer:
    """A comparison, with the conditions it holds under."""

    build_id: str
    data_date: date
    as_of: date
    filters: tuple[str, ...]
    """Each filter in words; none is the whole programme."""
    found: FactorComparison


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    outcome: str
    """Code of an outcome."""
    minimum: int
    """Deliveries that must stand behind each share."""
    as_of: date | None
    """What is dated later has not happened; None: the data date."""
    filters: tuple[str, ...]
    """Written as `sector=municipal`."""
    build: str | None = None
    """The name of an earlier build, or the start of it; None: the current one."""


def say_factors(
    home: Home, reader: Reader, asked: Asked, language: str, *, as_json: bool
) -> tuple[str, int]:
    """Say which factors go with an outcome, as lines or as JSON.

    Returns:
        What to print, and the exit code: 1 when it says why there is no answer.

    Raises:
        RefusedError: The reader may see no figures, or not of that build.
    """
    try:
        with build_asked(home, reader, asked.build) as build:
            if build is None:
                return "Nothing to compare: load data first with `varig load FILES`.", 1
            answer = compare(build, reader, asked, language)
    except QuestionError as error:
        return f"Not done: {error}", 1
    if not as_json:
        return as_text(answer, language), 0
    return json.dumps(in_cells(answer, language), indent=2, ensure_ascii=False), 0


def compare(build: Build, reader: Reader, asked: Asked, language: str) -> Answer:
    """Compare units with and without each factor.

    Raises:
        QuestionError: The outcome, a filter or a value is not known, the minimum is
            not offered, or the day is after the data date.
        RefusedError: The reader may see no figures.
    """
    require(reader, Act.SEE_FIGURES)
    refuse_unknown(asked.outcome, [known.value for known in Outcome], "outcome")
    refuse_unknown(str(asked.minimum), [str(known) for known in MINIMA], "minimum")
    day = read_day(build, asked.as_of)
    with speaking(language):
        choices = known_choices(build, reader)
        chosen = read_choices(asked.filters)
        filters = read_filters(chosen, choices, as_of=asked.as_of)
        said = said_filters(filters, choices)
    outcome = Outcome.with_code(asked.outcome)
    with open_door(build, filters, reader) as door:
        found = compare_outcome(door.fetch, outcome, minimum=asked.minimum)
    return Answer(build.id, build.data_date, day, said, found)


def in_cells(answer: Answer, language: str) -> dict[str, object]:
    """Give a comparison as JSON has it: every factor with its cells."""
    found = answer.found
    with speaking(language):
        rows = [
            {"name": factor_label(row["factor_code"]), **row}
            for row in found.rows.iter_rows(named=True)
        ]
        name = outcome_label(found.outcome.value)
    return {
        "build": answer.build_id,
        "data_date": answer.data_date.isoformat(),
        "as_of": answer.as_of.isoformat(),
        "filters": list(answer.filters),
        "outcome": {"code": found.outcome.value, "name": name, **asdict(found.counts)},
        "minimum_deliveries": found.minimum,
        "factors": rows,
    }


def as_text(answer: Answer, language: str) -> str:
    """Show a comparison a line a factor, the surest first."""
    found = answer.found
    with speaking(language):
        head = _("{outcome}: {yes} of {n} units in {deliveries} deliveries").format(
            outcome=outcome_label(found.outcome.value),
            yes=format_count(found.counts.yes_count),
            n=format_count(found.counts.unit_count),
            deliveries=format_count(found.counts.delivery_count),
        )
        rows = [_cells(row, found.minimum) for row in found.rows.iter_rows(named=True)]
        limits = _(
            "The numbers show what occurs together, not why: units that differ in a "
            "factor may differ in other things too."
        )
    widths = [max(len(row[place]) for row in rows) for place in range(2)]
    lines = [
        f"{code:<{widths[0]}}  {basis:<{widths[1]}}  {said}"
        for code, basis, said in rows
    ]
    return "\n".join((head, "", *lines, "", limits))


def _cells(row: dict[str, object], minimum: int) -> tuple[str, str, str]:
    code, basis = str(row["factor_code"]), basis_label(str(row["basis"]))
    if not row["is_enough"]:
        return code, basis, _too_few(row, minimum)
    return code, basis, "  ".join(_compared(row))


def _too_few(row: Mapping[str, object], minimum: int) -> str:
    if row["with_deliveries"] is None:
        said = _("too few: {minimum} deliveries with and without are asked for")
        return said.format(minimum=minimum)
    said = _("too few: {with_n} and {without_n} deliveries, {minimum} are asked for")
    return said.format(
        with_n=row["with_deliveries"],
        without_n=row["without_deliveries"],
        minimum=minimum,
    )


def _compared(row: Mapping[str, object]) -> list[str]:
    shares = _("{with_share} ({with_yes} of {with_n}) against {share} ({yes} of {n})")
    difference = _("{difference} points ({lower} to {upper})")
    number = {name: value for name, value in row.items() if isinstance(value, float)}
    return [
        shares.format(
            with_share=format_share(number["with_share"], digits=0),
            with_yes=row["with_yes"],
            with_n=row["with_n"],
            share=format_share(number["without_share"], digits=0),
            yes=row["without_yes"],
            n=row["without_n"],
        ),
        difference.format(
            **{name: points(number[name]) for name in ("difference", "lower", "upper")}
        ),
        chance_words(number["p_value"]),
        _verdict(row),
    ]


def _verdict(row: Mapping[str, object]) -> str:
    if row["is_clear"]:
        return _("clear")
    if row["is_turned"]:
        return _("turns when like is compared with like")
    if row["is_mixed"]:
        return _("too few alike in delivery type and size to tell")
    return _("not clear")
