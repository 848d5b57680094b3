"""Count what an export of Fia has and does not become, for the notes of its fields."""

from typing import NamedTuple

import polars as pl

from data import fia
from data.sentence import Sentence
from pipelines.sources.fia.cases import Cases
from pipelines.sources.fia.cooperations import Cooperations
from pipelines.sources.fia.evaluations import Evaluations
from pipelines.sources.fia.files import FiaFiles
from pipelines.sources.fia.newest import newest_rows
from pipelines.sources.fia.notes import Counts, count
from pipelines.sources.fia.plans import Plans
from pipelines.sources.fia.time import read_utc

_CLOSED = ("SLETTET", "FJERNET")


class Parts(NamedTuple):
    """The parts of an export, as they are understood."""

    cases: Cases
    cooperations: Cooperations
    plans: Plans
    evaluations: Evaluations
    grouped: pl.DataFrame
    """See `deliveries_of_cooperations`."""
    alone: pl.DataFrame
    """See `deliveries_of_cases`."""


def count_all(files: FiaFiles, parts: Parts) -> Counts:
    """Count by file and field; a file that is not there has no counts."""
    return {
        (fia.CASES, "endretAvHendelseId"): _passed_over(parts.cases.passed_over),
        (fia.CASES, "status"): _of_cases(parts),
        (fia.CASES, "opprettetTidspunkt"): _changed_early(parts.cases),
        (fia.CASES, "endretTidspunkt"): (
            *count(parts.cases.unreadable_times, *_UNREADABLE),
            *count(_true(parts.grouped["late_contact"]), *_LATE_CONTACT),
        ),
        (fia.COOPERATIONS, "id"): (
            *_passed_over(parts.cooperations.passed_over),
            *count(
                parts.grouped.filter(delivery_type="multi_unit").height, *_MULTI_UNIT
            ),
        ),
        (fia.COOPERATIONS, "status"): count(
            parts.cooperations.deleted_count, *_DELETED
        ),
        (fia.PLANS, "id"): _passed_over(parts.plans.passed_over),
        (fia.PLANS, "samarbeid_id"): count(parts.plans.without_cooperation, *_LOOSE),
        (fia.PLANS, "inkludert"): count(parts.plans.unclear_count, *_UNCLEAR),
        (fia.PLANS, "slutt_dato"): count(
            _true(parts.grouped["early_end"]), *_EARLY_END
        ),
        (fia.SURVEYS, "id"): _passed_over(parts.evaluations.passed_over),
        (fia.SURVEYS, "type"): count(parts.evaluations.needs_count, *_NEEDS),
        (fia.SURVEYS, "status"): count(parts.evaluations.deleted_count, *_DELETED),
        (fia.SURVEYS, "harMinstEttSvar"): count(
            parts.evaluations.too_few_count, *_TOO_FEW
        ),
        **_of_tables(files),
    }


def _of_cases(parts: Parts) -> tuple[Sentence, ...]:
    cases, cooperations = parts.cases.rows, parts.cooperations.rows
    alone = cases.join(cooperations, on="case_key", how="anti")
    has_key = pl.col("saksnummer").is_not_null()
    return (
        *count(cases.height, *_CASES),
        *count(cases.height - alone.height, *_WITH_COOPERATION),
        *count(parts.alone.height, *_ALONE),
        *count(alone.filter(has_key, meaning="assessed").height, *_ASSESSED),
        *count(cases.filter(meaning="deleted").height, *_DELETED),
    )


def _changed_early(cases: Cases) -> tuple[Sentence, ...]:
    created = read_utc("opprettetTidspunkt")
    early = cases.rows.filter(pl.col("first_at") < created)
    return count(early.height, *_EARLY)


def _of_tables(files: FiaFiles) -> dict[tuple[str, str], tuple[Sentence, ...]]:
    """Count the earlier rows of the tables, and those that fit no workplace."""
    register = files.rows(fia.WORKPLACES)
    is_closed = pl.col("status").str.to_uppercase().is_in(_CLOSED)
    codes = files.rows(fia.INDUSTRY_CODES).select(id="virksomhet")
    sectors = files.rows(fia.SECTORS).select("orgnr")
    counts = {
        (fia.WORKPLACES, "status"): count(
            register.filter(is_closed).height, *_LEFT_REGISTER
        ),
        (fia.INDUSTRY_CODES, "virksomhet"): count(
            codes.join(register, on="id", how="anti").height, *_NO_WORKPLACE
        ),
        (fia.SECTORS, "orgnr"): count(
            sectors.join(register, on="orgnr", how="anti").height, *_NO_WORKPLACE
        ),
    }
    for name, key in _KEYS.items():
        passed_over = newest_rows(files.rows(name), key).passed_over
        at = (name, key[0])
        counts[at] = (*_passed_over(passed_over), *counts.get(at, ()))
    return counts


def _passed_over(number: int) -> tuple[Sentence, ...]:
    return count(number, *_PASSED_OVER)


def _true(marks: pl.Series) -> int:
    return int(marks.fill_null(value=False).sum())


_KEYS = {
    fia.WORKPLACES: ["orgnr"],
    fia.INDUSTRY_CODES: ["virksomhet"],
    fia.SECTORS: ["orgnr"],
    fia.ABSENCE: ["orgnr", "arstall", "kvartal"],
}

_PASSED_OVER = (
    "Tidligere rader for samme nøkkel som ikke er brukt: {n}.",
    "Earlier rows of the same key that are not used: {n}.",
)
_CASES = ("Saker: {n}.", "Cases: {n}.")
_WITH_COOPERATION = ("Med samarbeid: {n}.", "With cooperations: {n}.")
_ALONE = (
    "Uten samarbeid, men med en leveranse: {n}.",
    "Without a cooperation, but with a delivery: {n}.",
)
_ASSESSED = (
    "Bare vurderinger, uten leveranse: {n}.",
    "Assessments only, without a delivery: {n}.",
)
_DELETED = ("Slettet i Fia: {n}.", "Deleted in Fia: {n}.")
_EARLY = (
    "Saker med en hendelse før saken ble opprettet: {n}.",
    "Cases with an event before the case was created: {n}.",
)
_UNREADABLE = (
    "Hendelser der tiden ikke kan leses, og som regnes som de eldste i saken: {n}.",
    "Events whose time cannot be read, counted as the oldest of their case: {n}.",
)
_LATE_CONTACT = (
    "Saker der første hendelse er etter starten, så første kontakt er tom: {n}.",
    "Cases whose first event is after the start, so first contact is empty: {n}.",
)
_MULTI_UNIT = (
    "Leveranser med flere enheter, utledet: {n}.",
    "Multi-unit deliveries, inferred: {n}.",
)
_LOOSE = (
    "Innhold i planer der samarbeidet er slettet eller mangler: {n}.",
    "Contents of plans whose cooperation is deleted or missing: {n}.",
)
_UNCLEAR = (
    "Innhold der det verken står t eller f, regnet som ikke med: {n}.",
    "Contents with neither t nor f, counted as not included: {n}.",
)
_EARLY_END = (
    "Leveranser der planen slutter før starten, så planlagt slutt er tom: {n}.",
    "Deliveries whose plan ends before the start, so planned end is empty: {n}.",
)
_NEEDS = ("Behovsvurderinger: {n}.", "Needs surveys: {n}.")
_TOO_FEW = (
    "Avsluttede evalueringer der ingen spørsmål har tre svar: {n}.",
    "Completed evaluations in which no question has three answers: {n}.",
)
_LEFT_REGISTER = ("SLETTET eller FJERNET: {n}.", "SLETTET or FJERNET: {n}.")
_NO_WORKPLACE = (
    "Rader uten virksomhet i table_virksomhet: {n}.",
    "Rows without a workplace in table_virksomhet: {n}.",
)
